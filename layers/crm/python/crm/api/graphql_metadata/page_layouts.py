"""Page layouts on the metadata door. The contract spells their ids as texts."""

from __future__ import annotations

import strawberry

from crm.access.viewer import Viewer
from crm.api.graphql_metadata.context import Info
from crm.api.graphql_metadata.given import created, id_of
from crm.api.graphql_metadata.page_layout_inputs import (
    CreatePageLayoutInput,
    CreatePageLayoutTabInput,
    CreatePageLayoutWidgetInput,
    UpdatePageLayoutInput,
    UpdatePageLayoutTabInput,
    UpdatePageLayoutWidgetInput,
    UpdatePageLayoutWithTabsInput,
)
from crm.api.graphql_metadata.page_layout_types import PageLayout, PageLayoutTab, PageLayoutWidget
from crm.api.graphql_metadata.widget_enums import PageLayoutType
from crm.features.page_layouts import pieces, resetting, saving, service
from crm.features.page_layouts.errors import PageLayoutNotFound, PageLayoutTabNotFound, PageLayoutWidgetNotFound
from crm.kit.database import Database


@strawberry.type
class Queries:
    """What can be asked of page layouts."""

    @strawberry.field
    def get_page_layouts(
        self, info: Info, object_metadata_id: str | None = None, page_layout_type: PageLayoutType | None = None
    ) -> list[PageLayout]:
        """The layouts of the workspace, of one object, or of one type."""
        object_id = id_of(object_metadata_id, PageLayoutNotFound) if object_metadata_id else None
        type_ = page_layout_type.value if page_layout_type else None
        return [PageLayout.of(each) for each in service.list_layouts(*_asked(info), object_id, type_)]

    @strawberry.field
    def get_page_layout(self, info: Info, id: str) -> PageLayout | None:
        """One layout."""
        found = service.find_layout(*_asked(info), id_of(id, PageLayoutNotFound))
        return PageLayout.of(found) if found else None

    @strawberry.field
    def get_page_layout_tabs(self, info: Info, page_layout_id: str) -> list[PageLayoutTab]:
        """The tabs of a layout."""
        found = service.find_layout(*_asked(info), id_of(page_layout_id, PageLayoutNotFound))
        return [PageLayoutTab.of(each) for each in found.tabs] if found else []

    @strawberry.field
    def get_page_layout_tab(self, info: Info, id: str) -> PageLayoutTab:
        """One tab."""
        return PageLayoutTab.of(pieces.get_tab(*_asked(info), id_of(id, PageLayoutTabNotFound)))

    @strawberry.field
    def get_page_layout_widgets(self, info: Info, page_layout_tab_id: str) -> list[PageLayoutWidget]:
        """The widgets of a tab."""
        found = pieces.get_tab(*_asked(info), id_of(page_layout_tab_id, PageLayoutTabNotFound))
        return [PageLayoutWidget.of(each) for each in found.widgets]

    @strawberry.field
    def get_page_layout_widget(self, info: Info, id: str) -> PageLayoutWidget:
        """One widget."""
        return PageLayoutWidget.of(pieces.get_widget(*_asked(info), id_of(id, PageLayoutWidgetNotFound)))


@strawberry.type
class Mutations:
    """What can be done with page layouts."""

    @strawberry.mutation
    def create_page_layout(self, info: Info, input: CreatePageLayoutInput) -> PageLayout:
        """An empty layout."""
        return PageLayout.of(service.create_layout(*_asked(info), created(input)))

    @strawberry.mutation
    def update_page_layout(self, info: Info, id: str, input: UpdatePageLayoutInput) -> PageLayout:
        """Change what a layout says of itself."""
        layout_id = id_of(id, PageLayoutNotFound)
        return PageLayout.of(service.update_layout(*_asked(info), layout_id, input.values()))

    @strawberry.mutation
    def update_page_layout_with_tabs_and_widgets(
        self, info: Info, id: str, input: UpdatePageLayoutWithTabsInput
    ) -> PageLayout:
        """Make a layout what an editor says; what it leaves out goes."""
        layout_id, tabs = id_of(id, PageLayoutNotFound), [each.document() for each in input.tabs]
        return PageLayout.of(saving.save_layout(*_asked(info), layout_id, input.values(), tabs))

    @strawberry.mutation
    def reset_page_layout_to_default(self, info: Info, id: str) -> PageLayout:
        """A layout that the product made is again as it was made."""
        return PageLayout.of(resetting.reset_layout(*_asked(info), id_of(id, PageLayoutNotFound)))

    @strawberry.mutation
    def destroy_page_layout(self, info: Info, id: str) -> bool:
        """A layout goes, with all that is on it."""
        service.destroy_layout(*_asked(info), id_of(id, PageLayoutNotFound))
        return True

    @strawberry.mutation
    def create_page_layout_tab(self, info: Info, input: CreatePageLayoutTabInput) -> PageLayoutTab:
        """An empty tab."""
        return PageLayoutTab.of(pieces.create_tab(*_asked(info), created(input)))

    @strawberry.mutation
    def update_page_layout_tab(self, info: Info, id: str, input: UpdatePageLayoutTabInput) -> PageLayoutTab:
        """Change what a tab says of itself."""
        tab_id = id_of(id, PageLayoutTabNotFound)
        return PageLayoutTab.of(pieces.update_tab(*_asked(info), tab_id, input.values()))

    @strawberry.mutation
    def reset_page_layout_tab_to_default(self, info: Info, id: str) -> PageLayoutTab:
        """A tab that the product made is again as it was made."""
        return PageLayoutTab.of(resetting.reset_tab(*_asked(info), id_of(id, PageLayoutTabNotFound)))

    @strawberry.mutation
    def destroy_page_layout_tab(self, info: Info, id: str) -> bool:
        """A tab goes, with its widgets."""
        pieces.destroy_tab(*_asked(info), id_of(id, PageLayoutTabNotFound))
        return True

    @strawberry.mutation
    def create_page_layout_widget(self, info: Info, input: CreatePageLayoutWidgetInput) -> PageLayoutWidget:
        """A widget on a tab."""
        return PageLayoutWidget.of(pieces.create_widget(*_asked(info), input.values()))

    @strawberry.mutation
    def update_page_layout_widget(self, info: Info, id: str, input: UpdatePageLayoutWidgetInput) -> PageLayoutWidget:
        """Change a widget, or put it on another tab of its page."""
        widget_id = id_of(id, PageLayoutWidgetNotFound)
        return PageLayoutWidget.of(pieces.update_widget(*_asked(info), widget_id, input.values()))

    @strawberry.mutation
    def reset_page_layout_widget_to_default(self, info: Info, id: str) -> PageLayoutWidget:
        """A widget that the product made is again as it was made."""
        return PageLayoutWidget.of(resetting.reset_widget(*_asked(info), id_of(id, PageLayoutWidgetNotFound)))

    @strawberry.mutation
    def destroy_page_layout_widget(self, info: Info, id: str) -> bool:
        """A widget goes."""
        pieces.destroy_widget(*_asked(info), id_of(id, PageLayoutWidgetNotFound))
        return True


def _asked(info: Info) -> tuple[Database, Viewer]:
    return info.context.stores.database, info.context.viewer
