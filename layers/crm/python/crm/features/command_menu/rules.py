"""The rules that items of the command menu keep."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from crm.access.viewer import Viewer
from crm.features.command_menu import errors
from crm.features.command_menu.schemas import CommandMenuItem
from crm.features.page_layouts.editing import has_layout
from crm.metadata.validation import Problem
from crm.models.transaction import Connection

LONGEST: Final = {
    "label": 255,
    "short_label": 255,
    "icon": 100,
    "conditional_availability_expression": 10_000,
    "conditional_pinned_expression": 10_000,
}
LONGEST_PATH: Final = 2_048
MOST_HOT_KEYS: Final = 4
LONGEST_HOT_KEY: Final = 20
PATH, OBJECT = "path", "objectMetadataItemId"


def problems_of(connection: Connection, viewer: Viewer, item: CommandMenuItem) -> list[Problem]:
    """The rules that an item breaks."""
    return [
        *_text_problems(item),
        *_payload_problems(viewer, item.payload),
        *_target_problems(connection, viewer, item),
    ]


def _text_problems(item: CommandMenuItem) -> Iterator[Problem]:
    if not item.label.strip():
        yield errors.invalid("label must not be empty", "Give the command a name.")
    for name, most in LONGEST.items():
        if len(getattr(item, name) or "") > most:
            yield errors.invalid(f"{name} is longer than {most} characters")
    keys = item.hot_keys or ()
    if len(keys) > MOST_HOT_KEYS or any(not 0 < len(each) <= LONGEST_HOT_KEY for each in keys):
        yield errors.invalid(f"hotKeys are {MOST_HOT_KEYS} keys at most", "Choose fewer keys.")


def _payload_problems(viewer: Viewer, payload: Mapping[str, Any] | None) -> Iterator[Problem]:
    if payload is None:
        return
    if not isinstance(payload, Mapping) or set(payload) not in ({PATH}, {OBJECT}):
        yield errors.invalid(f"payload must be an object with {PATH} or with {OBJECT}")
    elif PATH in payload and not _is_path(payload[PATH]):
        yield errors.invalid("payload.path must be a path of this application, such as /settings")
    elif OBJECT in payload and payload[OBJECT] not in {str(each.id) for each in viewer.snapshot.objects.values()}:
        yield errors.OBJECT_NOT_FOUND


def _target_problems(connection: Connection, viewer: Viewer, item: CommandMenuItem) -> Iterator[Problem]:
    objects = {None, *(each.id for each in viewer.snapshot.objects.values())}
    if not {item.availability_object_id, item.navigation_target_object_id} <= objects:
        yield errors.OBJECT_NOT_FOUND
    if item.page_layout_id is not None and not has_layout(connection, viewer, item.page_layout_id):
        yield errors.LAYOUT_NOT_FOUND


def _is_path(value: Any) -> bool:
    """Whether it leads to another place of the application, and to no other site."""
    is_text = isinstance(value, str) and len(value) <= LONGEST_PATH and value.isprintable()
    return is_text and value.startswith("/") and not value.startswith(("//", "/\\"))
