"""Steps of workspaces: what would hurt people while it runs, or could not be undone by going back to older code."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import Final

from crm.metadata.migrations.step import STEPS, MalformedStep, Step, read_step
from infra.lint.finding import Finding

RECORD: Final = "SHA256SUMS"
"""Beside the steps: what they were when they were added, as `sha256sum` writes and checks it."""

DEADLOCK_TIMEOUT: Final = 1_000
"""Milliseconds after which Postgres ends somebody's transaction in a deadlock: a step must have given up by then."""

NAME: Final = re.compile(r"(\d{4})_[a-z0-9_]+")
COMMENT: Final = re.compile(r"--[^\n]*")
TAKES_AWAY: Final = re.compile(r"(?<!on commit )\b(drop|truncate|rename)\b", re.IGNORECASE)


def findings_of_steps(directory: Path = STEPS) -> Iterator[Finding]:
    """What is wrong with the steps in a folder."""
    steps: dict[str, Step] = {}
    for number, path in zip(count(1), sorted(directory.glob("*.sql")), strict=False):
        found = NAME.fullmatch(path.stem)
        if found is None or int(found[1]) != number:
            yield Finding("steps_are_numbered", path.name, f"its name begins with {number:04}_")
        try:
            steps[path.stem] = read_step(path)
        except MalformedStep as problem:
            yield Finding("steps_say_how", path.name, str(problem))
    for step in steps.values():
        yield from _of_one(step, steps)
    yield from _unlike_the_record(directory)


def _of_one(step: Step, steps: Mapping[str, Step]) -> Iterator[Finding]:
    patience = re.fullmatch(r"(\d+)ms", step.lock_timeout)
    if patience is None or not 0 < int(patience[1]) < DEADLOCK_TIMEOUT:
        yield Finding("steps_give_up", step.name, f"its lock_timeout is 1ms to {DEADLOCK_TIMEOUT - 1}ms")
    if step.phase == "expand" and (taken := TAKES_AWAY.search(COMMENT.sub("", step.sql))):
        yield Finding("expanding_adds", step.name, f"{taken[0]} belongs in a contract step of a later release")
    if step.phase == "contract":
        yield from _too_early(step, steps)


def _too_early(step: Step, steps: Mapping[str, Step]) -> Iterator[Finding]:
    """Whoever goes back one release finds what it needs."""
    if step.follows.isdigit():
        before = int(step.follows)
    elif step.follows in steps:
        before = steps[step.follows].release
    else:
        yield Finding("contracting_follows", step.name, "it follows a step, or the number of a release")
        return
    if before >= step.release:
        yield Finding(
            "contracting_follows", step.name, f"release {before} must be out before {step.release} takes away"
        )


def _unlike_the_record(directory: Path) -> Iterator[Finding]:
    record = directory / RECORD
    lines = record.read_text().splitlines() if record.exists() else []
    recorded = {name: digest for digest, name in (line.split() for line in lines)}
    present = {path.name: sha256(path.read_bytes()).hexdigest() for path in sorted(directory.glob("*.sql"))}
    for name in sorted(recorded.keys() | present.keys()):
        if name not in recorded:
            yield Finding("steps_are_frozen", name, f"add to {RECORD}: {present[name]}  {name}")
        elif present.get(name) != recorded[name]:
            yield Finding("steps_are_frozen", name, "it was changed after it was recorded; write another step")
