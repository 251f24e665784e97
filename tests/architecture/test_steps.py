"""Every rule of the steps catches the fault it is for, and our steps have none."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from infra.lint.steps import RECORD, findings_of_steps

HEADER = {"phase": "expand", "release": "3", "how": "once", "lock_timeout": "500ms"}
GOOD = {
    "0001_room": (
        HEADER,
        'create temp table seen () on commit drop; alter table :"schema".person add column age integer;',
    ),
    "0002_no_room": (
        HEADER | {"phase": "contract", "release": "4", "follows": "0001_room"},
        'alter table :"schema".person drop column years;',
    ),
}


def write(directory: Path, steps: dict[str, tuple[dict[str, str], str]]) -> Path:
    for name, (header, sql) in steps.items():
        comment = "".join(f"-- {key}: {value}\n" for key, value in header.items())
        (directory / f"{name}.sql").write_text(f"-- What it is for: drop nothing.\n{comment}\n{sql}\n")
    return directory


def record(directory: Path) -> Path:
    lines = (f"{sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in sorted(directory.glob("*.sql")))
    (directory / RECORD).write_text("".join(lines))
    return directory


def checks(directory: Path) -> list[tuple[str, str]]:
    return [(finding.check, finding.where.removesuffix(".sql")) for finding in findings_of_steps(directory)]


def test_our_steps_have_none():
    assert list(findings_of_steps()) == []


def test_good_steps_have_none(tmp_path: Path):
    assert checks(record(write(tmp_path, GOOD))) == []


@pytest.mark.parametrize(
    ("name", "header", "sql", "check"),
    [
        ("0001_room", {"lock_timeout": None}, "select 1", "steps_say_how"),
        ("0001_room", {"phase": "shrink"}, "select 1", "steps_say_how"),
        ("0001_room", {"how": "slowly"}, "select 1", "steps_say_how"),
        ("0001_room", {"release": "soon"}, "select 1", "steps_say_how"),
        ("0001_room", {"lock_timeout": "2s"}, "select 1", "steps_give_up"),
        ("0001_room", {"lock_timeout": "1000ms"}, "select 1", "steps_give_up"),
        ("0001_room", {"lock_timeout": "0ms"}, "select 1", "steps_give_up"),
        ("0001_room", {}, 'DROP index "x"', "expanding_adds"),
        ("0001_room", {}, "alter table a rename to b", "expanding_adds"),
        ("0002_no_room", {"release": "3"}, "select 1", "contracting_follows"),
        ("0002_no_room", {"follows": "4"}, "select 1", "contracting_follows"),
        ("0002_no_room", {"follows": "0009_unknown"}, "select 1", "contracting_follows"),
        ("0002_no_room", {"follows": None}, "select 1", "contracting_follows"),
    ],
)
def test_a_fault_is_found(tmp_path: Path, name: str, header: dict[str, str | None], sql: str, check: str):
    changed = {key: value for key, value in (GOOD[name][0] | header).items() if value is not None}
    assert checks(record(write(tmp_path, GOOD | {name: (changed, sql)})))[0] == (check, name)


def test_a_number_is_not_left_out(tmp_path: Path):
    assert checks(record(write(tmp_path, {"0001_a": GOOD["0001_room"], "0003_b": GOOD["0001_room"]}))) == [
        ("steps_are_numbered", "0003_b")
    ]


def test_a_step_stays_as_it_was_recorded(tmp_path: Path):
    directory = record(write(tmp_path, GOOD))
    path = directory / "0001_room.sql"
    path.write_text(path.read_text() + "-- and more\n")
    assert checks(directory) == [("steps_are_frozen", "0001_room")]
    path.unlink()
    assert ("steps_are_frozen", "0001_room") in checks(directory)


def test_a_step_is_recorded_when_it_is_added(tmp_path: Path):
    directory = record(write(tmp_path, GOOD))
    write(directory, {"0003_more": GOOD["0001_room"]})
    (finding,) = findings_of_steps(directory)
    assert finding.check == "steps_are_frozen"
    assert finding.what.startswith(f"add to {RECORD}: ")
