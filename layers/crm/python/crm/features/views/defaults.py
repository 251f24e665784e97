"""The views that objects come with: a list, the fields of a record's page, and boards where there are stages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID, uuid5

from crm.features.views.grouping import groups_of
from crm.features.views.schemas import (
    INDEX,
    USUAL_SIZE,
    Part,
    View,
    ViewField,
    ViewFieldGroup,
    ViewFilter,
    WholeView,
)
from crm.metadata.snapshot import Field, Object

LIST_NAME: Final = "All {objectLabelPlural}"
"""A template: the list follows when the object is renamed."""

LABEL_SIZE: Final = 200
ME: Final = '{"isCurrentWorkspaceMemberSelected":true,"selectedRecordIds":[]}'
"""Whoever is looking, as clients write it."""

LISTED: Final[Mapping[str, Sequence[str]]] = {
    "company": (
        "name",
        "domainName",
        "createdBy",
        "accountOwner",
        "createdAt",
        "employees",
        "linkedinLink",
        "address",
        "annualRecurringRevenue",
        "idealCustomerProfile",
    ),
    "person": (
        "name",
        "emails",
        "createdBy",
        "company",
        "phones",
        "createdAt",
        "city",
        "jobTitle",
        "linkedinLink",
        "xLink",
    ),
    "opportunity": ("name", "amount", "stage", "closeDate", "company", "pointOfContact", "createdBy"),
    "task": ("title", "status", "taskTargets", "createdBy", "dueAt", "assignee", "bodyV2", "createdAt"),
    "note": ("title", "noteTargets", "bodyV2", "createdBy", "createdAt"),
}
"""The columns of the lists of standard objects; others list all they have."""

CREATION: Final = ("createdAt", "createdBy", "updatedAt", "updatedBy")
UNLISTED_NAMES: Final = frozenset({"id", "deletedAt", *CREATION})
UNLISTED_TYPES: Final = frozenset({"TS_VECTOR", "POSITION"})


@dataclass(frozen=True, slots=True)
class Further:
    """A view that a standard object has besides its list. `columns` are those of the view's row."""

    name: str
    icon: str
    group_by: str
    columns: Mapping[str, Any] = field(default_factory=dict)
    aggregate: tuple[str, str] | None = None
    """What is worked out of which field for each column of a board."""
    mine: str | None = None
    """The field that is whoever is looking."""


FURTHER: Final[Mapping[str, Sequence[Further]]] = {
    "opportunity": (Further("By Stage", "IconLayoutKanban", "stage", {"type": "KANBAN"}, aggregate=("SUM", "amount")),),
    "task": (
        Further("By Status", "IconLayoutKanban", "status", {"type": "KANBAN"}),
        Further("Assigned to Me", "IconUserCircle", "status", mine="assignee"),
    ),
}


def default_views(workspace_id: UUID, objects: Iterable[Object]) -> Iterator[WholeView]:
    """The views that objects come with. Ids depend on the object and its fields alone."""
    for object_ in objects:
        yield _list(workspace_id, object_)
        yield _record_fields(workspace_id, object_)
        for place, further in enumerate(FURTHER.get(object_.name_singular, ()), 1):
            yield _further(workspace_id, object_, place, further)


def is_listed(field: Field) -> bool:
    """Whether a field tells people something in a list, or on a record's page."""
    is_to_many = field.relation is not None and field.relation.type == "ONE_TO_MANY"
    return not (field.is_system or is_to_many or field.name in UNLISTED_NAMES or field.type in UNLISTED_TYPES)


def _list(workspace_id: UUID, object_: Object) -> WholeView:
    view = View(
        id=uuid5(object_.id, "view:index"),
        workspace_id=workspace_id,
        object_id=object_.id,
        name=LIST_NAME,
        icon="IconList",
        key=INDEX,
        is_custom=False,
    )
    return _whole(view, _columns(view, object_))


def _further(workspace_id: UUID, object_: Object, place: int, wanted: Further) -> WholeView:
    operation, of = wanted.aggregate or (None, None)
    view = View(
        id=uuid5(object_.id, f"view:{wanted.name}"),
        workspace_id=workspace_id,
        object_id=object_.id,
        name=wanted.name,
        icon=wanted.icon,
        position=place,
        is_custom=False,
        main_group_by_field_id=object_.fields[wanted.group_by].id,
        kanban_aggregate_operation=operation,
        kanban_aggregate_operation_field_id=object_.fields[of].id if of else None,
        **wanted.columns,
    )
    parts: list[Part] = [*_columns(view, object_), *groups_of(view, object_)]
    if wanted.mine is not None:
        parts.append(_is_me(view, object_.fields[wanted.mine]))
    return _whole(view, parts)


def _columns(view: View, object_: Object) -> list[ViewField]:
    return [
        ViewField(
            id=uuid5(view.id, str(each.id)),
            workspace_id=view.workspace_id,
            view_id=view.id,
            field_id=each.id,
            position=position,
            size=USUAL_SIZE if position else LABEL_SIZE,
        )
        for position, each in enumerate(_listed(object_))
    ]


def _listed(object_: Object) -> list[Field]:
    """The fields of an object's list, its label first."""
    names = LISTED.get(object_.name_singular)
    if names is not None:
        return [object_.fields[name] for name in names]
    label = object_.fields[object_.label_identifier]
    own = [each for each in object_.fields.values() if is_listed(each) and each.name != label.name]
    return [label, *own, object_.fields["createdBy"], object_.fields["createdAt"]]


def _record_fields(workspace_id: UUID, object_: Object) -> WholeView:
    """A record's fields under headings: those of the list, those beyond, and how it came to be."""
    view = View(
        id=uuid5(object_.id, "view:fields"),
        workspace_id=workspace_id,
        object_id=object_.id,
        name=f"{object_.label_singular} Record Page Fields",
        icon="IconList",
        type="FIELDS_WIDGET",
        is_custom=False,
    )
    parts: list[Part] = []
    for place, (name, own) in enumerate(_headings(object_)):
        heading = ViewFieldGroup(
            id=uuid5(view.id, name), workspace_id=workspace_id, view_id=view.id, name=name, position=place
        )
        parts.append(heading)
        parts += [
            ViewField(
                id=uuid5(view.id, str(each.id)),
                workspace_id=workspace_id,
                view_id=view.id,
                field_id=each.id,
                position=position,
                view_field_group_id=heading.id,
            )
            for position, each in enumerate(own)
        ]
    return _whole(view, parts)


def _headings(object_: Object) -> Iterator[tuple[str, list[Field]]]:
    label = object_.label_identifier
    listed = [each for each in _listed(object_) if each.name not in (label, *CREATION)]
    beyond = [each for each in object_.fields.values() if is_listed(each) and each.name != label]
    yield "General", listed
    if further := [each for each in beyond if each not in listed]:
        yield "Additional", further
    yield "Other", [object_.fields[name] for name in CREATION]


def _is_me(view: View, field: Field) -> ViewFilter:
    return ViewFilter(
        id=uuid5(view.id, f"filter:{field.id}"),
        workspace_id=view.workspace_id,
        view_id=view.id,
        field_id=field.id,
        operand="IS",
        value=ME,
    )


def _whole(view: View, parts: Sequence[Part]) -> WholeView:
    kinds = dict.fromkeys(type(each) for each in parts)
    return WholeView(view, {kind: tuple(each for each in parts if type(each) is kind) for kind in kinds})
