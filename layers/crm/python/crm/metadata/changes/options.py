"""The options of SELECT and MULTI_SELECT fields: as they are given, and what can be wrong with them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final
from uuid import UUID, uuid5

from crm.metadata.changes.problems import invalid_field
from crm.metadata.field_types.rating import RATING_OPTIONS
from crm.metadata.validation import Problem

WITH_OPTIONS: Final = frozenset({"SELECT", "MULTI_SELECT"})
VALUE: Final = re.compile(r"(?!__)[A-Z_][A-Z0-9_]*")
LONGEST: Final = 63
MOST_OPTIONS: Final = 500
COLORS: Final = (
    "green", "turquoise", "sky", "blue", "purple", "pink", "red", "orange", "yellow", "gray",
    "ruby", "crimson", "tomato", "amber", "lime", "grass", "jade", "mint", "cyan", "iris", "violet", "plum", "bronze",
    "gold", "brown",
)  # fmt: skip
"""The first ones are given in turn to options that come without one."""
_GIVEN_IN_TURN: Final = 10


def built_options(field_id: UUID, type_: str, given: Sequence[Mapping[str, Any]] | None) -> tuple[dict[str, Any], ...]:
    """The options as a field keeps them, in order; what was not given is made up."""
    if type_ == "RATING":
        return tuple({"id": str(uuid5(field_id, each["value"])), **each} for each in RATING_OPTIONS)
    listed = [each for each in given or () if isinstance(each, Mapping)] if type_ in WITH_OPTIONS else []
    places = {place: each.get("position") for place, each in enumerate(listed)}
    known = [place if not isinstance(position, int | float) else position for place, position in places.items()]
    ordered = sorted(range(len(listed)), key=lambda place: known[place])
    return tuple(_built(field_id, position, listed[place]) for position, place in enumerate(ordered))


def option_problems(type_: str, given: Any, options: Sequence[Mapping[str, Any]]) -> Iterator[Problem]:
    """What is wrong with options, as they were `given` and as they would be kept."""
    if type_ not in WITH_OPTIONS:
        if given and type_ != "RATING":
            yield invalid_field(f"A field of type {type_} has no options")
        return
    if not isinstance(given, list | tuple) or not given or len(options) != len(given):
        yield invalid_field("Options are required for enum fields", "Give it at least one option.")
        return
    if len(options) > MOST_OPTIONS:
        yield invalid_field(f"A field has {MOST_OPTIONS} options at most")
    for each in options:
        yield from _problems_of(each)
    for what in ("value", "id"):
        for repeated, times in Counter(str(each[what]) for each in options).items():
            if times > 1:
                yield invalid_field(f'Duplicated option {what} "{repeated}"', f"Two options have the same {what}.")


def _built(field_id: UUID, position: int, given: Mapping[str, Any]) -> dict[str, Any]:
    value = given.get("value")
    return {
        "id": str(given.get("id") or uuid5(field_id, str(value))),
        "position": position,
        "label": given.get("label"),
        "value": value,
        "color": given.get("color") or COLORS[position % _GIVEN_IN_TURN],
    }


def _problems_of(option: Mapping[str, Any]) -> Iterator[Problem]:
    value, label = option["value"], option["label"]
    if not isinstance(value, str) or not VALUE.fullmatch(value) or len(value) > LONGEST:
        yield invalid_field(
            f'Value must be in UPPER_CASE and follow snake_case "{value}"',
            f"“{value}” must be capital letters, digits and underscores, {LONGEST} at most.",
        )
    if not isinstance(label, str) or not label.strip() or len(label) > LONGEST:
        yield invalid_field(
            f'Option label "{label}" is not valid', f"Every option needs a label of {LONGEST} characters at most."
        )
    if option["color"] not in COLORS:
        yield invalid_field(f'Unknown option color "{option["color"]}"')
