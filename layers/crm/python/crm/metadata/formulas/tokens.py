"""A formula's text as words, numbers, texts and signs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from crm.metadata.formulas.errors import FormulaError

LONGEST: Final = 5_000
"""Characters of a formula."""

Kind: TypeAlias = Literal["number", "text", "name", "sign", "end"]

_PATTERN: Final = re.compile(
    r"""
    (?P<space>\s+)
  | (?P<number>\d+(?:\.\d+)?|\.\d+)
  | (?P<text>"(?:[^"]|"")*"|'(?:[^']|'')*')
  | (?P<name>[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)*)
  | \{\s*(?P<braced>[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)*)\s*\}
  | (?P<sign><=|>=|<>|!=|==|[-+*/%&=<>(),])
    """,
    re.VERBOSE | re.ASCII,
)


@dataclass(frozen=True, slots=True)
class Token:
    """One piece. `text` is what it means: a text without its quotes, a name without its braces."""

    kind: Kind
    text: str
    position: int
    length: int
    is_braced: bool = False
    """A name in braces is always a field, whatever else it could be."""


def tokens(source: str) -> Iterator[Token]:
    """The pieces of a formula in order, and an end.

    Raises:
        FormulaError: something is no piece of a formula.
    """
    if len(source) > LONGEST:
        raise FormulaError(f"A formula has at most {LONGEST} characters.")
    position = 0
    while position < len(source):
        found = _PATTERN.match(source, position)
        if found is None:
            raise _unreadable(source, position)
        if found.lastgroup != "space":
            yield _token(found)
        position = found.end()
    yield Token("end", "", len(source), 0)


def _token(found: re.Match[str]) -> Token:
    kind, place = found.lastgroup, (found.start(), found.end() - found.start())
    match kind:
        case "text":
            written = found.group()
            text = written[1:-1].replace(written[0] * 2, written[0])
            if any(ord(character) < ord(" ") for character in text):
                raise FormulaError("A text cannot hold line breaks or other control characters.", *place)
            return Token("text", text, *place)
        case "braced":
            return Token("name", found["braced"], *place, is_braced=True)
        case "number" | "name":
            return Token(kind, found.group(), *place)
        case _:
            return Token("sign", found.group(), *place)


def _unreadable(source: str, position: int) -> FormulaError:
    character = source[position]
    if character in "\"'":
        return FormulaError("This text has no closing quote.", position, len(source) - position)
    if character == "{":
        return FormulaError("Between braces stands the name of one field, such as {name}.", position, 1)
    if character == "^":
        return FormulaError("There is no power sign: multiply the value by itself instead.", position, 1)
    return FormulaError(f"“{character}” cannot stand in a formula.", position, 1)
