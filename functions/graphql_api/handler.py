"""Records over GraphQL: `POST /graphql`, and GraphiQL for people who open it."""

from crm.app.graphql_api import handle as handler

__all__ = ["handler"]
