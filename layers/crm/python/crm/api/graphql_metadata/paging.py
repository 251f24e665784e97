"""Cursor paging of lists that are in memory. A cursor is the id of its node."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol, TypeVar
from uuid import UUID

import strawberry

from crm.api.graphql_metadata.scalars import ConnectionCursor
from crm.kit.errors import BadUserInput


class Node(Protocol):
    """Anything with an id."""

    @property
    def id(self) -> UUID:
        """Its cursor."""


N = TypeVar("N", bound=Node)


@strawberry.input
class CursorPaging:
    """Which page: `first` after a cursor, or `last` before one. Without either, everything."""

    before: ConnectionCursor | None = None
    after: ConnectionCursor | None = None
    first: int | None = None
    last: int | None = None


@strawberry.type
class PageInfo:
    """What there is beside the page."""

    has_next_page: bool | None
    has_previous_page: bool | None
    start_cursor: ConnectionCursor | None
    end_cursor: ConnectionCursor | None


def page_of(nodes: Sequence[N], paging: CursorPaging) -> tuple[Sequence[N], PageInfo]:
    """The nodes of a page, and what there is beside it.

    Raises:
        BadUserInput: the arguments contradict each other, or name a node that is not there.
    """
    _check(paging)
    start, end = 0, len(nodes)
    if paging.after is not None:
        start = _index_of(nodes, paging.after) + 1
    if paging.before is not None:
        end = _index_of(nodes, paging.before)
    if paging.first is not None:
        end = min(end, start + paging.first)
    if paging.last is not None:
        start = max(start, end - paging.last)
    page = nodes[start:end]
    return page, PageInfo(
        has_next_page=end < len(nodes),
        has_previous_page=start > 0,
        start_cursor=cursor_of(page[0]) if page else None,
        end_cursor=cursor_of(page[-1]) if page else None,
    )


def cursor_of(node: Node) -> ConnectionCursor:
    """The cursor of a node."""
    return ConnectionCursor(str(node.id))


def _check(paging: CursorPaging) -> None:
    for name, count in (("first", paging.first), ("last", paging.last)):
        if count is not None and count < 0:
            raise BadUserInput(f"Invalid {name} value {count}", sub_code=f"INVALID_ARGS_{name.upper()}")
    if paging.first is not None and paging.last is not None:
        raise BadUserInput("Cannot provide both first and last", sub_code="ARGS_CONFLICT")


def _index_of(nodes: Sequence[Any], cursor: ConnectionCursor) -> int:
    for index, node in enumerate(nodes):
        if str(node.id) == cursor:
            return index
    raise BadUserInput(f"Invalid cursor: {cursor}", sub_code="INVALID_CURSOR")
