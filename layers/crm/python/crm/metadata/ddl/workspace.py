"""The schema of a workspace, its role, and the two tables that stand beside the objects' own."""

from __future__ import annotations

from collections.abc import Iterator

from crm.metadata.ddl.triggers import counting_functions
from crm.metadata.names import COUNTER_TABLE, SEARCH_TABLE, qualified, quoted
from crm.metadata.search import head_sql

APP_ROLE, WORKSPACE_ROLES = "stratus_app", "stratus_workspace"
RECORD_RIGHTS = "select, insert, update, delete"


def create_schema(schema: str) -> Iterator[str]:
    """An empty workspace: schema and role of the same name, search and counters."""
    yield _unless(f"create role {quoted(schema)} nologin", "duplicate_object or unique_violation")
    yield f"grant {quoted(schema)} to {quoted(APP_ROLE)}"
    yield f"grant {quoted(WORKSPACE_ROLES)} to {quoted(schema)}"
    yield f"create schema {quoted(schema)}"
    yield f"grant usage on schema {quoted(schema)} to {quoted(schema)}"
    yield from _search_table(schema)
    yield from _counter_table(schema)
    yield from counting_functions(schema)


def grant_table(schema: str, table: str) -> str:
    """The workspace's role may read and write records, and nothing else."""
    return f"grant {RECORD_RIGHTS} on {qualified(schema, table)} to {quoted(schema)}"


def drop_schema(schema: str) -> Iterator[str]:
    """The workspace's records, and its role."""
    yield f"drop schema if exists {quoted(schema)} cascade"
    yield _unless(f"drop role if exists {quoted(schema)}", "dependent_objects_still_exist")


def _unless(statement: str, condition: str) -> str:
    """A statement about a role. Roles belong to the cluster: another database of it may have the workspace as well."""
    return f"do $role$ begin {statement}; exception when {condition} then null; end $role$"


def _search_table(schema: str) -> Iterator[str]:
    """One row per live record of a searchable object; `search_text` is normalised and starts with a space."""
    table = qualified(schema, SEARCH_TABLE)
    yield (
        f"create table {table} (object text not null, record_id uuid not null, label text not null, "
        "search_text text not null, position double precision not null default 0, primary key (record_id, object))"
    )
    yield f'create index on {table} (object, ({head_sql("search_text")}) collate "C", record_id)'
    yield f"create index on {table} using gin (search_text gin_trgm_ops)"
    yield grant_table(schema, SEARCH_TABLE)


def _counter_table(schema: str) -> Iterator[str]:
    """Live totals, in slots so that writers seldom wait for each other, on half-empty pages that updates stay in."""
    table = qualified(schema, COUNTER_TABLE)
    yield (
        f"create table {table} (object text, slot smallint, n bigint not null default 0, "
        "primary key (object, slot)) with (fillfactor = 50)"
    )
    yield grant_table(schema, COUNTER_TABLE)
