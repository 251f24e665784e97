"""What a request does around a write, so that the relay comes. Light enough for a cold function."""

from __future__ import annotations

from time import time
from uuid import UUID

from crm.kit import log
from crm.kit.cache import Cache
from crm.kit.settings import Settings

DIRTY = "outbox:dirty"
"""A sorted set: workspace → when it last wrote. Members stay until they are surely drained."""


class Nudge:
    """Announces the writes of one function."""

    def __init__(self, cache: Cache, settings: Settings) -> None:
        self._cache = cache
        self._settings = settings

    def before_commit(self, workspace_id: UUID) -> None:
        """Leave a note for the sweep, in case the process ends between commit and nudge."""
        self._cache.attempt(("ZADD", DIRTY, time(), str(workspace_id)))

    def after_commit(self, workspace_id: UUID) -> None:
        """Wake the relay now. The write is done: one that cannot be announced waits for the sweep."""
        from crm.kit.aws import AwsError

        try:
            wake(self._settings.require("outbox_queue_url"), str(workspace_id))
        except AwsError as error:
            log.write("The relay could not be woken", error=error, workspaceId=str(workspace_id))


def wake(queue_url: str, group: str) -> None:
    """Ask for a relay run."""
    from crm.kit.queue import send

    send(queue_url, "{}", group=group)
