"""Objects, fields and roles as rows of the `core` schema, and back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import astuple
from typing import Any
from uuid import UUID, uuid5

from crm.metadata.build import with_columns
from crm.metadata.snapshot import Field, FieldRights, Index, Object, ObjectRights, Relation, Role

Row = Mapping[str, Any]


def object_row(workspace_id: UUID, position: int, object_: Object) -> dict[str, Any]:
    """The row of `core.object`."""
    return {
        "id": object_.id,
        "workspace_id": workspace_id,
        "name_singular": object_.name_singular,
        "name_plural": object_.name_plural,
        "label_singular": object_.label_singular,
        "label_plural": object_.label_plural,
        "description": object_.description,
        "icon": object_.icon,
        "shortcut": object_.shortcut,
        "color": object_.color,
        "position": position,
        "label_identifier": object_.label_identifier,
        "image_identifier": object_.image_identifier,
        "is_custom": object_.is_custom,
        "is_system": object_.is_system,
        "is_active": object_.is_active,
        "is_searchable": object_.is_searchable,
        "is_ui_creatable": object_.is_ui_creatable,
        "is_ui_editable": object_.is_ui_editable,
        "behaviour": behaviour(object_),
    }


def behaviour(object_: Object) -> dict[str, Any]:
    """What makes an object special, as its row keeps it."""
    return {
        "aliases": dict(object_.aliases),
        "duplicate_criteria": object_.duplicate_criteria,
        "search_fields": object_.search_fields,
        "cascades": object_.cascades,
        "indexes": [index_row(index) for index in object_.indexes],
        "is_label_synced_with_name": object_.is_label_synced_with_name,
        "is_counted": object_.is_counted,
        "open_record_in": object_.open_record_in,
        "translations": object_.translations,
    }


def field_row(workspace_id: UUID, object_id: UUID, position: int, field: Field) -> dict[str, Any]:
    """The row of `core.field`."""
    return {
        "id": field.id,
        "workspace_id": workspace_id,
        "object_id": object_id,
        "name": field.name,
        "type": field.type,
        "label": field.label,
        "description": field.description,
        "icon": field.icon,
        "position": position,
        "default_value": field.default,
        "options": list(field.options),
        "settings": dict(field.settings),
        "relation": astuple(field.relation) if field.relation else None,
        "morph_id": field.morph_id,
        "is_custom": field.is_custom,
        "is_system": field.is_system,
        "is_active": field.is_active,
        "is_nullable": field.is_nullable,
        "is_unique": field.is_unique,
        "is_ui_editable": field.is_ui_editable,
        "is_label_synced_with_name": field.is_label_synced_with_name,
        "translations": field.translations,
    }


def role_row(workspace_id: UUID, role: Role) -> dict[str, Any]:
    """The row of `core.role`. The administrators' role cannot be edited away."""
    return {
        "id": role.id,
        "workspace_id": workspace_id,
        "label": role.label,
        "is_editable": not role.can_update_all_settings or not role.can_destroy_all,
        "can_update_all_settings": role.can_update_all_settings,
        "can_access_all_tools": role.can_access_all_tools,
        "can_read_all_object_records": role.can_read_all,
        "can_update_all_object_records": role.can_update_all,
        "can_soft_delete_all_object_records": role.can_soft_delete_all,
        "can_destroy_all_object_records": role.can_destroy_all,
        "permission_flags": sorted(role.flags),
    }


def permission_row(workspace_id: UUID, role_id: UUID, object_id: UUID, rights: ObjectRights) -> dict[str, Any]:
    """The row of `core.object_permission`."""
    return {
        "id": uuid5(role_id, str(object_id)),
        "workspace_id": workspace_id,
        "role_id": role_id,
        "object_id": object_id,
        "can_read_object_records": rights.read,
        "can_update_object_records": rights.update,
        "can_soft_delete_object_records": rights.soft_delete,
        "can_destroy_object_records": rights.destroy,
    }


def field_permission_row(
    workspace_id: UUID, role_id: UUID, object_id: UUID, field_id: UUID, rights: FieldRights
) -> dict[str, Any]:
    """The row of `core.field_permission`."""
    return {
        "id": uuid5(role_id, str(field_id)),
        "workspace_id": workspace_id,
        "role_id": role_id,
        "object_id": object_id,
        "field_id": field_id,
        "can_read_field_value": None if rights.read else False,
        "can_update_field_value": None if rights.update else False,
    }


def object_from_row(row: Row, fields: Iterable[Field]) -> Object:
    """The object of a row, with its fields."""
    how: Row = row["behaviour"]
    return Object(
        id=UUID(row["id"]),
        name_singular=row["name_singular"],
        name_plural=row["name_plural"],
        label_singular=row["label_singular"],
        label_plural=row["label_plural"],
        fields={field.name: field for field in fields},
        aliases=how.get("aliases", {}),
        description=row["description"],
        icon=row["icon"],
        shortcut=row["shortcut"],
        color=row["color"],
        label_identifier=row["label_identifier"],
        image_identifier=row["image_identifier"],
        is_system=row["is_system"],
        is_custom=row["is_custom"],
        is_active=row["is_active"],
        is_searchable=row["is_searchable"],
        is_ui_creatable=row["is_ui_creatable"],
        is_ui_editable=row["is_ui_editable"],
        is_label_synced_with_name=how.get("is_label_synced_with_name", False),
        duplicate_criteria=tuple(map(tuple, how.get("duplicate_criteria", ()))),
        search_fields=tuple(how.get("search_fields", ())),
        is_counted=how.get("is_counted", True),
        open_record_in=how.get("open_record_in", "USER_CHOICE"),
        translations=how.get("translations", {}),
        cascades=tuple(how.get("cascades", ())),
        indexes=tuple(map(index_from_row, how.get("indexes", ()))),
        created_at=row["created_at"],
        updated_at=row["updated_at"],
    )


def field_from_row(row: Row) -> Field:
    """The field of a row, with the columns that follow from it."""
    return with_columns(
        Field(
            id=UUID(row["id"]),
            name=row["name"],
            type=row["type"],
            label=row["label"],
            relation=Relation(*row["relation"]) if row["relation"] else None,
            options=tuple(row["options"]),
            settings=row["settings"],
            default=row["default_value"],
            description=row["description"],
            icon=row["icon"],
            is_nullable=row["is_nullable"],
            is_unique=row["is_unique"],
            is_system=row["is_system"],
            is_custom=row["is_custom"],
            is_active=row["is_active"],
            is_ui_editable=row["is_ui_editable"],
            is_label_synced_with_name=row["is_label_synced_with_name"],
            morph_id=UUID(row["morph_id"]) if row["morph_id"] else None,
            translations=row["translations"],
            created_at=row["created_at"],
            updated_at=row["updated_at"],
        )
    )


def role_from_row(
    row: Row, rights: Mapping[str, ObjectRights], fields: Mapping[str, Mapping[str, FieldRights]]
) -> Role:
    """The role of a row; `rights` and `fields` are its own words on objects and fields, by name."""
    return Role(
        id=UUID(row["id"]),
        label=row["label"],
        can_update_all_settings=row["can_update_all_settings"],
        can_read_all=row["can_read_all_object_records"],
        can_update_all=row["can_update_all_object_records"],
        can_soft_delete_all=row["can_soft_delete_all_object_records"],
        can_destroy_all=row["can_destroy_all_object_records"],
        objects=rights,
        fields=fields,
        flags=frozenset(row["permission_flags"]),
        can_access_all_tools=row["can_access_all_tools"],
    )


def rights_from_row(row: Row) -> ObjectRights:
    """What a row of `core.object_permission` says."""
    return ObjectRights(
        read=row["can_read_object_records"],
        update=row["can_update_object_records"],
        soft_delete=row["can_soft_delete_object_records"],
        destroy=row["can_destroy_object_records"],
    )


def field_rights_from_row(row: Row) -> FieldRights:
    """What a row of `core.field_permission` says."""
    return FieldRights(
        read=row["can_read_field_value"] is not False,
        update=row["can_update_field_value"] is not False,
    )


def index_row(index: Index) -> list[Any]:
    """An index among what makes an object special."""
    return [str(index.id), *astuple(index)[1:]]


def index_from_row(packed: list[Any]) -> Index:
    """The index that `index_row` wrote."""
    index_id, name, keys, *rest = packed
    return Index(UUID(index_id), name, tuple((field, part) for field, part in keys), *rest)
