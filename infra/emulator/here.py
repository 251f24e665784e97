"""Everything on this machine: an emulator, Postgres and Redis in processes of their own, without Docker."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from infra.build import ROOT, THIS_MACHINE, build
from infra.emulator.deployment import Deployment, Surroundings, deploy
from infra.local import services
from infra.local.emulator import emulator, wait
from infra.local.postgres_roles import APP, OWNER

EMULATOR = ROOT / ".venv-ministack/bin/ministack"
BUILT = ROOT / ".aws-sam/emulator"


@dataclass(frozen=True)
class Here(Deployment):
    """A deployment whose servers we started."""

    surroundings: Surroundings


MEMORY = Path("/dev/shm")  # noqa: S108  (where Linux keeps files in memory)
ROOM = 4 << 30
"""Bytes that the emulator unpacks layers into, anew for every worker."""

SPELLINGS = {"sqs:SendMessage": "[sqs:SendMessage, sqs:SendMessageBatch]"}
"""The emulator asks for the right to a batch by its own name, which AWS does not have."""


@contextmanager
def _scratch() -> Iterator[Path]:
    """A folder for as long as the context lasts, in memory if there is room."""
    in_memory = MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM
    with TemporaryDirectory(prefix="stratus-emulator-", dir=MEMORY if in_memory else None) as directory:
        yield Path(directory)


def _spelled_for_the_emulator(template: Path) -> Path:
    text = template.read_text()
    for ours, theirs in SPELLINGS.items():
        text = text.replace(f"Action: {ours}\n", f"Action: {theirs}\n")
    template.write_text(text)
    return template


@contextmanager
def deployment_here() -> Iterator[Here]:
    """Build, start the servers, deploy; everything ends with the context."""
    template = _spelled_for_the_emulator(build(THIS_MACHINE, BUILT))
    with (
        _scratch() as directory,
        services.postgres(directory / "postgres", durable=False) as postgres,
        services.redis(directory / "redis") as redis_url,
        emulator(EMULATOR, directory / "emulator") as running,
    ):
        wait(running)
        here = Here(running.url, Surroundings(running.url, postgres.url(APP), postgres.url(OWNER), redis_url))
        deploy(here, template, THIS_MACHINE, here.surroundings)
        yield here
