"""A write as one statement: parts that change records, and parts that tell history, search and the outbox of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, NamedTuple

from crm.metadata.names import SEARCH_TABLE, literal, qualified, quoted
from crm.metadata.search import label_sql, search_text_sql
from crm.metadata.snapshot import Object, Snapshot
from crm.records.history import TIMELINE
from crm.records.sql import JsonText, Source
from crm.records.writes.inputs import Inputs
from crm.records.writes.once import KEPT, keep
from crm.records.writes.record_json import record_json
from crm.records.writes.rows import RowsShape

TOO_MANY, CHANGED = "too many", "changed"
SEVERAL_MATCH, ONE_MATCHES_TWICE = "several match", "one matches twice"
BEFORE, AFTER, WAS, FIELDS, DIFF = "event before", "event after", "event was", "event fields", "event diff"
"""Columns of parts that change records; no field can have such a name."""

_MOMENT: Final = len("01a20f66-a532-7e52-b")
_NOW = r"""to_char(now() at time zone 'UTC','\"YYYY-MM-DD"T"HH24:MI:SS.MS"Z"\"')"""


class Change(StrEnum):
    """What happened to a record, as events and history call it."""

    CREATED = "created"
    UPDATED = "updated"
    DELETED = "deleted"
    RESTORED = "restored"
    DESTROYED = "destroyed"


WHOLE: Final = frozenset({Change.CREATED, Change.DESTROYED})
"""What has one version. A change is told by the later one and by what differed in the earlier: half the work."""


@dataclass(frozen=True, slots=True)
class WriteSpec:
    """What a plan knows of a write.

    `version` is SQL for when the record to change must have been changed last, "" if it does not matter.
    `node` is the JSON of a record at the source `t1`, `condition` finds the records to change, also as `t1`: at most
    `most` of them, or one. Both may use the first `taken` placeholders.
    """

    object_name: str
    node: str
    condition: str
    many: bool
    most: int
    taken: int
    is_upsert: bool = False
    version: str = ""


class Text(NamedTuple):
    """A statement's text, and the named values that follow its first placeholders, with their Postgres types."""

    sql: str
    names: Mapping[str, str]


class WriteStatement:
    """Parts of one `with … select …`, in the order they were added."""

    def __init__(self, spec: WriteSpec, snapshot: Snapshot, shape: RowsShape, *, keeps_answer: bool = False) -> None:
        self.spec = spec
        self._keeps_answer = keeps_answer
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

    def add_targets(self, columns: Iterable[str] = ()) -> list[str]:
        """The records to change, locked, as `target`; what to add as problems: too many of them, or another version.

        Of each its id is kept and these columns, or all of them if none is named.
        """
        spec = self.spec
        kept = ",".join(f"t1.{quoted(name)}" for name in sorted({"id", *columns})) if columns else "t1.*"
        limit = f" limit {spec.most + 1}" if spec.many else ""
        self.add(
            "target",
            f"select {kept} from {self.table(self.object)} t1 where {spec.condition}"
            f' order by t1."id"{limit} for update of t1',
        )
        problems = [f"select '{TOO_MANY}' as problem from target having count(*) > {spec.most}"] if spec.many else []
        if spec.version:
            seen, present = f"date_trunc('milliseconds',{spec.version})", "date_trunc('milliseconds',\"updatedAt\")"
            problems.append(f"select '{CHANGED} ' || \"id\" as problem from target where {present} <> {seen}")
        return problems

    def add_problems(self, queries: Sequence[str]) -> str:
        """Reasons not to write; the condition that there is none."""
        if not queries:
            return "true"
        self._has_problems = True
        self.add("problem", " union all ".join(queries))
        return "not exists(select from problem)"

    def telling(self, *, before: Source | None = None, after: Source | None = None, **members: str) -> str:
        """What a part that changes records returns besides them, for `report`.

        A record that stays is told as it is `after`. What differs is told in SQL for members of JSON: `was`, what the
        fields were; `fields`, what they are called; `diff`, what history tells of them.
        """
        told = {
            BEFORE: record_json(before) if before else literal("null"),
            AFTER: record_json(after) if after else literal("null"),
            **{name: members.get(name.removeprefix("event "), literal("")) for name in (WAS, FIELDS, DIFF)},
        }
        return ", ".join(f"{value} as {quoted(name)}" for name, value in told.items())

    def report(self, change: Change, object_: Object, part: str, *, only: str = "true") -> None:
        """Send an event for each record of a part, and write it into the record's history."""
        rows = f"{quoted(part)} where {only}"
        self._events.append(f"select {self._event(change, object_)} as event from {rows}")
        if change is not Change.DESTROYED:
            self._write_history(change, object_, part, rows)

    def add_search_rows(self, source: Source, rows: str, *, only: str = "true") -> None:
        """Let search find the live ones of these records."""
        if source.object.is_searchable:
            values = ", ".join((_name(source), source.column("id"), *_found_by(source)))
            self.add(
                f"found {rows}",
                f"insert into {self._search} (object, record_id, label, search_text, position)"
                f" select {values} from {rows} where {only} and {source.column('deletedAt')} is null",
            )

    def change_search_rows(self, source: Source, rows: str, *, only: str = "true") -> None:
        """Let search find these records by what they say now."""
        if source.object.is_searchable:
            label, search_text, position = _found_by(source)
            self.add(
                f"changed {rows}",
                f"update {self._search} s set label = {label}, search_text = {search_text}, position = {position}"
                f" from {rows} where {only} and s.record_id = {source.column('id')} and s.object = {_name(source)}",
            )

    def remove_search_rows(self, source: Source, rows: str, *, only: str = "true") -> None:
        """Let search no longer find these records."""
        if source.object.is_searchable:
            self.add(
                f"lost {rows}",
                f"delete from {self._search} s using {rows}"
                f" where {only} and s.record_id = {source.column('id')} and s.object = {_name(source)}",
            )

    def text(self, rows: str, place: str = 't1."id"') -> Text:
        """The whole statement. It answers with each record of `rows` as `t1`, ordered by `place`, or with problems."""
        self._add_outbox()
        answer = f"select {self.spec.node} as record, null as problem from {rows}"
        if self._keeps_answer:
            self._keep_answer(rows, place)
            answer, place = "select record, null as problem from answer", "place"
        if self.spec.many:
            answer += f" order by {place}"
        parts = ", ".join(f"{quoted(name)} as ({query})" for name, query in self._parts.items())
        if self._has_problems:
            answer = f"({answer}) union all select null, problem from problem"
        return Text(f"with {parts} {answer}", self.inputs.names)

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

    def _keep_answer(self, rows: str, place: str) -> None:
        """Keep what is answered, unless that is a refusal."""
        self.add("answer", f"select {self.spec.node} as record, {place} as place from {rows}")
        placeholders = [self.inputs.use(name, pg_type) for name, (_, pg_type) in KEPT.items()]
        listed = "string_agg(record, ',' order by place)"
        listed = f"concat('[',{listed},']')" if self.spec.many else listed
        done = [] if self.spec.many else ["count(*) > 0"]
        done += ["not exists(select from problem)"] if self._has_problems else []
        kept = keep(placeholders, self.snapshot.workspace_id, listed)
        self.add("kept", f"{kept} from answer having {' and '.join(done) or 'true'}")

    def _event(self, change: Change, object_: Object) -> str:
        text = JsonText()
        text.write('{"eventId":"')
        text.expression(self._new_id("event"))
        text.write(f'","action":"{change}","objectNameSingular":"{object_.name_singular}"')
        text.write(f',"objectMetadataId":"{object_.id}","recordId":"')
        text.expression('"id"')
        if change in WHOLE:
            members = (('","before":', BEFORE), (',"after":', AFTER), (',"updatedFields":[', FIELDS))
        else:
            members = (('","was":{', WAS), ('},"after":', AFTER), (',"updatedFields":[', FIELDS))
        for key, name in members:
            text.write(key)
            text.expression(quoted(name))
        text.write('],"updatedAt":')
        text.expression(_NOW)
        text.write("}")
        return text.sql()

    def _write_history(self, change: Change, object_: Object, part: str, rows: str) -> None:
        timeline = self.snapshot.objects.get(TIMELINE)
        link = _timeline_link(object_, timeline) if timeline else None
        if timeline is None or link is None:
            return
        name = literal(f"{object_.name_singular}.{change}")
        diff, worth_telling = "null::jsonb", ""
        if change is Change.UPDATED:
            diff = f"""concat('{{"diff":{{',{quoted(DIFF)},'}}}}')::jsonb"""
            worth_telling = f" and {quoted(DIFF)} <> ''"
        self.add(
            f"history of {part} {change}",
            f'insert into {self.table(timeline)} (id, name, properties, "workspaceMemberId", {quoted(link)})'
            f" select {self._new_id('history')}::uuid, {name}, {diff},"
            f" {self.inputs.use('workspaceMemberId', 'uuid')}, id from {rows}{worth_telling}",
        )

    def _new_id(self, what: str) -> str:
        """A UUID of version 7 for something about the record `id`: the statement's moment, then a hash.

        Its beginning keeps indexes append-only, and a hash is several times cheaper than a random number.
        """
        statement = self.inputs.use("statement", "text")
        digest = f'md5(concat({literal(what)},{statement},"id"))'
        return f"concat(left({statement},{_MOMENT}),overlay(substr({digest},1,15) placing '-' from 4 for 0))"


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
