"""What a change would do to a large table for too long, put off: a job does it while others read and write."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final
from uuid import UUID

from crm.metadata.build import with_columns
from crm.metadata.changes.change import Change, FieldPair
from crm.metadata.changes.converting import computed_from
from crm.metadata.changes.value_steps import removed_options, renamed_options
from crm.metadata.snapshot import Field, Index, Object, Snapshot

LARGE: Final = 5_000
"""Records; a table with fewer is read and written within a few hundredths of a second."""


@dataclass(frozen=True, slots=True)
class LaterField:
    """A field whose records are to be stored in another way. With `refuses` none may lose anything by it."""

    object: Object
    before: Field
    after: Field
    refuses: bool


@dataclass(frozen=True, slots=True)
class LaterIndex:
    """An index to be built, and the field that it makes unique."""

    object: Object
    index: Index
    field: Field | None


@dataclass(frozen=True, slots=True)
class Postponed:
    """The workspace as it may be at once, and what is left to do."""

    snapshot: Snapshot
    fields: tuple[LaterField, ...] = ()
    indexes: tuple[LaterIndex, ...] = ()


def touched_objects(change: Change) -> list[Object]:
    """The objects, as they were, of which something could be put off if their tables are large."""
    rewritten = {pair.before.object.id for pair in change.altered_fields if _is_rewritten(pair)}
    pairs = change.kept_objects
    return [each.before for each in pairs if each.before.id in rewritten or _new_indexes(each.before, each.after)]


def postpone(change: Change, large: Collection[UUID]) -> Postponed:
    """Leave out of a change what would lock the tables of `large` objects for long."""
    objects, fields, indexes = dict(change.after.objects), list[LaterField](), list[LaterIndex]()
    for pair in change.kept_objects:
        if pair.before.id in large:
            own = [each for each in change.altered_fields if each.before.object.id == pair.before.id]
            rewritten = {each.after.field.id: each for each in own if _is_put_off(change.before, each)}
            new = _new_indexes(pair.before, pair.after)
            now = _at_once(pair.after, rewritten, new)
            objects[now.name_singular] = now
            fields += _later_fields(now, pair.after, rewritten)
            indexes += [LaterIndex(now, index, _made_unique(pair.after, index)) for index in new]
    return Postponed(replace(change.after, objects=objects), tuple(fields), tuple(indexes))


def _at_once(after: Object, rewritten: Mapping[UUID, FieldPair], new: Collection[Index]) -> Object:
    """An object without its new indexes, its fields stored as they were."""
    unique = {field.name for index in new if (field := _made_unique(after, index)) is not None}
    fields = {
        name: _present(field, rewritten.get(field.id), is_unique=field.is_unique and name not in unique)
        for name, field in after.fields.items()
    }
    return replace(after, fields=fields, indexes=tuple(index for index in after.indexes if index not in new))


def _later_fields(now: Object, after: Object, rewritten: Mapping[UUID, FieldPair]) -> Iterator[LaterField]:
    for before in now.fields.values():
        if (pair := rewritten.get(before.id)) is not None:
            wanted = replace(after.fields[before.name], is_unique=before.is_unique)
            old, new = ([column.pg_type for column in each.columns] for each in (pair.before.field, wanted))
            yield LaterField(now, before, wanted, refuses=old != new)


def _new_indexes(before: Object, after: Object) -> list[Index]:
    known = {index.id for index in before.indexes}
    return [index for index in after.indexes if index.id not in known]


def _is_rewritten(pair: FieldPair) -> bool:
    """Whether every record is read or written for it."""
    before, after = pair.before.field, pair.after.field
    if before.is_computed or after.is_computed:
        return False
    if renamed_options(before, after) or removed_options(before, after):
        return True
    parts = {column.part: column for column in before.columns}
    return any(
        column.pg_type != parts[column.part].pg_type or (parts[column.part].nullable and not column.nullable)
        for column in after.columns
        if column.part in parts
    )


def _is_put_off(before: Snapshot, pair: FieldPair) -> bool:
    """What an index or a computed field is tied to is rewritten at once: those would have to be made anew first."""
    owner, field = pair.before.object, pair.before.field
    is_unique = any(index.is_unique and field.name in dict(index.fields) for index in owner.indexes)
    return not is_unique and not computed_from(before, owner, field) and _is_rewritten(pair)


def _present(field: Field, pair: FieldPair | None, *, is_unique: bool) -> Field:
    """A field as it may be at once: called as it will be, stored as it was."""
    if pair is None:
        return replace(field, is_unique=is_unique)
    before = pair.before.field
    stored = replace(
        field,
        type=before.type,
        options=before.options,
        settings=before.settings,
        default=before.default,
        is_nullable=before.is_nullable,
        is_unique=is_unique,
    )
    return with_columns(stored)


def _made_unique(owner: Object, index: Index) -> Field | None:
    """The field that is unique because of an index. One that people made says nothing of its field."""
    if not index.is_unique or index.is_custom or len({name for name, _ in index.fields}) != 1:
        return None
    return owner.fields[index.fields[0][0]]
