"""Idempotency-Key: a request that comes again is answered as it was, and done once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from threading import Thread
from typing import Any
from uuid import uuid4

import orjson
import pytest

from crm.access.gate import Gate
from crm.kit.database import Database, DatabaseError, Result, Statement
from crm.kit.errors import Conflict, CrmError
from crm.kit.settings import Settings
from crm.metadata.standard import ADMIN
from crm.records.compiler import compile_operations
from crm.records.execute import run
from crm.records.operation import Leaf, Operation, OperationKind, Selection
from crm.records.root import Answer, Once, Request
from crm.records.writes.once import FIND
from tests.api.gateway import GraphqlClient
from tests.factories.workspaces import Workspace
from tests.waiting import until_someone_waits

CREATE = "mutation($d: PersonCreateInput!) { createPerson(data: $d) { id city createdAt } }"
CREATE_MANY = "mutation($d: [PersonCreateInput!]!) { createPeople(data: $d) { id city } }"
CREATE_TWICE = """mutation($d: PersonCreateInput!) {
    createPeople(data: [$d, $d]) { createdAt id }
    createPerson(data: $d) { id }
}"""


@pytest.fixture
def key() -> str:
    return str(uuid4())


def body(query: str, **variables: Any) -> bytes:
    return orjson.dumps({"query": query, "variables": variables})


def answer(client: GraphqlClient, posted: bytes, key: str) -> bytes:
    """The very bytes of the response."""
    response = client.raw(posted, idempotency_key=key)
    assert response["statusCode"] == 200
    return str(response["body"]).encode()


def count(client: GraphqlClient, city: str) -> int:
    query = "query($c: String) { people(filter: {city: {eq: $c}}) { totalCount } }"
    return int(client.ask(query, c=city)["people"]["totalCount"])


def outbox_rows(workspace: Workspace) -> int:
    return int(workspace.rows("select count(*) from core.outbox where workspace_id = %s", workspace.id)[0][0])


class TestAgain:
    @pytest.mark.parametrize(
        "query",
        [CREATE, CREATE.replace("data: $d", "data: $d, upsert: true"), CREATE_TWICE],
        ids=["create", "upsert", "two"],
    )
    def test_is_answered_with_the_same_bytes(self, client: GraphqlClient, workspace: Workspace, key: str, query: str):
        city = str(uuid4())
        posted = body(query, d={"city": city})
        first = answer(client, posted, key)
        made, told = count(client, city), outbox_rows(workspace)
        assert b"errors" not in first
        assert made > 0
        assert [answer(client, posted, key) for _ in range(2)] == [first, first]
        assert (count(client, city), outbox_rows(workspace)) == (made, told)

    @pytest.mark.parametrize("verb", ["update", "delete", "destroy"])
    def test_holds_for_every_verb(self, client: GraphqlClient, workspace: Workspace, key: str, verb: str):
        made = client.ask(CREATE, d={"city": "Rome"})["createPerson"]["id"]
        data = ', data: {city: "Oslo"}' if verb == "update" else ""
        posted = body(f"mutation($id: UUID!) {{ {verb}Person(id: $id{data}) {{ id city updatedAt }} }}", id=made)
        first = answer(client, posted, key)
        restored = body("mutation($id: UUID!) { restorePerson(id: $id) { id } }", id=made)
        assert answer(client, restored, key + "r") == answer(client, restored, key + "r")
        told = outbox_rows(workspace)
        assert answer(client, posted, key) == first
        assert outbox_rows(workspace) == told

    def test_by_a_filter(self, client: GraphqlClient, key: str):
        city = str(uuid4())
        client.ask(CREATE_MANY, d=[{"city": city}] * 3)
        posted = body("mutation($c: String) { deletePeople(filter: {city: {eq: $c}}) { id } }", c=city)
        first = answer(client, posted, key)
        assert len(orjson.loads(first)["data"]["deletePeople"]) == 3
        assert answer(client, posted, key) == first
        assert answer(client, posted, key + "2") == b'{"data":{"deletePeople":[]}}'

    def test_holds_for_a_merge(self, client: GraphqlClient, key: str):
        first, second = (each["id"] for each in client.ask(CREATE_MANY, d=[{"city": "Rome"}, {}])["createPeople"])
        posted = body(
            "mutation($ids: [UUID!]!) { mergePeople(ids: $ids, conflictPriorityIndex: 1) { id city } }",
            ids=[first, second],
        )
        client.ask("mutation($id: UUID!) { deletePerson(id: $id) { id } }", id=first)
        assert b"RECORD_NOT_FOUND" in answer(client, posted, key)
        client.ask("mutation($id: UUID!) { restorePerson(id: $id) { id } }", id=first)
        merged = answer(client, posted, key)
        assert orjson.loads(merged)["data"] == {"mergePeople": {"id": second, "city": "Rome"}}
        assert answer(client, posted, key) == merged

    def test_is_the_same_caller_in_another_session(self, client: GraphqlClient, workspace: Workspace, key: str):
        posted = body(CREATE, d={"city": "Rome"})
        again = GraphqlClient(client.handler, workspace.sign_in_again().token)
        assert answer(client, posted, key) == answer(again, posted, key)

    def test_after_a_day_is_done_again(self, client: GraphqlClient, workspace: Workspace, key: str):
        posted = body(CREATE, d={"city": "Rome"})
        first = answer(client, posted, key)
        workspace.run("update core.answer set created_at = created_at - interval '24 hours' where key = %s", key)
        second = answer(client, posted, key)
        assert second != first
        assert answer(client, posted, key) == second

    def test_old_answers_go_when_new_ones_come(self, client: GraphqlClient, workspace: Workspace, key: str):
        for number in range(3):
            answer(client, body(CREATE, d={}), f"{key}-{number}")
        old = "update core.answer set created_at = created_at - interval '25 hours' where key like %s"
        workspace.run(old, f"{key}-%")
        answer(client, body(CREATE, d={}), key)
        assert workspace.rows("select key from core.answer where key like %s", f"{key}%") == [(key,)]

    def test_reads_and_requests_without_a_key_keep_nothing(self, client: GraphqlClient, workspace: Workspace, key: str):
        answer(client, body("{ people { totalCount } }"), key)
        assert count(client, key) == 0
        client.ask(CREATE, d={"city": key})
        assert workspace.rows("select key from core.answer where key = %s", key) == []
        assert count(client, key) == 1


class TestRefusals:
    def test_same_key_with_another_body(self, client: GraphqlClient, key: str):
        city = str(uuid4())
        first = answer(client, body(CREATE, d={"city": city}), key)
        for posted in (body(CREATE, d={"city": city, "jobTitle": "x"}), body(CREATE_TWICE, d={"city": city})):
            for error in orjson.loads(answer(client, posted, key))["errors"]:
                assert error["message"] == "The Idempotency-Key belongs to another request"
                assert error["extensions"]["code"] == "CONFLICT"
        assert count(client, city) == 1
        assert answer(client, body(CREATE, d={"city": city}), key) == first

    def test_refused_write_is_not_remembered(self, client: GraphqlClient, key: str):
        made = str(uuid4())
        query = "mutation($id: UUID!, $c: String) { updatePerson(id: $id, data: {city: $c}) { city } }"
        posted = body(query, id=made, c="x")
        refused = answer(client, posted, key)
        assert b"RECORD_NOT_FOUND" in refused
        client.ask(CREATE, d={"id": made})
        assert answer(client, posted, key) == b'{"data":{"updatePerson":{"city":"x"}}}'

    def test_of_several_writes_those_refused_are_tried_again(self, client: GraphqlClient, key: str):
        city, missing = str(uuid4()), str(uuid4())
        query = """mutation($d: PersonCreateInput!, $id: UUID!) {
            createPerson(data: $d) { id }
            deletePerson(id: $id) { id }
        }"""
        posted = body(query, d={"city": city}, id=missing)
        first = orjson.loads(answer(client, posted, key))
        assert [error["path"] for error in first["errors"]] == [["deletePerson"]]
        client.ask(CREATE, d={"id": missing})
        second = orjson.loads(answer(client, posted, key))
        assert second["data"] == {"createPerson": first["data"]["createPerson"], "deletePerson": {"id": missing}}
        assert count(client, city) == 1

    def test_refusal_that_is_no_error_of_the_database_is_not_remembered(self, client: GraphqlClient, key: str):
        domain = f"https://{uuid4()}.example"
        data = {"company": {"connect": {"where": {"domainName": {"primaryLinkUrl": domain}}}}}
        posted = body("mutation($d: PersonCreateInput!) { createPerson(data: $d) { company { name } } }", d=data)
        assert b"but found 0" in answer(client, posted, key)
        query = "mutation($d: CompanyCreateInput!) { createCompany(data: $d) { id } }"
        client.ask(query, d={"name": "Acme", "domainName": {"primaryLinkUrl": domain}})
        assert answer(client, posted, key) == b'{"data":{"createPerson":{"company":{"name":"Acme"}}}}'

    @pytest.mark.parametrize("bad", ["", "x" * 256, "a\tb", "é"])
    def test_key_that_is_no_name(self, client: GraphqlClient, bad: str):
        city = str(uuid4())
        error = client.error(CREATE, {"d": {"city": city}}, idempotency_key=bad)
        assert error["message"] == "Idempotency-Key must be 1 to 255 printable characters"
        assert error["extensions"]["code"] == "BAD_USER_INPUT"
        assert count(client, city) == 0

    def test_keys_of_others_are_their_own(
        self, client: GraphqlClient, stranger: GraphqlClient, workspace: Workspace, key: str
    ):
        posted, colleague = body(CREATE, d={"city": "Rome"}), workspace.sign_in(ADMIN)
        program = workspace.add_api_key()
        callers = (client, stranger, *(GraphqlClient(client.handler, each.token) for each in (colleague, program)))
        answers = [answer(each, posted, key) for each in callers]
        assert len(set(answers)) == 4
        assert [answer(each, posted, key) for each in callers] == answers

    def test_whoever_left_is_told_nothing(self, client: GraphqlClient, workspace: Workspace, key: str):
        program = workspace.add_api_key()
        leaving = GraphqlClient(client.handler, program.token)
        answer(leaving, posted := body(CREATE, d={}), key)
        workspace.run("update core.api_key set revoked_at = now() where id = %s", program.identity.principal_id)
        assert b"UNAUTHENTICATED" in answer(leaving, posted, key)

    def test_role_of_a_workspace_sees_no_answers(
        self, client: GraphqlClient, workspace: Workspace, database: Database, key: str
    ):
        answer(client, body(CREATE, d={}), key)
        become = Statement("select set_config('role', $1, true)", [workspace.schema.encode()])
        with pytest.raises(DatabaseError, match="permission denied"):
            database.pipeline([become, Statement("select from core.answer")])


class TestAtTheSameTime:
    """Two connections, of which the second asks before the first has committed."""

    @pytest.fixture
    def ask(self, workspace: Workspace) -> Callable[..., Answer]:
        snapshot, admin = workspace.snapshot, workspace.admin
        selection = Selection("made", "made", {"data": {"city": Leaf("x", ("data", "city"))}}, (Selection("id", "id"),))
        operation = Operation(OperationKind.CREATE_ONE, "person", selection)
        plan = compile_operations([operation], snapshot, Gate.of(snapshot, admin.role_id))
        request = Request(admin.identity, snapshot.version, admin.role_id, lambda: snapshot)

        def ask(database: Database, key: str, **data: Any) -> Answer:
            once = Once(key, orjson.dumps(data).decode())
            (answer,) = run(database, plan, {"data": data}, replace(request, once=once))
            return answer

        return ask

    @pytest.mark.parametrize("is_killed", [False, True], ids=["commits", "is killed"])
    def test_a_write_is_done_once(
        self, workspace: Workspace, new_database: Callable[[], Database], ask: Callable[..., Answer], is_killed: bool
    ):
        key = city = str(uuid4())
        first, second, answers = new_database(), new_database(), list[Answer]()
        waiting = Thread(target=lambda: answers.append(ask(second, key, city=city)))
        with suppress(Killed), first.transaction():
            answers.append(ask(first, key, city=city))
            waiting.start()
            until_someone_waits(workspace.owner)
            if is_killed:
                answers.clear()
                raise Killed
        waiting.join(timeout=30)
        assert workspace.rows("select count(*) from {schema}.person where city = %s", city) == [(1,)]
        assert len(answers) == (1 if is_killed else 2)
        assert len(set(answers)) == 1
        assert not isinstance(answers[0], CrmError)

    def test_another_body_is_refused_once_the_first_is_done(
        self, workspace: Workspace, new_database: Callable[[], Database], ask: Callable[..., Answer], key: str
    ):
        first, second, answers = new_database(), new_database(), list[Answer]()
        waiting = Thread(target=lambda: answers.append(ask(second, key, city="Oslo")))
        with first.transaction():
            ask(first, key, city="Rome")
            waiting.start()
            until_someone_waits(workspace.owner)
        waiting.join(timeout=30)
        (refusal,) = answers
        assert isinstance(refusal, Conflict)

    def test_an_answer_that_is_forgotten_while_it_is_looked_up_is_not_done_again(
        self, workspace: Workspace, settings: Settings, ask: Callable[..., Answer], key: str
    ):
        database, city = Interrupted(settings.require("database_url")), str(uuid4())
        database.before_find = lambda: workspace.run("delete from core.answer where key = %s", key)
        assert isinstance(ask(database, key, city=city), bytes)
        assert isinstance(ask(database, key, city=city), Conflict)
        assert workspace.rows("select count(*) from {schema}.person where city = %s", city) == [(1,)]
        database.close()


class Interrupted(Database):
    """A connection that others come before when it looks for an answer that was kept."""

    before_find: Callable[[], None]

    def pipeline(self, statements: Sequence[Statement]) -> list[Result]:
        if statements[0].sql == FIND:
            self.before_find()
        return super().pipeline(statements)


class Killed(Exception):
    """The function ended in the middle of its transaction."""
