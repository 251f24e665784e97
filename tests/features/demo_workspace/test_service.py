"""The demo: the ids, people, rights and volumes that clients and tests of other CRMs look for."""

from __future__ import annotations

import csv
import time
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import phonenumbers
import pytest

from crm.features.demo_workspace.identities import (
    API_KEY_ID,
    APPLE,
    JANE,
    JONY,
    PASSWORD,
    PHIL,
    TIM,
    USERS,
    YCOMBINATOR,
)
from crm.features.demo_workspace.prefill import sample_records
from crm.features.demo_workspace.scenes.stage import Record, Stage
from crm.features.demo_workspace.service import everything, seed
from crm.kit.cache import Cache
from crm.kit.crypto import password_matches
from crm.kit.database import Database
from crm.metadata.provision import destroy_workspace
from crm.metadata.snapshot import ObjectRights, Snapshot
from crm.metadata.standard import standard_objects
from crm.metadata.store import SnapshotStore
from crm.models.transaction import transaction

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
SP500 = Path(__file__).parents[2] / "data" / "companies-sp500.csv"


@pytest.fixture(scope="module")
def demo(owner_database: Database) -> Iterator[Database]:
    started = time.process_time()
    is_ours = seed(owner_database, NOW)
    assert time.process_time() - started < 6
    yield owner_database
    if is_ours:
        with transaction(owner_database) as connection:
            for workspace in (APPLE, YCOMBINATOR):
                destroy_workspace(connection, workspace.id)
        ids = [str(user.id) for user in USERS]
        owner_database.connection.execute('delete from core."user" where id = any(%s::uuid[])', (ids,))


@pytest.fixture(scope="module")
def snapshot(demo: Database, database: Database) -> Snapshot:  # noqa: ARG001  (after the seed)
    return SnapshotStore(database, Cache(None)).get(APPLE.id)


@pytest.fixture(scope="module")
def records() -> Mapping[str, list[Record]]:
    return scene()


def scene() -> Mapping[str, list[Record]]:
    stage = Stage(APPLE.id, NOW, [(user.member_id, user.first_name) for user in USERS])
    described = Snapshot(APPLE.id, "", "", 1, standard_objects(APPLE.id), {})
    return dict(everything(stage, described))


def count(demo: Database, snapshot: Snapshot, name: str) -> int:
    row = demo.connection.execute(f'select count(*) from "{snapshot.schema}"."{name}"'.encode()).fetchone()
    assert row is not None
    return int(row[0])


def test_a_second_seed_changes_nothing(demo: Database):
    assert seed(demo, NOW) is False


def test_workspaces_have_their_well_known_ids(demo: Database):
    rows = demo.connection.execute("select id, subdomain, invite_hash from core.workspace").fetchall()
    assert {
        (UUID("20202020-1c25-4d02-bf25-6aeccf7ea419"), "apple", "apple.dev-invite-hash"),
        (UUID("3b8e6458-5fc1-4e63-8563-008ccddaa6db"), "yc", "yc.dev-invite-hash"),
    } <= set(rows)


@pytest.mark.parametrize(
    ("user", "role"), [(TIM, "Object-restricted"), (JONY, "Member"), (PHIL, "Guest"), (JANE, "Admin")]
)
def test_everyone_signs_in_with_their_role(demo: Database, user: object, role: str):
    row = demo.connection.execute(
        'select u.password_hash, r.label, m.member_id from core."user" u '
        "join core.user_workspace m on m.user_id = u.id and m.workspace_id = %s "
        "join core.role r on r.id = m.role_id where u.id = %s",
        (APPLE.id, user.id),  # type: ignore[attr-defined]
    ).fetchone()
    assert row is not None
    assert password_matches(PASSWORD, row[0])
    assert row[1:] == (role, user.member_id)  # type: ignore[attr-defined]


def test_the_api_key_is_an_administrators(demo: Database):
    row = demo.connection.execute(
        "select k.id, k.name, r.label, k.expires_at > now() from core.api_key k join core.role r on r.id = k.role_id "
        "where k.workspace_id = %s",
        (APPLE.id,),
    ).fetchone()
    assert row == (API_KEY_ID, "My api key", "Admin", True)


def test_the_restricted_role_neither_sees_rockets_nor_changes_pets(snapshot: Snapshot):
    role = next(each for each in snapshot.roles.values() if each.label == "Object-restricted")
    assert role.objects == {
        "rocket": ObjectRights(read=False, update=False, soft_delete=False, destroy=False),
        "pet": ObjectRights(read=True, update=False, soft_delete=False, destroy=False),
    }


def test_the_demo_has_objects_and_fields_of_its_own(snapshot: Snapshot):
    assert {"rocket", "pet", "surveyResult", "employmentHistory", "petCareAgreement"} <= set(snapshot.objects)
    assert {"tagline", "introVideo", "workPolicy", "visaSponsorship"} <= set(snapshot.objects["company"].fields)
    assert {"intro", "whatsapp", "workPreference", "performanceRating"} <= set(snapshot.objects["person"].fields)
    for each in snapshot.objects.values():
        for field in each.fields.values():
            if field.relation is not None:
                assert field.relation.inverse in snapshot.objects[field.relation.target].fields


@pytest.mark.parametrize(
    ("name", "expected"),
    [("company", 600), ("person", 1200), ("opportunity", 50), ("note", 900), ("task", 900), ("attachment", 400)],
)
def test_volumes_totals_and_search_agree(demo: Database, snapshot: Snapshot, name: str, expected: int):
    assert count(demo, snapshot, name) == expected
    total, found = demo.connection.execute(
        f'select (select sum(n) from "{snapshot.schema}"._counter where object = %s), '
        f'(select count(*) from "{snapshot.schema}"._search where object = %s)'.encode(),
        (name, name),
    ).fetchone() or (0, 0)
    assert total == expected
    assert found == (expected if snapshot.objects[name].is_searchable else 0)


def test_the_other_workspace_has_the_samples_of_a_new_one(demo: Database, database: Database):
    other = SnapshotStore(database, Cache(None)).get(YCOMBINATOR.id)
    assert [count(demo, other, name) for name in ("company", "person", "opportunity")] == [5, 5, 6]
    stage = Stage(YCOMBINATOR.id, NOW, [(TIM.member_id, "Tim")])
    assert [len(records) for records in sample_records(stage).values()] == [5, 5, 6]


def test_the_same_moment_makes_the_same_demo(records: Mapping[str, list[Record]]):
    assert scene() == records


def test_no_company_of_the_demo_is_one_that_people_import(records: Mapping[str, list[Record]]):
    with SP500.open(newline="", encoding="utf-8") as file:
        listed = {row["Security"].casefold() for row in csv.DictReader(file)}
    assert len(listed) == 503
    assert not listed & {company["name"].casefold() for company in records["company"]}


def test_nobody_real_can_be_written_to_or_called(records: Mapping[str, list[Record]]):
    assert all(person["emails"]["primaryEmail"].endswith(".example") for person in records["person"])
    assert all(company["domainName"]["primaryLinkUrl"].endswith(".example") for company in records["company"])
    countries = {phone["primaryPhoneCountryCode"] for person in records["person"] if (phone := person.get("phones"))}
    assert countries == {"US", "CA", "GB", "IE", "FR", "DE", "SE", "AU"}
    assert countries <= phonenumbers.SUPPORTED_REGIONS


def test_names_addresses_and_domains_are_not_shared(records: Mapping[str, list[Record]]):
    companies, people = records["company"], records["person"]
    assert len({company["domainName"]["primaryLinkUrl"] for company in companies}) == len(companies)
    assert len({person["emails"]["primaryEmail"] for person in people}) == len(people)
    assert len({person["name"]["firstName"] for person in people}) > 200
    assert len({company["address"]["addressCountry"] for company in companies}) > 30


def test_no_text_has_a_gap_left(records: Mapping[str, list[Record]]):
    texts = [note["bodyV2"]["markdown"] for note in records["note"]]
    texts += [task["title"] for task in records["task"]]
    texts += [file["name"] for file in records["attachment"]]
    assert not [text for text in texts if "{" in text or "}" in text]


def test_nothing_was_written_in_the_future(records: Mapping[str, list[Record]]):
    written = [record["createdAt"] for kind in records.values() for record in kind]
    assert max(written) < NOW.isoformat()
    assert min(written) > "2024-06-01"


def test_ids_are_in_the_order_of_the_list(records: Mapping[str, list[Record]]):
    for kind in ("company", "person", "note"):
        ids = [UUID(record["id"]) for record in records[kind]]
        assert ids == sorted(ids)
        assert {each.version for each in ids} == {7}
