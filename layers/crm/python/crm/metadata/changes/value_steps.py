"""Steps that follow the options of a field in the records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from crm.metadata.changes.change import Change, FieldPair
from crm.metadata.changes.step import Step
from crm.metadata.ddl.columns import replace_option
from crm.metadata.snapshot import Field


def renamed_options(before: Field, after: Field) -> Mapping[str, str]:
    """Old values of options that have another one now. Options are the same when their ids are."""
    old, new = _values(before), _values(after)
    return {old[each]: new[each] for each in old if each in new and old[each] != new[each]}


def removed_options(before: Field, after: Field) -> tuple[str, ...]:
    """Values of options that are gone, and are not those of new ones."""
    old, new = _values(before), _values(after)
    return tuple(old[each] for each in old if each not in new and old[each] not in new.values())


def change_values(change: Change, pair: FieldPair) -> Iterator[Step]:
    """Records get the new values of their options, and lose those that are gone.

    Values may be swapped: every new value is an unused one first.
    """
    before, after = pair.before.field, pair.after.field
    renamed, removed = renamed_options(before, after), removed_options(before, after)
    if not renamed and not removed:
        return
    schema, table, (column,) = change.after.schema, pair.after.object.name_singular, after.columns
    fallback = None if column.nullable else str(after.default).strip("'")
    statements = [replace_option(schema, table, column, value, fallback) for value in removed]
    is_moving = bool(set(renamed.values()) & set(renamed))
    if is_moving:
        statements += [replace_option(schema, table, column, old, f"__{old}") for old in renamed]
    for old, new in renamed.items():
        statements.append(replace_option(schema, table, column, f"__{old}" if is_moving else old, new))
    yield Step(
        "changeValues",
        f"Change the options of “{after.label}” in “{pair.after.object.label_plural}”",
        table,
        tuple(statements),
        after.name,
        is_destructive=bool(removed),
        is_rewrite=True,
    )


def _values(field: Field) -> dict[str, str]:
    return {str(option["id"]): str(option["value"]) for option in field.options}
