"""Every record operation, with ids and cursors of another workspace in every argument that takes one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

import pytest

from crm.metadata.snapshot import Object
from crm.metadata.standard import ADMIN
from crm.records.operation import OperationKind as Kind
from tests.api.gateway import GraphqlClient
from tests.api.graphql_records.two_worlds.questions import Questions
from tests.api.graphql_records.two_worlds.worlds import World
from tests.factories.dumps import dump
from tests.factories.workspaces import Workspace

Question: TypeAlias = "tuple[str, Mapping[str, Any]]"


@dataclass(frozen=True)
class Victim:
    """What somebody of another workspace may have got hold of: an id and a cursor for every object."""

    ids: Mapping[str, str]
    cursors: Mapping[str, str]
    search_cursor: str


@dataclass(frozen=True)
class Asked:
    """One root field, and how to ask it about the victim's records."""

    questions: Questions
    victim: Victim
    root: str
    object: Object

    @property
    def id(self) -> str:
        return self.victim.ids[self.object.name_singular]

    @property
    def links(self) -> dict[str, str]:
        """Every link of a record, to a record of the victim."""
        fields = self.object.join_columns.items()
        return {name: self.victim.ids[field.relation.target] for name, field in fields if field.relation}

    @property
    def filters(self) -> list[Any]:
        """Every condition on an id: the record's, those it links to, and those of related records."""
        own = [{"id": {"eq": self.id}}, {"id": {"in": [self.id]}}]
        linked = [{name: {"eq": theirs}} for name, theirs in self.links.items()]
        related = []
        for name, field in self.object.fields.items():
            if field.relation is not None:
                condition = {"id": {"eq": self.victim.ids[field.relation.target]}}
                related.append({name: condition if field.relation.type == "MANY_TO_ONE" else {"any": condition}})
        return [*own, {"or": [*own, *linked, *related]}, {"not": {"not": {"or": related}}}]

    def document(self, kind: str, arguments: str, variables: str, selected: str) -> str:
        return f"{kind}({variables}) {{ {self.root}({arguments}) {{ {selected} }} }}"

    @property
    def record(self) -> str:
        """A record with a text of each of those it links to."""
        linked = (
            f"{field.name} {{ {text_of(self.questions.snapshot.objects[field.relation.target])} }}"
            for field in self.object.join_columns.values()
            if field.relation is not None
        )
        return " ".join([self.questions.record(self.object, 0), *linked])

    @property
    def filter_type(self) -> str:
        return f"{self.object.type_name}FilterInput"


def find_many(asked: Asked) -> Iterator[Question]:
    selected = asked.questions.connection(asked.object)
    for filter_ in asked.filters:
        yield asked.document("query", "filter: $f", f"$f: {asked.filter_type}", selected), {"f": filter_}
    for argument in ("after", "before"):
        size = "first" if argument == "after" else "last"
        ask = asked.document("query", f"{argument}: $c, {size}: 100", "$c: String", selected)
        yield ask, {"c": asked.victim.cursors[asked.object.name_singular]}


def find_one(asked: Asked) -> Iterator[Question]:
    for filter_ in asked.filters:
        yield asked.document("query", "filter: $f", f"$f: {asked.filter_type}!", asked.record), {"f": filter_}


def group_by(asked: Asked) -> Iterator[Question]:
    selected = f"groupByDimensionValues totalCount edges {{ node {{ {asked.questions.record(asked.object, 0)} }} }}"
    grouped = "groupBy: [{id: true}]"
    for filter_ in asked.filters[-2:]:
        ask = asked.document("query", f"{grouped}, filter: $f", f"$f: {asked.filter_type}", selected)
        yield ask, {"f": filter_}
    yield asked.document("query", f"{grouped}, viewId: $v", "$v: UUID", selected), {"v": asked.id}


def search(asked: Asked) -> Iterator[Question]:
    selected = "edges { cursor node { recordId label } } pageInfo { endCursor hasNextPage }"
    for theirs in asked.victim.ids.values():
        given, variables = 'searchInput: "", limit: 50, filter: $f', "$f: ObjectRecordFilterInput"
        yield asked.document("query", given, variables, selected), {"f": {"id": {"in": [theirs]}}}
    for word in ("victim", ""):
        ask = asked.document("query", "searchInput: $w, limit: 50, after: $c", "$w: String!, $c: String", selected)
        yield ask, {"w": word, "c": asked.victim.search_cursor}


def find_duplicates(asked: Asked) -> Iterator[Question]:
    selected = asked.questions.connection(asked.object, 0)
    yield asked.document("query", "ids: $i", "$i: [UUID]", selected), {"i": [asked.id]}
    ask = asked.document("query", "data: $d", f"$d: [{asked.object.type_name}CreateInput]", selected)
    yield ask, {"d": [asked.links]}


def create(asked: Asked, *, many: bool) -> Iterator[Question]:
    type_ = f"{asked.object.type_name}CreateInput!"
    ask = asked.document("mutation", "data: $d", f"$d: {f'[{type_}]!' if many else type_}", asked.record)
    for values in (asked.links, *_connections(asked)):
        row = {**values, **minimal(asked.object, asked.root)}
        yield ask, {"d": [row] if many else row}


def update_one(asked: Asked) -> Iterator[Question]:
    variables = f"$i: UUID!, $d: {asked.object.type_name}UpdateInput!"
    for values in ({"position": 1}, asked.links, *_connections(asked)):
        yield asked.document("mutation", "id: $i, data: $d", variables, asked.record), {"i": asked.id, "d": values}


def update_many(asked: Asked) -> Iterator[Question]:
    yield from _by_filter(asked, ", data: {position: 1}")


def by_id(asked: Asked) -> Iterator[Question]:
    yield asked.document("mutation", "id: $i", "$i: UUID!", asked.record), {"i": asked.id}


def by_filter(asked: Asked) -> Iterator[Question]:
    yield from _by_filter(asked, "")


def merge_many(asked: Asked) -> Iterator[Question]:
    for is_dry in ("true", "false"):
        given = f"ids: $i, conflictPriorityIndex: 0, dryRun: {is_dry}"
        yield asked.document("mutation", given, "$i: [UUID!]!", asked.record), {"i": [asked.id, *asked.links.values()]}


def _by_filter(asked: Asked, more: str) -> Iterator[Question]:
    for filter_ in asked.filters:
        ask = asked.document("mutation", f"filter: $f{more}", f"$f: {asked.filter_type}!", asked.record)
        yield ask, {"f": filter_}


def _connections(asked: Asked) -> Iterator[dict[str, Any]]:
    for field in asked.object.join_columns.values():
        theirs = asked.victim.ids[field.relation.target] if field.relation else ""
        yield {field.name: {"connect": {"where": {"id": theirs}}}}


TABLE: Final[Mapping[Kind, Callable[[Asked], Iterator[Question]]]] = {
    Kind.FIND_MANY: find_many,
    Kind.FIND_ONE: find_one,
    Kind.GROUP_BY: group_by,
    Kind.SEARCH: search,
    Kind.FIND_DUPLICATES: find_duplicates,
    Kind.CREATE_ONE: lambda asked: create(asked, many=False),
    Kind.CREATE_MANY: lambda asked: create(asked, many=True),
    Kind.UPDATE_ONE: update_one,
    Kind.UPDATE_MANY: update_many,
    Kind.DELETE_ONE: by_id,
    Kind.DELETE_MANY: by_filter,
    Kind.RESTORE_ONE: by_id,
    Kind.RESTORE_MANY: by_filter,
    Kind.DESTROY_ONE: by_id,
    Kind.DESTROY_MANY: by_filter,
    Kind.MERGE_MANY: merge_many,
}
"""How each operation takes ids. One that is missing here fails the test."""

LINKING: Final = {Kind.CREATE_ONE, Kind.CREATE_MANY, Kind.UPDATE_ONE, Kind.FIND_DUPLICATES}
"""These may keep and show an id that they are given, though it leads nowhere."""


def text_of(object_: Object) -> str:
    """A selection of some text of a record."""
    return next((name for name, field in object_.fields.items() if field.type == "TEXT"), "name { firstName }")


def minimal(object_: Object, unique: str) -> dict[str, Any]:
    if object_.name_singular != "workspaceMember":
        return {}
    return {
        "name": {"firstName": "Own"},
        "userId": "20202020-0687-4c41-b707-ed1bfca972a7",
        "userEmail": f"{unique}@x.yz",
    }


def texts(object_: Object, word: str) -> dict[str, Any]:
    """The word in every text of a record."""
    return {field.name: word for field in object_.fields.values() if field.type == "TEXT" and field.name != "userEmail"}


@pytest.fixture
def victim(stranger: GraphqlClient, strangers: Workspace) -> Victim:
    """A record of every object, all of whose texts say so, linked to the others."""
    ids: dict[str, str] = {}
    cursors = {}
    objects = sorted(strangers.snapshot.objects.values(), key=lambda each: len(each.join_columns))
    for object_ in objects:
        type_ = object_.type_name
        values = {**texts(object_, "victim"), **minimal(object_, "victim")}
        if "name" in values:
            values["name"] = {"firstName": "victim"} if object_.fields["name"].type == "FULL_NAME" else "victim"
        links = object_.join_columns.items()
        values |= {
            name: ids[field.relation.target] for name, field in links if field.relation and field.relation.target in ids
        }
        create_ = f"mutation($d: {type_}CreateInput!) {{ made: create{type_}(data: $d, upsert: true) {{ id }} }}"
        ids[object_.name_singular] = stranger.ask(create_, d=values)["made"]["id"]
        page = f"{{ page: {object_.name_plural}(first: 1) {{ edges {{ cursor }} }} }}"
        cursors[object_.name_singular] = stranger.ask(page)["page"]["edges"][0]["cursor"]
    found = stranger.ask('{ search(searchInput: "victim", limit: 1) { edges { cursor } } }')
    return Victim(ids, cursors, found["search"]["edges"][0]["cursor"])


def test_nothing_of_another_workspace_is_seen_or_changed(
    client: GraphqlClient, workspace: Workspace, strangers: Workspace, victim: Victim
):
    questions = Questions(World(workspace, workspace.snapshot.roles[workspace.role_id(ADMIN)], workspace.admin))
    before, asked = dump(strangers), 0
    for root, kind, object_ in questions.roots():
        about = Asked(questions, victim, root, object_ or workspace.snapshot.objects["person"])
        for query, variables in TABLE[kind](about):
            answer = client.post(query, variables)
            assert "locations" not in str(answer), answer
            shown = str(answer.get("data"))
            assert "victim" not in shown, (query, variables)
            assert kind in LINKING or about.id not in shown, (query, variables)
            asked += 1
        assert dump(strangers) == before, root
    assert asked > len(workspace.snapshot.objects) * len(TABLE)


def test_their_ids_make_other_records_here(
    client: GraphqlClient, strangers: Workspace, victim: Victim, workspace: Workspace
):
    before = dump(strangers)
    for object_ in workspace.snapshot.objects.values():
        type_ = object_.type_name
        create_ = (
            f"mutation($d: {type_}CreateInput!) {{ made: create{type_}(data: $d, upsert: true) {{ id position }} }}"
        )
        given = {"id": victim.ids[object_.name_singular], "position": 5, **minimal(object_, "own")}
        assert client.ask(create_, d=given)["made"] == {"id": given["id"], "position": 5}
    assert dump(strangers) == before
