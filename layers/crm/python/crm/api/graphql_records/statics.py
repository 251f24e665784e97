"""Root fields that older clients send to /graphql though the metadata door answers them.

Making or joining a workspace is not among them: this function may not change schemas.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from crm.api.graphql_records.refusals import Refused
from crm.api.graphql_records.request import GraphqlRequest
from crm.kit.errors import CrmError

if TYPE_CHECKING:
    from crm.api.graphql_records.document import Document

STATIC_FIELDS: Final = frozenset(
    {
        "checkUserExists",
        "currentUser",
        "currentWorkspace",
        "getAuthTokensFromLoginToken",
        "getLoginTokenFromCredentials",
        "renewToken",
        "signIn",
        "signOut",
        "signUp",
    }
)


def is_static(document: Document) -> bool:
    """Whether an operation asks for nothing but such fields."""
    names = {getattr(getattr(each, "name", None), "value", "") for each in document.operation.selection_set.selections}
    return bool(names & STATIC_FIELDS) and names <= STATIC_FIELDS | {"__typename"}


def asks_only_statics(request: GraphqlRequest) -> bool:
    """The same for a request without an identity, whose document nobody has read yet."""
    if not any(name in request.query for name in STATIC_FIELDS):
        return False
    from crm.api.graphql_records.document import read_document

    try:
        return is_static(read_document(request.query, request.operation_name))
    except (Refused, CrmError):
        return False
