"""A slow reading of the contract: which records a query finds, in which order, and which of them are on a page.

Written from contract §2.3 to §2.6 and from decision 17, never from the SQL. A record is a mapping of field paths to
values: texts, numbers, `datetime`, `date`, ids and options as texts, lists, JSON.

`matching` is what totals, groups and aggregates of a query are made from.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cached_property
from operator import ge, gt, le, lt
from typing import Any

from tests.records.reference.schema import OBJECTS, Described
from tests.records.reference.texts import compared, contains, ilike, like

Record = Mapping[str, Any]
Filter = Mapping[str, Any]

Key = tuple[tuple[str, ...], str]
"""The path to what is ordered by, through relations, and a direction."""

MOST_RECORDS, MOST_RELATED = 200, 60
QUANTIFIERS = ("any", "none", "every")
COMPARISONS: Mapping[str, Callable[[Any, Any], bool]] = {"gt": gt, "gte": ge, "lt": lt, "lte": le}
MISSING: tuple[Any, ...] = (None, "", [], {})
"""§2.4: stored as null, and found by `is: NULL`."""


@dataclass(frozen=True)
class Page:
    """Some records in response order, how many there are in all, and whether there are more on either side."""

    records: Sequence[Record]
    total: int
    has_next: bool
    has_previous: bool


@dataclass(frozen=True)
class Reference:
    """The records of a workspace by object."""

    records: Mapping[str, Sequence[Record]]

    def page(self, name: str, arguments: Mapping[str, Any], among: Sequence[Record] | None = None) -> Page:
        """What a list answers (§2.3). `among` are the records of a relation; cursors are ids here."""
        found = self.matching(name, arguments.get("filter") or {}, among)
        listed = self.ordered(name, arguments.get("orderBy") or [], found)
        places = {record["id"]: place for place, record in enumerate(listed)}
        size = min(arguments.get("first", arguments.get("last", MOST_RECORDS)), MOST_RECORDS)
        if among is not None:
            size = min(size, MOST_RELATED)
        if "last" in arguments or "before" in arguments:
            end = places[arguments["before"]] if "before" in arguments else len(listed)
            begin = max(end - size, 0)
            return Page(listed[begin:end], len(listed), "before" in arguments, begin > 0)
        begin = places[arguments["after"]] + 1 if "after" in arguments else 0
        begin += arguments.get("offset", 0)
        end = begin + size
        is_inner = "after" in arguments or arguments.get("offset", 0) > 0
        return Page(listed[begin:end], len(listed), end < len(listed), is_inner)

    def matching(self, name: str, filter_: Filter, among: Sequence[Record] | None = None) -> list[Record]:
        """The records that a filter lets through; trashed ones only if it speaks of `deletedAt` (§2.3)."""
        trashed_too = mentions_trash(filter_)
        return [
            record
            for record in (self.records[name] if among is None else among)
            if (trashed_too or record["deletedAt"] is None) and self.satisfies(name, record, filter_)
        ]

    def satisfies(self, name: str, record: Record, filter_: Filter) -> bool:
        """§2.4: several keys are one `and`; empty `and` and `or`, and what is null, say nothing."""
        return all(self._holds(name, record, key, value) for key, value in filter_.items() if value is not None)

    def related(self, name: str, record: Record, relation: str) -> list[Record]:
        """The records behind a relation, trashed ones too."""
        if relation in OBJECTS[name].one:
            target, wanted = OBJECTS[name].one[relation], record[f"{relation}Id"]
            return [each for each in self.records[target] if each["id"] == wanted]
        target, back = OBJECTS[name].many[relation]
        return [self._by_id[target][each] for each in self._pointing.get((target, back, record["id"]), ())]

    def ordered(self, name: str, order: Sequence[Mapping[str, Any]], records: Sequence[Record]) -> list[Record]:
        """§2.5, the last key first: sorting keeps the order of equals. Ids break ties, in the direction of all keys."""
        keys = list(_first_mentions(key for item in order for key in _keys(OBJECTS[name], item)))
        is_descending = bool(keys) and all(direction.startswith("Desc") for _, direction in keys)
        listed = sorted(records, key=lambda record: record["id"], reverse=is_descending)
        for path, direction in reversed(keys):
            value = self._value_of(name, path)
            missing = [record for record in listed if value(record) is None]
            there = [record for record in listed if value(record) is not None]
            there.sort(key=value, reverse=direction.startswith("Desc"))
            listed = missing + there if direction.endswith("First") else there + missing
        return listed

    def _value_of(self, name: str, path: tuple[str, ...]) -> Callable[[Record], Any]:
        """What an order compares of a record: None if it is missing, or its record is."""
        if path[0] in OBJECTS[name].one:
            inner = self._value_of(OBJECTS[name].one[path[0]], path[1:])

            def through(record: Record) -> Any:
                live = [each for each in self.related(name, record, path[0]) if each["deletedAt"] is None]
                return inner(live[0]) if live else None

            return through
        field = ".".join(path)
        kind = kind_of(OBJECTS[name], field)
        options = OBJECTS[name].options.get(field, ())

        def own(record: Record) -> Any:
            value = record[field]
            if value in MISSING:
                return None
            return options.index(value) if kind == "option" else comparable(kind, value)

        return own

    def _holds(self, name: str, record: Record, key: str, value: Any) -> bool:
        described = OBJECTS[name]
        if key in {"and", "or", "not"}:
            return self._holds_together(name, record, key, value)
        if key in described.one:
            target = described.one[key]
            return not says_something(OBJECTS[target], value) or self._any(target, name, record, key, value)
        if key in described.many:
            return self._holds_of_many(name, record, key, value)
        parts = {f"{key}.{part}": operators for part, operators in value.items()}
        asked = parts if _is_composite(described, key) else {key: value}
        return all(holds(kind_of(described, path), record[path], operators) for path, operators in asked.items())

    def _holds_together(self, name: str, record: Record, key: str, value: Any) -> bool:
        described = OBJECTS[name]
        if key == "not":
            return not says_something(described, value) or not self.satisfies(name, record, value)
        said = [each for each in value if says_something(described, each)]
        answers = [self.satisfies(name, record, each) for each in said]
        return all(answers) if key == "and" or not said else any(answers)

    def _holds_of_many(self, name: str, record: Record, relation: str, value: Filter) -> bool:
        """Decision 17: any record by default; `any`, `none` and `every` with filters of their own."""
        target, _ = OBJECTS[name].many[relation]
        plain = {key: each for key, each in value.items() if key not in QUANTIFIERS}
        if says_something(OBJECTS[target], plain) and not self._any(target, name, record, relation, plain):
            return False
        for quantifier in QUANTIFIERS:
            inner = value.get(quantifier)
            if inner is None:
                continue
            there = [r for r in self.related(name, record, relation) if mentions_trash(inner) or r["deletedAt"] is None]
            answers = [self.satisfies(target, each, inner) for each in there]
            if not {"any": any(answers), "none": not any(answers), "every": all(answers)}[quantifier]:
                return False
        return True

    def _any(self, target: str, name: str, record: Record, relation: str, filter_: Filter) -> bool:
        return bool(self.matching(target, filter_, self.related(name, record, relation)))

    @cached_property
    def _by_id(self) -> Mapping[str, Mapping[str, Record]]:
        return {name: {record["id"]: record for record in records} for name, records in self.records.items()}

    @cached_property
    def _pointing(self) -> Mapping[tuple[str, str, str], list[str]]:
        pointing: dict[tuple[str, str, str], list[str]] = {}
        for name, records in self.records.items():
            for record in records:
                for relation in OBJECTS[name].one:
                    pointing.setdefault((name, relation, record[f"{relation}Id"]), []).append(record["id"])
        return pointing


def mentions_trash(filter_: Filter) -> bool:
    """§2.3: whether a filter mentions `deletedAt` anywhere, relations aside."""
    inside = [each for key in ("and", "or") for each in filter_.get(key) or ()]
    inside += [filter_["not"]] if filter_.get("not") else []
    return filter_.get("deletedAt") is not None or any(map(mentions_trash, inside))


def says_something(described: Described, filter_: Filter) -> bool:
    """Whether a filter asks anything of a record."""
    for key, value in filter_.items():
        if value is None:
            continue
        if key in {"and", "or"}:
            said = any(says_something(described, each) for each in value)
        elif key == "not":
            said = says_something(described, value)
        elif key in described.one:
            said = says_something(OBJECTS[described.one[key]], value)
        elif key in described.many:
            said = _says_of_many(OBJECTS[described.many[key][0]], value)
        else:
            said = any(value.values()) if _is_composite(described, key) else bool(value)
        if said:
            return True
    return False


def _says_of_many(target: Described, value: Filter) -> bool:
    """`every` of nothing is true of all; `any` and `none` of nothing ask whether there are records."""
    plain = {key: each for key, each in value.items() if key not in QUANTIFIERS}
    every = value.get("every")
    asked = any(value.get(each) is not None for each in ("any", "none"))
    return asked or says_something(target, plain) or (every is not None and says_something(target, every))


def _is_composite(described: Described, name: str) -> bool:
    return any(path.startswith(f"{name}.") for path in described.kinds)


def kind_of(described: Described, path: str) -> str:
    """The kind of a field; a join column's is uuid."""
    return described.kinds.get(path, "uuid")


def holds(kind: str, value: Any, operators: Mapping[str, Any]) -> bool:
    """Whether a value satisfies every operator (§2.4)."""
    return all(_operator_holds(kind, value, name, storable(operand)) for name, operand in operators.items())


def storable(operand: Any) -> Any:
    """Without the character that no text can hold."""
    if isinstance(operand, list):
        return [storable(each) for each in operand]
    return operand.replace("\0", "") if isinstance(operand, str) else operand


def _operator_holds(kind: str, value: Any, operator: str, operand: Any) -> bool:
    if operator in OF_ALL:
        return OF_ALL[operator](kind, value, operand)
    if value in MISSING:
        return False
    if operator in COMPARISONS:
        return COMPARISONS[operator](comparable(kind, value), comparable(kind, read(kind, operand)))
    return PATTERNS[operator](json_text(value) if kind == "json" else value, operand)


def _equal(kind: str, value: Any, operand: Any) -> bool:
    if kind == "text" and operand == "":
        return value in MISSING
    return value not in MISSING and bool(value == read(kind, operand))


OF_ALL: Mapping[str, Callable[[str, Any, Any], bool]] = {
    "is": lambda _kind, value, operand: (value in MISSING) == (operand == "NULL"),
    "isEmptyArray": lambda _kind, value, operand: (value in MISSING) == operand,
    "eq": _equal,
    "neq": lambda kind, value, operand: not _equal(kind, value, operand),
    "in": lambda kind, value, operand: any(_equal(kind, value, each) for each in operand),
}
"""Operators that know what a missing value is."""

PATTERNS: Mapping[str, Callable[[Any, Any], bool]] = {
    "like": like,
    "ilike": ilike,
    "startsWith": lambda text, part: text.startswith(part.removesuffix("%")),
    "endsWith": lambda text, part: text.endswith(part.removeprefix("%")),
    "containsIlike": lambda items, part: any(contains(item, part) for item in items),
    "containsAny": lambda value, items: any(each in (value if isinstance(value, list) else [value]) for each in items),
}
"""Operators that no missing value satisfies."""


def read(kind: str, operand: Any) -> Any:
    """An operand as a value of the field."""
    return READERS[kind](operand) if kind in READERS else operand


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


READERS: Mapping[str, Callable[[Any], Any]] = {
    "uuid": str.lower,
    "float": float,
    "numeric": lambda operand: Decimal(str(operand)),
    "moment": _moment,
    "day": lambda operand: date.fromisoformat(operand[:10]),
}


def comparable(kind: str, value: Any) -> Any:
    """What orders and ranges compare."""
    return compared(value) if kind == "text" else value


def json_text(value: Any) -> str:
    """JSON as a text: keys by length, then by bytes."""
    match value:
        case dict():
            names = sorted(value, key=lambda name: (len(name.encode()), name.encode()))
            return "{" + ", ".join(f"{json_text(name)}: {json_text(value[name])}" for name in names) + "}"
        case list():
            return "[" + ", ".join(map(json_text, value)) + "]"
        case _:
            return json.dumps(value, ensure_ascii=False)


def _first_mentions(keys: Iterable[Key]) -> Iterator[Key]:
    """A field that is named again decides nothing."""
    seen = set()
    for path, direction in keys:
        if path not in seen:
            seen.add(path)
            yield path, direction


def _keys(described: Described, item: Mapping[str, Any]) -> Iterator[Key]:
    for name, inner in item.items():
        if isinstance(inner, str):
            yield (name,), inner
            continue
        target = OBJECTS[described.one[name]] if name in described.one else described
        for path, direction in _keys(target, inner):
            yield (name, *path), direction
