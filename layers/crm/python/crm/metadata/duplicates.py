"""When records look like duplicates: the criteria of an object, and how their values are compared."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from crm.metadata.names import qualified, quoted, short_name
from crm.metadata.snapshot import Column, Object

SHORTEST: Final = 3
"""Values with fewer characters say nothing."""


def duplicate_criteria(object_: Object) -> Iterator[tuple[Column, ...]]:
    """Sets of columns; records that agree in all of one set look like duplicates. Sets that lost one are left out."""
    for names in object_.duplicate_criteria:
        columns = tuple(object_.stored_columns[name] for name in names if name in object_.stored_columns)
        if len(columns) == len(names) and all(column.kind == "text" for column in columns):
            yield columns


def compared(value: str) -> str:
    """A value as criteria compare it: without case."""
    return f"lower({value})"


def duplicate_indexes(schema: str, object_: Object) -> Iterator[str]:
    """The statements that make an index for each of an object's criteria."""
    for place, columns in enumerate(duplicate_criteria(object_), 1):
        names = [quoted(column.name) for column in columns]
        keys = ", ".join(compared(name) for name in names)
        conditions = " and ".join(['"deletedAt" is null', *(f"{name} is not null" for name in names)])
        index = quoted(duplicate_index_name(object_, place))
        yield f"create index {index} on {qualified(schema, object_.name_singular)} ({keys}) where {conditions}"


def duplicate_index_name(object_: Object, place: int) -> str:
    """What the index of one of an object's criteria is called."""
    return short_name(f"{object_.name_singular}_duplicates_{place}")


def criterion_sql(columns: Sequence[Column], alias: str, other: str) -> str:
    """That a record agrees with another one in all of a set of columns, and that those of the other say something."""
    return " and ".join(
        f"{compared(f'{alias}.{quoted(column.name)}')} = {compared(f'{other}.{quoted(column.name)}')}"
        f" and length({other}.{quoted(column.name)}) >= {SHORTEST}"
        for column in columns
    )
