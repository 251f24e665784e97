"""The contract is tried on the function behind /graphql."""

from tests.api.conftest import aws, environment
from tests.api.graphql_records.conftest import client, handler, new_container, workspace

__all__ = ["aws", "client", "environment", "handler", "new_container", "workspace"]
