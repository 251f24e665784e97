"""Writes that are done once, however often their request comes: the answer is kept in the transaction of the write."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from crm.access.identity import Identity
from crm.kit.database import Statement
from crm.metadata.names import literal
from crm.records.root import Once, Request

ANSWERED: Final = "ST003"
"""What `begin` fails with when the write was done already."""

BEGIN: Final = "select core.begin_once($1::uuid,$2::uuid,$3,$4::smallint,$5)"
FIND: Final = """select answer from core.answer
    where workspace_id = $1::uuid and caller_id = $2::uuid and key = $3 and place = $4::smallint"""

KEPT: Final = {
    "caller": ("caller_id", "uuid"),
    "once key": ("key", "text"),
    "once place": ("place", "smallint"),
    "once fingerprint": ("fingerprint", "text"),
}
"""The inputs of a statement that keeps its answer: the column and the type of each."""


def begin(request: Request, once: Once) -> Statement:
    """What goes before the write, with the rights of the login role."""
    workspace_id = str(request.identity.workspace_id).encode()
    return Statement(BEGIN, [workspace_id, *values(request.identity, once).values()])


def find(request: Request, once: Once) -> Statement:
    """The answer that was kept, with the rights of the login role."""
    workspace_id = str(request.identity.workspace_id).encode()
    return Statement(FIND, [workspace_id, *[*values(request.identity, once).values()][:-1]])


def keep(placeholders: Sequence[str], workspace_id: UUID, answer: str) -> str:
    """The beginning of what keeps an answer: all but the rows it is made of. `placeholders` stand for `KEPT`."""
    columns = ",".join(column for column, _ in KEPT.values())
    workspace = f"{literal(str(workspace_id))}::uuid"
    return (
        f"insert into core.answer (workspace_id,{columns},answer) select {workspace},{','.join(placeholders)},{answer}"
    )


def keeping(reading: Statement, identity: Identity, once: Once, *, unless: Statement) -> Statement:
    """The statement `reading` of one answer, which keeps it too, unless another finds rows."""
    parameters = [*reading.parameters, *unless.parameters, *values(identity, once).values()]
    first = len(parameters) - len(KEPT) + 1
    placeholders = [f"${place}::{pg_type}" for place, (_, pg_type) in enumerate(KEPT.values(), first)]
    kept = keep(placeholders, identity.workspace_id, "record")
    text = (
        f"with answer (record) as ({reading.sql}), kept as ({kept} from answer where not exists({unless.sql}))"
        " select record from answer"
    )
    return Statement(text, parameters)


def values(identity: Identity, once: Once) -> dict[str, bytes]:
    """The parameters for `KEPT`. Somebody who signs in again is the same caller."""
    caller = identity.user_workspace_id or identity.principal_id
    told = (str(caller), once.key, str(once.place), once.fingerprint)
    return dict(zip(KEPT, (each.encode() for each in told), strict=True))
