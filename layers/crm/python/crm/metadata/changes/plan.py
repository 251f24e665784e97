"""A change of the data model as an ordered list of steps."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from uuid import UUID

from crm.metadata.changes.change import Change
from crm.metadata.changes.column_steps import add_columns, alter_columns, remove_columns
from crm.metadata.changes.computed_steps import drop_computed, keep_computed
from crm.metadata.changes.index_steps import create_indexes, remove_indexes, rename_indexes
from crm.metadata.changes.link_steps import change_links
from crm.metadata.changes.rollup_steps import drop_rollups, keep_rollups
from crm.metadata.changes.search_steps import rebuild_search
from crm.metadata.changes.step import Step
from crm.metadata.changes.table_steps import create_tables, remove_tables, rename_tables


def plan(change: Change, restored: Collection[UUID] = frozenset()) -> tuple[Step, ...]:
    """The steps from the workspace before to the one after.

    What is removed goes to the bin. `restored` are the objects and fields that the change brings back from there;
    others that it creates are new. Names are free before they are taken again.
    """
    return tuple(_steps(change, restored))


def _steps(change: Change, restored: Collection[UUID]) -> Iterator[Step]:
    yield from drop_rollups(change)
    yield from remove_indexes(change)
    yield from drop_computed(change)
    yield from remove_columns(change)
    yield from remove_tables(change)
    yield from rename_tables(change)
    yield from alter_columns(change)
    yield from rename_indexes(change)
    yield from create_tables(change, restored)
    yield from add_columns(change, restored)
    yield from keep_computed(change)
    yield from create_indexes(change)
    yield from change_links(change)
    yield from keep_rollups(change, restored)
    yield from rebuild_search(change)
