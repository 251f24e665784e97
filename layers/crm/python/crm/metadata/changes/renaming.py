"""Objects and fields under other names, and everything that goes by their names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TypeVar

from crm.metadata.build import index_ending, index_name, with_columns
from crm.metadata.changes.finding import other_side
from crm.metadata.names import quoted, short_name
from crm.metadata.snapshot import Field, Index, Object, Snapshot
from crm.metadata.standard_objects.declaration import join_column_of, settings_of

Value = TypeVar("Value")


def rename_object(snapshot: Snapshot, object_: Object, name_singular: str, name_plural: str) -> Snapshot:
    """The workspace with an object under other names; relations, indexes, roles and choices of targets follow."""
    old = object_.name_singular
    objects = {each.name_singular: _with_target_renamed(each, old, name_singular) for each in snapshot.objects.values()}
    renamed = replace(objects[old], name_singular=name_singular, name_plural=name_plural)
    renamed = replace(renamed, indexes=tuple(_named(renamed, index) for index in renamed.indexes))
    objects = dict(_with_key(objects, old, name_singular, renamed))
    roles = {
        each.id: replace(
            each,
            objects=_moved(each.objects, old, name_singular),
            fields=_moved(each.fields, old, name_singular),
        )
        for each in snapshot.roles.values()
    }
    return _with_choices_renamed(replace(snapshot, objects=objects, roles=roles), object_, renamed)


def target_fields(snapshot: Snapshot, object_name: str, type_name: str) -> Iterator[tuple[Object, Field, str]]:
    """Fields that lead to an object as one of several targets, and are called after it.

    With their object, and with what comes before the name of the target in theirs.
    """
    for owner in snapshot.objects.values():
        for field in owner.fields.values():
            is_target = field.morph_id is not None and field.relation and field.relation.target == object_name
            if is_target and field.columns and field.name.endswith(type_name):
                yield owner, field, field.name.removesuffix(type_name)


def rename_field(snapshot: Snapshot, owner: Object, field: Field, name: str) -> Snapshot:
    """The workspace with a field under another name; columns, the other side, indexes and roles follow."""
    renamed = _renamed(field, name)
    there = other_side(snapshot, field)
    objects = dict(snapshot.objects)
    objects[owner.name_singular] = _with_field_renamed(owner, field, renamed)
    if there is not None and renamed.relation is not None:
        target, inverse = objects[there[0].name_singular], there[1]
        if inverse.relation is not None:
            join_column = renamed.relation.join_column if field.columns else inverse.relation.join_column
            relation = replace(inverse.relation, inverse=name, join_column=join_column)
            fields = {**target.fields, inverse.name: replace(inverse, relation=relation)}
            objects[target.name_singular] = replace(target, fields=fields)
    roles = {
        each.id: replace(each, fields=_with_right_moved(each.fields, owner.name_singular, field.name, name))
        for each in snapshot.roles.values()
    }
    return replace(snapshot, objects=objects, roles=roles)


def _renamed(field: Field, name: str) -> Field:
    relation = field.relation
    if relation is not None and field.columns:
        relation = replace(relation, join_column=join_column_of(name))
        settings = {**field.settings, **settings_of(relation)}
        return with_columns(replace(field, name=name, relation=relation, settings=settings))
    return with_columns(replace(field, name=name))


def _with_field_renamed(owner: Object, field: Field, renamed: Field) -> Object:
    columns = {old.name: new.name for old, new in zip(field.columns, renamed.columns, strict=True)}
    names = columns | {field.name: renamed.name}

    def follow(name: str) -> str:
        return names.get(name, name)

    changed = replace(
        owner,
        fields=dict(_with_key(owner.fields, field.name, renamed.name, renamed)),
        aliases={old: follow(new) for old, new in owner.aliases.items()},
        label_identifier=follow(owner.label_identifier),
        image_identifier=follow(owner.image_identifier) if owner.image_identifier else None,
        duplicate_criteria=tuple(tuple(map(follow, each)) for each in owner.duplicate_criteria),
        search_fields=tuple(map(follow, owner.search_fields)),
        cascades=tuple(map(follow, owner.cascades)),
    )
    indexes = (_with_keys_renamed(changed, index, follow, columns) for index in owner.indexes)
    return replace(changed, indexes=tuple(indexes))


def _with_keys_renamed(owner: Object, index: Index, follow: Callable[[str], str], columns: Mapping[str, str]) -> Index:
    fields = tuple((follow(name), part) for name, part in index.fields)
    if fields == index.fields:
        return index
    where = index.where
    for old, new in columns.items():
        where = where.replace(quoted(old), quoted(new)) if where else where
    return _named(owner, replace(index, fields=fields, where=where))


def _named(owner: Object, index: Index) -> Index:
    return replace(index, name=index_name(owner.name_singular, index.fields, index_ending(index)))


def _with_target_renamed(object_: Object, old: str, new: str) -> Object:
    fields = {
        name: replace(field, relation=replace(field.relation, target=new))
        if field.relation is not None and field.relation.target == old
        else field
        for name, field in object_.fields.items()
    }
    return replace(object_, fields=fields)


def _with_choices_renamed(snapshot: Snapshot, before: Object, after: Object) -> Snapshot:
    """`targetShip` of a note becomes `targetBoat`."""
    for owner, field, prefix in [*target_fields(snapshot, after.name_singular, before.type_name)]:
        name = short_name(prefix + after.type_name)
        snapshot = rename_field(snapshot, snapshot.objects[owner.name_singular], field, name)
    return snapshot


def _with_key(items: Mapping[str, Value], old: str, new: str, value: Value) -> Iterable[tuple[str, Value]]:
    """The items in their order, one of them another one under another key."""
    return ((new, value) if key == old else (key, each) for key, each in items.items())


def _moved(items: Mapping[str, Value], old: str, new: str) -> Mapping[str, Value]:
    return {new if key == old else key: value for key, value in items.items()}


def _with_right_moved(
    rights: Mapping[str, Mapping[str, Value]], object_name: str, old: str, new: str
) -> Mapping[str, Mapping[str, Value]]:
    return {
        name: _moved(of_fields, old, new) if name == object_name else of_fields for name, of_fields in rights.items()
    }
