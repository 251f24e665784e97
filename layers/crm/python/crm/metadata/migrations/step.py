"""What a step is: a file of SQL whose first comment says how to take it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, Literal, cast, get_args
from uuid import UUID

from crm.metadata.announcement import Kind
from crm.metadata.names import literal, quoted

STEPS: Final = Path(__file__).parent / "steps"

Phase = Literal["expand", "migrate", "contract"]
How = Literal["once", "indexes", "batches"]

_HEADER: Final = re.compile(r"-- (\w+): (.+)")
_VARIABLE: Final = re.compile(r"""(?<!:):(["'])(schema|workspace_id)\1""")


class MalformedStep(ValueError):
    """The file of a step lacks what a runner must know."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a step is taken: one workspace."""

    workspace_id: UUID
    schema: str


@dataclass(frozen=True, slots=True)
class Step:
    """One step.

    `once` runs in one transaction. `indexes` is a query of the indexes that shall exist: table, name, and what follows
    the table in CREATE INDEX. `batches` is a query of names and statements, each of which takes the id to go on after
    ($1, null at first) and a number of rows ($2), and gives the last id, or no row when it is through.
    """

    name: str
    phase: Phase
    release: int
    how: How
    lock_timeout: str
    follows: str
    """Of a contract step: the step, or the number of the release, since which nothing needs what is removed."""
    changes: Kind | None
    """What open browsers read anew once the step is taken."""
    sql: str

    def text(self, place: Place) -> bytes:
        """The SQL for one workspace. Variables are written as for psql: :"schema" a name, :'schema' a text."""
        values = {"schema": place.schema, "workspace_id": str(place.workspace_id)}

        def value(found: re.Match[str]) -> str:
            quote = quoted if found[1] == '"' else literal
            return quote(values[found[2]])

        return _VARIABLE.sub(value, self.sql).encode()


@cache
def all_steps(directory: Path = STEPS) -> tuple[Step, ...]:
    """Every step, in the order in which they are taken."""
    return tuple(read_step(path) for path in sorted(directory.glob("*.sql")))


def step_names() -> list[str]:
    """The steps that a workspace of today has behind it."""
    return [step.name for step in all_steps()]


def read_step(path: Path) -> Step:
    """The step in a file.

    Raises:
        MalformedStep: its first comment does not say all.
    """
    text = path.read_text()
    said = _header(text)
    try:
        return Step(
            name=path.stem,
            phase=cast("Phase", _one_of(get_args(Phase), said["phase"])),
            release=int(said["release"]),
            how=cast("How", _one_of(get_args(How), said["how"])),
            lock_timeout=said["lock_timeout"],
            follows=said.get("follows", ""),
            changes=Kind(said["changes"]) if "changes" in said else None,
            sql=text,
        )
    except KeyError as missing:
        raise MalformedStep(f"{path.name} does not say its {missing.args[0]}") from missing
    except ValueError as wrong:
        raise MalformedStep(f"{path.name}: {wrong}") from wrong


def _header(text: str) -> Mapping[str, str]:
    """What the comment before the first statement says, as `-- key: value`."""
    comment = text.split("\n\n", 1)[0]
    return {found[1]: found[2].strip() for found in map(_HEADER.fullmatch, comment.splitlines()) if found}


def _one_of(allowed: tuple[str, ...], value: str) -> str:
    if value not in allowed:
        raise ValueError(f"{value} is none of {', '.join(allowed)}")
    return value
