"""Inline Markdown: bold, italic, struck, code and links, to runs and back, in linear time whatever the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from crm.metadata.rich_text.blocks import RUNS_CODE, Run, link_run, text_run

TOKEN = re.compile(r"\\[\\`*_~\[\]#+\-.!>]|`+|\*+|_+|~~|\[|\]\([^()\s]{1,2000}\)|\]")
STYLES = {"**": "bold", "__": "bold", "~~": "strike", "*": "italic", "_": "italic"}
MARKS = {"bold": "**", "italic": "*", "strike": "~~"}
LONGEST_MARK = 3
SPECIAL = re.compile(r"([\\`*_~\[\]])")


@dataclass(slots=True)
class _Frame:
    """An opened mark and what came since."""

    mark: str
    runs: list[Run] = field(default_factory=list)


def runs_from_markdown(text: str) -> list[Run]:
    """The runs of a line of Markdown. A mark that is never closed is text."""
    return _Reader(text).runs()


def markdown_from_runs(content: Any) -> str:
    """The Markdown of inline content; content of kinds we do not know contributes the text in it."""
    if isinstance(content, str):
        return SPECIAL.sub(r"\\\1", content)
    return "".join(map(_markdown_of, content)) if isinstance(content, list) else ""


def _markdown_of(run: Any) -> str:
    if not isinstance(run, dict):
        return ""
    if run.get("type") == "link":
        return f"[{markdown_from_runs(run.get('content'))}]({run.get('href', '')})"
    text, styles = run.get("text"), run.get("styles") or {}
    if not isinstance(text, str):
        return markdown_from_runs(run.get("content"))
    if styles.get("code"):
        return f"`{text}`"
    inside = text.strip()
    if not inside:
        return text
    marks = "".join(mark for style, mark in MARKS.items() if styles.get(style))
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return before + marks + SPECIAL.sub(r"\\\1", inside) + marks[::-1] + after


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = list(TOKEN.finditer(text))
        self.frames = [_Frame("")]
        self.unclosed_ticks: set[str] = set()

    def runs(self) -> list[Run]:
        position = index = 0
        while index < len(self.tokens):
            token = self.tokens[index]
            self._add_text(self.text[position : token.start()])
            index = self._read(index, token)
            position = self.tokens[index - 1].end()
        self._add_text(self.text[position:])
        self._unwind_to(1)
        return list(_merged(self.frames[0].runs))

    def _read(self, index: int, token: re.Match[str]) -> int:
        """Take one token, or a whole code span; the index of the next one."""
        mark = token.group()
        if mark[0] == "`":
            return self._read_code(index, token)
        if mark[0] == "\\":
            self._add_text(mark[1])
        elif mark == "[":
            self._forget_label()
            self.frames.append(_Frame("["))
        elif mark == "]":
            self._forget_label()
            self._add_text(mark)
        elif mark[0] == "]":
            self._close_link(mark)
        else:
            self._open_or_close(token)
        return index + 1

    def _read_code(self, index: int, token: re.Match[str]) -> int:
        ticks = token.group()
        if ticks not in self.unclosed_ticks:
            for other in range(index + 1, len(self.tokens)):
                if self.tokens[other].group() == ticks:
                    code = self.text[token.end() : self.tokens[other].start()]
                    self.frames[-1].runs.append(text_run(code.strip() or code, code=True))
                    return other + 1
            self.unclosed_ticks.add(ticks)
        self._add_text(ticks)
        return index + 1

    def _open_or_close(self, token: re.Match[str]) -> None:
        """Read a row of stars, underscores or tildes: first what it closes, innermost first, then what it opens."""
        rest = token.group()
        before = self.text[token.start() - 1 : token.start()]
        after = self.text[token.end() : token.end() + 1]
        inside_word = rest[0] == "_" and before.isalnum() and after.isalnum()
        while rest and len(rest) <= LONGEST_MARK and not inside_word:
            mark = self._closable(rest) if before.strip() else ""
            if mark:
                self._close(mark)
            elif (mark := rest[:2] if rest[:2] in STYLES else rest[0]) in STYLES and after.strip():
                if self._depth_of(mark):
                    break
                self.frames.append(_Frame(mark))
            else:
                break
            rest = rest[len(mark) :]
        self._add_text(rest)

    def _closable(self, rest: str) -> str:
        """The innermost open mark that a row of marks can close and that has something inside; "" for none."""
        for depth in range(len(self.frames) - 1, 0, -1):
            mark = self.frames[depth].mark
            if mark != "[" and rest.startswith(mark):
                return mark if depth < len(self.frames) - 1 or self.frames[depth].runs else ""
        return ""

    def _close(self, mark: str) -> None:
        self._unwind_to(self._depth_of(mark) + 1)
        frame = self.frames.pop()
        self.frames[-1].runs.extend(_styled(run, STYLES[mark]) for run in frame.runs)

    def _depth_of(self, mark: str) -> int:
        """Where the innermost such mark is open; 0 if it is not."""
        return next((depth for depth in range(len(self.frames) - 1, 0, -1) if self.frames[depth].mark == mark), 0)

    def _close_link(self, token: str) -> None:
        depth = self._depth_of("[")
        href = token[2:-1]
        if not depth or RUNS_CODE.match(href):
            self._add_text(token)
            return
        self._unwind_to(depth + 1)
        label = [run for run in _merged(self.frames.pop().runs) if run["type"] == "text"]
        self.frames[-1].runs.append(link_run(href, label or [text_run(href)]))

    def _forget_label(self) -> None:
        """A bracket that no address follows was text."""
        self._unwind_to(self._depth_of("[") or len(self.frames))

    def _unwind_to(self, depth: int) -> None:
        """Turn the marks opened above this depth back into text."""
        while len(self.frames) > depth:
            frame = self.frames.pop()
            self._add_text(frame.mark)
            self.frames[-1].runs.extend(frame.runs)

    def _add_text(self, text: str) -> None:
        if text:
            self.frames[-1].runs.append(text_run(text))


def _styled(run: Run, style: str) -> Run:
    if run["type"] == "link":
        return run | {"content": [_styled(each, style) for each in run["content"]]}
    return run | {"styles": run["styles"] | {style: True}}


def _merged(runs: list[Run]) -> Iterator[Run]:
    """Neighbouring texts of the same style as one."""
    pending: Run | None = None
    for run in runs:
        alike = pending is not None and run["type"] == pending["type"] == "text" and run["styles"] == pending["styles"]
        if pending is not None and alike:
            pending = text_run(pending["text"] + run["text"], **pending["styles"])
            continue
        if pending is not None:
            yield pending
        pending = run
    if pending is not None:
        yield pending
