"""Entering a workspace: the first statement of every pipeline."""

from __future__ import annotations

from crm.kit.database import Statement
from crm.records.root import Request

ENTER = "select core.enter_workspace($1::uuid,$2,$3::uuid,$4::integer,$5::uuid)"
ENTER_AS_SYSTEM = "select core.enter_workspace_as_system($1::uuid,$2::integer)"


def enter(request: Request) -> Statement:
    """Check that the caller is live and the plan is of today, and take on the workspace's role."""
    identity, version = request.identity, b"%d" % request.version
    workspace = str(identity.workspace_id).encode()
    if request.as_system:
        return Statement(ENTER_AS_SYSTEM, (workspace, version))
    principal, role = str(identity.principal_id).encode(), str(request.role_id).encode()
    return Statement(ENTER, (workspace, identity.kind.value.encode(), principal, version, role))
