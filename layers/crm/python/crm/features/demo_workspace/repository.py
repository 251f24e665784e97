"""Rows of the demo, many at a time. Everything runs on the owner's connection."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID, uuid5

import orjson
from sqlalchemy import Connection, insert, select
from sqlalchemy.dialects import postgresql

from crm.features.demo_workspace.identities import API_KEY_ID, API_KEY_NAME, DemoUser
from crm.metadata.names import SEARCH_TABLE, qualified, quoted
from crm.metadata.search import label_sql, search_text_sql
from crm.metadata.snapshot import Column, Object, Snapshot
from crm.models import api_key, user, user_workspace, workspace


def exists_workspace(connection: Connection, workspace_id: UUID) -> bool:
    """Whether the workspace has been made."""
    found = select(workspace.c.id).where(workspace.c.id == workspace_id)
    return connection.execute(found).first() is not None


def add_user(connection: Connection, person: DemoUser, password_hash: str) -> None:
    """Someone who can sign in, unless they already can."""
    row = {
        "id": person.id,
        "email": person.email,
        "first_name": person.first_name,
        "last_name": person.last_name,
        "password_hash": password_hash,
        "is_email_verified": True,
    }
    connection.execute(postgresql.insert(user).values(row).on_conflict_do_nothing())


def add_membership(connection: Connection, workspace_id: UUID, person: DemoUser, role_id: UUID) -> None:
    """A user's place in a workspace."""
    row = {
        "id": uuid5(workspace_id, f"membership:{person.id}"),
        "user_id": person.id,
        "workspace_id": workspace_id,
        "role_id": role_id,
        "member_id": person.member_id,
    }
    connection.execute(insert(user_workspace).values(row))


def add_api_key(connection: Connection, workspace_id: UUID, role_id: UUID, expires_at: Any) -> None:
    """The key that tests of other clients expect."""
    row = {
        "id": API_KEY_ID,
        "workspace_id": workspace_id,
        "role_id": role_id,
        "name": API_KEY_NAME,
        "expires_at": expires_at,
    }
    connection.execute(insert(api_key).values(row))


def add_rows(connection: Connection, snapshot: Snapshot, object_: Object, rows: Sequence[dict[str, Any]]) -> None:
    """Records of one object in one statement; a column that a row lacks gets its default."""
    columns = [column for name, column in object_.columns.items() if any(name in row for row in rows)]
    names = ", ".join(quoted(column.name) for column in columns)
    values = ", ".join(map(_value, columns))
    shape = ", ".join(f"{quoted(column.name)} {column.pg_type}" for column in columns)
    table = qualified(snapshot.schema, object_.name_singular)
    statement = f"insert into {table} ({names}) select {values} from json_to_recordset(%s::json) as r({shape})"
    connection.exec_driver_sql(statement, (orjson.dumps(rows).decode(),))


def index_for_search(connection: Connection, snapshot: Snapshot, object_: Object) -> None:
    """The search rows of all records of an object."""
    table, search = qualified(snapshot.schema, object_.name_singular), qualified(snapshot.schema, SEARCH_TABLE)
    connection.exec_driver_sql(
        f"insert into {search} (object, record_id, label, search_text, position) "
        f"select %s, t.id, {label_sql(object_, 't')}, {search_text_sql(object_, 't')}, t.position from {table} t "
        "on conflict (record_id, object) do nothing",
        (object_.name_singular,),
    )


def analyse(connection: Connection, snapshot: Snapshot) -> None:
    """Tell the planner what there is now."""
    tables = ", ".join(qualified(snapshot.schema, name) for name in (*snapshot.objects, SEARCH_TABLE))
    connection.exec_driver_sql(f"analyze {tables}")


def _value(column: Column) -> str:
    value = f"r.{quoted(column.name)}"
    return f"coalesce({value}, {column.default})" if column.default else value
