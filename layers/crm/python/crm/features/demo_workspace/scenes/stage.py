"""What every scene needs: dice, the time, and the people who did the work."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from typing import Any, TypeAlias, TypeVar
from uuid import UUID, uuid5

from crm.kit.clock import iso

Record: TypeAlias = dict[str, Any]
"""A record of the API's shape, with its id."""

T = TypeVar("T")
SEED = 1815
EPOCH = 1_577_836_800_000
"""2020, in the milliseconds that ids of version 7 start with."""

VERSION_7 = 7 << 76 | 2 << 62
RANDOM_BITS = (1 << 62) - 1
NOT_A_LETTER = re.compile(r"[^a-z0-9]+")
LETTERS_WITHOUT_ACCENT = str.maketrans(
    {"ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "ı": "i", "đ": "d", "Đ": "d", "ß": "ss", "æ": "ae", "œ": "oe"}
)


@dataclass(frozen=True)
class Stage:
    """One workspace about to be filled. `members` are (id, name) of those who write."""

    workspace_id: UUID
    now: datetime
    members: Sequence[tuple[UUID, str]]
    dice: Random = field(default_factory=lambda: Random(SEED))  # noqa: S311  (nothing here is secret)

    def id_of(self, kind: str, number: int) -> str:
        """The id of the n-th record of a kind: always the same, and in the order of the numbers, as new ids are."""
        random = uuid5(self.workspace_id, f"demo:{kind}:{number}").int & RANDOM_BITS
        return str(UUID(int=(EPOCH + number) << 80 | VERSION_7 | random))

    def one_of(self, choices: Sequence[T]) -> T:
        """Any of the choices."""
        return self.dice.choice(choices)

    def chance(self, percent: int) -> bool:
        """True so many times in a hundred."""
        return self.dice.randrange(100) < percent

    def digits(self, pattern: str) -> str:
        """A pattern with a digit for each #."""
        return re.sub("#", lambda _: str(self.dice.randrange(10)), pattern)

    def ago(self, most: float, least: float = 1.0) -> str:
        """A moment in the daytime between so many days ago; 0 is now."""
        if most == 0:
            return iso(self.now)
        day = self.now - timedelta(days=self.dice.uniform(max(least, 1.0), most))
        hour, minute, second = 7 + self.dice.randrange(12), self.dice.randrange(60), self.dice.randrange(60)
        return iso(day.replace(hour=hour, minute=minute, second=second, microsecond=0))

    def ahead(self, least: float, most: float) -> str:
        """A full hour between so many days from now."""
        moment = self.now + timedelta(days=self.dice.uniform(least, most))
        return iso(moment.replace(hour=8 + self.dice.randrange(10), minute=0, second=0, microsecond=0))

    def actor(self) -> Record:
        """One of the members, writing by hand."""
        member_id, name = self.one_of(self.members)
        return {"source": "MANUAL", "workspaceMemberId": str(member_id), "name": name}

    def base(self, kind: str, number: int, *, most: float, least: float = 1.0) -> Record:
        """What every record starts with."""
        created_at, actor = self.ago(most, least), self.actor()
        return {
            "id": self.id_of(kind, number),
            "createdAt": created_at,
            "updatedAt": created_at,
            "position": number + 1,
            "createdBy": actor,
            "updatedBy": actor,
        }


def slug(text: str) -> str:
    """A text in the letters of domain names."""
    plain = unicodedata.normalize("NFKD", text.translate(LETTERS_WITHOUT_ACCENT)).lower()
    return NOT_A_LETTER.sub("", "".join(each for each in plain if not unicodedata.combining(each)))


def filled(template: str, gaps: Mapping[str, str]) -> str:
    """A text with its gaps filled."""
    return template.format_map(gaps)
