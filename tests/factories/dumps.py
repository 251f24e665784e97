"""Everything that a workspace stores, to see whether somebody else has changed it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from crm.metadata.names import COUNTER_TABLE, SEARCH_TABLE
from crm.models import metadata
from tests.factories.workspaces import Workspace


def dump(workspace: Workspace) -> dict[str, Any]:
    """Every row of a workspace by its table: of its own schema, and of the control plane."""
    parts = [f"'{name}', (select jsonb_agg(t order by t::text) from {rows})" for name, rows in _tables(workspace)]
    ((found,),) = workspace.rows(f"select jsonb_build_object({', '.join(parts)})")
    return dict(found)  # type: ignore[call-overload]  # a JSON object


def _tables(workspace: Workspace) -> Iterator[tuple[str, str]]:
    snapshot = workspace.snapshot
    for name in (*snapshot.objects, SEARCH_TABLE, COUNTER_TABLE):
        yield name, f'"{snapshot.schema}"."{name}" t'
    for table in metadata.sorted_tables:
        owner = "id" if table.name == "workspace" else "workspace_id"
        if owner in table.c:
            yield f"core.{table.name}", f"core.\"{table.name}\" t where t.{owner} = '{workspace.id}'"
