"""The parts of views on the metadata door: six kinds of them, each under its own names, all in one way.

Clients up to 1.x say "Core" in every name, and the id of what they change beside the input: both are understood.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from functools import cache
from typing import Any
from uuid import UUID

import strawberry
from strawberry.tools import create_type
from strawberry.types.field import StrawberryField

from crm.api.graphql_metadata import view_inputs as given
from crm.api.graphql_metadata import view_part_types as shown
from crm.api.graphql_metadata import view_types as older
from crm.api.graphql_metadata.context import Info
from crm.api.graphql_metadata.given import columns_given
from crm.api.graphql_metadata.scalars import parse_moment
from crm.api.graphql_metadata.view_operations import database_of, many, operation, uuid_of
from crm.api.graphql_metadata.view_part_types import Shown
from crm.features.views import parts, reading, schemas
from crm.kit.errors import BadUserInput


@dataclass(frozen=True, slots=True)
class Door:
    """One kind of part, as this door names and types it.

    `says_yes` when removing answers but that it was done.
    """

    kind: type[schemas.Part]
    shown: type[Shown]
    shown_core: type[Shown]
    create: type[Any]
    update: type[Any]
    says_yes: bool = False


DOORS = (
    Door(
        schemas.ViewField,
        shown.ViewField,
        older.CoreViewField,
        given.CreateViewFieldInput,
        given.UpdateViewFieldInput,
    ),
    Door(
        schemas.ViewFieldGroup,
        shown.ViewFieldGroup,
        older.CoreViewFieldGroup,
        given.CreateViewFieldGroupInput,
        given.UpdateViewFieldGroupInput,
    ),
    Door(
        schemas.ViewFilter,
        shown.ViewFilter,
        older.CoreViewFilter,
        given.CreateViewFilterInput,
        given.UpdateViewFilterInput,
    ),
    Door(
        schemas.ViewFilterGroup,
        shown.ViewFilterGroup,
        older.CoreViewFilterGroup,
        given.CreateViewFilterGroupInput,
        given.UpdateViewFilterGroupInput,
        says_yes=True,
    ),
    Door(
        schemas.ViewSort,
        shown.ViewSort,
        older.CoreViewSort,
        given.CreateViewSortInput,
        given.UpdateViewSortInput,
        says_yes=True,
    ),
    Door(
        schemas.ViewGroup,
        shown.ViewGroup,
        older.CoreViewGroup,
        given.CreateViewGroupInput,
        given.UpdateViewGroupInput,
    ),
)


def _queries(door: Door, type_: type[Shown]) -> list[StrawberryField]:
    """Listing parts and getting one, as one generation of clients names them."""
    name = type_.__name__

    def list_(info: Info, view_id: str | None = None) -> Any:
        wanted = None if view_id is None else uuid_of(view_id)
        found = reading.list_parts(database_of(info), info.context.viewer, door.kind, wanted)
        return [type_.of(each) for each in found]

    def get(info: Info, id: str) -> Any:
        found = reading.find_part(database_of(info), info.context.viewer, door.kind, uuid_of(id))
        return type_.of(found) if found is not None else None

    return [
        operation(f"get{name}s", list_, many(type_), {"view_id": str | None}),
        operation(f"get{name}", get, type_ | None, {"id": str}),
    ]


def _mutations(door: Door, type_: type[Shown]) -> list[StrawberryField]:
    """Making parts and changing them."""
    name = type_.__name__

    def create_many(info: Info, inputs: list[Any]) -> Any:
        rows = [_columns(door, each) for each in inputs]
        made = parts.create_parts(database_of(info), info.context.viewer, door.kind, rows)
        return [type_.of(each) for each in made]

    def create(info: Info, input: Any) -> Any:
        return create_many(info, [input])[0]

    def changed(info: Info, changes: Mapping[UUID, Mapping[str, Any]]) -> list[Shown]:
        after = parts.update_parts(database_of(info), info.context.viewer, door.kind, changes)
        return [type_.of(each) for each in after]

    def update(info: Info, input: Any, id: str | None = None) -> Any:
        return changed(info, {uuid_of(id or input.id or None): _changes(door, input)})[0]

    def update_many(info: Info, inputs: list[Any]) -> Any:
        return changed(info, {uuid_of(each.id or None): _changes(door, each) for each in inputs})

    return [
        operation(f"create{name}", create, type_, {"input": door.create}),
        operation(f"createMany{name}s", create_many, many(type_), {"inputs": many(door.create)}),
        operation(f"update{name}", update, type_, {"input": door.update, "id": str | None}),
        operation(f"updateMany{name}s", update_many, many(type_), {"inputs": many(door.update)}),
    ]


def _removals(door: Door, type_: type[Shown]) -> list[StrawberryField]:
    """Taking parts out, and removing them for good."""

    def removal(name: str, remove: Callable[..., schemas.Part]) -> StrawberryField:
        def removed(info: Info, id: str | None = None, input: Any = None) -> Any:
            part_id = uuid_of(id or (input.id if input else None))
            part = remove(database_of(info), info.context.viewer, door.kind, part_id)
            return True if door.says_yes else type_.of(part)

        word = f"{name}{type_.__name__}"
        named = _only_id(f"{name.capitalize()}{door.shown.__name__}Input")
        return operation(word, removed, bool if door.says_yes else type_, {"id": str | None, "input": named | None})

    return [removal("delete", parts.delete_part), removal("destroy", parts.destroy_part)]


def _columns(door: Door, input: Any) -> dict[str, Any]:
    """The columns of a kind of part that an input speaks of."""
    known = {each.name for each in fields(door.kind)}
    return {name: value for name, value in columns_given(input).items() if name in known}


def _changes(door: Door, input: Any) -> dict[str, Any]:
    """The same of an input that changes a part, which stays in its view."""
    columns = _columns(door, getattr(input, "update", None) or input)
    if columns.get("deleted_at"):
        columns["deleted_at"] = _moment(columns["deleted_at"])
    return {name: value for name, value in columns.items() if name not in {"id", "view_id"}}


def _moment(text: str) -> datetime:
    try:
        return parse_moment(text)
    except ValueError:
        raise BadUserInput(f'Invalid value "{text}" for deletedAt', sub_code="INVALID_VIEW_DATA") from None


@cache
def _only_id(name: str) -> Any:
    """An input that names one thing."""
    return strawberry.input(name=name)(type(name, (), {"__annotations__": {"id": UUID}, "__doc__": "Which one."}))


def _all(of: Callable[[Door, type[Shown]], list[StrawberryField]]) -> list[StrawberryField]:
    return [field for door in DOORS for type_ in (door.shown, door.shown_core) for field in of(door, type_)]


Queries = create_type("ViewPartQueries", _all(_queries))
Mutations = create_type("ViewPartMutations", [*_all(_mutations), *_all(_removals)])
