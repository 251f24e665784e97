"""The envelope of a list: edges, cursors, pageInfo and counts around the records, which are JSON already."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any, TypeAlias

import orjson

from crm.records.cursors import encode_cursors
from crm.records.operation import Selection
from crm.records.reads.limits import unknown_field

Member: TypeAlias = "tuple[str, str, Any]"
"""(response key, what it is, more): members of edges and pageInfo, a constant, a column, an aggregate's place."""


@dataclass(frozen=True, slots=True)
class Rows:
    """A page as the database gave it, in response order. `nodes` holds a column per `node` that was selected."""

    length: int
    nodes: Sequence[Sequence[bytes]]
    positions: Sequence[bytes]
    has_next: bool
    has_previous: bool


def node_selections(selections: Sequence[Selection]) -> list[Selection]:
    """Every `node` below an `edges`: one, unless aliases ask for more."""
    return [node for edges in selections if edges.name == "edges" for node in edges.children if node.name == "node"]


def needs_positions(selections: Sequence[Selection]) -> bool:
    """Whether a cursor is selected anywhere."""
    return any(
        child.name in {"cursor", "startCursor", "endCursor"} for selected in selections for child in selected.children
    )


def connection_members(
    type_name: str, selections: Sequence[Selection], aggregates: Sequence[str] = (), *, page_info: str = "PageInfo"
) -> list[Member]:
    """What a connection's selection asks for, in response order.

    `aggregates` are the names of those whose JSON will be there; `page_info` is the type of its `pageInfo`.

    Raises:
        BadUserInput: a field that connections do not have.
    """
    node_columns = count()
    return [_member(type_name, selected, node_columns, aggregates, page_info) for selected in selections]


def connection_json(members: Sequence[Member], rows: Rows | None, totals: Sequence[bytes]) -> bytes:
    """A connection, from a page of rows and the JSON of its aggregates, as far as they were asked for."""
    parts = [b"{"]
    for index, (key, what, more) in enumerate(members):
        parts.append(_name(key, first=index == 0))
        match what:
            case "edges" if rows:
                parts += _edges_json(more, rows)
            case "pageInfo" if rows:
                parts.append(_page_info_json(more, rows))
            case "aggregate":
                parts.append(totals[more])
            case _:
                parts.append(orjson.dumps(more))
    parts.append(b"}")
    return b"".join(parts)


def _member(
    type_name: str, selected: Selection, node_columns: Iterator[int], aggregates: Sequence[str], page_info: str
) -> Member:
    match selected.name:
        case "edges":
            members = [_edge_member(type_name, child, node_columns) for child in selected.children]
            return (selected.key, "edges", members)
        case "pageInfo":
            return (selected.key, "pageInfo", [_page_info_member(child, page_info) for child in selected.children])
        case "__typename":
            return (selected.key, "constant", f"{type_name}Connection")
        case name if name in aggregates:
            return (selected.key, "aggregate", aggregates.index(name))
        case _:
            raise unknown_field(selected.name, f"{type_name}Connection")


def _edge_member(type_name: str, selected: Selection, node_columns: Iterator[int]) -> Member:
    match selected.name:
        case "node":
            return (selected.key, "node", next(node_columns))
        case "cursor":
            return (selected.key, "cursor", None)
        case "__typename":
            return (selected.key, "constant", f"{type_name}Edge")
        case _:
            raise unknown_field(selected.name, f"{type_name}Edge")


def _page_info_member(selected: Selection, type_name: str) -> Member:
    match selected.name:
        case "hasNextPage" | "hasPreviousPage" | "startCursor" | "endCursor":
            return (selected.key, selected.name, None)
        case "__typename":
            return (selected.key, "constant", type_name)
        case _:
            raise unknown_field(selected.name, type_name)


def _edges_json(members: Sequence[Member], rows: Rows) -> list[bytes]:
    """Every edge in parts: one edge's constants repeated, with whole columns laid into the gaps between them."""
    if not rows.length:
        return [b"[]"]
    edge, columns, constant = list[bytes](), dict[int, Sequence[bytes]](), b"{"
    for index, (key, what, more) in enumerate(members):
        constant += _name(key, first=index == 0)
        if what == "constant":
            constant += orjson.dumps(more)
            continue
        quote = b"" if what == "node" else b'"'
        edge += [constant + quote, b""]
        columns[len(edge) - 1] = rows.nodes[more] if what == "node" else encode_cursors(rows.positions)
        constant = quote
    edge.append(constant + b"},")
    parts = edge * rows.length
    for gap, column in columns.items():
        parts[gap :: len(edge)] = column
    parts[-1] = constant + b"}]"
    return [b"[", *parts]


def _page_info_json(members: Sequence[Member], rows: Rows) -> bytes:
    text = b"{"
    for index, (key, what, more) in enumerate(members):
        text += _name(key, first=index == 0)
        match what:
            case "hasNextPage":
                text += b"true" if rows.has_next else b"false"
            case "hasPreviousPage":
                text += b"true" if rows.has_previous else b"false"
            case "startCursor":
                text += _cursor_or_null(rows.positions[:1])
            case "endCursor":
                text += _cursor_or_null(rows.positions[-1:])
            case _:
                text += orjson.dumps(more)
    return text + b"}"


def _cursor_or_null(positions: Sequence[bytes]) -> bytes:
    return b'"%b"' % encode_cursors(positions)[0] if positions else b"null"


def _name(key: str, *, first: bool) -> bytes:
    return b'"%b":' % key.encode() if first else b',"%b":' % key.encode()
