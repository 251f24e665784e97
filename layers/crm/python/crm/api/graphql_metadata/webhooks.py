"""Webhooks on the metadata door."""

from __future__ import annotations

from datetime import datetime
from uuid import NAMESPACE_DNS, UUID, uuid5

import strawberry

from crm.api.graphql_metadata.context import Info
from crm.features.webhooks import repository, service
from crm.features.webhooks.errors import WebhookNotFound
from crm.features.webhooks.service import WebhookChange
from crm.kit.database import Database

FLAG = "API_KEYS_AND_WEBHOOKS"
APPLICATION_ID = uuid5(NAMESPACE_DNS, "stratus")
"""The application that webhooks belong to: the product itself."""


@strawberry.type
class Webhook:
    """An address that hears of events."""

    id: UUID
    target_url: str
    operations: list[str]
    description: str | None
    secret: str = strawberry.field(description="Always empty: a secret can be set, and not read back.")
    has_secret: bool = strawberry.field(description="Whether requests are signed.")
    application_id: UUID
    created_at: datetime
    updated_at: datetime
    deleted_at: datetime | None


@strawberry.type
class WebhookDelivery:
    """One series of attempts to tell a webhook of an event."""

    id: UUID
    webhook_id: UUID
    event_id: UUID
    event_name: str
    status: str = strawberry.field(description="PENDING, DELIVERED or FAILED.")
    attempts: int
    response_status: int | None
    response_body: str | None
    duration_ms: int | None
    error: str | None
    next_attempt_at: datetime | None
    finished_at: datetime | None
    created_at: datetime


@strawberry.input
class GetWebhookInput:
    """As clients up to 1.x ask for one webhook."""

    id: UUID


@strawberry.input
class CreateWebhookInput:
    """A new webhook."""

    target_url: str
    operations: list[str]
    id: UUID | None = None
    description: str | None = None
    secret: str | None = None


@strawberry.input
class UpdateWebhookInputUpdates:
    """The fields to set."""

    target_url: str | None = None
    operations: list[str] | None = None
    description: str | None = None
    secret: str | None = None


@strawberry.input
class UpdateWebhookInput:
    """A change: in `update`, or beside the id as clients up to 1.x send it."""

    id: UUID
    update: UpdateWebhookInputUpdates | None = None
    target_url: str | None = None
    operations: list[str] | None = None
    description: str | None = None
    secret: str | None = None


@strawberry.type
class Queries:
    """What can be asked of webhooks."""

    @strawberry.field
    def webhooks(self, info: Info) -> list[Webhook]:
        """All of the workspace."""
        database, workspace_id = _allowed(info)
        return [_webhook(each) for each in service.list_webhooks(database, workspace_id)]

    @strawberry.field
    def webhook(self, info: Info, id: UUID | None = None, input: GetWebhookInput | None = None) -> Webhook | None:
        """One of the workspace."""
        database, workspace_id = _allowed(info)
        return _webhook(service.get_webhook(database, workspace_id, _one_id(id, input)))

    @strawberry.field
    def webhook_deliveries(self, info: Info, webhook_id: UUID) -> list[WebhookDelivery]:
        """The last hundred deliveries of a webhook, newest first."""
        database, workspace_id = _allowed(info)
        return [_delivery(each) for each in service.list_deliveries(database, workspace_id, webhook_id)]


@strawberry.type
class Mutations:
    """What can be done with webhooks."""

    @strawberry.mutation
    def create_webhook(self, info: Info, input: CreateWebhookInput) -> Webhook:
        """Start telling an address of events."""
        database, workspace_id = _allowed(info)
        change = WebhookChange(input.target_url, input.operations, input.description, input.secret)
        return _webhook(service.create_webhook(database, workspace_id, change, webhook_id=input.id))

    @strawberry.mutation
    def update_webhook(self, info: Info, input: UpdateWebhookInput) -> Webhook:
        """Change a webhook."""
        database, workspace_id = _allowed(info)
        given = input.update or input
        change = WebhookChange(given.target_url, given.operations, given.description, given.secret)
        return _webhook(service.update_webhook(database, workspace_id, input.id, change))

    @strawberry.mutation
    def delete_webhook(self, info: Info, id: UUID | None = None, input: GetWebhookInput | None = None) -> Webhook:
        """Stop telling an address; its delivery log goes as well."""
        database, workspace_id = _allowed(info)
        return _webhook(service.delete_webhook(database, workspace_id, _one_id(id, input)))


def _allowed(info: Info) -> tuple[Database, UUID]:
    caller = info.context.caller
    caller.require_flag(FLAG)
    return info.context.stores.database, caller.identity.workspace_id


def _one_id(direct: UUID | None, wrapped: GetWebhookInput | None) -> UUID:
    found = direct or (wrapped.id if wrapped else None)
    if found is None:
        raise WebhookNotFound
    return found


def _webhook(found: repository.Webhook) -> Webhook:
    return Webhook(
        id=found.id,
        target_url=found.target_url,
        operations=list(found.operations),
        description=found.description,
        secret="",
        has_secret=found.has_secret,
        application_id=APPLICATION_ID,
        created_at=found.created_at,
        updated_at=found.updated_at,
        deleted_at=None,
    )


def _delivery(found: repository.Delivery) -> WebhookDelivery:
    return WebhookDelivery(
        id=found.id,
        webhook_id=found.webhook_id,
        event_id=found.event_id,
        event_name=found.event_name,
        status=found.status,
        attempts=found.attempts,
        response_status=found.response_status,
        response_body=found.response_body,
        duration_ms=found.duration_ms,
        error=found.error,
        next_attempt_at=found.next_attempt_at,
        finished_at=found.finished_at,
        created_at=found.created_at,
    )
