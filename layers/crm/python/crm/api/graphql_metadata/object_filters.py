"""Filters of objects, fields and indexes. `columns` are the attributes they compare."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

import strawberry
from strawberry import UNSET

from crm.api.graphql_metadata.comparisons import BooleanFieldComparison, UUIDFilterComparison


@strawberry.input(name="FieldFilter")
class FieldFilter:
    """Which fields."""

    and_: list[FieldFilter] | None = strawberry.field(name="and", default=UNSET)
    or_: list[FieldFilter] | None = strawberry.field(name="or", default=UNSET)
    id: UUIDFilterComparison | None = UNSET
    is_active: BooleanFieldComparison | None = UNSET
    is_system: BooleanFieldComparison | None = UNSET
    is_custom: BooleanFieldComparison | None = UNSET
    is_ui_editable: BooleanFieldComparison | None = strawberry.field(name="isUIEditable", default=UNSET)
    is_ui_read_only: BooleanFieldComparison | None = strawberry.field(name="isUIReadOnly", default=UNSET)
    object_metadata_id: UUIDFilterComparison | None = UNSET
    columns: ClassVar[Sequence[str]] = (
        "id",
        "is_active",
        "is_system",
        "is_custom",
        "is_ui_editable",
        "is_ui_read_only",
        "object_metadata_id",
    )


@strawberry.input(name="ObjectFilter")
class ObjectFilter:
    """Which objects."""

    and_: list[ObjectFilter] | None = strawberry.field(name="and", default=UNSET)
    or_: list[ObjectFilter] | None = strawberry.field(name="or", default=UNSET)
    id: UUIDFilterComparison | None = UNSET
    universal_identifier: UUIDFilterComparison | None = UNSET
    is_active: BooleanFieldComparison | None = UNSET
    is_remote: BooleanFieldComparison | None = UNSET
    is_searchable: BooleanFieldComparison | None = UNSET
    is_system: BooleanFieldComparison | None = UNSET
    is_custom: BooleanFieldComparison | None = UNSET
    is_ui_creatable: BooleanFieldComparison | None = strawberry.field(name="isUICreatable", default=UNSET)
    is_ui_editable: BooleanFieldComparison | None = strawberry.field(name="isUIEditable", default=UNSET)
    is_ui_read_only: BooleanFieldComparison | None = strawberry.field(name="isUIReadOnly", default=UNSET)
    columns: ClassVar[Sequence[str]] = (
        "id",
        "universal_identifier",
        "is_active",
        "is_remote",
        "is_searchable",
        "is_system",
        "is_custom",
        "is_ui_creatable",
        "is_ui_editable",
        "is_ui_read_only",
    )


@strawberry.input(name="IndexFilter")
class IndexFilter:
    """Which indexes."""

    and_: list[IndexFilter] | None = strawberry.field(name="and", default=UNSET)
    or_: list[IndexFilter] | None = strawberry.field(name="or", default=UNSET)
    id: UUIDFilterComparison | None = UNSET
    is_custom: BooleanFieldComparison | None = UNSET
    columns: ClassVar[Sequence[str]] = ("id", "is_custom")
