"""What the resolvers of one request share: who asks, and what to ask."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeAlias

import strawberry

from crm.access.gate import Gate
from crm.access.identity import Identity
from crm.access.settings import require_flag
from crm.access.standing import Standing, get_standing
from crm.access.tokens import identity_from_bearer, missing
from crm.access.viewer import Viewer
from crm.features.accounts.attempts import Attempts
from crm.features.accounts.people import get_person, is_of_person, person_of
from crm.features.accounts.schemas import Device, Person
from crm.features.outbox.nudge import Nudge
from crm.kit.cache import Cache
from crm.kit.database import Database
from crm.metadata.snapshot import Snapshot
from crm.metadata.store import SnapshotStore

if TYPE_CHECKING:
    from crm.api.graphql_metadata.directory import Directory
    from crm.records.service import Records


@dataclass(frozen=True, slots=True)
class Stores:
    """The container's connections. `owner` may change schemas; not every function has it, and few operations ask."""

    database: Database
    owner: Callable[[], Database]
    cache: Cache
    snapshots: SnapshotStore
    nudge: Nudge


@dataclass(frozen=True, slots=True)
class Client:
    """What the request says of the program that sent it."""

    bearer: str | None = None
    refresh_cookie: str | None = None
    keeps_session_in_cookie: bool = False
    user_agent: str | None = None
    ip_address: str | None = None
    mutation_id: str | None = None


@dataclass(frozen=True, slots=True)
class Caller:
    """A live identity, their role, and their workspace as it is now."""

    identity: Identity
    standing: Standing
    snapshot: Snapshot

    def require_flag(self, flag: str) -> None:
        """Refuse a caller whose role does not carry a permission flag.

        Raises:
            PermissionDenied: as the gate does.
        """
        require_flag(self.snapshot, self.standing.role_id, flag)


@dataclass
class Context:
    """One request. Operations that need no caller never ask for one."""

    stores: Stores
    client: Client
    new_refresh_cookie: str | None = None
    """The refresh token to keep in the browser from now on; "" forgets the present one."""

    @cached_property
    def caller(self) -> Caller:
        """Who asks.

        Raises:
            Unauthenticated: nobody, somebody with a bad token, or somebody who is no longer welcome.
        """
        if self.client.bearer is None:
            raise missing()
        identity = identity_from_bearer(self.client.bearer)
        standing = get_standing(self.stores.database, identity)
        return Caller(identity, standing, self.stores.snapshots.get(identity.workspace_id, standing.version))

    def renew(self) -> None:
        """Roles were changed: whoever asks next is told what holds now."""
        for known in ("caller", "directory"):
            self.__dict__.pop(known, None)

    @property
    def viewer(self) -> Viewer:
        """Who asks, as one who looks at settings."""
        caller = self.caller
        return Viewer(caller.snapshot, caller.standing.role_id, caller.identity.user_workspace_id)

    @property
    def records(self) -> Records:
        """The records of the workspace, as far as the caller's role goes."""
        from crm.records.root import Request
        from crm.records.service import Records

        caller = self.caller
        role_id, snapshot = caller.standing.role_id, caller.snapshot
        request = Request(caller.identity, snapshot.version, role_id, lambda: snapshot, self.client.mutation_id)
        return Records(self.stores.database, snapshot, Gate.of(snapshot, role_id), request)

    @cached_property
    def person(self) -> Person:
        """Who asks about themself: a member, or somebody who has yet to enter a workspace.

        Raises:
            Unauthenticated: nobody, a program, or somebody with a token that is no good.
        """
        if self.client.bearer is not None and is_of_person(self.client.bearer):
            return get_person(self.stores.database, self.client.bearer)
        return person_of(self.caller.identity)

    @property
    def is_in_workspace(self) -> bool:
        """Whether the caller has entered a workspace."""
        return self.client.bearer is not None and not is_of_person(self.client.bearer)

    @cached_property
    def directory(self) -> Directory:
        """Who is who in the caller's workspace."""
        from crm.api.graphql_metadata.directory import Directory

        return Directory(self)

    @property
    def device(self) -> Device:
        """Where the request comes from."""
        return Device(self.client.user_agent, self.client.ip_address)

    @property
    def attempts(self) -> Attempts:
        """How often that place has tried."""
        return Attempts(self.stores.cache, self.client.ip_address)


Info: TypeAlias = strawberry.Info[Context, Any]
