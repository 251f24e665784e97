"""What a search is given: words, and the cursor of a row to go on from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import isfinite
from typing import Any, Final, NamedTuple
from uuid import UUID

from crm.kit.errors import BadUserInput
from crm.records.conversion import convert
from crm.records.cursors import invalid_cursor, read_cursor

MOST_WORDS: Final = 10
LONGEST_WORD: Final = 100
LONGEST_PHRASE: Final = 1_000
"""What goes beyond these is not looked for."""

_BEFORE_ALL: Final = 2.0
"""Above every rank."""
_NUMBER = re.compile(r"\+?[\d().\-/]+")
_SHORTEST_GROUP: Final = 3
_SHORTEST_LIKENESS: Final = 4
_NATIONAL: Final = 8
"""Digits at the end of an international number that are not its country's."""


class Words(NamedTuple):
    """What is looked for: as a whole, and each word of it."""

    phrase: str
    each: Sequence[str]

    @property
    def likeness(self) -> str:
        """The words in which people make typos. Half of all addresses and numbers are like any other."""
        return " ".join(word for word in self.each if word.isalpha() and len(word) >= _SHORTEST_LIKENESS)

    def named(self) -> dict[str, bytes]:
        """The statement's inputs."""
        whole = {"phrase": self.phrase.encode(), "likeness": self.likeness.encode()}
        return whole | {f"word {n}": word.encode() for n, word in enumerate(self.each)}


class Position(NamedTuple):
    """A row in the order of the answer: its ranks, its object's place, how its label begins and its id."""

    all_rank: float
    any_rank: float
    place: int
    head: str
    last: str

    def named(self) -> dict[str, bytes]:
        """The statement's inputs."""
        return {name.replace("_", " "): str(value).encode() for name, value in self._asdict().items()}


START: Final = Position(_BEFORE_ALL, _BEFORE_ALL, 0, "", str(UUID(int=0)))


def read_words(text: Any) -> Words:
    """The words of a text; the digits of a phone number, however it is written.

    Raises:
        BadUserInput: it is no text, or not Unicode.
    """
    plain = (convert(text, "text", "searchInput") or b"").decode().split()
    each = dict.fromkeys(word[:LONGEST_WORD] for given in plain for word in _read_word(given))
    return Words(" ".join(plain)[:LONGEST_PHRASE], [*each][:MOST_WORDS])


def read_position(cursor: Any, names: Sequence[str]) -> Position:
    """The row that a cursor stands for, or the place before all rows; `names` are the objects in their order.

    Raises:
        BadUserInput: it is no cursor of a search.
    """
    if cursor is None:
        return START
    match read_cursor(cursor):
        case {
            "lastRanks": {"tsRankCD": int() | float() as all_rank, "tsRank": int() | float() as any_rank},
            "lastRecordIdsPerObject": {**last},
            "lastLabel": str() as head,
        } if len(last) == 1 and isfinite(all_rank) and isfinite(any_rank):
            ((name, record_id),) = last.items()
            if name in names and isinstance(record_id, str):
                ranks, place = (float(all_rank), float(any_rank)), names.index(name) + 1
                return Position(*ranks, place, head.replace("\x00", ""), _id(cursor, record_id))
    raise invalid_cursor(cursor)


def _id(cursor: Any, record_id: str) -> str:
    try:
        return (convert(record_id, "uuid") or b"").decode()
    except BadUserInput:
        raise invalid_cursor(cursor) from None


def _read_word(word: str) -> Sequence[str]:
    """The parts of a number as numbers are stored, without signs; a word that is none stays whole."""
    groups = re.findall(r"\d+", word)
    digits = "".join(groups)
    if not _NUMBER.fullmatch(word) or digits == word:
        return [word]
    if word.startswith("+") and len(digits) > _NATIONAL:
        return [digits[-_NATIONAL:]]
    return groups if groups and all(len(group) >= _SHORTEST_GROUP for group in groups) else [word]
