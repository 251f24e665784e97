"""Steps that make, take away and rename indexes of tables that stay."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from crm.metadata.changes.change import Change, ObjectPair
from crm.metadata.changes.step import Step
from crm.metadata.ddl.alteration import drop_duplicate_indexes, drop_index, rename_index
from crm.metadata.ddl.tables import create_index
from crm.metadata.duplicates import duplicate_criteria, duplicate_index_name, duplicate_indexes
from crm.metadata.names import qualified, quoted
from crm.metadata.snapshot import Index, Object


def remove_indexes(change: Change) -> Iterator[Step]:
    """Indexes that are gone, or are over other columns than before."""
    schema = change.before.schema
    for pair in change.kept_objects:
        table, after = pair.before.name_singular, _kept(pair)
        for index in pair.before.indexes:
            if index.id not in after:
                yield Step("removeIndex", f"Take {_what(index)} away", table, (drop_index(schema, index),))
        if _criteria(pair.before) != _criteria(pair.after):
            statements = tuple(drop_duplicate_indexes(schema, pair.before))
            yield from _of_duplicates("removeIndex", "Forget how duplicates are found", table, statements)


def rename_indexes(change: Change) -> Iterator[Step]:
    """Indexes follow the names of what they cover."""
    schema = change.after.schema
    for pair in change.kept_objects:
        after, statements = _kept(pair), list[str]()
        for index in pair.before.indexes:
            if index.id in after and after[index.id].name != index.name:
                statements += rename_index(schema, index, after[index.id])
        if pair.before.name_singular != pair.after.name_singular and _criteria(pair.before) == _criteria(pair.after):
            for place, _ in enumerate(duplicate_criteria(pair.after), 1):
                old, new = (duplicate_index_name(each, place) for each in (pair.before, pair.after))
                statements.append(f"alter index if exists {qualified(schema, old)} rename to {quoted(new)}")
        if statements:
            table = pair.after.name_singular
            yield Step("renameIndex", "Rename the indexes", table, tuple(statements))


def create_indexes(change: Change) -> Iterator[Step]:
    """Indexes that are new, or are over other columns than before."""
    schema = change.after.schema
    for pair in change.kept_objects:
        table, kept = pair.after.name_singular, _kept(pair)
        for index in pair.after.indexes:
            if index.id not in kept:
                statements = tuple(create_index(schema, pair.after, index))
                yield Step("createIndex", f"Make {_what(index)}", table, statements, reads_rows=True)
        if _criteria(pair.before) != _criteria(pair.after):
            statements = tuple(duplicate_indexes(schema, pair.after))
            yield from _of_duplicates("createIndex", "Learn how duplicates are found", table, statements)


def _of_duplicates(kind: Any, description: str, table: str, statements: tuple[str, ...]) -> Iterator[Step]:
    if statements:
        yield Step(kind, description, table, statements, reads_rows=kind == "createIndex")


def _kept(pair: ObjectPair) -> dict[UUID, Index]:
    """The indexes that stay as they are but for their name, as they are called after."""
    before = {index.id: _keys(pair.before, index) for index in pair.before.indexes}
    return {index.id: index for index in pair.after.indexes if before.get(index.id) == _keys(pair.after, index)}


def _keys(object_: Object, index: Index) -> tuple[Any, ...]:
    keys = tuple((object_.fields[name].id, part) for name, part in index.fields)
    return keys, index.is_unique, index.type, index.nulls_first


def _criteria(object_: Object) -> list[list[tuple[UUID, str]]]:
    """The criteria of duplicates, by ids of fields."""
    owners = {column.name: field.id for field in object_.fields.values() for column in field.columns}
    return [[(owners[column.name], column.part) for column in columns] for columns in duplicate_criteria(object_)]


def _what(index: Index) -> str:
    covered = ", ".join(name for name, _ in index.fields)
    return f"{'a unique' if index.is_unique else 'an'} index over {covered}"
