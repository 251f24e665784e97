"""Workspaces of the past, copied cheaply, and how alike two workspaces are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

import psycopg
from psycopg import sql

from crm.features.workspaces.furnishing import furnish
from crm.kit.database import Database
from crm.kit.ids import uuid7
from crm.metadata.extension import create_fields, create_object
from crm.metadata.names import schema_name
from crm.metadata.provision import NewWorkspace, create_workspace
from crm.metadata.rows import behaviour
from crm.metadata.search import label_sql, search_text_sql
from crm.metadata.snapshot import Snapshot
from crm.metadata.standard_objects.declaration import FieldDeclaration, ObjectDeclaration
from crm.metadata.store import read_snapshot
from crm.models.transaction import transaction

HERE = Path(__file__).parent
FROZEN = "0f0e0d0c-0b0a-4908-8706-050403020100"
"""The workspace that was frozen."""

ANY_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")

ROCKET = ObjectDeclaration(
    "rocket",
    "rockets",
    "Rocket",
    "Rockets",
    icon="IconRocket",
    description="It flies",
    is_searchable=True,
    search_fields=("name", "serialNumber", "stages"),
    fields=(
        FieldDeclaration("name", "TEXT", "Name", "IconAbc"),
        FieldDeclaration("serialNumber", "TEXT", "Serial number", "IconHash", is_unique=True),
        FieldDeclaration("stages", "ARRAY", "Stages", "IconList"),
    ),
)
TAX_NUMBER = FieldDeclaration("taxNumber", "TEXT", "Tax number", "IconHash", is_unique=True)


def add_workspace_of_old(connection: psycopg.Connection, people: int = 20) -> UUID:
    """A copy of the frozen workspace, with records; as many people as said, half as many companies."""
    workspace_id = uuid7()
    schema = schema_name(workspace_id)

    def own(found: re.Match[str]) -> str:
        return str(workspace_id if found[0] == FROZEN else uuid5(workspace_id, found[0]))

    made = ANY_UUID.sub(own, _read("workspace_of_old.sql"))
    made = made.replace(schema_name(UUID(FROZEN)), schema)
    made = made.replace("'frozen", f"'{workspace_id.hex}")
    filled = _read("records_of_old.sql").replace(':"schema"', f'"{schema}"').replace(":people", str(people))
    with connection.transaction():
        connection.execute((made + filled).encode())
    return workspace_id


def add_the_frozen_one(connection: psycopg.Connection) -> UUID:
    """The workspace of old itself, without records."""
    connection.execute(_read("workspace_of_old.sql").encode())
    return UUID(FROZEN)


def add_workspace_of_today(owner: Database, workspace_id: UUID | None = None) -> Snapshot:
    """One with the same object and field of its own."""
    new = NewWorkspace(workspace_id or uuid7(), "Fresh", uuid7().hex, uuid7().hex)
    with transaction(owner) as connection:
        snapshot = create_object(connection, create_workspace(connection, new), ROCKET)
        create_fields(connection, snapshot, {"company": [TAX_NUMBER]})
        furnish(connection, read_snapshot(owner, new.id))
    return read_snapshot(owner, new.id)


@cache
def _read(name: str) -> str:
    return (HERE / name).read_text()


CATALOGUE = """
select 'column', c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull::text,
    pg_get_expr(d.adbin, d.adrelid)
from pg_attribute a join pg_class c on c.oid = a.attrelid
left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
where c.relnamespace = %(schema)s::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
union all
select 'index', t.relname, c.relname, pg_get_indexdef(i.indexrelid), i.indisvalid::text, ''
from pg_index i join pg_class c on c.oid = i.indexrelid join pg_class t on t.oid = i.indrelid
where c.relnamespace = %(schema)s::regnamespace
union all
select 'constraint', c.relname, k.conname, pg_get_constraintdef(k.oid), k.convalidated::text, ''
from pg_constraint k join pg_class c on c.oid = k.conrelid where k.connamespace = %(schema)s::regnamespace
    and k.contype <> 'n'
union all
select 'trigger', c.relname, g.tgname, pg_get_triggerdef(g.oid), g.tgenabled::text, ''
from pg_trigger g join pg_class c on c.oid = g.tgrelid where c.relnamespace = %(schema)s::regnamespace
union all
select 'function', p.proname, '', pg_get_functiondef(p.oid), '', ''
from pg_proc p where p.pronamespace = %(schema)s::regnamespace
union all
select 'rights', c.relname, '', c.relacl::text, coalesce(c.reloptions::text, ''), ''
from pg_class c where c.relnamespace = %(schema)s::regnamespace and c.relkind = 'r'
union all
select 'object', o.name_singular, '', (
    to_jsonb(o) - 'id' - 'workspace_id' - 'created_at' - 'updated_at' - 'behaviour'
)::text, '', ''
from core.object o where o.workspace_id = %(id)s
union all
select 'field', o.name_singular, f.name, (
    to_jsonb(f) - 'id' - 'workspace_id' - 'object_id' - 'created_at' - 'updated_at' - 'options' - 'morph_id'
)::text, jsonb_array_length(f.options)::text, (f.morph_id is not null)::text
from core.field f join core.object o on o.id = f.object_id where o.workspace_id = %(id)s
union all
select 'role', r.label, '', (
    to_jsonb(r) - 'id' - 'workspace_id' - 'created_at' - 'updated_at'
)::text, '', ''
from core.role r where r.workspace_id = %(id)s
"""


OF_PEOPLE = ("answer", "api_key", "outbox", "session", "user_workspace", "workspace_migration")
"""Tables of what happens in a workspace."""
TABLES = """
select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'workspace_id'
where c.relnamespace = 'core'::regnamespace and c.relkind = 'r' and c.relname <> all(%s) order by 1
"""
ROWS = "select to_jsonb(t) - 'created_at' - 'updated_at' - 'behaviour' from core.{} t where workspace_id = %s"


def description(owner: Database, workspace_id: UUID) -> set[tuple[Any, ...]]:
    """Everything a workspace is made of, but its records and ids."""
    schema = schema_name(workspace_id)
    rows = owner.connection.execute(CATALOGUE, {"schema": schema, "id": workspace_id}).fetchall()
    counted = [("rows", name, str(len(own))) for name, own in rows_of(owner.connection, workspace_id).items()]
    described = {
        tuple(value.replace(schema, "SCHEMA") if value else value for value in row) for row in [*rows, *counted]
    }
    return described | set(_what_is_special(read_snapshot(owner, workspace_id)))


def _what_is_special(snapshot: Snapshot) -> Iterator[tuple[Any, ...]]:
    """About objects, as it is read: what rows of old do not say has a meaning too."""
    for each in snapshot.objects.values():
        for name, value in behaviour(each).items():
            said = [index[1:] for index in value] if name == "indexes" else value
            yield "behaviour", each.name_singular, name, str(said)


def rows_of(connection: psycopg.Connection, workspace_id: UUID) -> dict[str, dict[str, Any]]:
    """What the control plane says of a workspace, by table and id."""
    found = {}
    for (name,) in connection.execute(TABLES, (list(OF_PEOPLE),)).fetchall():
        rows = connection.execute(sql.SQL(ROWS).format(sql.Identifier(name)), (workspace_id,)).fetchall()
        found[name] = {row["id"]: row for (row,) in rows}
    return found


def wrong_search_rows(owner: Database, snapshot: Snapshot) -> list[Any]:
    """Search rows that say something else than their live record, or are one too many or too few."""
    wrong = []
    for each in snapshot.objects.values():
        if each.is_searchable:
            wrong += owner.connection.execute(
                f"""
                select coalesce(s.record_id, r.id), s.label, s.search_text, r.text from (
                    select * from "{snapshot.schema}"._search where object = %s
                ) s full join (
                    select r.id, {label_sql(each, "r")} as label, {search_text_sql(each, "r")} as text
                    from "{snapshot.schema}"."{each.name_singular}" r where r."deletedAt" is null
                ) r on r.id = s.record_id
                where (s.label, s.search_text) is distinct from (r.label, r.text)
                """.encode().replace(b"%s", f"'{each.name_singular}'".encode())
            ).fetchall()
    return wrong
