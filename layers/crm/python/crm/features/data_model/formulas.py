"""Formulas while somebody types them: what is wrong, what they give, and what can be said in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final
from uuid import UUID

from crm.access.gate import Gate
from crm.metadata.changes.finding import get_object
from crm.metadata.formulas.columns import computed_column
from crm.metadata.formulas.compilation import Compilation, Meaning
from crm.metadata.formulas.errors import FormulaError
from crm.metadata.formulas.functions.catalogue import ALL_FUNCTIONS
from crm.metadata.snapshot import Field, Object, Snapshot
from crm.records.service import Records

MOST_EXAMPLES: Final = 5
_TRIED: Final = "formula tried"
"""No field can have such a name."""


@dataclass(frozen=True, slots=True)
class Example:
    """What a formula gives for a record."""

    record_id: str
    label: str
    value: Any


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong with a formula, and where in its text; a mistake without a length is about all of it."""

    message: str
    position: int = 0
    length: int = 0


@dataclass(frozen=True, slots=True)
class FormulaPreview:
    """What a formula would be as a field: its type and some values, or what is wrong with it."""

    type: str | None = None
    is_storable: bool = False
    mistakes: Sequence[Mistake] = ()
    examples: Sequence[Example] = ()


@dataclass(frozen=True, slots=True)
class Description:
    """A function as people look for it."""

    name: str
    signature: str
    description: str
    category: str


def preview_formula(records: Records, object_id: UUID, expression: str, field_id: UUID | None = None) -> FormulaPreview:
    """What a formula over the records of an object would give, on a few of those that the caller sees.

    With `field_id` it is what this field would say from now on, and so may not use it.

    Raises:
        ObjectNotFound: there is none of this id.
        PermissionDenied: the caller may not read the records, or something that the formula reads.
    """
    snapshot, owner = records.snapshot, get_object(records.snapshot, object_id)
    name = next((each.name for each in owner.fields.values() if each.id == field_id), _TRIED)
    try:
        meaning = _meaning(snapshot, owner, name, expression)
        tried = _with_field(snapshot, owner, name, meaning.type, expression)
        here = tried.objects[owner.name_singular]
        computed = Compilation(tried.schema, tried.objects).column_of(here, here.fields[name])
    except FormulaError as error:
        return FormulaPreview(mistakes=[Mistake(error.message, error.position, error.length)])
    ready = _replaced(tried, here, computed)
    is_storable = meaning.formula is not None and meaning.formula.is_stored
    return FormulaPreview(meaning.type, is_storable, examples=[*_examples(records, ready, owner, name)])


def list_functions() -> list[Description]:
    """Every function that a formula may call."""
    listed = [
        Description(each.name, each.signature, each.description, each.category)
        for each in ALL_FUNCTIONS
        if each.category != "operator"
    ]
    text = "The result beside the first case that equals the value, else the last value, or blank."
    return [*listed, Description("switch", "switch(value, case, result, …, otherwise?)", text, "logic")]


def _meaning(snapshot: Snapshot, owner: Object, name: str, expression: str) -> Meaning:
    """With the field in its place, so that a formula that needs itself is seen."""
    placed = _with_field(snapshot, owner, name, "TEXT", expression)
    here = placed.objects[owner.name_singular]
    return Compilation(placed.schema, placed.objects).of_expression(here, expression)


def _with_field(snapshot: Snapshot, owner: Object, name: str, type_: str, expression: str) -> Snapshot:
    settings: Mapping[str, Any] = {"formula": {"expression": expression, "isStored": False}}
    present = owner.fields.get(name)
    if present is not None:
        field = replace(present, type=type_, settings=settings, reads=())
    else:
        field = Field(UUID(int=0), name, type_, name, settings=settings)
    field = replace(field, columns=(computed_column(field),))
    return _replaced(snapshot, owner, field)


def _replaced(snapshot: Snapshot, owner: Object, field: Field) -> Snapshot:
    changed = replace(owner, fields={**owner.fields, field.name: field})
    return replace(snapshot, objects={**snapshot.objects, owner.name_singular: changed})


def _examples(records: Records, snapshot: Snapshot, owner: Object, name: str) -> Iterator[Example]:
    as_tried = replace(records, snapshot=snapshot, gate=Gate.of(snapshot, records.gate.role.id))
    label = owner.fields[owner.label_identifier]
    fields = [name, *([label.name] if records.gate.can_read_field(owner, label) else [])]
    for record in as_tried.find_many(owner.name_singular, {}, fields, MOST_EXAMPLES):
        yield Example(record["id"], _text(record.get(label.name)), record[name])


def _text(value: Any) -> str:
    parts = value.values() if isinstance(value, Mapping) else [value]
    return " ".join(str(each) for each in parts if each)
