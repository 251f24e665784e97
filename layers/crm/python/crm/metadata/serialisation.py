"""Snapshots as bytes, for Redis. Attributes that have their default are left out."""

from __future__ import annotations

from dataclasses import MISSING, astuple, fields
from typing import Any
from uuid import UUID

import orjson

from crm.metadata.snapshot import Column, Field, FieldRights, Index, Object, ObjectRights, Relation, Role, Snapshot

FORMAT = 4
"""Raised when the bytes change their meaning; code of another format never sees them."""


def to_bytes(snapshot: Snapshot) -> bytes:
    """The snapshot as JSON."""
    return orjson.dumps(
        {
            "workspace_id": snapshot.workspace_id,
            "schema": snapshot.schema,
            "db_role": snapshot.db_role,
            "version": snapshot.version,
            "objects": [_packed_object(each) for each in snapshot.objects.values()],
            "roles": [_packed_role(each) for each in snapshot.roles.values()],
        }
    )


def from_bytes(stored: bytes) -> Snapshot:
    """The snapshot that `to_bytes` wrote."""
    packed = orjson.loads(stored)
    objects = map(_object, packed["objects"])
    roles = map(_role, packed["roles"])
    return Snapshot(
        workspace_id=UUID(packed["workspace_id"]),
        schema=packed["schema"],
        db_role=packed["db_role"],
        version=packed["version"],
        objects={each.name_singular: each for each in objects},
        roles={each.id: each for each in roles},
    )


def _packed(instance: Any) -> dict[str, Any]:
    """The attributes of a dataclass that differ from their defaults."""
    packed = {}
    for each in fields(instance):
        value = getattr(instance, each.name)
        default = each.default_factory() if each.default_factory is not MISSING else each.default
        if value != default:
            packed[each.name] = value
    return packed


def _packed_object(object_: Object) -> dict[str, Any]:
    return _packed(object_) | {
        "fields": [_packed_field(each) for each in object_.fields.values()],
        "indexes": [astuple(each) for each in object_.indexes],
    }


def _packed_field(field: Field) -> dict[str, Any]:
    packed = _packed(field)
    packed["columns"] = [astuple(each) for each in field.columns]
    if field.relation is not None:
        packed["relation"] = astuple(field.relation)
    return packed


def _packed_role(role: Role) -> dict[str, Any]:
    rights = {name: astuple(each) for name, each in role.objects.items()}
    fields = {name: {field: astuple(each) for field, each in own.items()} for name, own in role.fields.items()}
    return _packed(role) | {"objects": rights, "fields": fields, "flags": sorted(role.flags)}


def _object(packed: dict[str, Any]) -> Object:
    built = map(_field, packed.pop("fields"))
    criteria = packed.pop("duplicate_criteria", ())
    return Object(
        id=UUID(packed.pop("id")),
        fields={each.name: each for each in built},
        indexes=tuple(map(_index, packed.pop("indexes"))),
        duplicate_criteria=tuple(map(tuple, criteria)),
        search_fields=tuple(packed.pop("search_fields", ())),
        cascades=tuple(packed.pop("cascades", ())),
        **packed,
    )


def _field(packed: dict[str, Any]) -> Field:
    relation, morph_id = packed.pop("relation", None), packed.pop("morph_id", None)
    return Field(
        id=UUID(packed.pop("id")),
        columns=tuple(Column(*each) for each in packed.pop("columns")),
        relation=Relation(*relation) if relation else None,
        options=tuple(packed.pop("options", ())),
        morph_id=UUID(morph_id) if morph_id else None,
        reads=tuple(map(tuple, packed.pop("reads", ()))),
        **packed,
    )


def _index(packed: list[Any]) -> Index:
    index_id, name, keys, *rest = packed
    return Index(UUID(index_id), name, tuple((field, part) for field, part in keys), *rest)


def _role(packed: dict[str, Any]) -> Role:
    rights, fields = packed.pop("objects"), packed.pop("fields")
    return Role(
        id=UUID(packed.pop("id")),
        objects={name: ObjectRights(*each) for name, each in rights.items()},
        fields={name: {field: FieldRights(*each) for field, each in own.items()} for name, own in fields.items()},
        flags=frozenset(packed.pop("flags")),
        **packed,
    )
