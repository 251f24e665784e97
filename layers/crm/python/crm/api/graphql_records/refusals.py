"""What /graphql answers when it does not do what was asked: errors in the envelope of the contract."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import orjson

from crm.kit.errors import CrmError

if TYPE_CHECKING:
    from graphql import GraphQLError


_QUOTED = re.compile(r"(?<!\w)'([^']*)'(?!\w)")
"""graphql-core quotes names with apostrophes, graphql-js, which clients know, with quotation marks."""


class Refused(Exception):
    """The document was refused before anything ran; `errors` are in the form of the response."""

    def __init__(self, errors: Sequence[dict[str, Any]]) -> None:
        super().__init__(str(errors[0]["message"]))
        self.errors = errors


def refused(message: str, code: str, user_message: str = "An error occurred.", **extensions: Any) -> Refused:
    """A refusal that is the caller's to mend."""
    return Refused([_error(message, {"code": code, "userFriendlyMessage": user_message, **extensions})])


def invalid_document(errors: Sequence[GraphQLError]) -> Refused:
    """Syntax and validation errors carry a message and locations, and no extensions."""
    return Refused([_located(error) for error in errors])


def invalid_variables(errors: Sequence[GraphQLError]) -> Refused:
    """Errors of variables say so in their extensions."""
    extensions = {"code": "BAD_USER_INPUT", "http": {"status": 400}}
    return Refused([{**_located(error), "extensions": extensions} for error in errors])


def crm_error(error: CrmError, key: str | None = None) -> dict[str, Any]:
    """An expected refusal of one root field, or of the whole request."""
    extensions: dict[str, Any] = {"code": error.code}
    if error.sub_code:
        extensions["subCode"] = error.sub_code
    extensions |= {"userFriendlyMessage": error.user_message, **error.extensions}
    return _error(error.message, extensions, key)


def unexpected(event_id: str | None) -> dict[str, Any]:
    """What went wrong is in the log, under `event_id`."""
    extensions: dict[str, Any] = {"code": "INTERNAL_SERVER_ERROR", "userFriendlyMessage": "An error occurred."}
    if event_id:
        extensions["exceptionEventId"] = event_id
    return _error("Internal server error", extensions)


def error_response(errors: Sequence[dict[str, Any]]) -> bytes:
    """A response to a request of which nothing ran."""
    return orjson.dumps({"errors": errors})


def _error(message: str, extensions: dict[str, Any], key: str | None = None) -> dict[str, Any]:
    return {"message": message, **({"path": [key]} if key else {}), "extensions": extensions}


def _located(error: GraphQLError) -> dict[str, Any]:
    locations = [{"line": place.line, "column": place.column} for place in error.locations or ()]
    message = _QUOTED.sub(r'"\1"', error.message)
    return {"message": message, **({"locations": locations} if locations else {})}
