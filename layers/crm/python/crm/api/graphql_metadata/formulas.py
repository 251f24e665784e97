"""Formulas while they are typed, on the metadata door."""

from __future__ import annotations

from uuid import UUID

import strawberry
from strawberry.scalars import JSON

from crm.api.graphql_metadata.context import Info
from crm.api.graphql_metadata.object_enums import FieldMetadataType

FLAG = "DATA_MODEL"


@strawberry.type
class FormulaError:
    """What is wrong with a formula, and where in its text; without a length it is about all of it."""

    message: str
    position: int
    length: int


@strawberry.type
class FormulaExample:
    """What a formula gives for a record."""

    record_id: UUID
    label: str
    value: JSON | None


@strawberry.type
class FormulaPreview:
    """What a formula would be as a field, or what is wrong with it."""

    type: FieldMetadataType | None
    is_storable: bool = strawberry.field(description="Whether the database can keep it, so that an index serves it.")
    errors: list[FormulaError]
    examples: list[FormulaExample]


@strawberry.type
class FormulaFunction:
    """A function that a formula may call."""

    name: str
    signature: str
    description: str
    category: str


@strawberry.input
class PreviewFormulaInput:
    """A formula over the records of an object; of a field that is there, if it is to say this from now on."""

    object_metadata_id: UUID
    expression: str
    field_metadata_id: UUID | None = None


@strawberry.type
class Queries:
    """What can be asked of formulas."""

    @strawberry.field
    def preview_formula(self, info: Info, input: PreviewFormulaInput) -> FormulaPreview:
        """The type of a formula, what is wrong with it, and its values on some records that the caller sees."""
        from crm.features.data_model.formulas import preview_formula

        info.context.caller.require_flag(FLAG)
        given = input.object_metadata_id, input.expression, input.field_metadata_id
        found = preview_formula(info.context.records, *given)
        return FormulaPreview(
            type=FieldMetadataType[found.type] if found.type else None,
            is_storable=found.is_storable,
            errors=[FormulaError(message=e.message, position=e.position, length=e.length) for e in found.mistakes],
            examples=[
                FormulaExample(record_id=UUID(each.record_id), label=each.label, value=each.value)
                for each in found.examples
            ],
        )

    @strawberry.field
    def formula_functions(self, info: Info) -> list[FormulaFunction]:
        """Every function that a formula may call, for those who type one."""
        from crm.features.data_model.formulas import list_functions

        info.context.caller.require_flag(FLAG)
        return [
            FormulaFunction(
                name=each.name, signature=each.signature, description=each.description, category=each.category
            )
            for each in list_functions()
        ]
