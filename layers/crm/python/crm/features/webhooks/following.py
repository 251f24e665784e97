"""What becomes of webhooks when the data model changes: `ship.created` follows the name of the object."""

from __future__ import annotations

from collections.abc import Mapping

from crm.features.webhooks import repository
from crm.features.webhooks.repository import Webhook
from crm.metadata.changes.change import Change
from crm.metadata.changes.dependant import Dependant
from crm.models.transaction import Connection


def follow(connection: Connection, change: Change) -> None:
    """Let operations have the new names of objects. Those of a removed object stay: it may come back."""
    names = _new_names(change)
    if not names:
        return
    for webhook in repository.list_webhooks(connection, change.before.workspace_id):
        operations = [_renamed(each, names) for each in webhook.operations]
        if operations != list(webhook.operations):
            repository.change_webhook(connection, webhook.id, {"operations": operations})


def find_dependants(connection: Connection, change: Change) -> list[Dependant]:
    """Webhooks that hear of records of an object that is removed or renamed, and name it."""
    names, gone = _new_names(change), {each.name_singular for each in change.removed_objects}
    if not names and not gone:
        return []
    webhooks = repository.list_webhooks(connection, change.before.workspace_id)
    return [
        Dependant("webhook", each.id, each.target_url, "changed")
        for each in webhooks
        if _objects(each) & (gone | {*names})
    ]


def _new_names(change: Change) -> Mapping[str, str]:
    pairs = ((pair.before.name_singular, pair.after.name_singular) for pair in change.kept_objects)
    return {old: new for old, new in pairs if old != new}


def _objects(webhook: Webhook) -> set[str]:
    return {operation.partition(".")[0] for operation in webhook.operations}


def _renamed(operation: str, names: Mapping[str, str]) -> str:
    name, dot, action = operation.partition(".")
    return f"{names.get(name, name)}{dot}{action}"
