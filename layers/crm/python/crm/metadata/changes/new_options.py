"""Options that follow from the values that a field has."""

from __future__ import annotations

import re
from collections.abc import Iterable
from unicodedata import combining, normalize

from crm.metadata.changes.options import LONGEST

_OTHER = re.compile(r"[^A-Z0-9]+")


def options_for(values: Iterable[str]) -> list[dict[str, str]]:
    """An option for each text, called so; its value is made of the letters that a value may have."""
    taken = set[str]()
    return [{"label": each, "value": _free(_value(each), taken)} for each in values]


def _value(text: str) -> str:
    plain = "".join(each for each in normalize("NFKD", text) if not combining(each)).upper()
    value = _OTHER.sub("_", plain).strip("_")[: LONGEST - 4]
    return value if value and not value[0].isdigit() else f"OPTION_{value}".rstrip("_")


def _free(value: str, taken: set[str]) -> str:
    """The value, or with a number behind it."""
    number = 1
    while (found := value if number == 1 else f"{value}_{number}") in taken:
        number += 1
    taken.add(found)
    return found
