"""New workspaces, objects and fields: rows of the `core` schema and tables of the workspace, in one transaction.

Everything here runs on the owner's connection. A change to a workspace that is in use raises its version.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from uuid import UUID

from sqlalchemy import Connection, insert, update

from crm.metadata.announcement import Kind, announce
from crm.metadata.ddl.tables import create_table, watch_destruction
from crm.metadata.ddl.workspace import create_schema, drop_schema
from crm.metadata.migrations.ledger import be_born
from crm.metadata.names import schema_name
from crm.metadata.rows import field_permission_row, field_row, object_row, permission_row, role_row
from crm.metadata.snapshot import Object, Role, Snapshot
from crm.metadata.standard import MEMBER, standard_objects, standard_roles
from crm.models import field, field_permission, object_, object_permission, role, workspace


@dataclass(frozen=True, slots=True)
class NewWorkspace:
    """What is asked for."""

    id: UUID
    display_name: str
    subdomain: str
    invite_hash: str


def create_workspace(connection: Connection, new: NewWorkspace) -> Snapshot:
    """A workspace with its schema, Postgres role, standard objects and roles. Members and keys are up to the caller."""
    schema = schema_name(new.id)
    objects, roles = standard_objects(new.id), standard_roles(new.id)
    connection.execute(
        insert(workspace).values(
            id=new.id,
            display_name=new.display_name,
            subdomain=new.subdomain,
            invite_hash=new.invite_hash,
            schema_name=schema,
            db_role=schema,
            default_role_id=roles[MEMBER].id,
        )
    )
    add_object_rows(connection, new.id, list(objects.values()))
    add_roles(connection, new.id, roles.values(), objects)
    run(connection, [*create_schema(schema), *tables_of(schema, objects)])
    be_born(connection, new.id)
    return Snapshot(new.id, schema, schema, 1, objects, {each.id: each for each in roles.values()})


def destroy_workspace(connection: Connection, workspace_id: UUID) -> None:
    """Everything of a workspace, for good."""
    run(connection, drop_schema(schema_name(workspace_id)))
    connection.execute(workspace.delete().where(workspace.c.id == workspace_id))


def add_roles(
    connection: Connection,
    workspace_id: UUID,
    roles: Iterable[Role],
    objects: Mapping[str, Object] = MappingProxyType({}),
) -> None:
    """Rows for roles, and for what they say about some of the `objects` and of their fields."""
    roles = list(roles)
    connection.execute(insert(role), [role_row(workspace_id, each) for each in roles])
    permissions = [
        permission_row(workspace_id, each.id, objects[name].id, rights)
        for each in roles
        for name, rights in each.objects.items()
    ]
    if permissions:
        connection.execute(insert(object_permission), permissions)
    restrictions = [
        field_permission_row(workspace_id, each.id, objects[name].id, objects[name].fields[field_name].id, rights)
        for each in roles
        for name, fields in each.fields.items()
        for field_name, rights in fields.items()
    ]
    if restrictions:
        connection.execute(insert(field_permission), restrictions)


def add_object_rows(connection: Connection, workspace_id: UUID, objects: Sequence[Object], *, after: int = 0) -> None:
    """Rows for objects and their fields; `after` is how many objects come before them in the navigation."""
    rows = [object_row(workspace_id, position, each) for position, each in enumerate(objects, after)]
    connection.execute(insert(object_), rows)
    fields = [
        field_row(workspace_id, each.id, position, one)
        for each in objects
        for position, one in enumerate(each.fields.values())
    ]
    connection.execute(insert(field), fields)


def raise_version(connection: Connection, workspace_id: UUID, kind: Kind = Kind.OBJECTS) -> int:
    """Make every plan and snapshot of the workspace stale, once this transaction commits; the new version.

    Whoever has the workspace open is told what `kind` of thing changed.
    """
    raised = (
        update(workspace)
        .where(workspace.c.id == workspace_id)
        .values(metadata_version=workspace.c.metadata_version + 1)
        .returning(workspace.c.metadata_version)
    )
    version = int(connection.execute(raised).scalar_one())
    announce(connection, workspace_id, kind, version)
    return version


def tables_of(schema: str, objects: Mapping[str, Object]) -> Iterable[str]:
    """The statements that make the tables of objects that link to none but each other."""
    for each in objects.values():
        yield from create_table(schema, each)
    yield from watch_destruction(schema, objects, objects.values())


def run(connection: Connection, statements: Iterable[str]) -> None:
    """Run schema changes in one round trip, past SQLAlchemy, which would look for placeholders in them."""
    cursor = connection.connection.cursor()
    cursor.execute(";\n".join(statements))
    cursor.close()
