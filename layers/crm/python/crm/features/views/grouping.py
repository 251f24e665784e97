"""What a view is divided into that groups by a field: one group per option, and one for having none."""

from __future__ import annotations

from uuid import uuid5

from crm.features.views.schemas import View, ViewGroup
from crm.metadata.snapshot import Object

NO_OPTION = ""
"""The group of the records that have none."""


def groups_of(view: View, object_: Object) -> list[ViewGroup]:
    """The groups of a view that nobody has arranged, in the order of the options; none if it does not group."""
    by = next((each for each in object_.fields.values() if each.id == view.main_group_by_field_id), None)
    if by is None:
        return []
    values = [option["value"] for option in sorted(by.options, key=lambda option: int(option.get("position", 0)))]
    if by.is_nullable:
        values.append(NO_OPTION)
    return [
        ViewGroup(
            id=uuid5(view.id, f"group:{by.id}:{value}"),
            workspace_id=view.workspace_id,
            view_id=view.id,
            field_value=value,
            position=position,
        )
        for position, value in enumerate(values)
    ]
