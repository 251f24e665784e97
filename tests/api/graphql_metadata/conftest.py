"""The function behind /metadata as AWS calls it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from crm.kit.cache import Cache
from crm.kit.settings import Settings
from crm.kit.settings import settings as read_settings
from tests.api.gateway import GraphqlClient
from tests.factories.workspaces import Workspace

Connect = Callable[[str | None], GraphqlClient]


@pytest.fixture
def connect(environment: Settings, cache: Cache) -> Iterator[Connect]:
    """A client with a token, or without one; the function starts as on a fresh machine."""
    from crm.app.container import container
    from crm.app.metadata_api import endpoint, handle

    assert read_settings() == environment
    cache.execute(("FLUSHDB",))
    container.cache_clear()
    endpoint.cache_clear()
    yield lambda token: GraphqlClient(handle, token, "/metadata")
    own = container()
    own.database.close()
    own.owner_database.close()
    own.cache.close()
    container.cache_clear()
    endpoint.cache_clear()


@pytest.fixture
def stranger(connect: Connect) -> GraphqlClient:
    """Somebody who has not signed in."""
    return connect(None)


@pytest.fixture
def admin(connect: Connect, workspace: Workspace) -> GraphqlClient:
    """The administrator of `workspace`."""
    return connect(workspace.admin.token)
