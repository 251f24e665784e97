"""What roles say of objects and fields, when those change: it goes by ids, and lies in the bin with them."""

from __future__ import annotations

from crm.features.roles import repository
from crm.metadata.changes.change import Change
from crm.metadata.changes.dependant import Dependant
from crm.models.transaction import Connection


def find_dependants(connection: Connection, change: Change) -> list[Dependant]:
    """Roles that say something of an object or field that is removed."""
    objects = {each.id: each.label_plural for each in change.removed_objects}
    fields = {each.field.id: each.field.label for each in change.removed_fields}
    if not objects and not fields:
        return []
    workspace_id = change.before.workspace_id
    labels = {each.id: each.label for each in repository.list_roles(connection, workspace_id)}
    return [
        *(
            Dependant("objectPermission", said.role_id, f"{labels[said.role_id]}: {objects[said.object_id]}", "removed")
            for said in repository.list_object_permissions(connection, workspace_id)
            if said.object_id in objects
        ),
        *(
            Dependant("fieldPermission", said.id, f"{labels[said.role_id]}: {fields[said.field_id]}", "removed")
            for said in repository.list_field_permissions(connection, workspace_id)
            if said.field_id in fields
        ),
    ]
