"""What an edit of the data model means for computed fields: new names, columns, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from crm.metadata.changes.change import Change
from crm.metadata.changes.dependant import Dependant
from crm.metadata.changes.problems import FIELD, facts_of_field, invalid_field, refusal_of_all
from crm.metadata.computed import has_computed, with_computed
from crm.metadata.field_types.catalogue import FIELD_TYPES
from crm.metadata.snapshot import Field, Object, Snapshot
from crm.metadata.validation import Faulty, Problem

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from crm.metadata.formulas.compilation import Compilation

RESULTS = ("NUMBER", "TEXT", "BOOLEAN", "DATE", "DATE_TIME")
"""Types that computed fields may have."""


def completed(before: Snapshot, after: Snapshot) -> Snapshot:
    """The workspace after an edit: formulas follow new names, and computed fields have the columns that they need.

    Raises:
        ValidationFailed: something is wrong with a computed field that the edit makes or changes.
    """
    if not has_computed(after.objects) and not has_computed(before.objects):
        return after
    after = replace(after, objects=_with_new_names(before, after))
    _refuse_wrong(before, after)
    computed = with_computed(after.schema, after.objects)
    return replace(after, objects={name: _with_possible_indexes(each) for name, each in computed.items()})


def find_dependants(_connection: Connection, change: Change) -> list[Dependant]:
    """Computed fields that an edit would leave without what they rest on, or with another kind of it."""
    if not has_computed(change.before.objects):
        return []
    compilation = _compilation(change.after)
    retyped = {
        (pair.after.object.name_singular, pair.after.field.name)
        for pair in change.altered_fields
        if _kinds(pair.before.field) != _kinds(pair.after.field)
    }
    known = {field.id for _, field in _computed(change.before)}
    return [
        Dependant(FIELD, field.id, f"{field.label} ({owner.label_plural})", "blocks")
        for owner, field in _computed(change.after)
        if field.id in known
        if not retyped.isdisjoint(field.reads) or _mistake(compilation, owner, field) is not None
    ]


def _kinds(field: Field) -> tuple[str, ...]:
    return (field.type, *(column.pg_type for column in field.columns if not field.is_computed))


def _with_possible_indexes(object_: Object) -> Object:
    """Without indexes over fields that no column keeps any more."""
    virtual = {each.name for each in object_.fields.values() if each.is_virtual}
    kept = tuple(each for each in object_.indexes if virtual.isdisjoint(name for name, _ in each.fields))
    return object_ if kept == object_.indexes else replace(object_, indexes=kept)


def _with_new_names(before: Snapshot, after: Snapshot) -> dict[str, Object]:
    from crm.metadata.formulas.renaming import Renaming
    from crm.metadata.formulas.rollups import child_of

    renaming = Renaming(before.objects, after.objects)
    known = {field.id: (owner, field) for owner, field in _computed(before)}
    objects = dict(after.objects)
    for owner, field in _computed(after):
        old_owner, old = known.get(field.id, (owner, field))
        settings, earlier = dict(field.settings), old.settings
        formula, rollup = settings.get("formula"), settings.get("rollup")
        if isinstance(formula, Mapping) and formula == earlier.get("formula"):
            text = renaming.applied(old_owner, str(formula.get("expression", "")))
            settings["formula"] = {**formula, "expression": text}
        if isinstance(rollup, Mapping) and rollup == earlier.get("rollup") and rollup.get("filter"):
            child = child_of(before.objects, old_owner, rollup)
            text = str(rollup["filter"])
            settings["rollup"] = {**rollup, "filter": renaming.applied(child, text) if child else text}
        if settings != field.settings or field.is_ui_editable:
            present = objects[owner.name_singular]
            fields = {**present.fields, field.name: replace(field, settings=settings, is_ui_editable=False)}
            objects[owner.name_singular] = replace(present, fields=fields)
    return objects


def _refuse_wrong(before: Snapshot, after: Snapshot) -> None:
    known = {field.id: field for each in before.objects.values() for field in each.fields.values()}
    compilation, faulty, is_new = _compilation(after), list[Faulty](), False
    for owner in after.objects.values():
        for field in owner.fields.values():
            old = known.get(field.id)
            if not field.is_computed and not (old and old.is_computed):
                continue
            if old is not None and _said(old) == _said(field) and owner.label_identifier != field.name:
                continue
            if problems := [*_problems(compilation, owner, field, old)]:
                faulty.append(Faulty(problems, facts_of_field(owner, field)))
                is_new = is_new or old is None
    if faulty:
        raise refusal_of_all("create" if is_new else "update", FIELD, faulty)


def _problems(compilation: Compilation, owner: Object, field: Field, old: Field | None) -> Iterator[Problem]:
    if old is not None and (field.is_formula, field.is_rollup) != (old.is_formula, old.is_rollup):
        yield invalid_field("A field cannot become computed, nor stop to be", "Make a new field for this.")
        return
    if field.type not in RESULTS or field.type not in FIELD_TYPES:
        yield invalid_field(f"A computed field is of type {', '.join(RESULTS)}, not {field.type}")
        return
    if field.is_unique or field.default is not None:
        yield invalid_field("A computed field has no default value, and cannot be unique")
    if field.name in {owner.label_identifier, owner.image_identifier, *owner.search_fields}:
        yield invalid_field("A computed field cannot name its records, nor be searched")
    if (mistake := _mistake(compilation, owner, field)) is not None:
        yield mistake


def _mistake(compilation: Compilation, owner: Object, field: Field) -> Problem | None:
    """What is wrong with what a computed field says, and where."""
    from crm.metadata.formulas.errors import FormulaError

    try:
        compilation.meaning(owner, field)
    except FormulaError as error:
        place = f" (at {error.position}, {error.length} long)" if error.length else ""
        return Problem("INVALID_FIELD_INPUT", f"{error.message}{place}", error.message)
    return None


def _said(field: Field) -> tuple[Any, ...]:
    """What somebody says of a computed field that can be wrong."""
    said = (field.settings.get("formula"), field.settings.get("rollup"))
    return (field.type, field.is_unique, field.default, *said)


def _computed(snapshot: Snapshot) -> Iterator[tuple[Object, Field]]:
    for owner in snapshot.objects.values():
        for field in owner.fields.values():
            if field.is_computed:
                yield owner, field


def _compilation(snapshot: Snapshot) -> Compilation:
    from crm.metadata.formulas.compilation import Compilation

    return Compilation(snapshot.schema, snapshot.objects)
