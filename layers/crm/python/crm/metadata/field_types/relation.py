"""RELATION and MORPH_RELATION: the join column of a many-to-one; a one-to-many stores nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from crm.kit.errors import BadUserInput
from crm.metadata.field_types.aggregates import Aggregate
from crm.metadata.field_types.base import Part, Scalar
from crm.metadata.field_types.values import uuid_or_none
from crm.metadata.snapshot import Column

if TYPE_CHECKING:
    from crm.metadata.snapshot import Field


class Relation(Scalar):
    """A link to a record of another object, by id."""

    name = "RELATION"
    parts = (Part("id", "uuid", "uuid", "ID", "ID", "UUIDFilter"),)
    may_have_default = False

    def columns(self, field: Field) -> tuple[Column, ...]:
        return super().columns(field) if field.relation and field.relation.type == "MANY_TO_ONE" else ()

    def aggregates(self, settings: Mapping[str, Any]) -> Sequence[Aggregate]:
        """None: records are counted by what they link to with groupBy."""
        return ()

    def convert(self, field: Field, value: Any) -> Any:
        if field.relation is None or field.relation.type != "MANY_TO_ONE":
            raise BadUserInput(f'Field "{field.name}" is not writable', sub_code="INVALID_ARGS_DATA")
        return uuid_or_none(field.relation.join_column, value or None)


class MorphRelation(Relation):
    """One of several targets a record may link to (`targetPerson`, `targetCompany`)."""

    name = "MORPH_RELATION"
