"""The queue messages that drive an import."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeAlias

import orjson

from crm.features.imports.repository import Import
from crm.kit.queue import Message, send_batch

Job: TypeAlias = "Mapping[str, Any]"


def prepare(current: Import) -> Job:
    """Cut the file."""
    return _job(current, "prepare")


def chunks(current: Import, numbers: Iterable[int]) -> list[Job]:
    """Write these chunks."""
    return [_job(current, "chunk", number=number) for number in numbers]


def undoings(current: Import, numbers: Iterable[int]) -> list[Job]:
    """Take these chunks back."""
    return [_job(current, "undo", number=number) for number in numbers]


def send(queue_url: str, jobs: Sequence[Job]) -> None:
    """Hand jobs to the worker; those of one workspace wait for each other's turn, not for other workspaces'."""
    send_batch(queue_url, [Message(orjson.dumps(job).decode(), job["workspaceId"]) for job in jobs])


def _job(current: Import, name: str, **more: Any) -> Job:
    return {"job": name, "workspaceId": str(current.workspace_id), "importId": str(current.id), **more}
