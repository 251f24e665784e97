"""What keeps rollups right: statement triggers on the tables that they look at.

A change of linked records locks their parents in the order of their ids and then, in a new statement, works the rollups
out anew: it sees whatever was committed while it waited. Everybody goes from a record up to its parents, and through
junctions from the far record: those who meet wait for each other, and not in a ring.

A record may link to one that is not there yet. Whoever writes such a link waits for those who are making parents, and
they for it: the later one sees the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from crm.metadata.formulas.rollup_groups import RollupGroup
from crm.metadata.names import literal, qualified, quoted, short_name

_LIVE: Final = '"deletedAt" is null'
_EVENTS: Final = {
    "rolled_added": "insert on {table} referencing new table as added",
    "rolled_changed": "update on {table} referencing old table as gone new table as added",
    "rolled_gone": "delete on {table} referencing old table as gone",
}


def rollup_triggers(schema: str, groups: Sequence[RollupGroup]) -> Mapping[str, Sequence[str]]:
    """The statements that make the triggers of each table that needs any, by its object's name."""
    tables = {name for each in groups for name in (each.parent, each.child, each.junction) if name}
    return {table: [*_triggers(schema, table, groups)] for table in sorted(tables)}


def drop_rollup_triggers(schema: str, table: str) -> Iterator[str]:
    """Take the triggers of a table away."""
    for name in _EVENTS:
        yield f"drop trigger if exists {name} on {qualified(schema, table)}"
    yield f"drop function if exists {_function_name(schema, table)}()"


def fill(group: RollupGroup) -> str:
    """Work out the rollups of every parent."""
    table, grouped = qualified(group.schema, group.parent), group.link
    found = f'select {grouped} as "parent id", {group.aggregates()} from {group.linked}'
    values = [f"coalesce(n.{name},{default})" for name, default in zip(group.columns, group.defaults(), strict=True)]
    return (
        f"update {table} p set {_assigned(group.columns, values)} from {table} k"
        f' left join ({found} and {grouped} is not null group by {grouped}) n on n."parent id" = k."id"'
        f' where p."id" = k."id" and {_differs(group.columns, values)}'
    )


def _triggers(schema: str, table: str, groups: Sequence[RollupGroup]) -> Iterator[str]:
    body = " ".join(_body(table, groups))
    yield (
        f"create or replace function {_function_name(schema, table)}() returns trigger language plpgsql as "
        f"$trigger$ declare ids uuid[]; there integer; begin {body} return null; end $trigger$"
    )
    for name in _needed(table, groups):
        on = _EVENTS[name].format(table=qualified(schema, table))
        yield f"create trigger {name} after {on} for each statement execute function {_function_name(schema, table)}()"


def _needed(table: str, groups: Sequence[RollupGroup]) -> list[str]:
    """The triggers that a table needs for what it is to the groups: linked, far behind a junction, or a parent."""
    if any(table == (each.junction or each.child) for each in groups):
        return [*_EVENTS]
    needed = ["rolled_added"] if any(table == each.parent for each in groups) else []
    return [*needed, *(["rolled_changed"] if any(table == each.child for each in groups) else [])]


def _function_name(schema: str, table: str) -> str:
    return qualified(schema, short_name(f"_rolled_{table}"))


def _body(table: str, groups: Iterable[RollupGroup]) -> Iterator[str]:
    """What a change of a table's rows means for each group of rollups."""
    for group in groups:
        if table == (group.junction or group.child):
            watched = () if group.junction else group.watched
            yield _when_linked(group, [group.link_column, *([group.far_column] if group.junction else watched)])
        if group.junction and table == group.child:
            yield _when_far(group)
        if table == group.parent:
            yield f"if tg_op = 'INSERT' then ids := array(select \"id\" from added); {_of_new_parents(group)} end if;"


def _when_linked(group: RollupGroup, columns: Sequence[str]) -> str:
    """Links and linked records: the parents that they had and have."""
    link = quoted(group.link_column)
    changed = _changed(columns)
    moved = " union ".join(f"select {side}.{link} {changed}" for side in ("o", "n"))
    far = ""
    if group.junction:
        far = (
            f"if tg_op <> 'DELETE' then perform from {qualified(group.schema, group.child)} where \"id\" in"
            f' (select {quoted(group.far_column)} from added) order by "id" for share; end if; '
        )
    return (
        f"if tg_op = 'INSERT' then ids := array(select distinct {link} from added where {_LIVE}); "
        f"elsif tg_op = 'DELETE' then ids := array(select distinct {link} from gone where {_LIVE}); "
        f"else ids := array({moved}); end if; {_if_any(far + _of_parents(group))}"
    )


def _when_far(group: RollupGroup) -> str:
    """Records behind a junction: the parents that their links lead to. Destroying them takes the links along."""
    junction = qualified(group.schema, str(group.junction))
    changed = f'select n."id" {_changed(group.watched)}'
    found = (
        f"select distinct {quoted(group.link_column)} from {junction} where {_LIVE}"
        f" and {quoted(group.far_column)} in ({changed})"
    )
    return f"if tg_op = 'UPDATE' then ids := array({found}); {_if_any(_of_parents(group))} end if;"


def _changed(columns: Sequence[str]) -> str:
    """The rows of an update that say something else now, or went to the bin, or came back: what follows SELECT."""
    watched = [f"{{side}}.{quoted(name)}" for name in columns] + [f"{{side}}.{_LIVE}"]
    old, new = (f"({','.join(watched)})".replace("{side}", side) for side in ("o", "n"))
    is_live = f"(o.{_LIVE} or n.{_LIVE})"
    return f'from gone o join added n on n."id" = o."id" where {is_live} and {old} is distinct from {new}'


def _if_any(statements: str) -> str:
    return f"ids := array_remove(ids, null); if cardinality(ids) > 0 then {statements} end if;"


def _of_new_parents(group: RollupGroup) -> str:
    return f"perform pg_advisory_xact_lock_shared({_lock(group)}); {_work_out(group)}"


def _of_parents(group: RollupGroup) -> str:
    """Lock the parents `ids` first, or wait for those that may be in the making."""
    parents = f'{qualified(group.schema, group.parent)} where "id" = any(ids) order by "id" for no key update'
    wait = f"if there < cardinality(ids) then perform pg_advisory_xact_lock({_lock(group)}); end if;"
    return f"perform from {parents}; get diagnostics there = row_count; {wait} {_work_out(group)}"


def _lock(group: RollupGroup) -> str:
    return f"hashtextextended({literal(f'{group.schema}.{group.parent} in the making')}, 0)"


def _work_out(group: RollupGroup) -> str:
    """Work the rollups of the parents `ids` out: a statement of its own sees what was committed before it."""
    table = qualified(group.schema, group.parent)
    found = f"select {group.aggregates()} from {group.linked} and {group.link} = k.id"
    values = [f"n.{name}" for name in group.columns]
    return (
        f"update {table} p set {_assigned(group.columns, values)}"
        f" from (select k.id, r.* from unnest(ids) k(id), lateral ({found}) r) n"
        f' where p."id" = n.id and {_differs(group.columns, values)};'
    )


def _assigned(columns: Sequence[str], values: Sequence[str]) -> str:
    return ", ".join(f"{name} = {value}" for name, value in zip(columns, values, strict=True))


def _differs(columns: Sequence[str], values: Sequence[str]) -> str:
    return f"({','.join(f'p.{name}' for name in columns)}) is distinct from ({','.join(values)})"
