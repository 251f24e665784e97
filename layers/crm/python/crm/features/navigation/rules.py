"""The rules that navigation items keep."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final
from uuid import UUID

from crm.access.gate import Action
from crm.access.viewer import Viewer
from crm.features.navigation import errors
from crm.features.navigation.schemas import TARGETS, NavigationMenuItem
from crm.features.page_layouts.editing import has_layout
from crm.features.views.reading import is_seen
from crm.kit.http_out import is_url
from crm.metadata.snapshot import Object
from crm.metadata.validation import Problem
from crm.models.transaction import Connection
from crm.records.service import Records

LONGEST: Final = {"name": 255, "link": 2_048, "icon": 100, "color": 100}
MOST_ITEMS: Final = 500
"""Of one owner."""

SPELLED: Final = {
    "object_id": "targetObjectMetadataId",
    "record_id": "targetRecordId",
    "view_id": "viewId",
    "page_layout_id": "pageLayoutId",
}
"""Columns as the metadata API names them, where that is another name."""


def problems_of(
    connection: Connection,
    viewer: Viewer,
    records: Records,
    item: NavigationMenuItem,
    others: Mapping[UUID, NavigationMenuItem],
) -> list[Problem]:
    """The rules that an item breaks. `others` are the items of the same owner."""
    problems = [*_own_problems(item), *_folder_problems(item, others)]
    return problems or [*_target_problems(connection, viewer, records, item)]


def _own_problems(item: NavigationMenuItem) -> Iterator[Problem]:
    for name in TARGETS[item.type]:
        if not str(getattr(item, name) or "").strip():
            wire = SPELLED.get(name, name)
            yield errors.invalid(f"{wire} is required for an item of type {item.type}", f"{wire} is missing.")
    for name, most in LONGEST.items():
        if len(getattr(item, name) or "") > most:
            yield errors.invalid(f"{name} is longer than {most} characters", f"Choose a shorter {name}.")
    if item.link is not None and not is_url(item.link):
        yield errors.LINK_NOT_SAFE


def _folder_problems(item: NavigationMenuItem, others: Mapping[UUID, NavigationMenuItem]) -> Iterator[Problem]:
    seen, above = {item.id}, item.folder_id
    while above is not None:
        if above in seen:
            yield errors.CIRCULAR
            return
        folder = others.get(above)
        if folder is None or folder.type != "FOLDER":
            yield errors.FOLDER_NOT_FOUND
            return
        seen.add(above)
        above = folder.folder_id


def _target_problems(
    connection: Connection, viewer: Viewer, records: Records, item: NavigationMenuItem
) -> Iterator[Problem]:
    object_ = next((each for each in viewer.snapshot.objects.values() if each.id == item.object_id), None)
    if item.object_id is not None and object_ is None:
        yield errors.OBJECT_NOT_FOUND
    if item.record_id is not None and object_ is not None and not _has_record(records, object_, item.record_id):
        yield errors.RECORD_NOT_FOUND
    owner = replace(viewer, user_workspace_id=item.user_workspace_id)
    if item.view_id is not None and not is_seen(connection, owner, item.view_id):
        yield errors.VIEW_NOT_FOUND
    if item.page_layout_id is not None and not has_layout(connection, viewer, item.page_layout_id):
        yield errors.LAYOUT_NOT_FOUND


def _has_record(records: Records, object_: Object, record_id: UUID) -> bool:
    """Whether the caller may read such a record."""
    if not records.gate.may(Action.READ, object_):
        return False
    return bool(records.find_many(object_.name_singular, {"id": {"eq": str(record_id)}}, [], 1))
