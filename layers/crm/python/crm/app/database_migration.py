"""The function that operators invoke: `{"migrate": true}` after a deployment, `{"seed": "demo"}` to try things out.

Whoever invokes it asks again while `remaining` workspaces lack a step: a call does what fits into its time.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, Final

from crm.app.container import Container, container
from crm.kit import log
from crm.kit.errors import BadUserInput

if TYPE_CHECKING:
    from aws_lambda_powertools.utilities.typing import LambdaContext

    from crm.metadata.migrations.run import Progress

LONGEST_CALL: Final = 45
"""Seconds after which a call begins no further step, so that its answer arrives before anybody tires of waiting."""
RESERVE: Final = 30
"""Seconds that a step which has begun gets before Lambda ends the function."""


def handle(event: dict[str, Any], context: LambdaContext) -> dict[str, Any]:
    """Do one thing; every one may be repeated."""
    own = container()
    match event:
        case {"migrate": True | "resume" as how}:
            seconds = min(context.get_remaining_time_in_millis() / 1000 - RESERVE, LONGEST_CALL)
            return _migrate(own, resume=how == "resume", until=time.monotonic() + seconds)
        case {"migrate": "status"}:
            from crm.metadata.migrations.run import progress

            return _answer(progress(own.owner_database))
        case {"seed": "demo"}:
            from crm.features.demo_workspace.service import seed

            return {"seeded": seed(own.owner_database)}
        case _:
            raise BadUserInput(
                'Say {"migrate": true}, {"migrate": "resume"}, {"migrate": "status"} or {"seed": "demo"}.'
            )


def _migrate(own: Container, *, resume: bool, until: float) -> dict[str, Any]:
    """The control plane at once, then workspaces for as long as there is time."""
    from crm.metadata.migrations.run import migrate_workspaces
    from crm.models.migrate import migrate

    migrate(own.settings.require("owner_database_url"), own.settings.require("database_url"))
    return _answer(migrate_workspaces(own.owner_database, resume=resume, until=until, tell=log.write))


def _answer(progress: Progress) -> dict[str, Any]:
    return {
        "migrated": progress.is_complete,
        "remaining": progress.remaining,
        "failures": [str(failure) for failure in progress.failures],
    }
