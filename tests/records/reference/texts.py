"""What the contract says about texts, letter by letter: their order, and patterns."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator

MOST_COMPARED = 255
WITHOUT_ACCENT = {
    "ß": "ss",
    "ø": "o",
    "Ø": "O",
    "æ": "ae",
    "Æ": "AE",
    "ł": "l",
    "đ": "d",
    "％": "%",
    "＿": "_",
    "＼": "\\",
}
"""Letters that carry what counts as an accent but are no letter and a mark."""


def without_case(text: str) -> str:
    """Each letter by itself: what surrounds it does not matter, and one letter stays one."""
    return "".join(letter.lower()[:1] for letter in text)


def compared(text: str) -> str:
    """What decides a text's place: Python compares it by code point."""
    return without_case(text[:MOST_COMPARED])


def normalised(text: str) -> str:
    """Without case and accents."""
    letters = (WITHOUT_ACCENT.get(letter, letter) for letter in text)
    parts = unicodedata.normalize("NFD", "".join(letters))
    return without_case("".join(letter for letter in parts if not unicodedata.combining(letter)))


def like(text: str, pattern: str) -> bool:
    """`%` is any run, `_` any character, a backslash takes the meaning from what follows it."""
    return _matches(text, pattern, lambda letters: letters)


def ilike(text: str, pattern: str) -> bool:
    """The same without case and accents."""
    return _matches(normalised(text), pattern, normalised)


def contains(text: str, part: str) -> bool:
    """A part with a wildcard is a pattern, another one may be anywhere."""
    return ilike(text, part) if "%" in part else normalised(part) in normalised(text)


def _matches(text: str, pattern: str, spelled: Callable[[str], str]) -> bool:
    parts = (part if is_wildcard else re.escape(spelled(part)) for part, is_wildcard in _parts(pattern))
    return re.fullmatch("".join(parts), text, re.DOTALL) is not None


def _parts(pattern: str) -> Iterator[tuple[str, bool]]:
    letters = iter(pattern)
    for letter in letters:
        match letter:
            case "%":
                yield ".*", True
            case "_":
                yield ".", True
            case "\\":
                yield next(letters, "\\"), False
            case _:
                yield letter, False
