"""The rooms of docs/architecture.md: who may import what, and how big a thing may grow."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "layers/crm/python/crm"
ROOMS = ("app", "api", "features", "records", "access", "metadata", "models", "kit")

MOST_LINES_PER_FILE = 400
MOST_LINES_PER_FUNCTION = 60
MOST_LINES_PER_HANDLER = 40
MOST_LINES_PER_COMPONENT = 250


def sources(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.py"))


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(), str(path))


def imported_modules(path: Path) -> Iterator[tuple[int, str]]:
    """Every module a file imports, at its top or inside a function, type-only imports too."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.lineno, node.module


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0]


def where(path: Path, line: int) -> str:
    return f"{path.relative_to(ROOT)}:{line}"


def package_imports() -> Iterator[tuple[Path, int, str]]:
    for path in sources(PACKAGE):
        for line, module in imported_modules(path):
            yield path, line, module


def test_the_package_has_these_rooms_and_no_others():
    assert {p.name for p in PACKAGE.iterdir() if p.is_dir() and p.name != "__pycache__"} == set(ROOMS)


def test_a_room_imports_only_rooms_to_its_right():
    wrong = [
        f"{where(path, line)} imports {module}"
        for path, line, module in package_imports()
        if module.startswith("crm.") and path.parent != PACKAGE
        if ROOMS.index(module.split(".")[1]) < ROOMS.index(room_of(path))
    ]
    assert not wrong


def may_import(path: Path, library: str) -> bool:
    room = room_of(path)
    match library:
        case "strawberry":
            return room == "api"
        case "sqlalchemy":
            return room in {"models", "metadata"} or (room == "features" and path.name == "repository.py")
        case "alembic":
            return room == "models"
        case "boto3" | "botocore" | "redis" | "hiredis":
            return room == "kit"
        case "graphql":
            return room == "api"
        case _:
            return True


def test_libraries_stay_in_their_rooms():
    wrong = [
        f"{where(path, line)} imports {module}"
        for path, line, module in package_imports()
        if not may_import(path, module.split(".")[0])
    ]
    assert not wrong


def test_only_settings_read_the_environment():
    wrong = [
        where(path, node.lineno)
        for path in sources(PACKAGE)
        if path != PACKAGE / "kit/settings.py"
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute)
        and node.attr in {"environ", "getenv"}
        and getattr(node.value, "id", "") == "os"
    ]
    assert not wrong


def test_no_feature_imports_the_repository_of_another():
    wrong = []
    for path in sources(PACKAGE / "features"):
        own = path.relative_to(PACKAGE / "features").parts[0]
        for line, module in imported_modules(path):
            parts = module.split(".")
            if parts[:2] == ["crm", "features"] and "repository" in parts and parts[2] != own:
                wrong.append(f"{where(path, line)} imports {module}")
    assert not wrong


def test_features_form_no_cycle():
    edges: dict[str, set[str]] = {}
    for path in sources(PACKAGE / "features"):
        own = path.relative_to(PACKAGE / "features").parts[0]
        for _, module in imported_modules(path):
            parts = module.split(".")
            if parts[:2] == ["crm", "features"] and len(parts) > 2 and parts[2] != own:
                edges.setdefault(own, set()).add(parts[2])

    def reaches(start: str, goal: str, seen: set[str]) -> bool:
        return any(
            step == goal or (step not in seen and reaches(step, goal, seen | {step})) for step in edges.get(start, ())
        )

    assert not [feature for feature in edges if reaches(feature, feature, set())]


def test_no_file_outgrows_its_reader():
    big = [
        f"{path.relative_to(ROOT)}: {lines} lines"
        for folder in (PACKAGE, ROOT / "infra", ROOT / "tests")
        for path in sources(folder)
        if "migrations" not in path.parts and (lines := len(path.read_text().splitlines())) > MOST_LINES_PER_FILE
    ]
    assert not big


def test_no_component_outgrows_its_reader():
    big = [
        f"{path.relative_to(ROOT)}: {lines} lines"
        for path in sorted((ROOT / "frontend/src").rglob("*.tsx"))
        if (lines := len(path.read_text().splitlines())) > MOST_LINES_PER_COMPONENT
    ]
    assert not big


def test_no_function_outgrows_its_reader():
    long = [
        f"{where(path, node.lineno)} {node.name}: {node.end_lineno - node.lineno + 1} lines"
        for folder in (PACKAGE, ROOT / "infra")
        for path in sources(folder)
        if "migrations" not in path.parts
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno is not None
        and node.end_lineno - node.lineno >= MOST_LINES_PER_FUNCTION
    ]
    assert not long


HANDLERS = sorted((ROOT / "functions").glob("*/handler.py"))


@pytest.mark.parametrize("path", HANDLERS, ids=lambda p: p.parent.name)
def test_a_handler_only_composes(path: Path):
    assert len(path.read_text().splitlines()) <= MOST_LINES_PER_HANDLER
    ours = {module for _, module in imported_modules(path) if module.startswith("crm.")}
    assert ours, "a handler gets its work from the app room"
    assert all(module.startswith("crm.app") for module in ours)
