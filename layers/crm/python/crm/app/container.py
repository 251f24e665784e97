"""What one container of a function keeps between requests: made on first use, nothing at import."""

from __future__ import annotations

from functools import cache, cached_property
from typing import TYPE_CHECKING

from crm.access.identity import Identity
from crm.access.standing import get_standing
from crm.access.tokens import identity_from_bearer
from crm.features.outbox.nudge import Nudge
from crm.kit.cache import Cache
from crm.kit.database import Database
from crm.kit.settings import Settings, settings

if TYPE_CHECKING:
    from crm.metadata.store import SnapshotStore


class Container:
    """The connections and memories of one container."""

    @cached_property
    def settings(self) -> Settings:
        """What the environment says."""
        return settings()

    @cached_property
    def database(self) -> Database:
        """As the login role, which has no right on any workspace before it enters one."""
        return Database(self.settings.require("database_url"), self.nudge)

    @cached_property
    def owner_database(self) -> Database:
        """As the owner of every schema; only functions that change schemas have it."""
        return Database(self.settings.require("owner_database_url"), self.nudge)

    @cached_property
    def nudge(self) -> Nudge:
        """What wakes the relay."""
        return Nudge(self.cache, self.settings)

    @cached_property
    def cache(self) -> Cache:
        """Redis, or nothing at all."""
        return Cache(self.settings.redis_url)

    @cached_property
    def snapshots(self) -> SnapshotStore:
        """The metadata of workspaces."""
        from crm.metadata.store import SnapshotStore

        return SnapshotStore(self.database, self.cache)

    def live_identity(self, bearer: str) -> Identity:
        """Who a bearer token stands for, when they are still welcome.

        Raises:
            Unauthenticated: the token is no good, or its session or key no longer live.
        """
        identity = identity_from_bearer(bearer)
        get_standing(self.database, identity)
        return identity


@cache
def container() -> Container:
    """The one of this process."""
    return Container()
