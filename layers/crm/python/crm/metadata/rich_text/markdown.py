"""Markdown to blocks and back: paragraphs, headings, lists, check lists, quotes and code."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from crm.metadata.rich_text.blocks import DEEPEST, Block, block, text_run, with_ids
from crm.metadata.rich_text.inline import markdown_from_runs, runs_from_markdown

HEADING = re.compile(r"(#{1,6})[ \t]+(.*?)[ \t]*#*$")
ITEM = re.compile(r"([ \t]*)(?:([-*+])|\d{1,9}[.)])[ \t]+(?:\[([ xX])\][ \t]+)?(.*)$")
FENCE = re.compile(r"[ \t]*(`{3,}|~{3,})[ \t]*([\w+-]*)[ \t]*$")
QUOTE = re.compile(r"[ \t]*>[ \t]?(.*)$")
LINE_START = re.compile(r"^(#{1,6}(?= )|[-+>](?= )|\d+(?=[.)] ))")
LIST_KINDS = frozenset({"bulletListItem", "numberedListItem", "checkListItem"})
INDENT = 2
HEADING_LEVELS = 6


def blocks_from_markdown(text: str) -> list[Block]:
    """The blocks of a Markdown text. HTML in it is text like any other."""
    return with_ids(_Reader(text).blocks(), text)


def markdown_from_blocks(blocks: list[Block]) -> str:
    """The Markdown of blocks; blocks of kinds we do not know contribute the text in them."""
    lines = list(_lines(blocks, 0))
    return "\n".join(lines).strip("\n")


class _Reader:
    def __init__(self, text: str) -> None:
        self.lines = text.replace("\r\n", "\n").replace("\t", "    ").split("\n")
        self.found: list[Block] = []
        self.paragraph: list[str] = []
        self.nesting: list[tuple[int, Block]] = []
        """The list items a deeper item would belong to, with their indents."""

    def blocks(self) -> list[Block]:
        index = 0
        while index < len(self.lines):
            index = self._read(index)
        self._end_paragraph()
        return self.found

    def _read(self, index: int) -> int:
        """Take the block that starts at a line; the index of the line after it."""
        line = self.lines[index]
        if fence := FENCE.match(line):
            return self._read_code(index, fence)
        if QUOTE.match(line):
            return self._read_quote(index)
        if heading := HEADING.match(line):
            self._add(block("heading", runs_from_markdown(heading[2]), level=len(heading[1])))
        elif item := ITEM.match(line):
            self._add_item(item)
        elif line.strip():
            self.nesting = self.nesting if self.paragraph or line.startswith(" ") else []
            self.paragraph.append(line.strip())
        else:
            self._end_paragraph()
        return index + 1

    def _read_code(self, index: int, fence: re.Match[str]) -> int:
        closing = fence[1]
        end = next((i for i in range(index + 1, len(self.lines)) if self.lines[i].strip() == closing), len(self.lines))
        code = "\n".join(self.lines[index + 1 : end])
        self._add(block("codeBlock", [text_run(code)], language=fence[2] or "text"))
        return end + 1

    def _read_quote(self, index: int) -> int:
        quoted = []
        while index < len(self.lines) and (found := QUOTE.match(self.lines[index])):
            quoted.append(found[1])
            index += 1
        self._add(block("quote", runs_from_markdown("\n".join(quoted))))
        return index

    def _add(self, each: Block) -> None:
        self._end_paragraph()
        self.nesting = []
        self.found.append(each)

    def _add_item(self, item: re.Match[str]) -> None:
        self._end_paragraph()
        spaces, bullet, checked, text = item.groups()
        content = runs_from_markdown(text)
        if checked is not None:
            new = block("checkListItem", content, checked=checked != " ")
        else:
            new = block("bulletListItem" if bullet else "numberedListItem", content)
        while self.nesting and self.nesting[-1][0] >= len(spaces):
            self.nesting.pop()
        siblings = self.nesting[-1][1]["children"] if self.nesting else self.found
        siblings.append(new)
        if len(self.nesting) < DEEPEST:
            self.nesting.append((len(spaces), new))

    def _end_paragraph(self) -> None:
        if self.paragraph:
            self.found.append(block("paragraph", runs_from_markdown("\n".join(self.paragraph))))
            self.paragraph = []


def _lines(blocks: list[Block], indent: int) -> Iterator[str]:
    """The lines of sibling blocks, with an empty line between any two that would run together."""
    number = 0
    previous = ""
    for each in blocks:
        kind = str(each.get("type", ""))
        number = number + 1 if kind == "numberedListItem" else 0
        if previous and not (kind in LIST_KINDS and previous in LIST_KINDS):
            yield ""
        for line in _text_of(each, kind, number).split("\n"):
            yield " " * indent + line if line else ""
        children = each.get("children")
        if isinstance(children, list) and children and indent < DEEPEST * INDENT:
            yield from _lines(children, indent + (3 if kind == "numberedListItem" else INDENT))
        previous = kind


def _text_of(each: Block, kind: str, number: int) -> str:
    props: dict[str, Any] = each.get("props") or {}
    content = each.get("content")
    if kind == "codeBlock":
        return f"```{props.get('language') or ''}\n{_plain(content)}\n```"
    text = markdown_from_runs(content)
    if kind == "paragraph":
        return LINE_START.sub(r"\\\1", text)
    level = props.get("level")
    prefixes = {
        "heading": "#" * (level if isinstance(level, int) and 1 <= level <= HEADING_LEVELS else 1) + " ",
        "bulletListItem": "- ",
        "numberedListItem": f"{number}. ",
        "checkListItem": "- [x] " if props.get("checked") else "- [ ] ",
        "quote": "> ",
    }
    return prefixes.get(kind, "") + (text.replace("\n", "\n> ") if kind == "quote" else text)


def _plain(content: Any) -> str:
    if isinstance(content, str):
        return content
    return "".join(str(run.get("text", "")) for run in content or () if isinstance(run, dict))
