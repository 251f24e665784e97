"""Snapshots to edit, without a database."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID, uuid4

from crm.metadata.changes.change import Change
from crm.metadata.changes.creating import create_field, create_object
from crm.metadata.changes.plan import plan
from crm.metadata.changes.step import Step
from crm.metadata.changes.wanted import NewField, NewObject, NewRelation
from crm.metadata.snapshot import Field, Object, Snapshot
from crm.metadata.standard import standard_objects, standard_roles

WORKSPACE: Final = UUID(int=1)
ROLES: Final = {each.id: each for each in standard_roles(WORKSPACE).values()}
STANDARD: Final = Snapshot(WORKSPACE, "workspace_1", "workspace_1", 1, standard_objects(WORKSPACE), ROLES)
SHIP: Final = UUID(int=2)


def new_field(type_: str, name: str, **given: Any) -> NewField:
    return NewField(given.pop("id", uuid4()), type_, name, given.pop("label", name.capitalize()), **given)


def to_one(target: Object, label: str) -> NewRelation:
    return NewRelation("MANY_TO_ONE", target.id, label)


def with_ship(*fields: NewField) -> Snapshot:
    """The standard objects, and ships."""
    return create_object(STANDARD, NewObject(SHIP, "ship", "ships", "Ship", "Ships", fields=fields))


def with_field(snapshot: Snapshot, owner: str, field: NewField) -> Snapshot:
    return create_field(snapshot, snapshot.objects[owner].id, field)


def field(snapshot: Snapshot, owner: str, name: str) -> Field:
    return snapshot.objects[owner].fields[name]


def steps(before: Snapshot, after: Snapshot) -> tuple[Step, ...]:
    return plan(Change(before, after))


def kinds(before: Snapshot, after: Snapshot) -> list[str]:
    return [step.kind for step in steps(before, after)]


def sql(before: Snapshot, after: Snapshot) -> str:
    return "\n".join(statement for step in steps(before, after) for statement in step.statements)
