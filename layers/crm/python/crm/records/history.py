"""The timeline keeps copies of other records' values: what becomes of them where a role may not read the originals."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final
from uuid import UUID

from crm.access.gate import Action, Gate
from crm.metadata.names import literal
from crm.metadata.snapshot import Object
from crm.records.sql import Source
from crm.records.writes.record_json import event_fields

TIMELINE: Final = "timelineActivity"
CHANGES, NAME, ABOUT = "properties", "linkedRecordCachedName", "linkedObjectMetadataId"
"""Columns of an entry: what changed, field by field; what another record was called, and which object that is of."""


class Copies:
    """What the entries at `source`, rows of the table itself, tell of records of other objects."""

    def __init__(self, gate: Gate, source: Source) -> None:
        objects = [each for each in gate.snapshot.objects.values() if gate.may(Action.READ, each)]
        self._source = source
        self._unreadable = [each.id for each in gate.snapshot.objects.values() if each not in objects]
        self._nameless = [each.id for each in objects if each.label_identifier in gate.hidden_fields(each)]
        hidden = {each.name_singular: _hidden_names(gate, each) for each in objects}
        self._hidden = " || ".join(
            f"case when {self._is_about(each)} then {_texts(hidden[each.name_singular])} else '{{}}' end"
            for each in objects
            if hidden[each.name_singular]
        )

    def hiding_conditions(self) -> list[str]:
        """That an entry is about no hidden record, and that something of what changed may be read."""
        found = []
        if self._unreadable:
            found.append(f"({self._is_linked_to(self._unreadable)}) is not true")
        if self._hidden:
            diff = f"{self._source.column(CHANGES)}->'diff'"
            found.append(
                f"case when jsonb_typeof({diff}) = 'object'"
                f" then {diff} = '{{}}' or ({diff}) - ({self._hidden}) <> '{{}}' else true end"
            )
        return found

    def derived_columns(self) -> Mapping[str, str]:
        """The columns that are shown without what is hidden, and how."""
        derived = {}
        if self._hidden:
            changes = self._source.column(CHANGES)
            readable = (
                f"select jsonb_object_agg(part.key, part.value - ({self._hidden})) from jsonb_each({changes}) part"
                " where part.key in ('before','after','diff') and jsonb_typeof(part.value) = 'object'"
            )
            derived[CHANGES] = (
                f"case when ({self._hidden}) = '{{}}' then {changes}"
                f" when jsonb_typeof({changes}) = 'object' then ({readable}) end"
            )
        if self._nameless:
            name = self._source.column(NAME)
            derived[NAME] = f"case when ({self._is_linked_to(self._nameless)}) is not true then {name} end"
        return derived

    def _is_about(self, object_: Object) -> str:
        """The condition that an entry tells of a record of the object: as its target, or as the other record."""
        targets = [
            f"{self._source.column(field.relation.join_column)} is not null"
            for field in self._source.object.fields.values()
            if field.type == "MORPH_RELATION" and field.relation and field.relation.target == object_.name_singular
        ]
        return " or ".join([*targets, self._is_linked_to([object_.id])])

    def _is_linked_to(self, object_ids: Iterable[UUID]) -> str:
        listed = ",".join(literal(str(object_id)) for object_id in object_ids)
        return f"{self._source.column(ABOUT)} = any(array[{listed}]::uuid[])"


def _hidden_names(gate: Gate, object_: Object) -> list[str]:
    return [name for name, field in event_fields(object_).items() if not gate.can_read_value(object_, field)]


def _texts(names: Iterable[str]) -> str:
    return f"array[{','.join(map(literal, names))}]::text[]"
