"""Measure what the design promises; exit 1 if a promise is broken."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import redirect_stdout
from pathlib import Path

from tests.benchmarks.aggregating import aggregates
from tests.benchmarks.cold_start import cold_starts
from tests.benchmarks.crowd import crowd
from tests.benchmarks.figures import Figure
from tests.benchmarks.importing import imports
from tests.benchmarks.indexes import indexes
from tests.benchmarks.plans import plans
from tests.benchmarks.reads import reads
from tests.benchmarks.report import write_report
from tests.benchmarks.schema import schema
from tests.benchmarks.searching import searches
from tests.benchmarks.workspace import Cell, open_bench, say
from tests.benchmarks.writes import writes

SECTIONS: Mapping[str, Callable[[Cell], Iterator[Figure]]] = {
    "reads": reads,
    "indexes": indexes,
    "search": searches,
    "aggregates": aggregates,
    "plans": plans,
    "writes": writes,
    "imports": imports,
    "schema": schema,
    "cold": cold_starts,
    "crowd": crowd,
}


def main() -> int:
    """Print every figure of the sections that BENCH names, or of all; the exit code."""
    directory = Path(os.environ.get("LOCAL_DIR", ".local")).absolute() / ".bench"
    chosen = [name for name in os.environ.get("BENCH", "").split(",") if name] or list(SECTIONS)
    if unknown := set(chosen) - set(SECTIONS):
        print(f"There is no section {', '.join(sorted(unknown))}. There are {', '.join(SECTIONS)}.")
        return 2
    measured: dict[str, list[Figure]] = {}
    with open_bench(directory) as cell, Path(os.devnull).open("w") as log, redirect_stdout(log):
        for name in chosen:
            say(name)
            figures = measured.setdefault(name, [])
            for figure in SECTIONS[name](cell):
                say(f"  {figure}")
                figures.append(figure)
        if os.environ.get("REPORT"):
            write_report(measured, cell)
    return 0 if all(figure.is_held for figures in measured.values() for figure in figures) else 1


if __name__ == "__main__":
    sys.exit(main())
