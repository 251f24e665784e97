"""Queries over the reference world, as clients send them: filters, orders, pages, related records."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, ParamSpec, TypeVar, cast
from uuid import UUID

from hypothesis import strategies as st

from tests.records.reference.schema import BASE, OBJECTS
from tests.records.reference.totals import aggregates
from tests.records.reference.world import POOLS, as_json

MOST_HOPS = 3
DIRECTIONS = ("AscNullsFirst", "AscNullsLast", "DescNullsFirst", "DescNullsLast")
LETTERS = "aAbBeEéÉsSßøØ zZ09_%\\'\"％日😀\u0301ΑαΣσ"
EQUALITY = ("eq", "neq", "in", "is")
COMPARISON = (*EQUALITY, "gt", "gte", "lt", "lte")
OPERATORS: Mapping[str, tuple[str, ...]] = {
    "text": (*COMPARISON, "like", "ilike", "ilike", "ilike", "startsWith", "endsWith"),
    "uuid": COMPARISON,
    "float": COMPARISON,
    "integer": COMPARISON,
    "numeric": COMPARISON,
    "moment": COMPARISON,
    "day": COMPARISON,
    "boolean": EQUALITY,
    "option": (*EQUALITY, "containsAny", "isEmptyArray"),
    "options": ("is", "containsAny", "isEmptyArray"),
    "texts": ("is", "containsAny", "isEmptyArray", "containsIlike"),
    "json": ("is", "like", "ilike"),
}
"""§2.4, by kind."""

PAGES: tuple[dict[str, int], ...] = (
    {"first": 3},
    {"first": 0},
    {"last": 4},
    {"first": 2, "offset": 3},
    {"offset": 0},
)
SHAPES = ("field", "field", "field", "and", "or", "not", "both", "relation", "relation", "nothing")
NOTHING: tuple[dict[str, Any], ...] = ({}, {"and": []}, {"or": None}, {"not": {}}, {"position": None})
MOST_LEVELS = 3
SHARES = tuple(share / 8 for share in range(9))
SIZES = (0, 1, 2, 3, 5)

UNSORTABLE = {"json", "options", "texts"}
P = ParamSpec("P")
T = TypeVar("T")
Draw = Callable[[st.SearchStrategy[Any]], Any]
_SAMPLED: dict[str, st.SearchStrategy[Any]] = {}


@dataclass(frozen=True)
class Query:
    """A list of one object's records. `turn` places a cursor: after which share of the records a second page begins."""

    object: str
    arguments: Mapping[str, Any]
    turn: float | None = None
    backward: bool = False
    size: int = 5
    related: Mapping[str, Query] = field(default_factory=dict)
    totals: Sequence[str] = ()


def strategy(made: Callable[P, st.SearchStrategy[T]]) -> Callable[P, st.SearchStrategy[T]]:
    """A function that makes one strategy per arguments: to make a strategy takes longer than to draw from it."""
    return cache(made)


@strategy
@st.composite
def queries(draw: Draw, name: str = "", *, is_related: bool = False) -> Query:
    """Any query. Related lists are pages of their own, without cursors and without lists inside."""
    name = name or draw(_one_of(tuple(OBJECTS)))
    arguments: dict[str, Any] = {}
    if draw(_chance(4)):
        arguments["filter"] = draw(filters(name))
    if draw(_chance(4)):
        arguments["orderBy"] = [draw(orders(name)) for _ in range(draw(_one_of((0, 1, 1, 2, 3))))]
    if draw(_chance(1)):
        arguments |= draw(_one_of(PAGES))
    if is_related:
        return Query(name, arguments)
    many = OBJECTS[name].many
    opened = [draw(_one_of(tuple(many)))] if many and draw(_chance(1)) else []
    related = {each: draw(queries(many[each][0], is_related=True)) for each in opened}
    totals = [draw(_one_of(tuple(aggregates(name)))) for _ in range(draw(_one_of((0, 0, 1, 2))))]
    if "first" in arguments or "last" in arguments or not draw(_chance(3)):
        return Query(name, arguments, related=related, totals=totals)
    return Query(name, arguments, draw(_one_of(SHARES)), draw(_chance(2)), draw(_one_of(SIZES)), related, totals)


@strategy
@st.composite
def filters(draw: Draw, name: str, hops: int = 0, levels: int = 0) -> dict[str, Any]:
    """A filter of an object's records."""
    shape = draw(_one_of(SHAPES if levels < MOST_LEVELS else ("field", "nothing")))
    if shape == "relation" and hops < MOST_HOPS:
        return cast("dict[str, Any]", draw(_through_relation(name, hops, levels)))
    inner = filters(name, hops, levels + 1)
    match shape:
        case "and" | "or":
            return {shape: [draw(inner) for _ in range(draw(_one_of((0, 1, 2, 2, 3))))]}
        case "not":
            return {"not": draw(inner)}
        case "both":
            return {**draw(inner), **draw(inner)}
        case "nothing":
            return dict(draw(_one_of(NOTHING)))
        case _:
            return cast("dict[str, Any]", draw(_conditions(name)))


@strategy
@st.composite
def _through_relation(draw: Draw, name: str, hops: int, levels: int) -> dict[str, Any]:
    described = OBJECTS[name]
    relation = draw(_one_of((*described.one, *described.many)))
    if relation in described.one:
        return {relation: draw(filters(described.one[relation], hops + 1, levels + 1))}
    inner = draw(filters(described.many[relation][0], hops + 1, levels + 1))
    quantifier = draw(_one_of(("", "", "any", "none", "every")))
    return {relation: {quantifier: inner} if quantifier else inner}


@strategy
@st.composite
def _conditions(draw: Draw, name: str) -> dict[str, Any]:
    """One field with one or two operators."""
    described = OBJECTS[name]
    path = draw(_one_of((*described.kinds, *(f"{relation}Id" for relation in described.one))))
    kind = described.kinds.get(path, "uuid")
    chosen = [draw(_one_of(OPERATORS[kind])) for _ in range(draw(_one_of((1, 1, 1, 2))))]
    condition: Any = {each: draw(_operand(kind, each, described.options.get(path, ()))) for each in chosen}
    for step in reversed(path.split(".")):
        condition = {step: condition}
    return cast("dict[str, Any]", condition)


@strategy
def _operand(kind: str, operator: str, options: tuple[str, ...]) -> st.SearchStrategy[Any]:
    one = _one_of(options) if options else _value(kind)
    match operator:
        case "is":
            return _one_of(("NULL", "NOT_NULL"))
        case "isEmptyArray":
            return st.booleans()
        case "like" | "ilike":
            return patterns()
        case "containsIlike":
            return texts()
        case "in" | "containsAny":
            return st.lists(one if kind != "texts" else texts(), min_size=1, max_size=3)
        case _:
            return one


@strategy
def _value(kind: str) -> st.SearchStrategy[Any]:
    if kind == "text":
        return texts()
    if kind == "uuid":
        return st.integers(0, 2**128 - 1).map(lambda number: str(UUID(int=number)))
    return _one_of(tuple(map(as_json, POOLS[kind])) if kind in POOLS else ("",))


@strategy
def texts() -> st.SearchStrategy[str]:
    """Texts that records hold, and others."""
    known = _one_of((*POOLS["text"], "al\0pha"))
    return st.one_of(known, known, st.text(LETTERS, max_size=4))


@strategy
def patterns() -> st.SearchStrategy[str]:
    """Patterns around such texts."""
    around = _one_of(("{}", "%{}", "{}%", "%{}%", "_{}", "{}_", "{}\\"))
    return st.builds(lambda form, text: form.replace("{}", text), around, texts())


@strategy
@st.composite
def orders(draw: Draw, name: str, hops: int = 0) -> dict[str, Any]:
    """One key, perhaps of a related record."""
    described = OBJECTS[name]
    if described.one and hops < MOST_HOPS and draw(_chance(1)):
        relation = draw(_one_of(tuple(described.one)))
        return {relation: draw(orders(described.one[relation], hops + 1))}
    sortable = [path for path, kind in described.kinds.items() if kind not in UNSORTABLE]
    own = [path for path in sortable if path not in BASE]
    path = draw(_one_of((*own, *own, *sortable)))
    order: Any = draw(_one_of(DIRECTIONS))
    for step in reversed(path.split(".")):
        order = {step: order}
    return cast("dict[str, Any]", order)


def _one_of(values: tuple[Any, ...]) -> st.SearchStrategy[Any]:
    """`sampled_from`, made once. By name, because 1 and True are one key to a cache, and a dict is none."""
    name = repr(values)
    if name not in _SAMPLED:
        _SAMPLED[name] = st.sampled_from(values)
    return _SAMPLED[name]


@strategy
def _chance(of_five: int) -> st.SearchStrategy[bool]:
    return st.integers(1, 5).map(lambda drawn: drawn <= of_five)
