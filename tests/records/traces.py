"""What writes leave behind besides their records."""

from __future__ import annotations

from typing import Any

from crm.features.outbox.entry import whole
from tests.records.asking import Crm


def events(crm: Crm) -> list[dict[str, Any]]:
    """What the outbox holds of this workspace, oldest first, and forgets."""
    text = "delete from core.outbox where workspace_id = %s returning id, kind, payload"
    rows = sorted(crm.sql(text, crm.snapshot.workspace_id))
    assert all(kind == "record" for _, kind, _ in rows)
    return [whole(payload) for _, _, payload in rows]


def history(crm: Crm) -> list[tuple[Any, ...]]:
    text = 'select name, properties, "workspaceMemberId", "targetPersonId", "targetNoteId" from {}'
    rows = crm.sql(text.format(crm.table("timelineActivity")) + ' order by "createdAt", name')
    crm.sql(f"delete from {crm.table('timelineActivity')}")
    return rows


def found(crm: Crm) -> list[tuple[Any, ...]]:
    return crm.sql(f"select object, record_id::text, label, search_text from {crm.table('_search')} order by 1, 4")


def forget(crm: Crm) -> None:
    events(crm)
    history(crm)
