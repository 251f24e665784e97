"""The values that columns get: given ones from the recordset `g`, looked-up links, places, and who acts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from crm.metadata.names import literal, qualified, quoted
from crm.metadata.snapshot import Column, Object, Snapshot
from crm.records.writes.inputs import Inputs
from crm.records.writes.recordset import ROWS, in_row, recordset
from crm.records.writes.rows import GIVEN, PLACE, Connection, RowsShape

LASTING: Final = ("id", "createdAt", "createdBy", "deletedAt")
"""Fields that an upsert of a record that is there already leaves alone, whatever it gives."""

ACTOR_PARTS: Final = {"source": "text", "workspaceMemberId": "uuid", "name": "text"}


class ColumnValues:
    """SQL expressions for the columns that rows of one shape write."""

    def __init__(self, snapshot: Snapshot, object_: Object, shape: RowsShape, inputs: Inputs) -> None:
        self._snapshot = snapshot
        self._object = object_
        self._shape = shape
        self._inputs = inputs
        self._connections = {each.join_column: each for each in shape.connections}

    def given(self) -> str:
        """The query for the rows."""
        types = {name: self._type_of(name) for name in self._shape.columns}
        return recordset(self._inputs.use(ROWS, "json"), types)

    def given_once(self) -> str:
        """The query for the one row of an operation that takes no more: cheaper, each column a parameter."""
        types = {name: self._type_of(name) for name in self._shape.columns}
        values = (f"{self._inputs.use(in_row(name), each)} as {quoted(name)}" for name, each in types.items())
        return f"select {','.join(values)}"

    def written(self) -> dict[str, str]:
        """Each column that the rows write, and its value."""
        return {name: self._value(self._object.columns[name]) for name in self._shape.written}

    def compared(self) -> dict[str, str]:
        """Each column that the rows write, and what they give for it: no default, so that an index can be asked."""
        return {
            name: self._value(self._object.columns[name]) if name in self._connections else f"g.{quoted(name)}"
            for name in self._shape.written
        }

    def changed(self) -> dict[str, str]:
        """Each column that the rows may write where they meet a record `o`. What a row does not give stays as it is."""
        lasting = {column.name for name in LASTING for column in self._object.fields[name].columns}
        columns = (self._object.columns[name] for name in self._shape.written if name not in lasting)
        return {column.name: self._if_given(column) for column in columns}

    def actor(self, field_name: str) -> dict[str, str]:
        """The columns of an ACTOR field: a client may say the source, the rest is known."""
        values = {}
        for part, pg_type in ACTOR_PARTS.items():
            name, known = field_name + part[0].upper() + part[1:], self._inputs.use(part, pg_type)
            values[name] = f"coalesce(g.{quoted(name)},{known})" if name in self._shape.columns else known
        return values

    def problems(self) -> list[str]:
        """A query per link, for the name of the link if some row's key belongs to no live record."""
        return [
            f"select {literal(f'connect {each.field}')} as problem from given g"
            f" where {self._is_asked(each)} and not exists({self._record(each)})"
            for each in self._shape.connections
        ]

    def _if_given(self, column: Column) -> str:
        value, name = f"g.{quoted(column.name)}", column.name
        if name == "position" or name in self._connections:
            value = self._value(column)
        elif column.default and not column.nullable:
            value = f"coalesce({value},{column.default})"
        is_given = f"{literal(name)} = any(g.{quoted(GIVEN)})"
        return f"case when {is_given} then {value} else o.{quoted(name)} end"

    def _value(self, column: Column) -> str:
        value = f"g.{quoted(column.name)}"
        if column.name == "position" and PLACE in self._shape.columns:
            return f"coalesce({value},{self._place()})" if column.name in self._shape.columns else self._place()
        connection = self._connections.get(column.name)
        if connection is not None:
            linked = f"({self._record(connection)})"
            return f"coalesce({value},{linked})" if column.name in self._shape.columns else linked
        if column.default and (column.name in self._shape.sparse or not column.nullable):
            return f"coalesce({value},{column.default})"
        return value

    def _place(self) -> str:
        """Before the first or after the last live record; the look-ups run once, and only if a row asks."""
        table = qualified(self._snapshot.schema, self._object.name_singular)
        first = f'(select coalesce(min("position"), 0) from {table} where "deletedAt" is null)'
        last = f'(select coalesce(max("position"), 0) from {table} where "deletedAt" is null)'
        place = f"g.{quoted(PLACE)}"
        return f"(case when {place} < 0 then {first} else {last} end + {place})"

    def _record(self, connection: Connection) -> str:
        table = qualified(self._snapshot.schema, connection.target)
        keys = " and ".join(f"c.{quoted(name)} = g.{quoted(connection.input(name))}" for name in connection.columns)
        return f'select c."id" from {table} c where {keys} and c."deletedAt" is null'

    def _is_asked(self, connection: Connection) -> str:
        return f"g.{quoted(connection.input(connection.columns[0]))} is not null"

    def _type_of(self, name: str) -> str:
        if name == PLACE:
            return "double precision"
        if name == GIVEN:
            return "text[]"
        columns: Mapping[str, Column] = self._object.columns
        for connection in self._shape.connections:
            if name.startswith(f"{connection.field}."):
                columns = self._snapshot.objects[connection.target].columns
                name = name.removeprefix(f"{connection.field}.")
        return columns[name].pg_type
