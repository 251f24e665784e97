"""search: the records of every object that the caller may read, found by some words, the best first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass, field
from typing import Any, ClassVar, Final

import orjson

from crm.access.gate import Action
from crm.kit.database import Result, Statement
from crm.kit.errors import BadUserInput
from crm.metadata.names import literal
from crm.metadata.search import readable_sql, search_fields
from crm.metadata.snapshot import Object
from crm.records.conversion import array_text, page_size
from crm.records.operation import Operation, Selection, Value
from crm.records.reads.envelope import Member, Rows, connection_json, connection_members, node_selections
from crm.records.reads.filters import is_unfiltered, where
from crm.records.reads.find_many import lines
from crm.records.reads.limits import unknown_field
from crm.records.reads.search_input import read_position, read_words
from crm.records.reads.search_statement import MOST_FOUND, Searched, SearchSpec, SearchStatement
from crm.records.root import Binding, Request, Root, Variables
from crm.records.scope import Scope, given
from crm.records.sql import JsonText
from crm.records.writes.given import Given
from crm.records.writes.statement import Text

_PRIORITIES: Final[Mapping[str, int]] = {"person": 5, "company": 4, "opportunity": 3, "note": 2, "task": 1}


@dataclass(frozen=True, slots=True)
class Search(Root):
    """A page of search results. Its text depends on how many words are asked; it is made on first use and remembered.

    `known` are the objects that may be included or excluded by name.
    """

    kind: ClassVar[str] = "search"

    key: str
    members: Sequence[Member]
    spec: SearchSpec
    bindings: tuple[Binding, ...]
    given: Given
    known: Sequence[str]
    texts: dict[int, Text] = field(default_factory=dict, compare=False, repr=False)

    def bind(self, variables: Variables, request: Request) -> list[Statement]:
        asked = self.given.fill(variables)
        size, words = _page_size(asked["limit"]), read_words(asked["searchInput"])
        position = read_position(asked.get("after"), [each.name for each in self.spec.objects])
        names = array_text(self._names(asked))
        if not self.spec.objects:
            return []
        text = self.texts.get(len(words.each))
        if text is None:
            text = self.texts[len(words.each)] = SearchStatement(self.spec, len(words.each)).text()
        named = {"rows": str(size + 1).encode(), "names": names.encode(), **words.named(), **position.named()}
        parameters = [binding.bind(variables) for binding in self.bindings]
        return [Statement(text.sql, [*parameters, *(named[name] for name in text.names)])]

    def respond(self, results: Sequence[Result], variables: Variables) -> bytes:
        size = _page_size(self.given.fill(variables)["limit"])
        *nodes, positions = results[0].rows[0] if results else [None] * len(self.spec.columns)
        found = (positions or b"").splitlines()
        length = min(len(found), size)
        page = [lines(column)[:size] for column in nodes]
        rows = Rows(length, page, found[:size], has_next=len(found) > size, has_previous=False)
        return connection_json(self.members, rows, ())

    def to_json(self) -> Any:
        bindings = [binding.to_json() for binding in self.bindings]
        return [self.key, self.members, astuple(self.spec), bindings, self.given.to_json(), self.known]

    @classmethod
    def from_json(cls, value: Any) -> Search:
        key, members, (schema, objects, columns, taken), bindings, given_, known = value
        spec = SearchSpec(schema, [Searched(*each) for each in objects], columns, taken)
        return cls(key, members, spec, tuple(map(Binding.from_json, bindings)), Given.from_json(given_), known)

    def _names(self, asked: Mapping[str, Any]) -> list[str]:
        """The objects to look among."""
        included, excluded = (asked.get(f"{which}ObjectNameSingulars") for which in ("included", "excluded"))
        for name in [*(included or ()), *(excluded or ())]:
            if name not in self.known:
                raise BadUserInput(
                    f"Object metadata not found for object: {str(name)[:100]}", sub_code="INVALID_QUERY_INPUT"
                )
        searched = [each.name for each in self.spec.objects]
        return [name for name in searched if (included is None or name in included) and name not in (excluded or ())]


def compile_search(scope: Scope, operation: Operation) -> Search:
    """Compile a search. What the caller may not read is left out, silently.

    Raises:
        BadUserInput: a filter on fields that records do not have.
    """
    arguments, selected = operation.root.arguments, operation.root.children
    filter_ = given(arguments, "filter")
    objects = sorted(filter(None, (_searchable(scope, each) for each in scope.snapshot.objects.values())), key=_place)
    searched = [_searched(scope, each, filter_) for each in objects]
    nodes = [_node_json(scope, objects, node) for node in node_selections(selected)]
    bindings = scope.parameters.bound()
    return Search(
        operation.root.key,
        connection_members("SearchResult", selected, page_info="SearchResultPageInfo"),
        SearchSpec(scope.snapshot.schema, searched, [*nodes, _position_json()], len(bindings)),
        bindings,
        Given.of({name: value for name, value in arguments.items() if name != "filter"}),
        [*scope.snapshot.objects],
    )


def _page_size(limit: Any) -> int:
    size = page_size("limit", limit, MOST_FOUND + 1)
    if size > MOST_FOUND:
        raise BadUserInput(f"Limit cannot exceed {MOST_FOUND} items", sub_code="INVALID_ARGS_FIRST")
    return size


def _searchable(scope: Scope, object_: Object) -> Object | None:
    """The object, if the caller may read what its records are called."""
    label = object_.fields.get(object_.label_identifier)
    is_readable = object_.is_searchable and label is not None and scope.gate.can_read_field(object_, label)
    return object_ if is_readable and scope.gate.may(Action.READ, object_) else None


def _place(object_: Object) -> tuple[int, str]:
    """Among rows of equal rank."""
    return -_PRIORITIES.get(object_.name_singular, 0), object_.name_singular


def _searched(scope: Scope, object_: Object, filter_: Value | None) -> Searched:
    source, hidden, guard = scope.source(object_), scope.gate.hidden_fields(object_), None
    if not (is_unfiltered(filter_) and scope.sees_everything(object_)):
        condition = f"{source.column('id')} = s.record_id and {where(scope, source, filter_)}"
        guard = f"exists(select from {scope.table(source)} where {condition})"
    readable = None if hidden.isdisjoint(search_fields(object_)) else readable_sql(object_, "s.search_text", hidden)
    return Searched(object_.name_singular, guard, readable)


def _node_json(scope: Scope, objects: Sequence[Object], selected: Selection) -> str:
    text = JsonText()
    text.write("{")
    for index, child in enumerate(selected.children):
        text.key(child.key, first=index == 0)
        match child.name:
            case "__typename":
                text.string("SearchRecord")
            case "recordId":
                text.expression("to_json(t1.record_id)")
            case "objectNameSingular":
                text.expression("to_json(t1.object)")
            case "objectLabelSingular":
                text.expression(_by_object((each, _json_literal(each.label_singular)) for each in objects))
            case "label":
                text.expression("to_json(t1.label)")
            case "imageUrl":
                text.expression(_by_object(_images(scope, objects)))
            case "tsRankCD":
                text.expression("t1.all_rank")
            case "tsRank":
                text.expression("t1.any_rank")
            case _:
                raise unknown_field(child.name, "SearchRecord")
    text.write("}")
    return text.sql()


def _images(scope: Scope, objects: Sequence[Object]) -> Iterator[tuple[Object, str]]:
    """The address of a record's picture. That of its website is none."""
    for object_ in objects:
        image = object_.fields.get(object_.image_identifier or "")
        if image is not None and image.type == "TEXT" and scope.gate.can_read_field(object_, image):
            source = scope.source(object_)
            value = f"to_json({source.column(image.columns[0].name)})::text"
            yield object_, f"(select {value} from {scope.table(source)} where {source.column('id')} = t1.record_id)"


def _by_object(values: Iterator[tuple[Object, str]]) -> str:
    """The JSON that belongs to a row's object, null for an object without any."""
    cases = " ".join(f"when {literal(object_.name_singular)} then {value}" for object_, value in values)
    return f"coalesce(case t1.object {cases} end, 'null')" if cases else literal("null")


def _json_literal(text: str) -> str:
    return literal(orjson.dumps(text).decode())


def _position_json() -> str:
    """What a cursor holds: the ranks of a row, the row itself and how its label begins."""
    text = JsonText()
    for constant, value in (
        ('{"lastRanks":{"tsRankCD":', "t1.all_rank"),
        (',"tsRank":', "t1.any_rank"),
        ('},"lastRecordIdsPerObject":{', "to_json(t1.object)"),
        (":", "to_json(t1.record_id)"),
        ('},"lastLabel":', "to_json(t1.head)"),
    ):
        text.write(constant)
        text.expression(value)
    text.write("}")
    return text.sql()
