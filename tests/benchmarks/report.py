"""The figures in docs/performance.md: each section's table is replaced by the one just measured."""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from tests.benchmarks.figures import Figure
from tests.benchmarks.workspace import Cell

PAGE = Path(__file__).parents[2] / "docs" / "performance.md"


def write_report(measured: Mapping[str, Sequence[Figure]], cell: Cell) -> None:
    """Write the tables of these sections and the machine they were measured on."""
    text = PAGE.read_text()
    for section, figures in measured.items():
        text = _replaced(text, section, _table(figures))
    PAGE.write_text(_replaced(text, "machine", [_machine(cell)]))


def _replaced(text: str, section: str, lines: Iterable[str]) -> str:
    """What stands between `<!-- section -->` and `<!-- /section -->`, anew."""
    begin, end = f"<!-- {section} -->\n", f"<!-- /{section} -->"
    between = re.compile(re.escape(begin) + ".*?" + re.escape(end), re.DOTALL)
    assert between.search(text), f"{PAGE.name} has no place for {section}"
    written = begin + "".join(f"{line}\n" for line in lines) + end
    return between.sub(lambda _: written, text)


def _table(figures: Sequence[Figure]) -> list[str]:
    rows = [
        f"| {each.what} | {each.limit or '–'} | {each.measured:,.2f} {each.unit} | {_verdict(each)} |"
        for each in figures
    ]
    return ["| what | hold | measured | |", "|---|---|---|---|", *rows]


def _verdict(figure: Figure) -> str:
    return "**broken**" if not figure.is_held else figure.verdict


def _machine(cell: Cell) -> str:
    (version,) = cell.superuser.execute("show server_version").fetchone() or ("?",)
    return (
        f"{os.cpu_count()} cores of {platform.machine()}, {platform.system()}, "
        f"Python {platform.python_version()}, PostgreSQL {version.split()[0]}, everything on loopback."
    )
