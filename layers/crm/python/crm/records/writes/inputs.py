"""What every write knows besides its rows: who acts, when, and what the outbox says about it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import orjson

from crm.access.identity import Identity, PrincipalKind
from crm.kit.clock import iso, now
from crm.kit.ids import uuid7
from crm.records.root import Request
from crm.records.writes import once


class Inputs:
    """Placeholders for named values, numbered after the `taken` ones as the statement's text first uses them."""

    def __init__(self, taken: int) -> None:
        self._taken = taken
        self._types: dict[str, str] = {}

    def use(self, name: str, pg_type: str) -> str:
        """The placeholder of a named value."""
        self._types.setdefault(name, pg_type)
        return f"${self._taken + [*self._types].index(name) + 1}::{pg_type}"

    @property
    def names(self) -> Mapping[str, str]:
        """The values that the text uses, in the order of their placeholders, with their Postgres types."""
        return self._types


def values_of(names: Iterable[str], request: Request, more: Mapping[str, bytes | None]) -> list[bytes | None]:
    """The parameters for `names`: of the actor, of the statement itself, or among `more`."""
    known = {
        **actor_columns(request.identity),
        **(once.values(request.identity, request.once) if request.once else {}),
        "statement": str(uuid7()).encode(),
        "outbox": outbox_tail(request),
        **more,
    }
    return [known[name] for name in names]


def actor_columns(identity: Identity) -> dict[str, bytes | None]:
    """Who acts, as ACTOR fields record it."""
    source = "API" if identity.kind is PrincipalKind.API_KEY else "MANUAL"
    member = str(identity.member_id).encode() if identity.member_id else None
    return {"source": source.encode(), "workspaceMemberId": member, "name": _storable(identity.name).encode() or None}


def outbox_tail(request: Request) -> bytes:
    """The end of an outbox payload, after its events."""
    identity = request.identity
    actor: dict[str, Any] = {
        "userId": identity.user_id,
        "workspaceMemberId": identity.member_id,
        "userWorkspaceId": identity.user_workspace_id,
        "apiKeyId": identity.principal_id if identity.kind is PrincipalKind.API_KEY else None,
        "name": _storable(identity.name),
    }
    tail = {"actor": actor, "mutationId": request.mutation_id, "eventDate": iso(now())}
    return b"]," + orjson.dumps(tail)[1:]


def _storable(name: str) -> str:
    return name.replace("\x00", "")
