"""The rules that layouts, tabs and widgets keep."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final
from uuid import UUID

from crm.access.viewer import Viewer
from crm.features.page_layouts.charts import reference_problems
from crm.features.page_layouts.errors import OBJECT_NOT_FOUND, VIEW_NOT_FOUND, invalid
from crm.features.page_layouts.schemas import PageLayout, PageLayoutTab, PageLayoutWidget
from crm.features.page_layouts.shapes import shape_problems
from crm.features.views.reading import is_seen
from crm.metadata.validation import Problem
from crm.models.transaction import Connection

LONGEST_NAME: Final = 255
LONGEST_EXPRESSION: Final = 10_000
MOST_TABS: Final = 30
MOST_WIDGETS: Final = 100
"""On one page."""

SPANS: Final = {"GRID": ("row", "column", "rowSpan", "columnSpan"), "VERTICAL_LIST": ("index",), "CANVAS": ()}
"""What a widget's position holds, by the layout mode of its tab: whole numbers."""

HEIGHTS: Final = {None, "FIT_CONTENT", "TAB_VIEWPORT"}
FRONT_COMPONENT_NOT_FOUND: Final = Problem(
    "FRONT_COMPONENT_NOT_FOUND", "Front component not found", "This component no longer exists."
)


def layout_problems(viewer: Viewer, layout: PageLayout) -> Iterator[Problem]:
    """The rules that a layout breaks."""
    yield from _name_problems("name", layout.name)
    if layout.object_id is not None and not _has_object(viewer, layout.object_id):
        yield OBJECT_NOT_FOUND


def tab_problems(tab: PageLayoutTab) -> Iterator[Problem]:
    """The rules that a tab breaks."""
    yield from _name_problems("title", tab.title)


def widget_problems(
    connection: Connection, viewer: Viewer, layout: PageLayout, widget: PageLayoutWidget
) -> list[Problem]:
    """The rules that a widget of a layout breaks."""
    problems = [
        *_name_problems("title", widget.title, may_be_empty=True),
        *_position_problems(widget.position),
        *shape_problems(widget.type, widget.configuration),
    ]
    if widget.object_id is not None and not _has_object(viewer, widget.object_id):
        problems.append(OBJECT_NOT_FOUND)
    if len(widget.conditional_availability_expression or "") > LONGEST_EXPRESSION:
        problems.append(invalid(f"conditionalAvailabilityExpression is longer than {LONGEST_EXPRESSION} characters"))
    if problems:
        return problems
    object_id = widget.object_id or layout.object_id
    return [
        *reference_problems(viewer.snapshot, widget.configuration, object_id),
        *_view_problems(connection, viewer, widget.configuration),
    ]


def tidy(configuration: Any) -> Any:
    """A configuration without what says nothing: members that are null, and the type names that clients send back."""
    if not isinstance(configuration, Mapping):
        return configuration
    return {name: tidy(value) for name, value in configuration.items() if value is not None and name != "__typename"}


def placed(position: Any) -> Any:
    """A position that says what it is; one that does not is in a grid."""
    tidied = tidy(position)
    return {"layoutMode": "GRID", **tidied} if isinstance(tidied, dict) else tidied


def _name_problems(member: str, name: str, *, may_be_empty: bool = False) -> Iterator[Problem]:
    if not name.strip() and not may_be_empty:
        yield invalid(f"{member} must not be empty", "Give it a name.")
    if len(name) > LONGEST_NAME:
        yield invalid(f"{member} is longer than {LONGEST_NAME} characters", "Choose a shorter name.")


def _position_problems(position: Any) -> Iterator[Problem]:
    if position is None:
        return
    if not isinstance(position, Mapping) or position.get("layoutMode") not in SPANS:
        yield invalid(f"position must be an object whose layoutMode is one of {', '.join(SPANS)}")
        return
    mode = position["layoutMode"]
    for name in SPANS[mode]:
        value = position.get(name)
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            yield invalid(f"position.{name} must be a whole number that is not negative")
    allowed = {"layoutMode", *SPANS[mode]} | ({"heightBehavior"} if mode == "VERTICAL_LIST" else set())
    for name in sorted(position.keys() - allowed):
        yield invalid(f"position.{name} is unknown to {mode}")
    if position.get("heightBehavior") not in HEIGHTS:
        yield invalid("position.heightBehavior must be one of FIT_CONTENT, TAB_VIEWPORT")


def _view_problems(connection: Connection, viewer: Viewer, configuration: Mapping[str, Any]) -> Iterator[Problem]:
    view_id = configuration.get("viewId")
    if view_id and not is_seen(connection, viewer, UUID(view_id)):
        yield VIEW_NOT_FOUND
    if "frontComponentId" in configuration:
        yield FRONT_COMPONENT_NOT_FOUND


def _has_object(viewer: Viewer, object_id: UUID) -> bool:
    return any(each.id == object_id for each in viewer.snapshot.objects.values())
