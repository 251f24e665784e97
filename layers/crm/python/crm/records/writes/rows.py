"""From the inputs of records to the columns of their rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple

from crm.kit.errors import BadUserInput
from crm.kit.ids import uuid7
from crm.metadata.field_types.catalogue import field_type
from crm.metadata.snapshot import Field, Object, Relation, Snapshot

PLACE: Final = "position.place"
"""Input: how many places before the first record (negative) or after the last one a record goes."""


GIVEN: Final = "columns.given"
"""Input of an upsert: the columns that its row gives, whatever stands in the others."""


class Connection(NamedTuple):
    """A link by a unique key: `join_column` gets the id of the live record of `target` that has these columns."""

    field: str
    join_column: str
    target: str
    columns: tuple[str, ...]

    def input(self, column: str) -> str:
        """What the key's column is called among the inputs."""
        return f"{self.field}.{column}"


class RowsShape(NamedTuple):
    """What a statement's text depends on: which columns the rows give, and which of those not every row gives."""

    columns: tuple[str, ...]
    sparse: frozenset[str]
    connections: tuple[Connection, ...]

    @property
    def written(self) -> tuple[str, ...]:
        """The columns of the record that get a value."""
        plain = {name for name in self.columns if "." not in name}
        linked = {connection.join_column for connection in self.connections}
        placed = {"position"} if PLACE in self.columns else set()
        return tuple(sorted(plain | linked | placed))


class Rows(NamedTuple):
    """Checked inputs, by column, and their shape."""

    values: list[dict[str, Any]]
    shape: RowsShape


class RowReader:
    """Reads the inputs of one object's records."""

    def __init__(self, snapshot: Snapshot, object_: Object) -> None:
        self._snapshot = snapshot
        self._object = object_
        self._connections: dict[str, Connection] = {}

    def read_new(self, inputs: Sequence[Any]) -> Rows:
        """The rows of new records: each gets an id, and a place before all others if it names none.

        Raises:
            BadUserInput: naming the first field whose value does not fit.
        """
        return self._rows(_completed([self._read(given) for given in inputs]))

    def read_upserts(self, inputs: Sequence[Any]) -> Rows:
        """The rows of records that are new or there already. Each says which columns it gives.

        Raises:
            BadUserInput: naming the first field whose value does not fit.
        """
        values = [self._read(given) for given in inputs]
        columns = [sorted({self._column(name) for name in row}) for row in values]
        completed = _completed(values)
        for row, given in zip(completed, columns, strict=True):
            row[GIVEN] = given
        return self._rows(completed)

    def read_changes(self, inputs: Sequence[Any]) -> Rows:
        """The rows of changes. An id does not change.

        Raises:
            BadUserInput: naming the first field whose value does not fit.
        """
        values = [self._read(given) for given in inputs]
        for index, row in enumerate(values):
            row.pop("id", None)
            if "position" in row:
                _place(row, row.pop("position"), index, len(values))
        return self._rows(values)

    def _column(self, name: str) -> str:
        """The column that an input fills: a link's, for a part of a unique key."""
        link = self._connections.get(name.partition(".")[0])
        return link.join_column if link and "." in name else name

    def _rows(self, values: list[dict[str, Any]]) -> Rows:
        columns = sorted({name for row in values for name in row})
        sparse = frozenset(name for name in columns if any(name not in row for row in values))
        return Rows(values, RowsShape(tuple(columns), sparse, tuple(self._connections.values())))

    def _read(self, given: Any) -> dict[str, Any]:
        if not isinstance(given, Mapping):
            raise _refusal("Each record must be an object")
        row: dict[str, Any] = {}
        for name, value in given.items():
            self._read_field(row, self._object.aliases.get(name, name), value)
        return row

    def _read_field(self, row: dict[str, Any], name: str, value: Any) -> None:
        link = self._object.join_columns.get(name)
        found = link or self._object.fields.get(name)
        if found is None:
            raise unknown_input(self._object, name)
        if found.is_computed:
            raise not_writable(found)
        if link is not None and any(key.startswith(f"{link.name}.") for key in row):
            raise _given_twice(link.name, name)
        if link is None and found.relation is not None:
            self._read_link(row, found.name, found.relation, value)
        else:
            row.update(field_type(found.type).coerce(found, value))

    def _read_link(self, row: dict[str, Any], name: str, relation: Relation, value: Any) -> None:
        """`company: {connect: {where: …}}` or `{disconnect: true}`."""
        if relation.type != "MANY_TO_ONE":
            raise not_writable(self._object.fields[name])
        if value is None:
            return
        if relation.join_column in row:
            raise _given_twice(name, relation.join_column)
        match value:
            case {"connect": {"where": Mapping() as where}} if len(value) == 1:
                self._connect(row, name, relation, where)
            case {"disconnect": bool() as is_cut} if len(value) == 1:
                row.update({relation.join_column: None} if is_cut else {})
            case _:
                raise _refusal(f"Expected either connect or disconnect for field {name}")

    def _connect(self, row: dict[str, Any], name: str, relation: Relation, where: Mapping[str, Any]) -> None:
        key = self._unique_key(name, self._snapshot.objects[relation.target], where)
        connection = Connection(name, relation.join_column, relation.target, tuple(sorted(key)))
        if self._connections.setdefault(name, connection) != connection:
            raise _refusal(
                f"Expected the same constraint fields to be used consistently across all operations for {name}."
            )
        row.update({connection.input(column): value for column, value in key.items()})

    def _unique_key(self, name: str, target: Object, where: Mapping[str, Any]) -> dict[str, Any]:
        """The columns of `where`: those of one of the target's unique keys, whole."""
        key: dict[str, Any] = {}
        for unique_name, value in where.items():
            columns = _key_columns(target, target.aliases.get(unique_name, unique_name), value)
            key.update({column: each for column, each in columns.items() if each is not None})
        keys = [set(each) for each in target.unique_keys]
        if key.keys() in keys:
            return key
        if any(each < key.keys() for each in keys):
            raise _refusal(
                f"Too many fields provided for connect field '{name}'. Only those of one unique constraint are needed."
            )
        raise _refusal(
            f"Missing required fields: at least one unique constraint has to be fully populated for '{name}'."
        )


def _key_columns(target: Object, name: str, value: Any) -> Mapping[str, Any]:
    """What a field says of a unique key of `target`, by column."""
    unique = target.join_columns.get(name) or target.fields.get(name)
    keyed = {column for key in target.unique_keys for column in key}
    is_link = unique is not None and unique.relation is not None and name not in target.join_columns
    if unique is None or is_link or keyed.isdisjoint(column.name for column in unique.columns):
        raise _refusal(f'Field "{name}" is not defined by type "{target.type_name}WhereUniqueInput".')
    return field_type(unique.type).coerce(unique, value)


def _completed(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """New rows with what they leave open: an id, and a place before all others."""
    for index, row in enumerate(rows):
        if row.get("id") is None:
            row["id"] = str(uuid7())
        _place(row, row.pop("position", "first"), index, len(rows))
    return rows


def unknown_input(object_: Object, name: str) -> BadUserInput:
    """The refusal of a field that the object does not have."""
    return BadUserInput(
        f'Field "{name}" is not defined by type "{object_.type_name}".',
        sub_code="INVALID_ARGS_DATA",
        user_message=f"{object_.label_plural} have no field called {name}.",
    )


def not_writable(field: Field) -> BadUserInput:
    """The refusal of a field that nobody writes."""
    worked_out = " It is worked out of other fields." if field.is_computed else ""
    return BadUserInput(
        f'Field "{field.name}" is not writable',
        sub_code="INVALID_ARGS_DATA",
        user_message=f"“{field.label}” cannot be changed.{worked_out}",
    )


def nothing_to_connect(name: str) -> BadUserInput:
    """The refusal of a link by a key that no record has."""
    return BadUserInput(
        f"Expected 1 record to connect to {name}, but found 0.",
        sub_code="INVALID_ARGS_DATA",
        user_message="There is no such record to link to.",
    )


def _place(row: dict[str, Any], position: Any, index: int, count: int) -> None:
    """Rows that go first or last stay in the order in which they were given."""
    match position:
        case "first":
            row[PLACE] = index - count
        case "last":
            row[PLACE] = index + 1
        case _:
            row["position"] = position


def _given_twice(name: str, join_column: str) -> BadUserInput:
    return _refusal(f"{name} and {join_column} cannot be both provided.")


def _refusal(message: str) -> BadUserInput:
    return BadUserInput(message, sub_code="INVALID_ARGS_DATA")
