"""The function that operators invoke: `{"migrate": true}` after a deployment, `{"seed": "demo"}` to try things out."""

from __future__ import annotations

from typing import Any

from crm.app.container import container
from crm.kit.errors import BadUserInput


def handle(event: dict[str, Any], _context: object) -> dict[str, Any]:
    """Do one thing; every one may be repeated."""
    own = container()
    match event:
        case {"migrate": True}:
            from crm.models.migrate import migrate

            migrate(own.settings.require("owner_database_url"), own.settings.require("database_url"))
            return {"migrated": True}
        case {"seed": "demo"}:
            from crm.features.demo_workspace.service import seed

            return {"seeded": seed(own.owner_database)}
        case _:
            raise BadUserInput('Say {"migrate": true} or {"seed": "demo"}.')
