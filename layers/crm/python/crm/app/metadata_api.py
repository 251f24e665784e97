"""The function behind POST /metadata: signing in, settings and the data model."""

from __future__ import annotations

from functools import cache

from mangum import Mangum

from crm.api.graphql_metadata.context import Stores
from crm.api.graphql_metadata.http import MetadataEndpoint
from crm.api.graphql_metadata.schema import schema
from crm.api.graphql_records.http import Receive, Scope, Send
from crm.app.container import container


@cache
def endpoint() -> MetadataEndpoint:
    """The one of this container, made with its first request."""
    own = container()
    return MetadataEndpoint(Stores(own.database, lambda: own.owner_database, own.cache, own.snapshots, own.nudge))


async def application(scope: Scope, receive: Receive, send: Send) -> None:
    """The ASGI application."""
    await endpoint()(scope, receive, send)


handle = Mangum(application, lifespan="off")
schema()
