"""The settings of fields, type by type."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from crm.metadata.changes.problems import invalid_field
from crm.metadata.field_types.files import MOST_FILES
from crm.metadata.snapshot import Field
from crm.metadata.validation import Problem

_CHOICES: Final = {
    ("NUMBER", "dataType"): ("float", "int", "bigint"),
    ("NUMBER", "type"): ("number", "percentage", "shortNumber"),
    ("DATE", "displayFormat"): ("RELATIVE", "USER_SETTINGS", "CUSTOM"),
    ("DATE_TIME", "displayFormat"): ("RELATIVE", "USER_SETTINGS", "CUSTOM"),
    ("CURRENCY", "format"): ("short", "full"),
}
_RANGES: Final = {
    ("NUMBER", "decimals"): (0, 100),
    ("CURRENCY", "decimals"): (0, 100),
    ("TEXT", "displayedMaxRows"): (0, 99),
    ("ARRAY", "maxNumberOfValues"): (1, 10_000),
    ("FILES", "maxNumberOfValues"): (1, MOST_FILES),
    ("LINKS", "maxNumberOfValues"): (1, 10_000),
    ("EMAILS", "maxNumberOfValues"): (1, 10_000),
    ("PHONES", "maxNumberOfValues"): (1, 10_000),
}


def settings_problems(field: Field) -> Iterator[Problem]:
    """What is wrong with the settings of a field; those that nobody here knows are kept."""
    for name, value in field.settings.items():
        choices, range_ = _CHOICES.get((field.type, name)), _RANGES.get((field.type, name))
        if value is None:
            continue
        if choices and value not in choices:
            yield _invalid(name, value, " or ".join(choices))
        if range_ and not _is_within(value, *range_):
            yield _invalid(name, value, "{} to {}".format(*range_))


def _is_within(value: Any, least: int, most: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and least <= value <= most


def _invalid(name: str, value: Any, expected: str) -> Problem:
    return invalid_field(f'Invalid setting "{name}": {value!r}. Expected {expected}', f"“{name}” must be {expected}.")
