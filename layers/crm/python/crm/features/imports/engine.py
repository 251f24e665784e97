"""The record engine in the name of the person who imports."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from crm.access.gate import Gate
from crm.access.identity import Identity, PrincipalKind
from crm.features.imports.repository import Import
from crm.kit.database import Database
from crm.metadata.snapshot import Snapshot
from crm.records.root import Request
from crm.records.service import Records


def records_of(database: Database, snapshot: Snapshot, current: Import) -> Records:
    """Records as the importer may write them. Their session may be long over, so the worker acts as the system."""
    request = Request(
        identity_of(current.workspace_id, current.actor),
        snapshot.version,
        current.role_id,
        lambda: snapshot,
        mutation_id=str(current.id),
        as_system=True,
    )
    return Records(database, snapshot, Gate.of(snapshot, current.role_id), request)


def actor_of(identity: Identity) -> dict[str, str | None]:
    """An identity as an import stores it."""
    return {
        "kind": identity.kind.value,
        "principalId": str(identity.principal_id),
        "userId": _text(identity.user_id),
        "userWorkspaceId": _text(identity.user_workspace_id),
        "memberId": _text(identity.member_id),
        "name": identity.name,
    }


def identity_of(workspace_id: UUID, actor: Mapping[str, Any]) -> Identity:
    """What `actor_of` stored."""
    return Identity(
        workspace_id=workspace_id,
        kind=PrincipalKind(actor["kind"]),
        principal_id=UUID(actor["principalId"]),
        user_id=_uuid(actor["userId"]),
        user_workspace_id=_uuid(actor["userWorkspaceId"]),
        member_id=_uuid(actor["memberId"]),
        name=actor["name"],
    )


def _text(value: UUID | None) -> str | None:
    return None if value is None else str(value)


def _uuid(value: str | None) -> UUID | None:
    return None if value is None else UUID(value)
