"""Entering a workspace: the first statement of every pipeline."""

from __future__ import annotations

from functools import lru_cache
from uuid import UUID

from crm.access.identity import Identity
from crm.kit.database import Statement
from crm.records.root import Request

ENTER = "select core.enter_workspace($1::uuid,$2,$3::uuid,$4::integer,$5::uuid)"
ENTER_AS_SYSTEM = "select core.enter_workspace_as_system($1::uuid,$2::integer)"


def enter(request: Request) -> Statement:
    """Check that the caller is live and the plan is of today, and take on the workspace's role."""
    if request.as_system:
        return _enter_as_system(request.identity.workspace_id, request.version)
    return _enter(request.identity, request.version, request.role_id)


@lru_cache(1024)
def _enter(identity: Identity, version: int, role_id: UUID) -> Statement:
    told = (identity.workspace_id, identity.kind.value, identity.principal_id, version, role_id)
    return Statement(ENTER, [str(each).encode() for each in told])


@lru_cache(1024)
def _enter_as_system(workspace_id: UUID, version: int) -> Statement:
    return Statement(ENTER_AS_SYSTEM, [str(workspace_id).encode(), str(version).encode()])
