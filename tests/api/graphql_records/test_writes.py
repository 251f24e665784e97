"""What a write leaves behind, and how it is announced."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest

from crm.features.outbox.entry import whole
from crm.features.outbox.nudge import DIRTY
from crm.kit.cache import Cache
from tests.api.conftest import QUEUE
from tests.api.gateway import GraphqlClient
from tests.factories.workspaces import Workspace
from tests.pretended_aws import PretendedAws

CREATE = "mutation($d: PersonCreateInput!) { createPerson(data: $d) { id } }"


@pytest.fixture
def nudges(aws: PretendedAws) -> Iterator[PretendedAws]:
    """The pretended queue, as if nothing had been sent yet."""
    aws.requests.clear()
    yield aws
    aws.status = 200


def events(workspace: Workspace, record_id: str) -> list[Any]:
    rows = workspace.rows("select payload from core.outbox where payload::text like %s order by id", f"%{record_id}%")
    return [whole(row[0]) for row in rows]


def test_a_write_leaves_one_event_with_who_and_what(client: GraphqlClient, workspace: Workspace):
    mutation_id = str(uuid4())
    variables = {"d": {"jobTitle": "Miner", "name": {"firstName": "Ada"}}}
    made = client.post(CREATE, variables, x_mutation_id=mutation_id)["data"]["createPerson"]["id"]
    (payload,) = events(workspace, made)
    (event,) = payload["events"]
    assert (event["action"], event["objectNameSingular"], event["recordId"]) == ("created", "person", made)
    assert event["before"] is None
    assert event["after"]["name"] == {"firstName": "Ada", "lastName": ""}
    assert payload["actor"]["name"] == "Ada Lovelace"
    assert payload["mutationId"] == mutation_id


def test_a_batch_is_one_row_of_events(client: GraphqlClient, workspace: Workspace):
    query = "mutation($d: [PersonCreateInput!]!) { createPeople(data: $d) { id } }"
    made = client.ask(query, d=[{}, {}, {}])["createPeople"]
    (payload,) = events(workspace, made[0]["id"])
    assert [event["recordId"] for event in payload["events"]] == [each["id"] for each in made]


def test_an_update_says_what_changed(client: GraphqlClient, workspace: Workspace):
    made = client.ask(CREATE, d={"jobTitle": "Miner", "city": "Oslo"})["createPerson"]["id"]
    update = "mutation($id: UUID!, $d: PersonUpdateInput!) { updatePerson(id: $id, data: $d) { jobTitle } }"
    client.ask(update, id=made, d={"jobTitle": "Baker", "city": "Oslo"})
    (event,) = events(workspace, made)[-1]["events"]
    assert (event["action"], event["updatedFields"]) == ("updated", ["jobTitle"])
    assert (event["before"]["jobTitle"], event["after"]["jobTitle"]) == ("Miner", "Baker")


def test_one_document_creates_or_upserts_as_its_variable_says(client: GraphqlClient):
    query = "mutation($d: PersonCreateInput!, $u: Boolean) { createPerson(data: $d, upsert: $u) { id jobTitle } }"
    data = {"emails": {"primaryEmail": f"{uuid4()}@example.com"}, "jobTitle": "Miner"}
    made = client.ask(query, d=data, u=True)["createPerson"]
    for unwanted in (False, None):
        assert client.error(query, {"d": data, "u": unwanted})["message"] == "A duplicate entry was detected"
    assert client.ask(query, d=data | {"jobTitle": "Baker"}, u=True)["createPerson"] == made | {"jobTitle": "Baker"}


def test_a_change_may_depend_on_the_version_that_was_seen(client: GraphqlClient):
    made = client.ask("mutation { createPerson(data: {}) { id updatedAt } }")["createPerson"]
    query = "mutation($id: UUID!, $at: DateTime) { deletePerson(id: $id, ifUpdatedAt: $at) { id } }"
    error = client.error(query, {"id": made["id"], "at": "2020-01-01T00:00:00.000Z"})
    assert error["extensions"]["code"] == "CONFLICT"
    assert error["extensions"]["conflictingRecordId"] == made["id"]
    assert client.ask(query, id=made["id"], at=made["updatedAt"]) == {"deletePerson": {"id": made["id"]}}


def test_a_write_is_announced_once(client: GraphqlClient, workspace: Workspace, nudges: PretendedAws, cache: Cache):
    client.ask("mutation { createPerson(data: {}) { id } createCompany(data: {}) { id } }")
    (message,) = nudges.messages(QUEUE)
    assert message == {"QueueUrl": QUEUE, "MessageBody": "{}", "MessageGroupId": str(workspace.id)}
    assert cache.execute(("ZRANGE", DIRTY, 0, -1)) == [[str(workspace.id).encode()]]


def test_the_sweep_knows_of_a_write_before_it_commits(
    client: GraphqlClient, workspace: Workspace, cache: Cache, monkeypatch: pytest.MonkeyPatch
):
    known: list[Any] = []

    def interrupted(*_: Any) -> None:
        known.extend(cache.execute(("ZRANGE", DIRTY, 0, -1)))
        raise KeyboardInterrupt

    monkeypatch.setattr("crm.api.graphql_records.door.run", interrupted)
    client.raw('{"query": "mutation { createPerson(data: {}) { id } }"}')
    assert known == [[str(workspace.id).encode()]]


def test_reads_announce_nothing(client: GraphqlClient, nudges: PretendedAws, cache: Cache):
    client.ask("{ people { totalCount } }")
    assert nudges.messages(QUEUE) == []
    assert cache.execute(("EXISTS", DIRTY)) == [0]


def test_a_refused_write_announces_nothing(client: GraphqlClient, nudges: PretendedAws):
    client.error(f'mutation {{ deletePerson(id: "{uuid4()}") {{ id }} }}')
    assert nudges.messages(QUEUE) == []


def test_a_queue_that_refuses_does_not_undo_the_write(client: GraphqlClient, nudges: PretendedAws, cache: Cache):
    nudges.status = 500
    made = client.ask(CREATE, d={"jobTitle": "Kept"})["createPerson"]["id"]
    found = client.ask("query($id: UUID!) { person(filter: {id: {eq: $id}}) { jobTitle } }", id=made)
    assert found == {"person": {"jobTitle": "Kept"}}
    assert cache.execute(("ZCARD", DIRTY)) == [1]


def test_a_write_takes_one_round_trip(client: GraphqlClient):
    from crm.app.container import container

    for _ in range(2):
        before = container().database.round_trips
        client.ask(CREATE, d={})
        taken = container().database.round_trips - before
    assert taken == 1


def test_a_read_takes_one_round_trip_however_many_rows(client: GraphqlClient):
    from crm.app.container import container

    query = """
    query($n: Int) {
      people(first: $n) { totalCount edges { node { company { people { totalCount } } } } }
      companies { totalCount }
    }
    """
    taken = []
    for first in (1, 1, 20):
        before = container().database.round_trips
        client.ask(query, n=first)
        taken.append(container().database.round_trips - before)
    assert taken[1:] == [1, 1]
