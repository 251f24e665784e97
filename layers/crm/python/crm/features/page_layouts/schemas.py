"""What is known of page layouts, their tabs and their widgets. Attributes are the columns of the tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar
from uuid import UUID

from crm.models.rows import Stored


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLayout(Stored):
    """A page."""

    NAME: ClassVar[str] = "pageLayout"
    TITLE: ClassVar[str] = "page layout"

    name: str
    type: str = "RECORD_PAGE"
    object_id: UUID | None = None
    default_tab_id: UUID | None = None
    is_first_tab_pinned: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLayoutTab(Stored):
    """A part of a page that is in front when it is chosen."""

    NAME: ClassVar[str] = "pageLayoutTab"
    TITLE: ClassVar[str] = "page layout tab"

    page_layout_id: UUID
    title: str
    position: float = 0
    icon: str | None = None
    layout_mode: str = "GRID"


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLayoutWidget(Stored):
    """What shows something: fields, a timeline, a chart."""

    NAME: ClassVar[str] = "pageLayoutWidget"
    TITLE: ClassVar[str] = "page layout widget"

    page_layout_tab_id: UUID
    title: str
    type: str
    configuration: Mapping[str, Any] = field(default_factory=dict)
    object_id: UUID | None = None
    position: Mapping[str, Any] | None = None
    conditional_display: Any = None
    conditional_availability_expression: str | None = None


Piece = PageLayout | PageLayoutTab | PageLayoutWidget


@dataclass(frozen=True, slots=True)
class WholeTab:
    """A tab with its widgets."""

    tab: PageLayoutTab
    widgets: tuple[PageLayoutWidget, ...]


@dataclass(frozen=True, slots=True)
class WholeLayout:
    """A layout with everything on it, in order."""

    layout: PageLayout
    tabs: tuple[WholeTab, ...] = ()

    @property
    def widgets(self) -> Iterable[PageLayoutWidget]:
        """Those of all tabs."""
        return (widget for each in self.tabs for widget in each.widgets)
