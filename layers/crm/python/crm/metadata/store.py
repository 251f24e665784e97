"""Where snapshots come from: this container's memory, then Redis, then the `core` schema."""

from __future__ import annotations

from collections import OrderedDict, defaultdict
from collections.abc import Mapping
from typing import Any
from uuid import UUID

import orjson

from crm.kit.cache import Cache
from crm.kit.database import Database, Statement
from crm.kit.errors import NotFound
from crm.metadata.serialisation import FORMAT, from_bytes, to_bytes
from crm.metadata.snapshot import Field, FieldRights, ObjectRights, Snapshot

MOST_KEPT = 50
SECONDS_IN_REDIS = 24 * 60 * 60
_MOMENT = """'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'"""


class SnapshotStore:
    """Snapshots of workspaces. The database notices one that is out of date, and names the version it wants."""

    def __init__(self, database: Database, cache: Cache) -> None:
        self._database = database
        self._cache = cache
        self._kept: OrderedDict[UUID, Snapshot] = OrderedDict()

    def get(self, workspace_id: UUID, version: int | None = None) -> Snapshot:
        """The snapshot of a workspace: the one at hand, or with `version` exactly that one or a newer.

        Raises:
            NotFound: there is no such workspace.
        """
        kept = self._kept.get(workspace_id)
        if kept is not None and _serves(kept, version):
            self._kept.move_to_end(workspace_id)
            return kept
        found = self._from_redis(workspace_id)
        if found is None or not _serves(found, version):
            found = read_snapshot(self._database, workspace_id)
            self._cache.set(_key(workspace_id), to_bytes(found), SECONDS_IN_REDIS)
        self._keep(found)
        return found

    def forget(self, workspace_id: UUID) -> None:
        """Read the workspace anew next time: its metadata or roles have just been changed here."""
        self._kept.pop(workspace_id, None)
        self._cache.delete(_key(workspace_id))

    def _from_redis(self, workspace_id: UUID) -> Snapshot | None:
        stored = self._cache.get(_key(workspace_id))
        return from_bytes(stored) if stored else None

    def _keep(self, snapshot: Snapshot) -> None:
        self._kept[snapshot.workspace_id] = snapshot
        self._kept.move_to_end(snapshot.workspace_id)
        if len(self._kept) > MOST_KEPT:
            self._kept.popitem(last=False)


def read_snapshot(database: Database, workspace_id: UUID) -> Snapshot:
    """The present metadata and roles of a workspace, read by one statement and so at one moment.

    Raises:
        NotFound: there is no such workspace.
    """
    result = database.pipeline([Statement(_EVERYTHING, [str(workspace_id).encode()])])[0]
    stored = result.value(0) if len(result) else None
    if stored is None:
        raise NotFound("Workspace not found", sub_code="WORKSPACE_NOT_FOUND")
    return _snapshot(workspace_id, orjson.loads(stored))


def _serves(snapshot: Snapshot, version: int | None) -> bool:
    return version is None or snapshot.version >= version


def _key(workspace_id: UUID) -> str:
    return f"snapshot:{FORMAT}:{workspace_id}"


def _snapshot(workspace_id: UUID, stored: Mapping[str, Any]) -> Snapshot:
    from crm.metadata.computed import with_computed
    from crm.metadata.rows import (
        field_from_row,
        field_rights_from_row,
        object_from_row,
        rights_from_row,
        role_from_row,
    )

    fields: dict[str, list[Field]] = defaultdict(list)
    for row in stored["fields"]:
        fields[row["object_id"]].append(field_from_row(row))
    objects = [object_from_row(row, fields[row["id"]]) for row in stored["objects"]]
    names = {str(each.id): each.name_singular for each in objects}
    rights: dict[str, dict[str, ObjectRights]] = defaultdict(dict)
    for row in stored["permissions"]:
        if row["object_id"] in names:
            rights[row["role_id"]][names[row["object_id"]]] = rights_from_row(row)
    field_names = {str(each.id): each.name for own in fields.values() for each in own}
    restricted: dict[str, dict[str, dict[str, FieldRights]]] = defaultdict(lambda: defaultdict(dict))
    for row in stored["field_permissions"]:
        if row["field_id"] in field_names and row["object_id"] in names:
            of_object = restricted[row["role_id"]][names[row["object_id"]]]
            of_object[field_names[row["field_id"]]] = field_rights_from_row(row)
    roles = [role_from_row(row, rights[row["id"]], restricted[row["id"]]) for row in stored["roles"]]
    return Snapshot(
        workspace_id=workspace_id,
        schema=stored["schema"],
        db_role=stored["db_role"],
        version=stored["version"],
        objects=with_computed(stored["schema"], {each.name_singular: each for each in objects}),
        roles={each.id: each for each in roles},
    )


def _rows(table: str, order: str, *, is_model: bool = False) -> str:
    """All rows of a table that belong to workspace `w`, as a JSON list; of the data model, those not in the bin."""
    moments = (
        f" || jsonb_build_object('created_at', to_char(t.created_at at time zone 'UTC', {_MOMENT}), "
        f"'updated_at', to_char(t.updated_at at time zone 'UTC', {_MOMENT}))"
    )
    row, kept = (f"to_jsonb(t){moments}", " and t.deleted_at is null") if is_model else ("to_jsonb(t)", "")
    rows = f"core.{table} t where t.workspace_id = w.id{kept}"
    return f"(select coalesce(jsonb_agg({row} order by {order}), '[]') from {rows})"


_EVERYTHING = f"""
select jsonb_build_object(
    'schema', w.schema_name, 'db_role', w.db_role, 'version', w.metadata_version,
    'objects', {_rows("object", "t.position, t.name_singular", is_model=True)},
    'fields', {_rows("field", "t.position, t.name", is_model=True)},
    'roles', {_rows("role", "t.label")},
    'permissions', {_rows("object_permission", "t.id")},
    'field_permissions', {_rows("field_permission", "t.id")}
)::text
from core.workspace w where w.id = $1
"""
