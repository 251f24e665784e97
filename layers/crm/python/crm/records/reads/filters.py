"""Filters: an object's filter input as an SQL condition."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from crm.kit.errors import BadUserInput
from crm.metadata.names import SEARCH_TABLE, literal, qualified
from crm.metadata.search import normalised, readable_sql, search_fields
from crm.metadata.snapshot import Column, Field, Relation
from crm.records.operation import Leaf, Value
from crm.records.reads.operators import conditions
from crm.records.scope import Scope, given_leaf, items, members
from crm.records.sql import Source

MOST_CONDITIONS_DEEP = 20


def where(scope: Scope, source: Source, filter_: Value | None, *, otherwise: str | None = None, level: int = 0) -> str:
    """The condition of a filter on the records of `source`.

    Unless the filter speaks of `deletedAt`, the condition `otherwise` holds as well: that the record is live.

    Raises:
        BadUserInput: an unknown field or operator, or a value that does not fit.
        PermissionDenied: a field the caller may not read.
    """
    found = [_all_of(scope, source, filter_, level)]
    if not mentions_trash(filter_):
        found.insert(0, live(source) if otherwise is None else otherwise)
    return " and ".join(filter(None, found)) or "true"


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


def _is_given(value: Value) -> bool:
    return not (isinstance(value, Leaf) and value.value is None)


def _all_of(scope: Scope, source: Source, filter_: Value | None, level: int) -> str:
    """The conjunction of a filter's members, "" if there is none."""
    if level > MOST_CONDITIONS_DEEP:
        raise BadUserInput("The filter is nested too deep", sub_code="TOO_COMPLEX_QUERY")
    found: list[str] = []
    for key, value in members(filter_).items():
        if not _is_given(value):
            continue
        if key in {"and", "or"}:
            found.append(_combined(scope, source, key, value, level))
        elif key == "not":
            inner = _all_of(scope, source, value, level + 1)
            found.append(f"({inner}) is not true" if inner else "")
        else:
            found += _on_field(scope, source, key, value, level)
    return " and ".join(filter(None, found))


def _combined(scope: Scope, source: Source, connective: str, value: Value, level: int) -> str:
    parts = [_all_of(scope, source, item, level + 1) for item in items(value)]
    parts = [f"({part})" for part in parts if part]
    return f"({f' {connective} '.join(parts)})" if parts else ""


def _on_field(scope: Scope, source: Source, name: str, value: Value, level: int) -> list[str]:
    field = scope.field(source.object, name)
    if field.type == "TS_VECTOR":
        return [_on_search(scope, source, field, value)]
    if field.relation is not None and not scope.is_join_column(source.object, name):
        return [_on_relation(scope, source, field.relation, value, level)]
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


def _on_relation(scope: Scope, source: Source, relation: Relation, value: Value, level: int) -> str:
    """`company: {name: …}` holds when a live related record satisfies the inner filter."""
    other = scope.source(scope.object(relation.target))
    if relation.type == "MANY_TO_ONE":
        link = f"{other.column('id')} = {source.column(relation.join_column)}"
    else:
        link = f"{other.column(relation.join_column)} = {source.column('id')}"
    return f"exists(select from {scope.table(other)} where {link} and {where(scope, other, value, level=level + 1)})"
