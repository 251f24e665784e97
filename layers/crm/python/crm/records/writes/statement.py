"""A write as one statement: parts that change records, and parts that tell history, search and the outbox of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, NamedTuple

from crm.metadata.names import SEARCH_TABLE, literal, qualified, quoted
from crm.metadata.search import label_sql, search_text_sql
from crm.metadata.snapshot import Object, Snapshot
from crm.records.sql import JsonText, Source
from crm.records.writes.inputs import Inputs
from crm.records.writes.record_json import record_json
from crm.records.writes.rows import RowsShape

TIMELINE: Final = "timelineActivity"
TOO_MANY: Final = "too many"
_NOW = r"""to_char(now() at time zone 'UTC','\"YYYY-MM-DD"T"HH24:MI:SS.MS"Z"\"')"""


class Change(StrEnum):
    """What happened to a record, as events and history call it."""

    CREATED = "created"
    UPDATED = "updated"
    DELETED = "deleted"
    RESTORED = "restored"
    DESTROYED = "destroyed"


@dataclass(frozen=True, slots=True)
class WriteSpec:
    """What a plan knows of a write.

    `node` is the JSON of a record at the source `t1`, `condition` finds the records to change, also as `t1`: at most
    `most` of them, or one. Both may use the first `taken` placeholders.
    """

    object_name: str
    node: str
    condition: str
    many: bool
    most: int
    taken: int


class Text(NamedTuple):
    """A statement's text, and the named values that follow its first placeholders."""

    sql: str
    names: tuple[str, ...]


class Changed(NamedTuple):
    """Records that changed: `rows` is what follows FROM; each was `before` and is `after`.

    `fields` and `diff` are SQL for the JSON members that tell what an update changed.
    """

    change: Change
    rows: str
    before: Source | None
    after: Source | None
    fields: str = "''"
    diff: str = "''"

    @property
    def record(self) -> Source:
        """The record as it is, or as it was if it is gone."""
        found = self.after or self.before
        if found is None:
            raise ValueError("a change needs a record before it, after it, or both")
        return found


class WriteStatement:
    """Parts of one `with … select …`, in the order they were added."""

    def __init__(self, spec: WriteSpec, snapshot: Snapshot, shape: RowsShape) -> None:
        self.spec = spec
        self.snapshot = snapshot
        self.shape = shape
        self.object = snapshot.objects[spec.object_name]
        self.inputs = Inputs(spec.taken)
        self._parts: dict[str, str] = {}
        self._events: list[str] = []
        self._has_problems = False

    def table(self, object_: Object) -> str:
        """An object's table."""
        return qualified(self.snapshot.schema, object_.name_singular)

    def add(self, name: str, query: str) -> None:
        """A part that later ones may read by its name."""
        self._parts[name] = query

    def add_targets(self) -> list[str]:
        """The records to change, locked, as `target`; what to add as a problem if there are too many of them."""
        spec = self.spec
        limit = f" limit {spec.most + 1}" if spec.many else ""
        self.add(
            "target",
            f"select t1.* from {self.table(self.object)} t1 where {spec.condition}"
            f' order by t1."id"{limit} for update of t1',
        )
        return [f"select '{TOO_MANY}' as problem from target having count(*) > {spec.most}"] if spec.many else []

    def add_problems(self, queries: Sequence[str]) -> str:
        """Reasons not to write; the condition that there is none."""
        if not queries:
            return "true"
        self._has_problems = True
        self.add("problem", " union all ".join(queries))
        return "not exists(select from problem)"

    def report(self, changed: Changed) -> None:
        """Send events of these changes, and write them into the histories of their records."""
        object_ = changed.record.object
        part = f"{changed.change}_{object_.name_singular}"
        before = record_json(changed.before) if changed.before else literal("null")
        after = record_json(changed.after) if changed.after else literal("null")
        self.add(
            part,
            f"select {changed.record.column('id')} as id, {before} as before, {after} as after,"
            f" {changed.fields} as fields, {changed.diff} as diff from {changed.rows}",
        )
        self._events.append(f"select {_event_json(object_, changed.change)} as event from {quoted(part)}")
        if changed.change is not Change.DESTROYED:
            self._write_history(object_, changed.change, part)

    def add_search_rows(self, source: Source, rows: str) -> None:
        """Let search find the live ones of these records."""
        if source.object.is_searchable:
            values = ", ".join((_name(source), source.column("id"), *_found_by(source)))
            self.add(
                f"found_{source.object.name_singular}",
                f"insert into {self._search} (object, record_id, label, search_text, position)"
                f" select {values} from {rows} where {source.column('deletedAt')} is null",
            )

    def change_search_rows(self, source: Source, rows: str) -> None:
        """Let search find these records by what they say now."""
        if source.object.is_searchable:
            label, search_text, position = _found_by(source)
            self.add(
                f"found_{source.object.name_singular}",
                f"update {self._search} s set label = {label}, search_text = {search_text}, position = {position}"
                f" from {rows} where s.record_id = {source.column('id')} and s.object = {_name(source)}",
            )

    def remove_search_rows(self, source: Source, rows: str) -> None:
        """Let search no longer find these records."""
        if source.object.is_searchable:
            self.add(
                f"lost_{source.object.name_singular}",
                f"delete from {self._search} s using {rows}"
                f" where s.record_id = {source.column('id')} and s.object = {_name(source)}",
            )

    def text(self, rows: str, place: str) -> Text:
        """The whole statement. It answers with each record of `rows` as `t1`, ordered by `place`, or with problems."""
        self._add_outbox()
        parts = ", ".join(f"{quoted(name)} as ({query})" for name, query in self._parts.items())
        answers = [f"select {self.spec.node} as record, null as problem, {place} as place from {rows}"]
        if self._has_problems:
            answers.append("select null, problem, 0 from problem")
        return Text(
            f"with {parts} select record, problem from ({' union all '.join(answers)}) answers order by place",
            self.inputs.names,
        )

    @property
    def _search(self) -> str:
        return qualified(self.snapshot.schema, SEARCH_TABLE)

    def _add_outbox(self) -> None:
        """One row, however many records changed, and none if none did."""
        if not self._events:
            return
        events = " union all ".join(self._events)
        payload = f"concat('{{\"events\":[',string_agg(event,','),{self.inputs.use('outbox', 'text')})"
        workspace = literal(str(self.snapshot.workspace_id))
        self.add(
            "outbox",
            f"insert into core.outbox (workspace_id, kind, payload) select {workspace}::uuid, 'record', {payload}::json"
            f" from ({events}) events having count(*) > 0",
        )

    def _write_history(self, object_: Object, change: Change, part: str) -> None:
        timeline = self.snapshot.objects.get(TIMELINE)
        link = _timeline_link(object_, timeline) if timeline else None
        if timeline is None or link is None:
            return
        name = literal(f"{object_.name_singular}.{change}")
        diff = """concat('{"diff":{',diff,'}}')::jsonb""" if change is Change.UPDATED else "null::jsonb"
        worth_telling = " where diff <> ''" if change is Change.UPDATED else ""
        self.add(
            f"history_of_{part}",
            f'insert into {self.table(timeline)} (name, properties, "workspaceMemberId", {quoted(link)})'
            f" select {name}, {diff}, {self.inputs.use('workspaceMemberId', 'uuid')}, id"
            f" from {quoted(part)}{worth_telling}",
        )


def _name(source: Source) -> str:
    return literal(source.object.name_singular)


def _found_by(source: Source) -> tuple[str, str, str]:
    label = label_sql(source.object, source.alias)
    return label, search_text_sql(source.object, source.alias), source.column("position")


def _timeline_link(object_: Object, timeline: Object) -> str | None:
    """The join column by which timeline entries point at records of this object."""
    field = object_.fields.get("timelineActivities")
    if field is None or field.relation is None or field.relation.target != timeline.name_singular:
        return None
    inverse = timeline.fields.get(field.relation.inverse)
    return field.relation.join_column if inverse and inverse.type == "MORPH_RELATION" else None


def _event_json(object_: Object, change: Change) -> str:
    text = JsonText()
    text.write('{"eventId":"')
    text.expression("gen_random_uuid()")
    text.write(f'","action":"{change}","objectNameSingular":"{object_.name_singular}"')
    text.write(f',"objectMetadataId":"{object_.id}","recordId":"')
    text.expression("id")
    text.write('","before":')
    text.expression("before")
    text.write(',"after":')
    text.expression("after")
    text.write(',"updatedFields":[')
    text.expression("fields")
    text.write('],"updatedAt":')
    text.expression(_NOW)
    text.write("}")
    return text.sql()
