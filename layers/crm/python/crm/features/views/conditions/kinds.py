"""How conditions are written as filters of records, by the kind of thing they are about.

A kind gives, by operand, what builds the filter of a stored value: None for a value that asks nothing yet.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any, TypeAlias

from crm.features.views.conditions.perspective import Perspective
from crm.features.views.conditions.stored import Unreadable, number_of, records_of, text_of, texts_of

Filter: TypeAlias = dict[str, Any]
Build: TypeAlias = Callable[[Any, Perspective], "Filter | None"]
Kind: TypeAlias = Mapping[str, Build]
Path: TypeAlias = tuple[str, ...]

NULL: Filter = {"is": "NULL"}
NOTHING: Filter = {"id": NULL}
"""No record is like this."""


def at(path: Path, condition: Filter) -> Filter:
    """`at(("name", "firstName"), {"eq": "Ada"})` is `{"name": {"firstName": {"eq": "Ada"}}}`."""
    for name in reversed(path):
        condition = {name: condition}
    return condition


def any_of(filters: Sequence[Filter]) -> Filter:
    """That one of them holds."""
    return filters[0] if len(filters) == 1 else {"or": list(filters)}


def all_of(filters: Sequence[Filter]) -> Filter:
    """That each of them holds."""
    return filters[0] if len(filters) == 1 else {"and": list(filters)}


def containing(text: str) -> Filter:
    """`ilike`, with the `%` and `_` of the text taken literally."""
    escaped = text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return {"ilike": f"%{escaped}%"}


def emptiness(empty: Filter) -> Kind:
    """Being empty, and not."""
    return {
        "IS_EMPTY": lambda _value, _perspective: empty,
        "IS_NOT_EMPTY": lambda _value, _perspective: {"not": empty},
        "IS_NOT_NULL": lambda _value, _perspective: {"not": empty},
    }


def opposites(yes: str, no: str, build: Build) -> Kind:
    """A condition and its opposite, which holds for what is missing too."""

    def opposite(value: Any, perspective: Perspective) -> Filter | None:
        found = build(value, perspective)
        return None if found is None else {"not": found}

    return {yes: build, no: opposite}


def texts(paths: Sequence[Path], empty: Filter) -> Kind:
    """One or several texts of a value. With several each word may be in any: "Ada Love" finds Ada Lovelace."""

    def contains(value: Any, _perspective: Perspective) -> Filter | None:
        text = text_of(value)
        words = [text] if len(paths) == 1 else text.split()
        if not text.strip():
            return None
        return all_of([any_of([at(path, containing(word)) for path in paths]) for word in words])

    def equals(value: Any, _perspective: Perspective) -> Filter | None:
        text = text_of(value)
        return any_of([at(path, {"eq": text}) for path in paths]) if text else None

    return {
        **opposites("CONTAINS", "DOES_NOT_CONTAIN", contains),
        **opposites("IS", "IS_NOT", equals),
        **emptiness(empty),
    }


def choice(path: Path) -> Kind:
    """One of several codes, such as options; "" among those asked for is having none."""

    def chosen(value: Any, _perspective: Perspective) -> Filter | None:
        codes = texts_of(value)
        asked = [code for code in codes if code]
        filters = [at(path, {"in": asked})] if asked else []
        if "" in codes:
            filters.append(at(path, NULL))
        return any_of(filters) if filters else None

    return {**opposites("IS", "IS_NOT", chosen), **emptiness(at(path, NULL))}


def choices(path: Path) -> Kind:
    """Any number of options."""

    def contains(value: Any, _perspective: Perspective) -> Filter | None:
        codes = texts_of(value)
        asked = [code for code in codes if code]
        filters = [at(path, {"containsAny": asked})] if asked else []
        if "" in codes:
            filters.append(at(path, {"isEmptyArray": True}))
        return any_of(filters) if filters else None

    return {
        **opposites("CONTAINS", "DOES_NOT_CONTAIN", contains),
        **opposites("IS", "IS_NOT", contains),
        **emptiness(at(path, {"isEmptyArray": True})),
    }


def listing(path: Path) -> Kind:
    """A list of texts."""

    def contains(value: Any, _perspective: Perspective) -> Filter | None:
        wanted = [each for each in texts_of(value) if each]
        return any_of([at(path, {"containsIlike": f"%{each}%"}) for each in wanted]) if wanted else None

    return {
        **opposites("CONTAINS", "DOES_NOT_CONTAIN", contains),
        **emptiness(at(path, {"isEmptyArray": True})),
    }


def number(path: Path, scale: int = 1) -> Kind:
    """A number; `scale` is how many of the stored units are one that people type."""

    def compared(operator: str) -> Build:
        def build(value: Any, _perspective: Perspective) -> Filter | None:
            found = number_of(value)
            return None if found is None else at(path, {operator: _plain(found * scale)})

        return build

    return {
        **opposites("IS", "IS_NOT", compared("eq")),
        "GREATER_THAN_OR_EQUAL": compared("gte"),
        "LESS_THAN_OR_EQUAL": compared("lte"),
        **emptiness(at(path, NULL)),
    }


def rating(path: Path, values: Sequence[str]) -> Kind:
    """Stars, as codes that end in their number, in order."""

    def starred(keep: Callable[[int, int], bool]) -> Build:
        def build(value: Any, _perspective: Perspective) -> Filter | None:
            wanted = [_stars(each) for each in texts_of(value)]
            asked = [code for code in values if any(keep(_stars(code), each) for each in wanted)]
            if not wanted:
                return None
            return at(path, {"in": asked}) if asked else NOTHING

        return build

    return {
        **opposites("IS", "IS_NOT", starred(lambda one, other: one == other)),
        "GREATER_THAN_OR_EQUAL": starred(lambda one, other: one >= other),
        "LESS_THAN_OR_EQUAL": starred(lambda one, other: one <= other),
        **emptiness(at(path, NULL)),
    }


def yes_or_no(path: Path) -> Kind:
    """Yes or no."""

    def equals(value: Any, _perspective: Perspective) -> Filter | None:
        text = text_of(value).lower()
        if text not in {"true", "false", ""}:
            raise Unreadable("Expected true or false")
        return at(path, {"eq": text == "true"}) if text else None

    return {**opposites("IS", "IS_NOT", equals), **emptiness(at(path, NULL))}


def ids(path: Path) -> Kind:
    """Ids of records, or of whoever is looking."""

    def chosen(value: Any, perspective: Perspective) -> Filter | None:
        found = records_of(value)
        own = [str(perspective.member_id)] if found.includes_me and perspective.member_id else []
        wanted = list(dict.fromkeys([*own, *found.ids]))
        if wanted:
            return at(path, {"in": wanted})
        return NOTHING if found.includes_me else None

    return {**opposites("IS", "IS_NOT", chosen), **emptiness(at(path, NULL))}


def related(path: Path) -> Kind:
    """The records on the other side of a to-many relation."""

    def chosen(value: Any, perspective: Perspective) -> Filter | None:
        found = ids(("id",))["IS"](value, perspective)
        return None if found is None else at(path, {"any": found})

    return {**opposites("IS", "IS_NOT", chosen), **emptiness(at(path, {"none": {}}))}


def documents(path: Path) -> Kind:
    """JSON, as text."""

    def contains(value: Any, _perspective: Perspective) -> Filter | None:
        text = value if isinstance(value, str) else ""
        return at(path, {"like": containing(text)["ilike"]}) if text else None

    return {**opposites("CONTAINS", "DOES_NOT_CONTAIN", contains), **emptiness(at(path, NULL))}


def words(path: Path) -> Kind:
    """Everything that search finds a record by."""

    def found(value: Any, _perspective: Perspective) -> Filter | None:
        text = text_of(value)
        return at(path, {"search": text}) if text.strip() else None

    return {"VECTOR_SEARCH": found}


def _plain(number_: Decimal) -> int | float:
    return int(number_) if number_ == number_.to_integral_value() else float(number_)


def _stars(code: str) -> int:
    """How many stars a code stands for: `RATING_3`, `3`."""
    digits = code.removeprefix("RATING_")
    if not digits.isdigit():
        raise Unreadable("Expected a rating")
    return int(digits)
