"""The documents name real places."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
IN_CODE = re.compile(r"`([^`\s]+)`")
TOP_LEVEL = {"layers", "functions", "infra", "frontend", "tests", "docs"}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda p: p.name)
def test_every_path_a_document_names_exists(document: Path):
    named = {
        match for match in IN_CODE.findall(document.read_text()) if match.split("/")[0] in TOP_LEVEL and "/" in match
    }
    missing = sorted(name for name in named if "<" not in name and "*" not in name and not (ROOT / name).exists())
    assert not missing


def test_the_files_of_tests_that_begin_first_exist():
    missing = [name for name in (ROOT / "tests/slowest_first.txt").read_text().split() if not (ROOT / name).exists()]
    assert not missing
