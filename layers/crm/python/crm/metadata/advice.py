"""Which indexes a saved list is worth: those that keep its first page as fast at a million records as at a thousand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Final
from uuid import UUID

from crm.metadata.build import LIVE, NULLS_FIRST, PLAIN, WORDS, build_index
from crm.metadata.snapshot import Column, Index, Object

ROWS_WORTH_AN_INDEX: Final = 10_000
"""Below, Postgres sorts and searches the table within milliseconds, and every index makes writing dearer."""

SELECTIVE: Final = frozenset({"text", "uuid", "integer", "float", "numeric", "timestamp", "date"})
"""Kinds with enough different values for an index; a choice of a few, or yes and no, is not worth one."""

Key = tuple[str, str]
"""A field and its sub-field, or ""."""

ID: Final[Key] = ("id", "")


@dataclass(frozen=True, slots=True)
class Sorting:
    """One thing a list is sorted by. `direction` is spelled as in `orderBy`: `DescNullsLast`."""

    field: str
    direction: str
    part: str = ""

    @property
    def is_read_with_nulls_first(self) -> bool:
        """Whether the index, read forwards, has its missing values first: turned around, nulls last come first."""
        return self.direction in {"AscNullsFirst", "DescNullsLast"}


@dataclass(frozen=True, slots=True)
class Filtering:
    """One thing a list is filtered by: `within` a text (`ilike`), or compared as a whole."""

    field: str
    part: str = ""
    within: bool = False


def advise(
    workspace_id: UUID, object_: Object, sorts: Sequence[Sorting], filters: Iterable[Filtering], rows: int
) -> list[Index]:
    """The indexes that a list of an object with so many rows lacks, none for a small one.

    Sorts that no index can serve get none: by options, which have an order of their own, or by a related record.
    Unknown fields get none either: a list may outlive a field.
    """
    if rows < ROWS_WORTH_AN_INDEX:
        return []
    wanted = [*_for_sorts(workspace_id, object_, sorts), *_for_filters(workspace_id, object_, filters)]
    lacking: list[Index] = []
    for index in wanted:
        if not any(_serves(object_, other, index) for other in (*object_.indexes, *lacking)):
            lacking.append(index)
    return lacking


def _for_sorts(workspace_id: UUID, object_: Object, sorts: Sequence[Sorting]) -> Iterator[Index]:
    """One index over the first sorts that go the same way; Postgres sorts by the others among equals."""
    together = list(takewhile(lambda sort: _goes_with(object_, sorts[0], sort), sorts))
    keys = tuple((sort.field, sort.part) for sort in together)
    if keys:
        nulls_first = _has_nulls(object_, keys) and sorts[0].is_read_with_nulls_first
        ending = NULLS_FIRST if nulls_first else PLAIN
        index = build_index(workspace_id, object_.name_singular, (*keys, ID), LIVE, ending)
        yield replace(index, nulls_first=nulls_first, is_custom=True)


def _goes_with(object_: Object, first: Sorting, sort: Sorting) -> bool:
    column = _find_column(object_, (sort.field, sort.part))
    return (
        column is not None
        and column.kind in SELECTIVE
        and sort.direction[:3] == first.direction[:3]
        and (sort.direction == first.direction or not column.nullable)
    )


def _for_filters(workspace_id: UUID, object_: Object, filters: Iterable[Filtering]) -> Iterator[Index]:
    for each in filters:
        key = (each.field, each.part)
        column = _find_column(object_, key)
        if column is None or column.kind not in SELECTIVE:
            continue
        if each.within and column.kind == "text":
            index = build_index(workspace_id, object_.name_singular, (key,), LIVE, WORDS)
            yield replace(index, type="GIN", is_custom=True)
        elif not each.within:
            keys = (key,) if column.kind == "text" else (key, ID)
            index = build_index(workspace_id, object_.name_singular, keys, LIVE, PLAIN)
            yield replace(index, is_custom=True)


def _serves(object_: Object, other: Index, wanted: Index) -> bool:
    """Whether an index that is there does what is wanted: it begins with the same keys, missing values on that side.

    Ids come last in what is wanted and need not be there: they decide among equals only. An index for sorting has
    another form of texts than one for finding them.
    """
    keys = wanted.fields[:-1] if wanted.is_sorted else wanted.fields
    return (
        other.type == wanted.type
        and (other.is_sorted == wanted.is_sorted or not _has_texts(object_, keys))
        and other.fields[: len(keys)] == keys
        and (other.nulls_first == wanted.nulls_first or not _has_nulls(object_, keys))
    )


def _find_column(object_: Object, key: Key) -> Column | None:
    """The column of a key; None for a field that is gone, a whole composite or a link, which has its index already.

    What no column keeps, no index can.
    """
    field = object_.fields.get(key[0])
    if field is None or field.relation is not None or field.is_virtual:
        return None
    return next((column for column in field.columns if column.part == key[1]), None)


def _has_texts(object_: Object, keys: Iterable[Key]) -> bool:
    columns = (_find_column(object_, key) for key in keys)
    return any(column.kind == "text" for column in columns if column is not None)


def _has_nulls(object_: Object, keys: Iterable[Key]) -> bool:
    columns = (_find_column(object_, key) for key in keys)
    return any(column.nullable for column in columns if column is not None)
