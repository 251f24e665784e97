"""`python -m infra.migrate [--status | --resume]`: bring a database and all its workspaces to this release.

OWNER_DATABASE_URL names the database, as the role `stratus_owner`; with DATABASE_URL the login role `stratus_app` is
made if it is missing. Without them it is the local one, of LOCAL_DIR.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from crm.kit.database import Database
from crm.kit.errors import Conflict
from crm.metadata.migrations.run import Progress, migrate_workspaces, progress
from crm.models.migrate import migrate
from infra.local.options import Options
from infra.local.processes import InUse, exclusively
from infra.local.services import given_postgres, postgres


def main() -> int:
    """Tell how it goes; 0 when every workspace is at this release."""
    parser = argparse.ArgumentParser(prog="make migrate", description="Bring the database to this release.")
    parser.add_argument("--status", action="store_true", help="only tell how far it is (STATUS=1)")
    parser.add_argument("--resume", action="store_true", help="try again what failed (RESUME=1)")
    wanted = parser.parse_args()
    try:
        with _urls() as (owner_url, app_url):
            return _report(_run(owner_url, app_url, only_look=wanted.status, resume=wanted.resume))
    except InUse as problem:
        print(f"{problem} It migrates whenever it starts.", file=sys.stderr)
    except Conflict as problem:
        print(problem.message, file=sys.stderr)
    return 1


def _run(owner_url: str, app_url: str | None, *, only_look: bool, resume: bool) -> Progress:
    owner = Database(owner_url)
    try:
        if only_look:
            return progress(owner)
        began = time.monotonic()
        migrate(owner_url, app_url)
        print(f"The control plane in {time.monotonic() - began:.1f} s", flush=True)
        return migrate_workspaces(owner, resume=resume, tell=_tell)
    finally:
        owner.close()


def _report(reached: Progress) -> int:
    for failure in reached.failures:
        print(failure, file=sys.stderr)
    if reached.failures:
        print("Mend it, then: make migrate RESUME=1", file=sys.stderr)
    print(
        f"Workspaces still to migrate: {reached.remaining}" if reached.remaining else "Everything is at this release."
    )
    return 0 if reached.is_complete else 1


def _tell(line: str) -> None:
    print(line, flush=True)


@contextmanager
def _urls() -> Iterator[tuple[str, str | None]]:
    """Of the owner and of the application."""
    owner_url, options = os.environ.get("OWNER_DATABASE_URL"), Options.from_environment()
    if owner_url:
        yield owner_url, os.environ.get("DATABASE_URL")
    elif options.database_url:
        with given_postgres(options.database_url) as given:
            yield given.url("stratus_owner"), given.url("stratus_app")
    else:
        with exclusively(options.directory), postgres(options.directory) as local:
            yield local.url("stratus_owner"), local.url("stratus_app")


if __name__ == "__main__":
    sys.exit(main())
