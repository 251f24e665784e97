"""One step of a change: what it does, as people read it, and as SQL."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Kind: TypeAlias = Literal[
    "createTable",
    "restoreTable",
    "removeTable",
    "renameTable",
    "createColumn",
    "restoreColumn",
    "removeColumn",
    "renameColumn",
    "changeColumn",
    "changeValues",
    "createIndex",
    "removeIndex",
    "renameIndex",
    "rebuildSearch",
    "changeLinks",
    "forgetComputed",
    "keepComputed",
    "changeRollups",
    "fillRollups",
]


@dataclass(frozen=True, slots=True)
class Step:
    """What happens to one table.

    `is_destructive`: records lose something that only the bin, or nothing, brings back. `is_rewrite`: every record is
    written again. `reads_rows`: it takes the longer, the more records there are.
    """

    kind: Kind
    description: str
    table: str
    statements: tuple[str, ...]
    column: str | None = None
    is_destructive: bool = False
    is_rewrite: bool = False
    reads_rows: bool = False
