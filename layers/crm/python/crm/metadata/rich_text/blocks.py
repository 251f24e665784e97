"""The blocks of a rich text: reading them, refusing what no editor of ours writes, and writing them."""

from __future__ import annotations

import re
from typing import Any, TypeAlias
from uuid import NAMESPACE_OID, uuid5

import orjson

Block: TypeAlias = dict[str, Any]
Run: TypeAlias = dict[str, Any]
"""A piece of inline content: a styled text, or a link around styled texts."""

DEEPEST = 20
RUNS_CODE = re.compile(r"[\x00-\x20]*(?:javascript|data|vbscript)\s*:", re.IGNORECASE)
PLAIN_PROPS = {"textColor": "default", "backgroundColor": "default", "textAlignment": "left"}


class BrokenBlocks(ValueError):
    """The text is not a list of blocks, or hides something that would run."""


def blocks_from_json(text: str) -> list[Block]:
    """The blocks a stored text holds."""
    try:
        blocks = orjson.loads(text)
    except orjson.JSONDecodeError as error:
        raise BrokenBlocks(str(error)) from None
    if not isinstance(blocks, list) or not all(isinstance(block, dict) and "type" in block for block in blocks):
        raise BrokenBlocks("not a list of blocks")
    _refuse_code(blocks, 0)
    return blocks


def json_from_blocks(blocks: list[Block]) -> str | None:
    """The blocks as they are stored; None for no blocks."""
    return orjson.dumps(blocks).decode() if blocks else None


def block(kind: str, content: list[Run], children: list[Block] | None = None, /, **props: Any) -> Block:
    """A block of the editor's shape. Its id, which the editor needs, is set by `with_ids`."""
    return {"id": "", "type": kind, "props": PLAIN_PROPS | props, "content": content, "children": children or []}


def with_ids(blocks: list[Block], seed: str) -> list[Block]:
    """The blocks with ids that depend on the text alone, so that the same text makes the same blocks."""
    for index, each in enumerate(blocks):
        path = f"{seed}/{index}"
        each["id"] = str(uuid5(NAMESPACE_OID, path))
        with_ids(each["children"], path)
    return blocks


def text_run(text: str, **styles: bool) -> Run:
    """A piece of text with its styles."""
    return {"type": "text", "text": text, "styles": styles}


def link_run(href: str, content: list[Run]) -> Run:
    """A link around pieces of text."""
    return {"type": "link", "href": href, "content": content}


def _refuse_code(value: Any, depth: int) -> None:
    if depth > DEEPEST * 3:
        raise BrokenBlocks("too deep")
    if isinstance(value, list):
        for item in value:
            _refuse_code(item, depth + 1)
    elif isinstance(value, dict):
        for key, item in value.items():
            if key in {"href", "url"} and isinstance(item, str) and RUNS_CODE.match(item):
                raise BrokenBlocks("a link that runs code")
            _refuse_code(item, depth + 1)
