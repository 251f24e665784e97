"""Plans are made once, kept in memory and in Redis, and never outlive what they were made for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import orjson
import pytest

from crm.features.roles.schemas import FieldChange
from crm.features.roles.service import set_field_permissions
from crm.kit.cache import Cache
from crm.kit.database import Database
from crm.kit.settings import settings
from crm.metadata.extension import create_fields
from crm.metadata.standard_objects.declaration import FieldDeclaration
from crm.models.transaction import transaction
from tests.api.gateway import GraphqlClient, Handler
from tests.factories.workspaces import Workspace, make_workspace

PEOPLE = "query($f: PersonFilterInput) { people(filter: $f) { edges { node { jobTitle } } } }"
Logged = Callable[[], dict[str, Any]]


@pytest.fixture
def logged(capsys: pytest.CaptureFixture[str]) -> Logged:
    """The last line that the function logged."""

    def last() -> dict[str, Any]:
        line: dict[str, Any] = orjson.loads(capsys.readouterr().out.strip().splitlines()[-1])
        return line

    return last


@pytest.fixture
def own(owner_database: Database) -> Workspace:
    """A workspace whose metadata may be changed."""
    return make_workspace(owner_database)


@pytest.fixture
def admin(handler: Handler, own: Workspace) -> GraphqlClient:
    return GraphqlClient(handler, own.admin.token)


def add_field(own: Workspace, name: str) -> None:
    declared = {"person": [FieldDeclaration(name, "TEXT", name, "IconAbc", "")]}
    with transaction(own.owner) as connection:
        create_fields(connection, own.snapshot, declared)


def test_a_document_is_compiled_once(admin: GraphqlClient, logged: Logged):
    found = []
    for city in ("Oslo", "Rome", "Lima"):
        admin.ask(PEOPLE, f={"city": {"eq": city}})
        found.append(logged()["plan"])
    assert found == ["nowhere", "memory", "memory"]


def test_values_of_another_shape_make_another_plan(admin: GraphqlClient, logged: Logged):
    for filter_ in ({"city": {"eq": "Oslo"}}, {"city": {"is": "NULL"}}, {"city": {"in": ["Oslo"]}}, None):
        admin.ask(PEOPLE, f=filter_)
        assert logged()["plan"] == "nowhere"


def test_a_kept_plan_answers_as_a_new_one_does(admin: GraphqlClient):
    query = "mutation($d: [PersonCreateInput!]!) { createPeople(data: $d) { jobTitle city } }"
    for rows in ([{"jobTitle": "A"}], [{"jobTitle": "B"}, {"jobTitle": "C"}]):
        made = admin.ask(query, d=rows)["createPeople"]
        assert made == [{"jobTitle": row["jobTitle"], "city": ""} for row in rows]


def test_another_container_finds_the_plan_in_redis(
    admin: GraphqlClient, new_container: Callable[[], Handler], logged: Logged
):
    admin.ask(PEOPLE, f={"city": {"eq": "Oslo"}})
    logged()
    elsewhere = GraphqlClient(new_container(), admin.token)
    assert elsewhere.ask(PEOPLE, f={"city": {"eq": "Rome"}}) == {"people": {"edges": []}}
    assert logged()["plan"] == "redis"


def test_introspection_is_kept_too(admin: GraphqlClient, new_container: Callable[[], Handler], logged: Logged):
    query = '{ __type(name: "Person") { name fields { name type { name } } } people { totalCount } }'
    first = admin.ask(query)
    again = GraphqlClient(new_container(), admin.token).ask(query)
    assert (again, logged()["plan"]) == (first, "redis")


def test_introspection_that_asks_by_variable_is_not_kept(admin: GraphqlClient):
    query = "query($name: String!) { __type(name: $name) { name } }"
    for name in ("Person", "Company"):
        assert admin.ask(query, name=name) == {"__type": {"name": name}}


def test_a_new_field_is_there_with_the_next_request(admin: GraphqlClient, own: Workspace, logged: Logged):
    admin.ask(PEOPLE, f={})
    assert 'Cannot query field "nickname"' in admin.error("{ people { edges { node { nickname } } } }")["message"]
    add_field(own, "nickname")
    admin.ask(PEOPLE, f={})
    assert logged()["tries"] == 2
    assert admin.ask("{ people { edges { node { nickname } } } }") == {"people": {"edges": []}}


def test_a_container_that_slept_learns_of_new_metadata_before_it_refuses(admin: GraphqlClient, own: Workspace):
    admin.ask(PEOPLE, f={})
    add_field(own, "motto")
    assert admin.ask("{ people { edges { node { motto } } } }") == {"people": {"edges": []}}


def test_a_write_under_stale_metadata_is_done_once(admin: GraphqlClient, own: Workspace, logged: Logged):
    query = "mutation { createCompany(data: {}) { id } }"
    admin.ask(query)
    add_field(own, "motto")
    admin.ask(query)
    assert logged()["tries"] == 2
    assert admin.ask("{ companies { totalCount } }") == {"companies": {"totalCount": 2}}


def test_a_role_that_changed_is_known_at_once(handler: Handler, own: Workspace):
    caller = own.sign_in()
    client = GraphqlClient(handler, caller.token)
    client.ask(PEOPLE)
    reader = own.add_role("Reader of companies")
    own.forbid(reader, "company", can_read_object_records=True)
    membership = caller.identity.user_workspace_id
    own.run("update core.user_workspace set role_id = %s where id = %s", reader, membership)
    assert client.error(PEOPLE)["extensions"]["code"] == "FORBIDDEN"
    assert client.ask("{ companies { totalCount } }") == {"companies": {"totalCount": 0}}


def test_a_field_taken_from_a_role_is_gone_for_every_container_at_once(
    handler: Handler, new_container: Callable[[], Handler], own: Workspace, logged: Logged
):
    member_role, person = own.role_id("Member"), own.snapshot.objects["person"]
    token = own.sign_in().token
    client = GraphqlClient(handler, token)
    for expected in ("nowhere", "memory"):
        client.ask(PEOPLE)
        assert logged()["plan"] == expected
    elsewhere = Database(settings().require("database_url"))
    for lost in (False, None, False):
        change = FieldChange(person.id, person.fields["jobTitle"].id, lost, None)
        set_field_permissions(elsewhere, own.id, member_role, [change])
        if lost is None:
            client.ask(PEOPLE)
        else:
            assert client.error(PEOPLE)["extensions"]["code"] == "FORBIDDEN"
        assert logged()["tries"] == 2
    elsewhere.close()
    assert GraphqlClient(new_container(), token).error(PEOPLE)["extensions"]["code"] == "FORBIDDEN"


def test_an_old_client_is_told_that_the_schema_changed(admin: GraphqlClient, own: Workspace):
    version = own.snapshot.version
    gone = "{ people { edges { node { gone } } } }"
    assert "extensions" not in admin.error(gone, x_schema_version=str(version))
    add_field(own, "motto")
    admin.ask(PEOPLE)
    error = admin.error(gone, x_schema_version=str(version))
    assert error["extensions"]["code"] == "SCHEMA_VERSION_MISMATCH"


def test_the_oldest_plans_leave_memory_first(admin: GraphqlClient, logged: Logged, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("crm.api.graphql_records.prepared.MOST_BYTES_KEPT", 5_000)
    texts = [f"query Q{number} {{ people {{ edges {{ node {{ jobTitle city }} }} }} }}" for number in range(20)]
    for text in texts:
        admin.ask(text)
    found = []
    for text in (texts[-1], texts[0]):
        admin.ask(text)
        found.append(logged()["plan"])
    assert found == ["memory", "redis"]


@pytest.fixture(params=["absent", "unreachable", "dead"])
def without_redis(
    request: pytest.FixtureRequest, cache: Cache, new_container: Callable[[], Handler]
) -> Iterator[Handler]:
    """The function where Redis was never there, cannot be reached, or closed its end meanwhile."""
    handler = new_container()
    with pytest.MonkeyPatch.context() as patch:
        if request.param == "absent":
            patch.delenv("REDIS_URL")
        elif request.param == "unreachable":
            patch.setenv("REDIS_URL", "redis://127.0.0.1:1/0")
        settings.cache_clear()
        if request.param == "dead":
            from crm.app.container import container

            (own_connection,) = container().cache.execute(("CLIENT", "ID"))
            cache.execute(("CLIENT", "KILL", "ID", own_connection))
        yield handler
    settings.cache_clear()


def test_everything_works_without_redis(without_redis: Handler, own: Workspace):
    client = GraphqlClient(without_redis, own.admin.token)
    query = 'mutation { createPerson(data: {jobTitle: "Miner"}) { jobTitle } }'
    for _ in range(2):
        assert client.ask(query) == {"createPerson": {"jobTitle": "Miner"}}
    add_field(own, "motto")
    assert client.ask("{ people { totalCount edges { node { motto } } } }")["people"]["totalCount"] == 2
    assert "Person" in str(client.ask('{ __type(name: "Person") { name } }'))
