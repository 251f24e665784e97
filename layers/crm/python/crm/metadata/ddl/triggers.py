"""What the database keeps right by itself: live totals, and what happens to the links of a destroyed record.

Inserts and destructions are counted from their transition tables. An update would pay for those even when it trashes
nothing, so trashing and restoring are noted row by row, only where `deletedAt` is set, and added up once per statement.
Foreign keys would cost every insert half as much again; destroying is rare, so it does their work instead.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from crm.metadata.names import COUNTER_TABLE, SEARCH_TABLE, literal, qualified, quoted, short_name
from crm.metadata.snapshot import Object

SLOTS = 16
_PENDING = "'stratus.trashed_' || tg_relid"
_PENDING_SUM = f"coalesce(nullif(current_setting({_PENDING}, true), ''), '0')::bigint"


def counting_functions(schema: str) -> Iterator[str]:
    """The trigger functions that all tables of a workspace share."""
    yield _function(
        schema,
        "_count_created",
        _add(schema, 'select count(*) from added where "deletedAt" is null'),
    )
    yield _function(
        schema,
        "_note_trashed",
        f"perform set_config({_PENDING}, "
        f'({_PENDING_SUM} + case when new."deletedAt" is null then 1 else -1 end)::text, true);',
    )
    yield _function(
        schema,
        "_count_trashed",
        f"if {_PENDING_SUM} <> 0 then {_add(schema, _PENDING_SUM)} perform set_config({_PENDING}, '0', true); end if;",
    )


def counting_triggers(schema: str, object_: Object) -> Iterator[str]:
    """Counters for one table, and the triggers that keep them."""
    table, name = qualified(schema, object_.name_singular), literal(object_.name_singular)
    yield (
        f"insert into {qualified(schema, COUNTER_TABLE)} (object, slot) "
        f"select {name}, slot from generate_series(0, {SLOTS - 1}) as slot"
    )
    yield (
        f"create trigger created after insert on {table} referencing new table as added "
        f"for each statement execute function {qualified(schema, '_count_created')}()"
    )
    yield (
        f'create trigger trashed after update of "deletedAt" on {table} for each row '
        'when ((old."deletedAt" is null) <> (new."deletedAt" is null)) '
        f"execute function {qualified(schema, '_note_trashed')}()"
    )
    yield (
        f'create trigger trashed_all after update of "deletedAt" on {table} '
        f"for each statement execute function {qualified(schema, '_count_trashed')}()"
    )


def destruction_trigger(schema: str, object_: Object) -> Iterator[str]:
    """The trigger that calls `destruction_function`, once per table."""
    yield (
        f"create trigger destroyed after delete on {qualified(schema, object_.name_singular)} "
        "referencing old table as gone for each statement "
        f"execute function {qualified(schema, destruction_name(object_))}()"
    )


def destruction_function(schema: str, object_: Object, objects: Mapping[str, Object]) -> str:
    """What else goes with destroyed records: search rows, and links to them as each relation says."""
    body = [
        *([_add(schema, '- (select count(*) from gone where "deletedAt" is null)')] if object_.is_counted else []),
        _forget(schema, object_.name_singular),
        *(
            _unlink(schema, other, field.relation.join_column, field.relation.on_delete)
            for other in objects.values()
            for field in other.fields.values()
            if field.relation and field.columns and field.relation.target == object_.name_singular
        ),
    ]
    return _function(schema, destruction_name(object_), " ".join(body))


def _forget(schema: str, name: str) -> str:
    search = qualified(schema, SEARCH_TABLE)
    return f"delete from {search} where object = {literal(name)} and record_id in (select id from gone);"


def _unlink(schema: str, other: Object, join_column: str, on_delete: str) -> str:
    table, column = qualified(schema, other.name_singular), quoted(join_column)
    linked = f"where {column} in (select id from gone)"
    if on_delete == "CASCADE":
        return f"delete from {table} {linked};"
    if on_delete == "SET_NULL":
        return f"update {table} set {column} = null {linked};"
    return f"if exists (select from {table} {linked}) then raise foreign_key_violation; end if;"


def destruction_name(object_: Object) -> str:
    """The function that a table calls when records are destroyed."""
    return short_name(f"_destroyed_{object_.name_singular}")


def _add(schema: str, count: str) -> str:
    return (
        f"update {qualified(schema, COUNTER_TABLE)} set n = n + ({count}) "
        f"where object = tg_table_name and slot = pg_backend_pid() % {SLOTS};"
    )


def _function(schema: str, name: str, body: str) -> str:
    return (
        f"create or replace function {qualified(schema, name)}() returns trigger language plpgsql as "
        f"$trigger$ begin {body} return null; end $trigger$"
    )
