"""What owners of a workspace do with webhooks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from crm.features.webhooks import repository
from crm.features.webhooks.errors import WebhookNotFound, WebhookOperationInvalid, WebhookUrlInvalid
from crm.features.webhooks.repository import Delivery, Webhook
from crm.kit.database import Database
from crm.kit.http_out import UrlNotAllowed, parse
from crm.kit.ids import uuid7
from crm.models.transaction import transaction

OPERATION = re.compile(r"(\*|[A-Za-z][A-Za-z0-9]{0,62})\.(\*|created|updated|deleted|restored|destroyed|upserted)")
MOST_DELIVERIES = 100


@dataclass(frozen=True, slots=True)
class WebhookChange:
    """The fields to set; None leaves one as it is."""

    target_url: str | None = None
    operations: Sequence[str] | None = None
    description: str | None = None
    secret: str | None = None


def list_webhooks(database: Database, workspace_id: UUID) -> list[Webhook]:
    """All webhooks of a workspace."""
    with transaction(database) as connection:
        return repository.list_webhooks(connection, workspace_id)


def get_webhook(database: Database, workspace_id: UUID, webhook_id: UUID) -> Webhook:
    """One webhook.

    Raises:
        WebhookNotFound: also for another workspace's.
    """
    with transaction(database) as connection:
        found = repository.find_webhook(connection, workspace_id, webhook_id)
    if found is None:
        raise WebhookNotFound
    return found


def create_webhook(
    database: Database, workspace_id: UUID, change: WebhookChange, *, webhook_id: UUID | None = None
) -> Webhook:
    """A new webhook; an id the caller made is kept.

    Raises:
        WebhookUrlInvalid, WebhookOperationInvalid: naming the field.
    """
    webhook_id = webhook_id or uuid7()
    values = _checked(change) | {"id": webhook_id, "workspace_id": workspace_id}
    with transaction(database) as connection:
        repository.add_webhook(connection, values)
    return get_webhook(database, workspace_id, webhook_id)


def update_webhook(database: Database, workspace_id: UUID, webhook_id: UUID, change: WebhookChange) -> Webhook:
    """Set what was given.

    Raises:
        WebhookNotFound, WebhookUrlInvalid, WebhookOperationInvalid: nothing is changed.
    """
    get_webhook(database, workspace_id, webhook_id)
    if values := _checked(change):
        with transaction(database) as connection:
            repository.change_webhook(connection, webhook_id, values)
    return get_webhook(database, workspace_id, webhook_id)


def delete_webhook(database: Database, workspace_id: UUID, webhook_id: UUID) -> Webhook:
    """Remove a webhook with its log; what is under way is not sent any more."""
    found = get_webhook(database, workspace_id, webhook_id)
    with transaction(database) as connection:
        repository.remove_webhook(connection, webhook_id)
    return found


def list_deliveries(database: Database, workspace_id: UUID, webhook_id: UUID) -> list[Delivery]:
    """The last hundred deliveries, newest first."""
    get_webhook(database, workspace_id, webhook_id)
    with transaction(database) as connection:
        return repository.list_deliveries(connection, workspace_id, webhook_id, MOST_DELIVERIES)


def _checked(change: WebhookChange) -> dict[str, object]:
    values: dict[str, object] = {}
    if change.target_url is not None:
        try:
            parse(change.target_url)
        except UrlNotAllowed as error:
            raise WebhookUrlInvalid(str(error)) from error
        values["target_url"] = change.target_url
    if change.operations is not None:
        for operation in change.operations:
            if not OPERATION.fullmatch(operation):
                raise WebhookOperationInvalid(operation)
        values["operations"] = list(change.operations)
    if change.description is not None:
        values["description"] = change.description
    if change.secret is not None:
        values["secret"] = change.secret
    return values
