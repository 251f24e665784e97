"""The executor of the metadata door answers as the usual one does, in every case and in every error."""

from __future__ import annotations

from enum import Enum
from typing import Any

import pytest
import strawberry
from graphql import ExecutionResult, Executor, execute_sync, parse

from crm.api.graphql_metadata import execute
from crm.api.graphql_metadata.executor import MetadataExecutor
from tests.api.gateway import GraphqlClient

DOCUMENTS = {
    "objects": """{ objects { edges { cursor node { __typename id nameSingular isActive createdAt description
        fieldsList { id name type options settings relation { type targetObjectMetadata { nameSingular } } }
        indexMetadataList { name indexType indexFieldMetadataList { order } } } } pageInfo { hasNextPage } } }""",
    "views": """query($yes: Boolean! = true, $no: Boolean! = false) { first: getViews { ...V } second: getViews { key }
        getCoreViews { viewFields @include(if: $no) { id } name @skip(if: $yes) kind: type } }
        fragment V on View { id key type position viewFields { ...F } viewFieldGroups { viewFields { id } } }
        fragment F on ViewField { shown: isVisible size createdAt deletedAt universalIdentifier }""",
    "roles": "{ getRoles { label isEditable permissionFlags { flag } workspaceMembers { name { firstName } } } }",
    "nothing": "{ __typename }",
    "refused": '{ a: getView(id: "x") { id } webhook(id: "20202020-0000-4000-8000-000000000001") { id } }',
}


@pytest.mark.parametrize("document", DOCUMENTS.values(), ids=DOCUMENTS)
def test_answers_are_the_same(admin: GraphqlClient, monkeypatch: pytest.MonkeyPatch, document: str):
    ours = admin.post(document)
    monkeypatch.setattr(execute, "MetadataExecutor", Executor)
    assert admin.post(document) == ours


@strawberry.enum
class Colour(Enum):
    RED = "RED"


@strawberry.type
class Thing:
    name: str
    number: int | None = None
    colour: Colour | None = None
    plain: strawberry.Private[str] = "x"

    @strawberry.field
    def twice(self) -> str:
        return self.name * 2


@strawberry.type
class Query:
    @strawberry.field
    def things(self) -> list[Thing | None]:
        broken: Any = Thing
        return [
            Thing(name="a", number=1, colour=Colour.RED),
            broken(name=None),
            broken(name="b", number="many"),
            broken(name="c", colour="GREEN"),
            broken(name="d", colour="RED"),
            None,
        ]


def executed(executor: type[Executor[Any]]) -> ExecutionResult:
    schema = strawberry.Schema(query=Query)._schema  # noqa: SLF001  (as graphql-core has it)
    document = parse("{ things { __typename name n: number colour twice } }")
    return execute_sync(schema, document, executor_class=executor)


def test_what_goes_wrong_is_told_in_the_same_words():
    ours, usual = executed(MetadataExecutor), executed(Executor)
    assert ours == usual
    assert ours.errors
    assert {tuple(error.path or ()) for error in ours.errors} == {
        ("things", 1, "name"),
        ("things", 2, "n"),
        ("things", 3, "colour"),
    }
