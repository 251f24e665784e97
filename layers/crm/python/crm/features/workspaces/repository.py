"""Reading and writing workspaces and memberships."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy import Connection, column, func, literal, literal_column, select, table, update
from sqlalchemy.dialects.postgresql import insert

from crm.features.workspaces.errors import WorkspaceNotFound
from crm.features.workspaces.schemas import Membership, Workspace
from crm.metadata.names import SEARCH_TABLE
from crm.metadata.search import label_sql, search_text_sql
from crm.metadata.snapshot import Snapshot
from crm.models import role, user_workspace, workspace

_WORKSPACE = [workspace.c[name] for name in Workspace.__dataclass_fields__]
_MEMBERSHIP = [user_workspace.c[name] for name in Membership.__dataclass_fields__]


def get(connection: Connection, workspace_id: UUID) -> Workspace:
    """A workspace.

    Raises:
        WorkspaceNotFound: there is none of this id.
    """
    row = connection.execute(select(*_WORKSPACE).where(workspace.c.id == workspace_id)).one_or_none()
    if row is None:
        raise WorkspaceNotFound
    return Workspace(*row)


def find_by_subdomain(connection: Connection, subdomain: str) -> Workspace | None:
    """The workspace at an address."""
    row = connection.execute(select(*_WORKSPACE).where(workspace.c.subdomain == subdomain)).one_or_none()
    return Workspace(*row) if row else None


def find_by_invite_hash(connection: Connection, invite_hash: str) -> Workspace | None:
    """The workspace an invitation link leads to."""
    row = connection.execute(select(*_WORKSPACE).where(workspace.c.invite_hash == invite_hash)).one_or_none()
    return Workspace(*row) if row else None


def find_only(connection: Connection) -> Workspace | None:
    """The workspace of an installation that has one; None when there are none or several."""
    rows = connection.execute(select(*_WORKSPACE).limit(2)).all()
    return Workspace(*rows[0]) if len(rows) == 1 else None


def lock_subdomain(connection: Connection, subdomain: str) -> None:
    """Nobody else may take this address until the transaction ends."""
    connection.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(subdomain, 0))))


def has_role(connection: Connection, workspace_id: UUID, role_id: UUID) -> bool:
    """Whether a role is the workspace's own, and stays so until the transaction ends."""
    connection.execute(select(workspace.c.id).where(workspace.c.id == workspace_id).with_for_update())
    found = select(role.c.id).where(role.c.id == role_id, role.c.workspace_id == workspace_id)
    return connection.execute(found).first() is not None


def change(connection: Connection, workspace_id: UUID, values: dict[str, Any]) -> Workspace:
    """Write some columns of a workspace."""
    written = (
        update(workspace)
        .where(workspace.c.id == workspace_id)
        .values(**values, updated_at=func.now())
        .returning(*_WORKSPACE)
    )
    return Workspace(*connection.execute(written).one())


def add_membership(connection: Connection, membership: dict[str, UUID]) -> Membership | None:
    """A person joins; None when they belong already, even since a moment ago."""
    written = insert(user_workspace).values(**membership).on_conflict_do_nothing().returning(*_MEMBERSHIP)
    row = connection.execute(written).one_or_none()
    return Membership(*row) if row else None


def get_membership(connection: Connection, user_id: UUID, workspace_id: UUID) -> Membership:
    """What ties a person to a workspace that they belong to."""
    found = select(*_MEMBERSHIP).where(
        user_workspace.c.user_id == user_id, user_workspace.c.workspace_id == workspace_id
    )
    return Membership(*connection.execute(found).one())


def list_memberships(connection: Connection, workspace_id: UUID) -> list[Membership]:
    """Everybody of a workspace."""
    found = select(*_MEMBERSHIP).where(user_workspace.c.workspace_id == workspace_id)
    return [Membership(*row) for row in connection.execute(found.order_by(user_workspace.c.created_at))]


def list_of_user(connection: Connection, user_id: UUID) -> list[tuple[Membership, Workspace]]:
    """Where a person belongs, the oldest first."""
    found = (
        select(*_MEMBERSHIP, *_WORKSPACE)
        .join(workspace, workspace.c.id == user_workspace.c.workspace_id)
        .where(user_workspace.c.user_id == user_id)
        .order_by(user_workspace.c.created_at, user_workspace.c.id)
    )
    width = len(_MEMBERSHIP)
    return [(Membership(*row[:width]), Workspace(*row[width:])) for row in connection.execute(found)]


def add_member_record(connection: Connection, snapshot: Snapshot, values: dict[str, Any]) -> None:
    """The record that colleagues see and find. Runs as the owner of the schema."""
    described = snapshot.objects["workspaceMember"]
    members = table(described.name_singular, *map(column, values), schema=snapshot.schema)
    connection.execute(insert(members).values(**values))
    search = table(SEARCH_TABLE, *map(column, ("object", "record_id", "label", "search_text")), schema=snapshot.schema)
    written = members.alias("m")
    found = (
        select(
            literal(described.name_singular),
            written.c.id,
            literal_column(label_sql(described, "m")),
            literal_column(search_text_sql(described, "m")),
        )
        .select_from(written)
        .where(written.c.id == values["id"])
    )
    connection.execute(insert(search).from_select(list(search.c), found))
