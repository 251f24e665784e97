"""Selections: one record as an SQL expression that gives its JSON."""

from __future__ import annotations

from collections.abc import Sequence

from crm.metadata.field_types.catalogue import field_type
from crm.metadata.names import literal
from crm.metadata.snapshot import Field, Relation
from crm.records.operation import Selection
from crm.records.reads.filters import where
from crm.records.reads.limits import too_complex, unknown_field
from crm.records.reads.related import related_connection
from crm.records.scope import Scope
from crm.records.sql import JsonText, Source, column_json


def node_json(
    scope: Scope, source: Source, selections: Sequence[Selection], needs: set[str], *, in_list: bool = False
) -> str:
    """The JSON of the record at `source`; the columns it reads are added to `needs`.

    `in_list` says that the record is one of a relation's many, where no further such relation may be opened.

    Raises:
        BadUserInput: an unknown field, or a list inside a list.
        PermissionDenied: a field the caller may not read.
    """
    text, object_ = JsonText(), source.object
    text.write("{")
    for index, selected in enumerate(selections):
        text.key(selected.key, first=index == 0)
        if selected.name == "__typename":
            text.string(object_.type_name)
            continue
        field = scope.field(object_, selected.name)
        if field.relation is None or scope.is_join_column(object_, selected.name):
            _write_columns(text, source, field, selected, needs)
        elif field.relation.type == "MANY_TO_ONE":
            needs.add(field.relation.join_column)
            text.expression(_related_one(scope, source, field.relation, selected, in_list=in_list))
        elif in_list:
            raise too_complex("A list inside a list is more than one query can answer")
        else:
            needs.add("id")
            text.expression(_related_many(scope, source, field.relation, selected))
    text.write("}")
    return text.sql()


def _write_columns(text: JsonText, source: Source, field: Field, selected: Selection, needs: set[str]) -> None:
    """A field that is stored in the record itself: a scalar, a join column or a composite."""
    if not field.columns:
        text.write("null")  # a TS_VECTOR stores nothing
        return
    parts = {column.part: column for column in field.columns}
    composite = field_type(field.type).composite
    if composite is None:
        needs.add(field.columns[0].name)
        text.expression(_value_json(source, field, selected))
        return
    text.write("{")
    for index, child in enumerate(selected.children):
        text.key(child.key, first=index == 0)
        if child.name == "__typename":
            text.string(composite)
        elif child.name in parts:
            needs.add(parts[child.name].name)
            text.expression(column_json(source, parts[child.name]))
        else:
            raise unknown_field(child.name, composite)
    text.write("}")


def _value_json(source: Source, field: Field, selected: Selection) -> str:
    """A scalar. Of a list of objects (FILES) only what is selected of each is shown."""
    column, value = field.columns[0], source.column(field.columns[0].name)
    if not selected.children:
        return column_json(source, column)
    item = JsonText()
    item.write("{")
    for index, child in enumerate(selected.children):
        item.key(child.key, first=index == 0)
        if child.name == "__typename":
            item.string(field_type(field.type).parts[0].output.strip("[]"))
        else:
            item.expression(f"coalesce((item->{literal(child.name)})::text,'null')")
    item.write("}")
    listed = f"jsonb_array_elements({value}) with ordinality listed(item,place)"
    shown = f"select concat('[',string_agg({item.sql()},',' order by place),']') from {listed}"
    return f"case when {value} is null then {literal(column.null_as)} else ({shown}) end"


def _related_one(scope: Scope, source: Source, relation: Relation, selected: Selection, *, in_list: bool) -> str:
    """A to-one relation: a look-up by primary key, null for a trashed record."""
    other = scope.source(scope.object(relation.target))
    node = node_json(scope, other, selected.children, set(), in_list=in_list)
    link = f"{other.column('id')} = {source.column(relation.join_column)}"
    return f"coalesce((select {node} from {scope.table(other)} where {link} and {where(scope, other, None)}),'null')"


def _related_many(scope: Scope, source: Source, relation: Relation, selected: Selection) -> str:
    """A to-many relation: a page of the records that point here."""
    other = scope.source(scope.object(relation.target))
    link = f"{other.column(relation.join_column)} = {source.column('id')}"

    def write_node(related: Source, selections: Sequence[Selection], needs: set[str]) -> str:
        return node_json(scope, related, selections, needs, in_list=True)

    return related_connection(scope, other, link, selected, write_node)
