"""What becomes of views when a field gets other options, or another type."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

import orjson

from crm.features.views import repository
from crm.features.views.conditions.filters import condition_of
from crm.features.views.conditions.orders import DIRECTIONS, order_items
from crm.features.views.conditions.perspective import Perspective
from crm.features.views.conditions.stored import Unreadable, texts_of, unpacked
from crm.features.views.grouping import NO_OPTION
from crm.features.views.repository import Wanted
from crm.features.views.schemas import Part, ViewFilter, ViewGroup, ViewSort, WholeView
from crm.kit.clock import now
from crm.metadata.changes.change import Change, FieldPair
from crm.metadata.snapshot import Field
from crm.models.transaction import Connection


@dataclass(frozen=True, slots=True)
class Options:
    """What happened to the values of a field: those that are new, gone, or called something else now."""

    added: tuple[str, ...]
    removed: frozenset[str]
    renamed: Mapping[str, str]

    @property
    def is_nothing(self) -> bool:
        """Whether all is as it was."""
        return not (self.added or self.removed or self.renamed)

    def after(self, values: list[str]) -> list[str]:
        """What has become of values."""
        return [self.renamed.get(value, value) for value in values if value not in self.removed]


def options_of(pair: FieldPair) -> Options:
    """What happened to the options of a field. An option is the same while its id is."""
    before, after = (_by_id(each.field) for each in (pair.before, pair.after))
    return Options(
        tuple(value for key, value in after.items() if key not in before),
        frozenset(value for key, value in before.items() if key not in after),
        {value: after[key] for key, value in before.items() if key in after and after[key] != value},
    )


@dataclass(frozen=True, slots=True)
class Rewrite:
    """A row of a view as it will be; None for one that goes. `before` is None for a new one."""

    whole: WholeView
    before: Part | None
    after: Part | None


def rewrites(connection: Connection, change: Change) -> list[Rewrite]:
    """What has to change in views."""
    pairs = [pair for pair in change.altered_fields if _matters(pair)]
    if not pairs:
        return []
    objects = {pair.after.object.id for pair in pairs}
    wanted = Wanted(change.after.workspace_id, everyones=True, object_ids=objects)
    found = repository.list_whole(connection, wanted, (ViewFilter, ViewSort, ViewGroup))
    return [
        each
        for whole in found
        for pair in pairs
        if pair.after.object.id == whole.view.object_id
        for each in _rewrites(whole, pair, change)
    ]


def rewrite(connection: Connection, change: Change) -> None:
    """Let views say what they said, as far as they still can. Groups may swap values: all of them go, then come."""
    found = rewrites(connection, change)
    for each in found:
        if each.before is not None and (each.after is None or isinstance(each.after, ViewGroup)):
            repository.remove(connection, each.before)
    repository.add(connection, [each.after for each in found if isinstance(each.after, ViewGroup)])
    for each in found:
        if isinstance(each.after, ViewFilter):
            repository.change(connection, each.after, ["value"])


def _matters(pair: FieldPair) -> bool:
    before, after = pair.before.field, pair.after.field
    return before.type != after.type or before.is_nullable != after.is_nullable or not options_of(pair).is_nothing


def _rewrites(whole: WholeView, pair: FieldPair, change: Change) -> Iterator[Rewrite]:
    field = pair.after.field
    if whole.view.main_group_by_field_id == field.id:
        yield from _groups(whole, pair)
    for each in whole.of(ViewFilter):
        if each.field_id == field.id:
            yield from _filter(whole, each, pair, change)
    for sort in whole.of(ViewSort):
        is_possible = order_items(field, sort.sub_field_name, DIRECTIONS[sort.direction], change.after)
        if sort.field_id == field.id and not is_possible:
            yield Rewrite(whole, sort, None)


def _groups(whole: WholeView, pair: FieldPair) -> Iterator[Rewrite]:
    options, field = options_of(pair), pair.after.field
    gone = {*options.removed, *(() if field.is_nullable else (NO_OPTION,))}
    known = {each.field_value for each in whole.of(ViewGroup)}
    for each in whole.of(ViewGroup):
        if each.field_value in gone:
            yield Rewrite(whole, each, None)
        elif each.field_value in options.renamed:
            renamed = replace(each, field_value=options.renamed[each.field_value], updated_at=now())
            yield Rewrite(whole, each, renamed)
    wanted = [*options.added, *((NO_OPTION,) if field.is_nullable else ())]
    last = max((each.position for each in whole.of(ViewGroup)), default=-1)
    for place, value in enumerate([value for value in wanted if value not in known], 1):
        new = ViewGroup(
            workspace_id=whole.view.workspace_id, view_id=whole.view.id, field_value=value, position=last + place
        )
        yield Rewrite(whole, None, new)


def _filter(whole: WholeView, each: ViewFilter, pair: FieldPair, change: Change) -> Iterator[Rewrite]:
    options = options_of(pair)
    if pair.before.field.type != pair.after.field.type:
        try:
            condition_of(each, change.after, pair.after.object, Perspective())
        except Unreadable:
            yield Rewrite(whole, each, None)
    elif not options.is_nothing and (asked := texts_of(each.value)):
        left = options.after(asked)
        if not left:
            yield Rewrite(whole, each, None)
        elif left != asked:
            yield Rewrite(whole, each, replace(each, value=_as_before(each.value, left), updated_at=now()))


def _as_before(stored: Any, values: list[str]) -> Any:
    """Values in the form they were stored in: a text, a list, or a list as a text."""
    if isinstance(unpacked(stored), str):
        return values[0]
    return orjson.dumps(values).decode() if isinstance(stored, str) else values


def _by_id(field: Field) -> dict[UUID | str, str]:
    return {str(each.get("id") or each["value"]): str(each["value"]) for each in field.options}
