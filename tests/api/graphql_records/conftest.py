"""The function behind /graphql as AWS calls it, a workspace of our own and one of strangers."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from crm.kit.cache import Cache
from crm.kit.database import Database
from crm.kit.settings import Settings
from crm.kit.settings import settings as read_settings
from tests.api.gateway import GraphqlClient, Handler
from tests.factories.workspaces import Workspace, make_workspace


@pytest.fixture
def new_container(environment: Settings) -> Iterator[Callable[[], Handler]]:
    """Starts the function as on a fresh machine: nothing in memory, no connection."""
    from crm.app.container import container
    from crm.app.graphql_api import endpoint, handle

    assert read_settings() == environment

    def forget() -> None:
        container().database.close()
        container().cache.close()
        container.cache_clear()
        endpoint.cache_clear()

    def start() -> Handler:
        forget()
        return handle

    yield start
    forget()


@pytest.fixture
def handler(new_container: Callable[[], Handler], cache: Cache) -> Handler:
    """The function with nothing in memory and nothing in Redis."""
    assert cache.execute(("DBSIZE",)) == [0]
    return new_container()


@pytest.fixture(scope="session")
def workspace(owner_database: Database) -> Workspace:
    return make_workspace(owner_database)


@pytest.fixture(scope="session")
def strangers(owner_database: Database) -> Workspace:
    return make_workspace(owner_database)


@pytest.fixture
def client(handler: Handler, workspace: Workspace) -> GraphqlClient:
    """The administrator of the workspace."""
    return GraphqlClient(handler, workspace.admin.token)


@pytest.fixture
def stranger(handler: Handler, strangers: Workspace) -> GraphqlClient:
    """The administrator of the other workspace."""
    return GraphqlClient(handler, strangers.admin.token)
