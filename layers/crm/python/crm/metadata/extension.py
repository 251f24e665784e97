"""Objects and fields that code adds to a workspace: declared, as the standard ones are."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import Connection

from crm.kit.errors import BadUserInput
from crm.metadata.changes.apply import apply_change
from crm.metadata.changes.computing import completed
from crm.metadata.changes.creating import object_name_problems
from crm.metadata.changes.declared import FieldsByObject, with_fields, with_object
from crm.metadata.changes.naming import WORDS_OF_FILTERS, field_names, name_problems
from crm.metadata.snapshot import Snapshot
from crm.metadata.standard_objects.declaration import ObjectDeclaration
from crm.metadata.validation import Problem


def create_object(
    connection: Connection, snapshot: Snapshot, declared: ObjectDeclaration, other_sides: FieldsByObject | None = None
) -> Snapshot:
    """A new object that notes, tasks, files and history can be attached to; the workspace as it is then.

    `other_sides` are what existing objects get for the relations that the new one declares.

    Raises:
        BadUserInput: a name cannot be used.
    """
    _refuse([*object_name_problems(snapshot, declared.name_singular, declared.name_plural)])
    return _applied(connection, snapshot, with_object(snapshot, declared, other_sides))


def create_fields(connection: Connection, snapshot: Snapshot, declared: FieldsByObject) -> Snapshot:
    """New fields of existing objects; a relation must be declared from both sides. The workspace as it is then.

    Raises:
        BadUserInput: a name cannot be used.
    """
    for object_name, fields in declared.items():
        taken = field_names(snapshot.objects[object_name])
        _refuse([problem for each in fields for problem in name_problems(each.name, taken, WORDS_OF_FILTERS)])
    return _applied(connection, snapshot, with_fields(snapshot, declared))


def _applied(connection: Connection, before: Snapshot, after: Snapshot) -> Snapshot:
    after = completed(before, after)
    return replace(after, version=apply_change(connection, before, after))


def _refuse(problems: list[Problem]) -> None:
    if problems:
        raise BadUserInput(problems[0].message, sub_code=problems[0].code, user_message=problems[0].user_message)
