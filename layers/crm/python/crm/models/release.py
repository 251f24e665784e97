"""Whether the database is at the release of this code."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

from crm.kit.database import Database, DatabaseError, Statement

_PRESENT: Final = Statement("select version_num from public.core_migration")
_NOT_THERE: Final = frozenset({"42P01", "42501"})
"""No table, or none that may be read: what older releases have."""


@cache
def newest_step() -> str:
    """The number of the last step of the control plane that this code knows."""
    return max(path.stem[:4] for path in (Path(__file__).parent / "migrations/versions").glob("*.py"))


def is_at_release(database: Database) -> bool:
    """Whether the control plane has every step this code knows; a newer one has them too.

    Raises:
        ConnectionLost: the database does not answer.
    """
    try:
        present = database.pipeline([_PRESENT])[0]
    except DatabaseError as error:
        if error.sqlstate in _NOT_THERE:
            return False
        raise
    return len(present) > 0 and (present.value(0) or b"").decode() >= newest_step()
