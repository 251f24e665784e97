"""RICH_TEXT: a text as blocks and as Markdown; whichever is given, the other is derived."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from crm.metadata.field_types.base import Composite, invalid
from crm.metadata.field_types.parts import text_part
from crm.metadata.field_types.values import text_or_none
from crm.metadata.rich_text.blocks import BrokenBlocks, blocks_from_json, json_from_blocks
from crm.metadata.rich_text.markdown import blocks_from_markdown, markdown_from_blocks

if TYPE_CHECKING:
    from crm.metadata.snapshot import Field


class RichText(Composite):
    """A formatted text. Never HTML. Blocks without a word in them are no value."""

    name = "RICH_TEXT"
    composite = "RichText"
    parts = (text_part("blocknote"), text_part("markdown"))
    search_parts = ("markdown",)
    telling_parts = ("markdown",)

    def convert(self, field: Field, given: Mapping[str, Any]) -> Mapping[str, Any]:
        blocknote = text_or_none(f"{field.name}.blocknote", given.get("blocknote"))
        markdown = text_or_none(f"{field.name}.markdown", given.get("markdown"))
        if blocknote is not None:
            try:
                blocks = blocks_from_json(blocknote)
            except BrokenBlocks:
                raise invalid("rich text", blocknote, field.name) from None
            return {"blocknote": blocknote, "markdown": markdown or markdown_from_blocks(blocks) or None}
        if markdown is not None:
            return {"blocknote": json_from_blocks(blocks_from_markdown(markdown)), "markdown": markdown}
        return {"blocknote": None, "markdown": None} if given else {}

    def whole_from_csv(self, field: Field, text: str) -> Mapping[str, Any]:
        return {"markdown": text}

    def to_csv(self, field: Field, value: Any) -> str:
        return str(value["markdown"] or "") if value else ""
