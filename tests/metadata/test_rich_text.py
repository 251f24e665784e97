"""Markdown to blocks and back."""

from __future__ import annotations

import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crm.metadata.rich_text.blocks import BrokenBlocks, blocks_from_json, json_from_blocks
from crm.metadata.rich_text.markdown import blocks_from_markdown, markdown_from_blocks

DOCUMENT = """\
# Visit to *Porto*

They **like _our_ plan**, see [the offer](https://example.org/offer) and `v2`.

- first
  - nested
- [x] called
1. one
2. two

> quoted
> twice

```python
print("**not bold**")
```"""


def runs(markdown: str) -> list[Any]:
    return [run for block in blocks_from_markdown(markdown) for run in block["content"]]


def test_a_document_keeps_its_shape():
    blocks = blocks_from_markdown(DOCUMENT)
    assert [block["type"] for block in blocks] == [
        "heading",
        "paragraph",
        "bulletListItem",
        "checkListItem",
        "numberedListItem",
        "numberedListItem",
        "quote",
        "codeBlock",
    ]
    assert blocks[0]["props"]["level"] == 1
    assert blocks[2]["children"][0]["content"][0]["text"] == "nested"
    assert blocks[3]["props"]["checked"] is True
    assert blocks[7]["content"][0]["text"] == 'print("**not bold**")'


def test_markdown_comes_back_from_its_blocks():
    once = markdown_from_blocks(blocks_from_markdown(DOCUMENT))
    assert markdown_from_blocks(blocks_from_markdown(once)) == once
    assert "- [x] called" in once
    assert "[the offer](https://example.org/offer)" in once


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("**a**", [("a", {"bold": True})]),
        ("*a* _b_", [("a", {"italic": True}), (" ", {}), ("b", {"italic": True})]),
        ("***a***", [("a", {"bold": True, "italic": True})]),
        ("~~a~~", [("a", {"strike": True})]),
        ("snake_case_name", [("snake_case_name", {})]),
        ("2 * 3 * 4", [("2 * 3 * 4", {})]),
        ("**open", [("**open", {})]),
        (r"\*a\*", [("*a*", {})]),
        ("`a*b*`", [("a*b*", {"code": True})]),
        ("<b>a</b>", [("<b>a</b>", {})]),
    ],
)
def test_inline_marks(markdown: str, expected: list[tuple[str, dict[str, bool]]]):
    assert [(run["text"], run["styles"]) for run in runs(markdown)] == expected


def test_a_link_that_would_run_code_is_text():
    assert all(run["type"] == "text" for run in runs("[click](javascript:alert)"))


@pytest.mark.parametrize(
    "text", ["{}", "[1]", "not json", '[{"type":"paragraph","content":[{"href":"javascript:x"}]}]']
)
def test_what_is_not_a_list_of_blocks_is_refused(text: str):
    with pytest.raises(BrokenBlocks):
        blocks_from_json(text)


def test_the_same_text_makes_the_same_blocks_with_ids_of_their_own():
    blocks = blocks_from_markdown(DOCUMENT)
    ids = [block["id"] for block in blocks]
    assert len(set(ids)) == len(ids)
    assert json_from_blocks(blocks) == json_from_blocks(blocks_from_markdown(DOCUMENT))


@pytest.mark.parametrize("text", ["*" * 50_000, "**a" * 20_000, "[" * 50_000, "[*a _b **c " * 8_000, "`x``y" * 20_000])
def test_no_text_takes_long(text: str):
    started = time.process_time()
    blocks_from_markdown(text)
    assert time.process_time() - started < 2


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="ab *_~`[]()#->1. \n\\!", max_size=60))
def test_no_letter_is_lost(text: str):
    def letters(value: Any) -> str:
        if isinstance(value, list):
            return "".join(map(letters, value))
        if isinstance(value, dict):
            return value.get("text", "") + letters(value.get("content", [])) + letters(value.get("children", []))
        return ""

    kept = letters(blocks_from_markdown(text))
    assert [c for c in kept if c in "ab"] == [c for c in text if c in "ab"] or "](" in text or "`" in text
