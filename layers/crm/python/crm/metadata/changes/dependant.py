"""What somebody made that rests on a part of the data model, and what becomes of it when that part changes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Dependant:
    """One thing that a change reaches: a view, a filter, a role's word on a field, a formula.

    `kind` is what the metadata API calls it (`view`, `viewFilter`, `fieldPermission`…), `name` what people know it by.
    A `blocks` effect refuses the change until the dependant is gone.
    """

    kind: str
    id: UUID
    name: str
    effect: Literal["removed", "changed", "blocks"]
