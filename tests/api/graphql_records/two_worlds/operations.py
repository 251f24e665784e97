"""Every operation of the schema as the restricted caller may ask it, and every question about what is hidden."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from typing import Any, Final, TypeAlias

from graphql import get_named_type, is_leaf_type

from crm.access.gate import Action
from crm.metadata.snapshot import Object
from crm.records.operation import OperationKind as Kind
from tests.api.graphql_records.two_worlds.questions import WORDS, Questions
from tests.api.graphql_records.two_worlds.worlds import key

Question: TypeAlias = "tuple[str, Mapping[str, Any]]"
Ask: TypeAlias = "Callable[[Questions, str, Object], Iterator[Question]]"
NEW: Final = 0x9000
SOME: Final = (1, 4, 11, 14, 33, 35, 42, 44, 52, 53)
"""Numbers of records of every kind, some of which are hidden or only in one world."""
GROUPED: Final = frozenset({"person", "opportunity", "noteTarget"})
IN_BOTH: Final = (1, 11, 14, 33, 42, 52)
"""Whoever chooses an id learns that it is taken, even by a record that they may not see."""


def find_many(questions: Questions, root: str, object_: Object) -> Iterator[Question]:
    """The list, page after page, by every filter and in every order."""
    type_, everything = object_.type_name, questions.connection(object_)
    brief = f"query($f: {type_}FilterInput, $o: [{type_}OrderByInput]) {{ {root}(filter: $f, orderBy: $o)"
    whole = f"{brief} {{ {everything} }} }}"
    yield whole, {}
    yield f"{{ {root} {{ totalCount }} }}", {}
    yield whole, {"f": {"deletedAt": {"is": "NOT_NULL"}}}
    yield f"{{ {root}(first: 1) {{ {everything} }} }}", {}
    yield f"{{ {root}(last: 2) {{ {everything} }} }}", {}
    for filter_ in questions.filters(object_):
        yield f"{brief} {{ totalCount edges {{ node {{ id }} }} }} }}", {"f": filter_}
    for order in questions.orders(object_):
        yield f"{brief} {{ edges {{ cursor node {{ id }} }} }} }}", {"o": order}
    for names in questions.aggregates(object_):
        yield f"{brief} {{ {' '.join(names)} }} }}", {}
    for name in questions.type(type_).fields:
        if not questions.may(object_, name):
            chosen = questions.selection(questions.type(type_), 0)
            yield f"{{ {root} {{ edges {{ node {{ {chosen} {_hidden(questions, type_, name)} }} }} }} }}", {}


def find_one(questions: Questions, root: str, object_: Object) -> Iterator[Question]:
    """A record by its id, and by what only another world's records have."""
    everything = questions.record(object_)
    ask = f"query($f: {object_.type_name}FilterInput!) {{ {root}(filter: $f) {{ {everything} }} }}"
    for number in (*SOME, 0x10001, 0x10002):
        yield ask, {"f": {"id": {"eq": key(number)}}}
    for filter_ in questions.hidden_filters(object_):
        yield f"query($f: {object_.type_name}FilterInput!) {{ {root}(filter: $f) {{ id }} }}", {"f": filter_}


def search(_questions: Questions, root: str, _object: Object) -> Iterator[Question]:
    """Words that are visible, hidden and nowhere, over every page."""
    everything = """pageInfo { endCursor hasNextPage } edges { cursor node {
        recordId objectNameSingular objectLabelSingular label imageUrl tsRank tsRankCD } }"""
    given = "searchInput: $w, limit: $l, includedObjectNameSingulars: $n"
    ask = f"query($w: String!, $l: Int!, $n: [String!]) {{ {root}({given})"
    for word in (*WORDS, "", "alpha", "example", "chief", "alpha ann", "secre", "sekret", "chef"):
        for limit in (2, 50):
            yield f"{ask} {{ {everything} }} }}", {"w": word, "l": limit}
    for name in ("company", "person", "note", "task"):
        yield f"{ask} {{ {everything} }} }}", {"w": "", "l": 50, "n": [name]}


def group_by(questions: Questions, root: str, object_: Object) -> Iterator[Question]:
    """By every dimension, with every aggregate, ordered by aggregates, with the records of each group."""
    type_ = object_.type_name
    visible, *hidden = questions.aggregates(object_)
    given = f"$g: [{type_}GroupByInput!]!, $o: [{type_}OrderByWithGroupByInput]"
    ask = f"query({given}) {{ {root}(groupBy: $g, orderBy: $o) {{ groupByDimensionValues totalCount"
    id_only = {"g": [{"id": True}]}
    yield f"{ask} {' '.join(visible)} edges {{ node {{ {questions.record(object_, 0)} }} }} }} }}", id_only
    if object_.name_singular in GROUPED:
        for dimension in questions.dimensions(object_):
            yield f"{ask} }} }}", {"g": [dimension]}
    for (name,) in hidden:
        yield f"{ask} {name} }} }}", id_only
        yield f"{ask} }} }}", {**id_only, "o": [{"aggregate": {name: "AscNullsLast"}}]}


def find_duplicates(questions: Questions, root: str, object_: Object) -> Iterator[Question]:
    """Of records of every kind, and of one to be."""
    ask = f"query($i: [UUID], $d: [{object_.type_name}CreateInput]) {{ {root}(ids: $i, data: $d)"
    everything = questions.connection(object_, 0)
    yield f"{ask} {{ {everything} }} }}", {"i": [key(number) for number in SOME]}
    for name in ("name", "emails", "domainName", "linkedinLink"):
        if name in object_.fields:
            field = dict(questions.inputs(f"{object_.type_name}CreateInput"))[name]
            words = dict.fromkeys(getattr(get_named_type(field.type), "fields", ()), "https://1.example.com")
            yield f"{ask} {{ {everything} }} }}", {"d": [{name: words or "alpha 2"}]}


def create_one(questions: Questions, root: str, object_: Object) -> Iterator[Question]:
    """A new record, the same again, and as an upsert; each field by itself, for those that may not be written."""
    yield from _fields_written(questions, object_, "Create", f"{root}(data: $d)")
    new = {"id": key(NEW), **_minimal(object_)}
    everything = _timeless(questions, object_)
    ask = f"mutation($d: {object_.type_name}CreateInput!) {{ {root}(data: $d) {{ {everything} }} }}"
    yield ask, {"d": new}
    yield ask, {"d": new}
    yield ask.replace("data: $d", "data: $d, upsert: true"), {"d": new}
    for number in IN_BOTH:
        yield ask, {"d": {**_minimal(object_), "id": key(number)}}


def create_many(questions: Questions, root: str, object_: Object) -> Iterator[Question]:
    """Two records, one of which is there already, then two that are not."""
    ask = (
        f"mutation($d: [{object_.type_name}CreateInput!]!) {{ {root}(data: $d) {{ {_timeless(questions, object_)} }} }}"
    )
    for numbers in ((NEW, NEW + 1), (NEW + 2, NEW + 3)):
        yield ask, {"d": [{"id": key(number), **_minimal(object_, number)} for number in numbers]}


def update_one(questions: Questions, root: str, object_: Object) -> Iterator[Question]:
    """The new record, a record that is nowhere, and one that is there."""
    yield from _fields_written(questions, object_, "Update", f'{root}(data: $d, id: "{key(NEW)}")')
    ask = f"mutation($id: UUID!) {{ {root}(id: $id, data: {{position: 7}}) {{ {_timeless(questions, object_)} }} }}"
    for number in (NEW, NEW + 99, *SOME):
        yield ask, {"id": key(number)}


def update_many(questions: Questions, root: str, object_: Object) -> Iterator[Question]:
    """Everything, by every filter."""
    yield from _by_every_filter(questions, root, object_, ", data: {position: 8}")


def by_id(questions: Questions, root: str, object_: Object) -> Iterator[Question]:
    """The new record twice, one that is nowhere, and those that are there."""
    ask = f"mutation($id: UUID!) {{ {root}(id: $id) {{ {_timeless(questions, object_)} }} }}"
    for number in (NEW, NEW, NEW + 99, 0x10002, *SOME):
        yield ask, {"id": key(number)}


def merge_many(questions: Questions, root: str, object_: Object) -> Iterator[Question]:
    """Records of both worlds, first to see what would come out; then some of which one is nowhere."""
    ask = f"mutation($i: [UUID!]!, $d: Boolean) {{ {root}(ids: $i, conflictPriorityIndex: 0, dryRun: $d)"
    answered = f"{{ {_timeless(questions, object_)} }} }}"
    for numbers in ((1, 2), (11, 12), (31, 32), (33, 34), (11, NEW + 99)):
        for is_dry in (True, False):
            yield f"{ask} {answered}", {"i": [key(number) for number in numbers], "d": is_dry}


def by_filter(questions: Questions, root: str, object_: Object) -> Iterator[Question]:
    """Everything, by every filter."""
    yield from _by_every_filter(questions, root, object_, "")


TABLE: Final[Mapping[Kind, Ask]] = {
    Kind.FIND_MANY: find_many,
    Kind.FIND_ONE: find_one,
    Kind.SEARCH: search,
    Kind.GROUP_BY: group_by,
    Kind.FIND_DUPLICATES: find_duplicates,
    Kind.CREATE_ONE: create_one,
    Kind.CREATE_MANY: create_many,
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
"""How each operation is put to the test. One that is missing here fails the test."""


def every_question(questions: Questions) -> Iterator[Question]:
    """All of them, those that change something last; of hidden objects only some, for all are refused alike."""
    for root, kind, object_ in questions.roots():
        is_hidden = object_ is not None and not questions.gate.may(Action.READ, object_)
        yield from islice(TABLE[kind](questions, root, object_), 3 if is_hidden else None)  # type: ignore[arg-type]


def _by_every_filter(questions: Questions, root: str, object_: Object, more: str) -> Iterator[Question]:
    answered = _timeless(questions, object_)
    ask = f"mutation($f: {object_.type_name}FilterInput!) {{ {root}(filter: $f{more}) {{ {answered} }} }}"
    for filter_ in questions.hidden_filters(object_):
        yield ask, {"f": {"and": [filter_, {"id": {"eq": key(NEW + 99)}}]}}
    yield ask, {"f": {"id": {"in": [key(number) for number in range(1, 60)]}}}


def _fields_written(questions: Questions, object_: Object, verb: str, field: str) -> Iterator[Question]:
    """Each field that may not be read, given by itself; and links by every key that other records have."""
    input_ = f"{object_.type_name}{verb}Input"
    ask = f"mutation($d: {input_}!) {{ {field} {{ id }} }}"
    for name, _ in questions.inputs(input_):
        if not questions.may(object_, name):
            yield ask, {"d": {name: None}}
    for link in object_.join_columns.values():
        target = questions.snapshot.objects[link.relation.target] if link.relation else object_
        for unique, input_field in questions.inputs(f"{target.type_name}WhereUniqueInput"):
            type_ = get_named_type(input_field.type)
            where = "secret" if is_leaf_type(type_) else dict.fromkeys(type_.fields, "secret")
            yield ask, {"d": {link.name: {"connect": {"where": {unique: key(1) if unique == "id" else where}}}}}


def _hidden(questions: Questions, type_: str, name: str) -> str:
    inner = get_named_type(questions.type(type_).fields[name].type)
    if is_leaf_type(inner):
        return name
    return f"{name} {{ {'totalCount' if inner.name.endswith('Connection') else '__typename'} }}"


def _timeless(questions: Questions, object_: Object) -> str:
    """What a write may answer with, but for what the server makes anew each time."""
    made = {"createdAt", "updatedAt", "deletedAt", "happensAt"}
    chosen = [
        name
        for name, field in questions.type(object_.type_name).fields.items()
        if is_leaf_type(get_named_type(field.type)) and name not in made and questions.may(object_, name)
    ]
    copied = {"properties", "linkedRecordCachedName"} if object_.name_singular == "timelineActivity" else set()
    return " ".join(name for name in chosen if name not in copied)


def _minimal(object_: Object, number: int = NEW) -> dict[str, Any]:
    if object_.name_singular == "workspaceMember":
        return {"name": {"firstName": "New"}, "userId": key(number), "userEmail": f"new{number}@example.com"}
    return {}
