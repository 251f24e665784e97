"""The function behind /graphql. It starts with little: what a new document or an old client needs comes later."""

from __future__ import annotations

import gc
from functools import cache

from mangum import Mangum

from crm.access.bearers import Bearers
from crm.api.basis import BasisStore
from crm.api.graphql_records.door import RecordsDoor
from crm.api.graphql_records.http import Application, Receive, RecordsEndpoint, Scope, Send
from crm.api.graphql_records.prepared import PreparedDocuments
from crm.app.container import Container, container
from crm.kit.code import fingerprint

COMPILING = ("crm.access", "crm.metadata", "crm.records", "crm.api.graphql_records")
"""The packages that decide what a document compiles to."""


@cache
def endpoint() -> RecordsEndpoint:
    """The one of this container, made with its first request."""
    return endpoint_of(container())


def endpoint_of(own: Container) -> RecordsEndpoint:
    """The door of records over what a container keeps."""
    door = RecordsDoor(
        own.database,
        own.snapshots,
        BasisStore(own.database, own.cache, own.snapshots),
        PreparedDocuments(own.cache, fingerprint(*COMPILING)),
        own.nudge,
    )
    return RecordsEndpoint(door, Bearers().identity, metadata)


def metadata() -> Application:
    """The door at /metadata, for older clients that sign in here."""
    from crm.app.metadata_api import application

    return application


async def application(scope: Scope, receive: Receive, send: Send) -> None:
    """The ASGI application."""
    await endpoint()(scope, receive, send)


handle = Mangum(application, lifespan="off")
gc.collect()
gc.freeze()
