"""Both doors of one workspace: its data model changes at one, records show it at the other."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.api.gateway import GraphqlClient
from tests.api.graphql_metadata.data_model.modeller import Modeller
from tests.factories.workspaces import Workspace


@pytest.fixture
def records(admin: GraphqlClient) -> Iterator[GraphqlClient]:
    """The administrator at the door of records."""
    from crm.app.graphql_api import endpoint, handle

    endpoint.cache_clear()
    yield GraphqlClient(handle, admin.token, "/graphql")
    endpoint.cache_clear()


@pytest.fixture
def modeller(admin: GraphqlClient, records: GraphqlClient, workspace: Workspace) -> Modeller:
    """The administrator, who changes the data model."""
    return Modeller(admin, records, workspace)
