"""The page that an object's records have before anybody changes it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from uuid import UUID, uuid5

from crm.features.page_layouts.schemas import PageLayout, PageLayoutTab, PageLayoutWidget, WholeLayout, WholeTab
from crm.features.page_layouts.shapes import KEY
from crm.metadata.snapshot import Object

BODY: Final = "bodyV2"
"""The text of notes and tasks."""


@dataclass(frozen=True, slots=True)
class Part:
    """A tab of that page: the widget on it, by type, and which fields an object must have and lack."""

    title: str
    icon: str
    widget: str
    needs: str | None = None
    unless: str | None = None

    def is_for(self, object_: Object) -> bool:
        """Whether the object's records have a use for it."""
        return (self.needs is None or self.needs in object_.fields) and self.unless not in object_.fields


PARTS: Final = (
    Part("Home", "IconHome", "FIELDS"),
    Part("Note", "IconNotes", "FIELD_RICH_TEXT", needs=BODY),
    Part("Timeline", "IconTimelineEvent", "TIMELINE", needs="timelineActivities"),
    Part("Tasks", "IconCheckbox", "TASKS", needs="taskTargets", unless=BODY),
    Part("Notes", "IconNotes", "NOTES", needs="noteTargets", unless=BODY),
    Part("Files", "IconPaperclip", "FILES", needs="attachments"),
)


def default_layout(workspace_id: UUID, object_: Object, field_view_id: UUID | None) -> WholeLayout:
    """The page of an object's records. It and all on it have the same ids whenever it is made."""
    layout = PageLayout(
        id=uuid5(object_.id, "pageLayout"),
        workspace_id=workspace_id,
        name=f"Default {object_.label_singular} Layout",
        type="RECORD_PAGE",
        object_id=object_.id,
        is_first_tab_pinned=True,
    )
    parts = [each for each in PARTS if each.is_for(object_)]
    tabs = (_tab(layout, position, part, field_view_id) for position, part in enumerate(parts))
    return WholeLayout(layout, tuple(tabs))


def _tab(layout: PageLayout, position: int, part: Part, field_view_id: UUID | None) -> WholeTab:
    tab = PageLayoutTab(
        id=uuid5(layout.id, part.title),
        workspace_id=layout.workspace_id,
        page_layout_id=layout.id,
        title=part.title,
        icon=part.icon,
        position=position,
        layout_mode="CANVAS" if position else "VERTICAL_LIST",
    )
    widget = PageLayoutWidget(
        id=uuid5(tab.id, part.widget),
        workspace_id=layout.workspace_id,
        page_layout_tab_id=tab.id,
        title=part.title,
        type=part.widget,
        object_id=layout.object_id,
        position={"layoutMode": "CANVAS"} if position else {"layoutMode": "VERTICAL_LIST", "index": 0},
        configuration={KEY: part.widget} | ({} if position or not field_view_id else {"viewId": str(field_view_id)}),
    )
    return WholeTab(tab, (widget,))
