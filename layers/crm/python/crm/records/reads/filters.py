"""Filters: an object's filter input as an SQL condition."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from crm.kit.errors import BadUserInput
from crm.metadata.names import SEARCH_TABLE, literal, qualified
from crm.metadata.search import normalised, readable_sql, search_fields
from crm.metadata.snapshot import Column, Field, Relation
from crm.records.operation import Leaf, Value
from crm.records.reads.limits import MOST_HOPS, too_complex
from crm.records.reads.operators import conditions
from crm.records.scope import Scope, given_leaf, items, members
from crm.records.sql import Source

QUANTIFIERS: Final = ("any", "none", "every")
"""What the filter of a to-many relation may ask besides the fields of its records, each with a filter of them."""


def where(scope: Scope, source: Source, filter_: Value | None, *, otherwise: str | None = None) -> str:
    """The condition of a filter on the records of `source`.

    Unless the filter speaks of `deletedAt`, the condition `otherwise` holds as well: that the record is live.

    Raises:
        BadUserInput: an unknown field or operator, or a value that does not fit.
        PermissionDenied: a field the caller may not read.
    """
    return _joined([*_present(source, filter_, otherwise), _all_of(scope, source, filter_, 0)]) or "true"


def live(source: Source) -> str:
    """The condition that a record is not in the trash."""
    return f"{source.column('deletedAt')} is null"


def is_unfiltered(filter_: Value | None) -> bool:
    """Whether a filter lets every live record through."""
    if isinstance(filter_, Mapping):
        return all(
            not _is_given(value) or (key in {"and", "or", "not"} and is_unfiltered(value))
            for key, value in filter_.items()
        )
    if isinstance(filter_, Leaf):
        return filter_.value is None or filter_.value == []
    return filter_ is None or all(is_unfiltered(item) for item in filter_)


def mentions_trash(filter_: Value | None) -> bool:
    """Whether a filter speaks of `deletedAt` anywhere, and so asks for trashed records too."""
    if isinstance(filter_, Mapping):
        return any(
            _is_given(value) if key == "deletedAt" else key in {"and", "or", "not"} and mentions_trash(value)
            for key, value in filter_.items()
        )
    return isinstance(filter_, Sequence) and any(mentions_trash(item) for item in filter_)


def _present(source: Source, filter_: Value | None, otherwise: str | None = None) -> list[str]:
    """The condition of being there at all: the trash is looked into only when a filter speaks of it."""
    if mentions_trash(filter_):
        return []
    return [live(source) if otherwise is None else otherwise]


def _joined(conditions_: Sequence[str]) -> str:
    return " and ".join(filter(None, conditions_))


def _is_given(value: Value) -> bool:
    return not (isinstance(value, Leaf) and value.value is None)


def _all_of(scope: Scope, source: Source, filter_: Value | None, hops: int) -> str:
    """The conjunction of a filter's members, "" if there is none. `hops` are the relations crossed to get there."""
    found: list[str] = []
    for key, value in members(filter_).items():
        if not _is_given(value):
            continue
        if key in {"and", "or"}:
            found.append(_combined(scope, source, key, value, hops))
        elif key == "not":
            inner = _all_of(scope, source, value, hops)
            found.append(f"({inner}) is not true" if inner else "")
        else:
            found += _on_field(scope, source, key, value, hops)
    return _joined(found)


def _combined(scope: Scope, source: Source, connective: str, value: Value, hops: int) -> str:
    parts = [_all_of(scope, source, item, hops) for item in items(value)]
    parts = [f"({part})" for part in parts if part]
    return f"({f' {connective} '.join(parts)})" if parts else ""


def _on_field(scope: Scope, source: Source, name: str, value: Value, hops: int) -> list[str]:
    field = scope.field(source.object, name)
    if field.type == "TS_VECTOR":
        return [_on_search(scope, source, field, value)]
    if field.relation is not None and not scope.is_join_column(source.object, name):
        return _on_relation(scope, source, field.relation, value, hops + 1)
    if field.columns[0].part and field.relation is None:
        return [
            part
            for sub_name, operators in members(value).items()
            if _is_given(operators)
            for part in conditions(scope, source, field, _part(field, sub_name), operators)
        ]
    return conditions(scope, source, field, field.columns[0], value)


def _on_search(scope: Scope, source: Source, field: Field, value: Value) -> str:
    """`searchVector: {search: …}` holds when the record's search row contains every word."""
    words = given_leaf(members(value), "search")
    if words is None:
        raise BadUserInput(f'Operator not supported for field "{field.name}"', sub_code="INVALID_QUERY_INPUT")
    given_words = f"unnest({scope.parameters.add(words, 'words', field.name)}::text[])"
    patterns = f"(array(select {normalised('word')} from {given_words} word))"
    object_, hidden = source.object, scope.gate.hidden_fields(source.object)
    text = "found.search_text"
    if not hidden.isdisjoint(search_fields(object_)):
        text = readable_sql(object_, text, hidden)
    return (
        f"exists(select from {qualified(scope.snapshot.schema, SEARCH_TABLE)} found"
        f" where found.record_id = {source.column('id')} and found.object = {literal(object_.name_singular)}"
        f" and {text} like all{patterns})"
    )


def _part(field: Field, name: str) -> Column:
    for column in field.columns:
        if column.part == name:
            return column
    raise BadUserInput(
        f'Sub field "{name}" not found for composite field: {field.name}', sub_code="INVALID_QUERY_INPUT"
    )


def _on_relation(scope: Scope, source: Source, relation: Relation, value: Value, hops: int) -> list[str]:
    """`company: {name: …}` holds when the related record is live and satisfies the inner filter.

    Of a to-many relation's records any may: `people: {city: …}` says the same as `people: {any: {city: …}}`. `none`
    holds when there is no such record, `every` when there is no other. A filter that says nothing about its records
    is ignored, unless a quantifier makes it a question of whether there are any.
    """
    if hops > MOST_HOPS:
        raise too_complex(f"A condition leads through more than {MOST_HOPS} relations")
    if relation.type == "MANY_TO_ONE":
        return [_related(scope, source, relation, value, hops).some()]
    target, given = scope.object(relation.target), members(value)
    asked = {name: given[name] for name in QUANTIFIERS if name in given and name not in target.fields}
    plain = {name: inner for name, inner in given.items() if name not in asked}
    return [
        _related(scope, source, relation, plain, hops).some(),
        *(
            _related(scope, source, relation, inner, hops).quantified(name)
            for name, inner in asked.items()
            if _is_given(inner)
        ),
    ]


@dataclass(frozen=True, slots=True)
class _Related:
    """The records that a relation leads to: `rows` is what follows SELECT, `asked` what a filter asks of them or ""."""

    rows: str
    asked: str

    def some(self) -> str:
        """That one of them satisfies the filter, "" if it says nothing."""
        return self.quantified("any") if self.asked else ""

    def quantified(self, quantifier: str) -> str:
        """That any, none or every one of them satisfies the filter."""
        match quantifier:
            case "any":
                return f"exists(select {_joined([self.rows, self.asked])})"
            case "none":
                return f"not exists(select {_joined([self.rows, self.asked])})"
            case _:
                return f"not exists(select {self.rows} and ({self.asked}) is not true)" if self.asked else ""


def _related(scope: Scope, source: Source, relation: Relation, filter_: Value, hops: int) -> _Related:
    other = scope.source(scope.object(relation.target))
    if relation.type == "MANY_TO_ONE":
        link = f"{other.column('id')} = {source.column(relation.join_column)}"
    else:
        link = f"{other.column(relation.join_column)} = {source.column('id')}"
    rows = f"from {scope.table(other)} where {_joined([link, *_present(other, filter_)])}"
    return _Related(rows, _all_of(scope, other, filter_, hops))
