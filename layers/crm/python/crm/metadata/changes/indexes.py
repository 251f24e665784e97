"""Indexes that people make."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal, cast
from uuid import UUID

from crm.metadata.build import LIVE, PLAIN, UNIQUE, WORDS, build_index
from crm.metadata.changes.finding import find_object
from crm.metadata.changes.problems import INDEX, IndexNotFound, refusal
from crm.metadata.field_types.catalogue import field_type
from crm.metadata.snapshot import Field, Object, Snapshot
from crm.metadata.validation import Problem

MOST_CUSTOM: Final = 10
"""Indexes that people may add to one object: each makes every write dearer."""

MOST_FIELDS: Final = 8
_SEARCHED: Final = "text"
_WITHOUT_ORDER: Final = frozenset({"json", "text_array", "enum_array"})


@dataclass(frozen=True, slots=True)
class NewIndex:
    """An index that is asked for, by ids of fields and sub-fields."""

    id: UUID
    object_id: UUID
    fields: Sequence[tuple[UUID, str]]
    type: str = "BTREE"
    is_unique: bool = False


def create_index(snapshot: Snapshot, wanted: NewIndex) -> Snapshot:
    """The workspace with one more index.

    Raises:
        ValidationFailed: naming everything that is wrong with it.
    """
    object_ = find_object(snapshot, wanted.object_id)
    facts = {"objectMetadataId": wanted.object_id}
    if object_ is None:
        unknown = Problem("INDEX_OBJECT_NOT_FOUND", "Object metadata not found", "This object no longer exists.")
        raise refusal("create", INDEX, [unknown], facts)
    keys, problems = _keys(object_, wanted)
    index = build_index(object_.id, object_.name_singular, keys, LIVE, _ending(wanted))
    index = replace(index, id=wanted.id, is_custom=True, type=cast(Literal["BTREE", "GIN"], wanted.type))
    if problems := [*problems, *_problems(object_, wanted, index.name)]:
        raise refusal("create", INDEX, problems, facts)
    changed = replace(object_, indexes=(*object_.indexes, index))
    return replace(snapshot, objects={**snapshot.objects, object_.name_singular: changed})


def delete_index(snapshot: Snapshot, index_id: UUID) -> Snapshot:
    """The workspace without an index that people made.

    Raises:
        IndexNotFound: there is none of this id.
        ValidationFailed: it came with a field.
    """
    for object_ in snapshot.objects.values():
        index = next((each for each in object_.indexes if each.id == index_id), None)
        if index is None:
            continue
        if not index.is_custom:
            message = "Only indexes that people made can be deleted"
            problem = Problem("INDEX_MUTATION_NOT_ALLOWED", message, f"{message}.")
            raise refusal("delete", INDEX, [problem], {"id": index.id, "name": index.name})
        remaining = tuple(each for each in object_.indexes if each.id != index_id)
        return replace(
            snapshot, objects={**snapshot.objects, object_.name_singular: replace(object_, indexes=remaining)}
        )
    raise IndexNotFound


def _ending(wanted: NewIndex) -> str:
    if wanted.is_unique:
        return UNIQUE
    return WORDS if wanted.type == "GIN" else PLAIN


def _keys(object_: Object, wanted: NewIndex) -> tuple[tuple[tuple[str, str], ...], list[Problem]]:
    """The keys by name, as far as they can be known, and what is wrong with them."""
    by_id = {field.id: field for field in object_.fields.values()}
    keys, problems = list[tuple[str, str]](), list[Problem]()
    for field_id, part in wanted.fields:
        field = by_id.get(field_id)
        if field is None:
            message = f'Field metadata not found in object "{object_.name_singular}": {field_id}'
            problems.append(Problem("INDEX_FIELD_NOT_FOUND", message, "A field of the index no longer exists."))
            continue
        problems += _problems_of_key(field, part, wanted.type)
        keys.append((field.name, part))
    return tuple(keys), problems


def _problems_of_key(field: Field, part: str, type_: str) -> Iterator[Problem]:
    is_composite = field_type(field.type).composite is not None
    column = next((each for each in field.columns if each.part == (part if is_composite else each.part)), None)
    if is_composite and not part:
        yield _invalid(f'Field "{field.name}" has sub-fields: say which one with subFieldName')
    elif column is None or (part and not is_composite):
        yield _invalid(f'Field "{field.name}" has nothing to index under "{part}"')
    elif not column.is_stored:
        yield _invalid(f'Field "{field.name}" is worked out when it is read: no index can keep it')
    elif type_ == "GIN" and column.kind != _SEARCHED:
        yield _invalid(f'GIN indexes are for texts, and "{field.name}" is none')
    elif type_ == "BTREE" and column.kind in _WITHOUT_ORDER:
        yield _invalid(f'Field "{field.name}" of type {field.type} has no order to index')


def _problems(object_: Object, wanted: NewIndex, name: str) -> Iterator[Problem]:
    if not 0 < len(wanted.fields) <= MOST_FIELDS:
        yield _invalid(f"An index covers 1 to {MOST_FIELDS} fields")
    if len({*wanted.fields}) < len(wanted.fields):
        yield _invalid("An index covers each field once")
    if wanted.type == "GIN" and (wanted.is_unique or len(wanted.fields) > 1):
        yield _invalid("A GIN index covers one text, and is not unique")
    if sum(each.is_custom for each in object_.indexes) >= MOST_CUSTOM:
        yield _invalid(f"An object has {MOST_CUSTOM} custom indexes at most")
    if name in {each.name for each in object_.indexes}:
        yield Problem("NOT_AVAILABLE", "An index over these fields exists already", "There is such an index already.")


def _invalid(message: str) -> Problem:
    return Problem("INVALID_INDEX_INPUT", message, f"{message}.")
