"""What a client posts: a document, the name of its operation and its variables."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any, Final

import orjson

from crm.api.graphql_records.refusals import refused
from crm.records.shape import shape

MOST_BYTES: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class GraphqlRequest:
    """One request's body."""

    query: str
    operation_name: str | None
    variables: Mapping[str, Any]

    def digest(self) -> bytes:
        """Equal for requests that one plan serves, in a workspace at a version.

        Raises:
            BadUserInput: variables nested absurdly deep.
        """
        name = self.operation_name or ""
        parts = (self.query.encode(errors="replace"), name.encode(errors="replace"), shape(self.variables))
        return blake2b(b"\0".join(parts), digest_size=16).digest()

    def fingerprint(self) -> str:
        """Equal for requests that ask the very same."""
        asked = [self.query, self.operation_name, self.variables]
        return blake2b(json.dumps(asked, sort_keys=True).encode(), digest_size=16).hexdigest()


def read_request(body: bytes) -> GraphqlRequest:
    """Read a POST body.

    Raises:
        Refused: it is too long, no JSON, a batch, or has no query.
    """
    if len(body) > MOST_BYTES:
        raise refused(f"The body is longer than {MOST_BYTES} bytes", "BAD_USER_INPUT", "This is too much at once.")
    try:
        posted = orjson.loads(body) if body.strip() else {}
    except orjson.JSONDecodeError:
        raise refused("POST body sent invalid JSON.", "BAD_USER_INPUT") from None
    if isinstance(posted, list) and posted:
        raise refused("Batching is not supported: send one operation per request.", "BAD_USER_INPUT")
    if not isinstance(posted, dict):
        posted = {}
    return GraphqlRequest(_query(posted), _operation_name(posted), _variables(posted))


def _query(posted: Mapping[str, Any]) -> str:
    query = posted.get("query")
    if query is None or query == "":
        raise refused("Must provide query string.", "BAD_USER_INPUT")
    if not isinstance(query, str):
        raise refused("The query must be a string.", "BAD_USER_INPUT")
    return query


def _operation_name(posted: Mapping[str, Any]) -> str | None:
    name = posted.get("operationName")
    if name is not None and not isinstance(name, str):
        raise refused("The operation name must be a string.", "BAD_USER_INPUT")
    return name or None


def _variables(posted: Mapping[str, Any]) -> Mapping[str, Any]:
    variables = posted.get("variables")
    if variables is None:
        return {}
    if not isinstance(variables, dict):
        raise refused("Variables must be an object.", "BAD_USER_INPUT")
    return variables
