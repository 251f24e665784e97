"""What fails because the data model changed between the check of the version and the statement after it."""

from __future__ import annotations

from typing import Final

from crm.kit.database import Database, DatabaseError, Statement
from crm.records.failures import StalePlan, translated
from crm.records.root import Request

CHANGED_UNDERNEATH: Final = frozenset({"0A000", "23502", "23514", "XX000"})
_CLASSES: Final = frozenset({"22", "42"})
"""Tables, columns and functions that are gone or of another type; values that fitted before, or are needed since."""

_VERSION: Final = "select metadata_version from core.workspace where id = $1::uuid"


def explained(database: Database, request: Request, error: DatabaseError) -> Exception:
    """The error that a caller of the engine sees; StalePlan if the workspace is not any more what was assumed.

    Nothing was kept, so that the request can be compiled and sent again.
    """
    may_be_stale = error.sqlstate in CHANGED_UNDERNEATH or error.sqlstate[:2] in _CLASSES
    if may_be_stale and not database.has_transaction:
        (found,) = database.pipeline([Statement(_VERSION, [str(request.identity.workspace_id).encode()])])
        version = int(found.value(0) or 0) if len(found) else request.version
        if version != request.version:
            return StalePlan(version, request.role_id)
    return translated(error)
