"""Views on the metadata door, by the names of today and by those of clients up to 1.x, which say "Core"."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from strawberry.tools import create_type
from strawberry.types.field import StrawberryField
from strawberry.types.nodes import FragmentSpread, InlineFragment, SelectedField, Selection

from crm.api.graphql_metadata.context import Info
from crm.api.graphql_metadata.given import columns_given
from crm.api.graphql_metadata.view_enums import ViewType
from crm.api.graphql_metadata.view_inputs import CreateViewInput, UpdateViewInput
from crm.api.graphql_metadata.view_operations import database_of, many, operation, uuid_of
from crm.api.graphql_metadata.view_types import KINDS, CoreView, View
from crm.features.views import reading, service
from crm.features.views.errors import ViewNotFound
from crm.features.views.schemas import PARTS, Part


def _queries(shown: type[View]) -> list[StrawberryField]:
    name = shown.__name__

    def list_(info: Info, object_metadata_id: str | None = None, view_types: list[ViewType] | None = None) -> Any:
        """The views that the caller may see, of all objects or of one."""
        found = reading.list_views(
            database_of(info),
            info.context.viewer,
            object_id=None if object_metadata_id is None else uuid_of(object_metadata_id),
            types=None if view_types is None else [each.value for each in view_types],
            kinds=_kinds_asked(info),
        )
        return [shown.of(each) for each in found]

    def get(info: Info, id: str) -> Any:
        """One view."""
        try:
            return shown.of(reading.get_view(database_of(info), info.context.viewer, uuid_of(id)))
        except ViewNotFound:
            return None

    wanted = {"object_metadata_id": str | None, "view_types": many(ViewType) | None}
    return [operation(f"get{name}s", list_, many(shown), wanted), operation(f"get{name}", get, shown | None, _ID)]


def _mutations(shown: type[View]) -> list[StrawberryField]:
    name = shown.__name__

    def create(info: Info, input: CreateViewInput) -> Any:
        """A new view."""
        return shown.of(service.create_view(database_of(info), info.context.viewer, columns_given(input)))

    def update(info: Info, id: str, input: UpdateViewInput) -> Any:
        """Change a view."""
        values = {name: value for name, value in columns_given(input).items() if name != "id"}
        return shown.of(service.update_view(database_of(info), info.context.viewer, uuid_of(id), values))

    return [
        operation(f"create{name}", create, shown, {"input": CreateViewInput}),
        operation(f"update{name}", update, shown, {**_ID, "input": UpdateViewInput}),
        operation(f"delete{name}", _removal(service.delete_view, "Put a view away."), bool, _ID),
        operation(f"destroy{name}", _removal(service.destroy_view, "Remove a view for good."), bool, _ID),
    ]


def _removal(remove: Callable[..., None], description: str) -> Callable[..., bool]:
    def removed(info: Info, id: str) -> bool:
        remove(database_of(info), info.context.viewer, uuid_of(id))
        return True

    removed.__doc__ = description
    return removed


def _kinds_asked(info: Info) -> list[type[Part]]:
    """The kinds of parts that are selected, and those that are needed to show them."""
    asked = {name for root in info.selected_fields for name in _names(root.selections)}
    needed = {need for name, kind in KINDS.items() if _camel(name) in asked for need in reading.needed_for(kind)}
    return [kind for kind in PARTS if kind in needed]


def _names(selections: Iterable[Selection]) -> Iterable[str]:
    """The fields selected, those of fragments among them."""
    for each in selections:
        if isinstance(each, SelectedField):
            yield each.name
        elif isinstance(each, FragmentSpread | InlineFragment):
            yield from _names(each.selections)


def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(word.capitalize() for word in rest)


_ID = {"id": str}
Queries = create_type("ViewQueries", [*_queries(View), *_queries(CoreView)])
Mutations = create_type("ViewMutations", [*_mutations(View), *_mutations(CoreView)])
