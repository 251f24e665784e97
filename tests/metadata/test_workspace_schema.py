"""What the database of a workspace does by itself, and what it refuses."""

from __future__ import annotations

from uuid import UUID

import psycopg
import pytest

from crm.kit.errors import NotFound
from crm.metadata.provision import create_workspace, destroy_workspace
from crm.metadata.search import label_sql, search_text_sql
from crm.metadata.standard import standard_objects
from crm.models.transaction import transaction
from tests.metadata.world import World, new_workspace

ALICE, BOB = UUID(int=10), UUID(int=11)


def live(world: World, name: str) -> int:
    """The live total of an object as the counters have it, checked against the table."""
    counted = world.run(f"select sum(n)::int from {world.table('_counter')} where object = '{name}'")[0][0]
    counted_for_real = world.run(f'select count(*) from {world.table(name)} where "deletedAt" is null')[0][0]
    assert counted == counted_for_real
    assert isinstance(counted, int)
    return counted


class TestLiveTotals:
    def test_follow_creating_trashing_restoring_and_destroying(self, world: World):
        people = world.table("person")
        world.run_as_workspace(f"insert into {people} (id) select gen_random_uuid() from generate_series(1, 10)")
        assert live(world, "person") == 10
        world.run_as_workspace(f'update {people} set "deletedAt" = now() where id in (select id from {people} limit 4)')
        assert live(world, "person") == 6
        world.run_as_workspace(f'update {people} set "deletedAt" = now()')
        assert live(world, "person") == 0
        world.run_as_workspace(f'update {people} set "deletedAt" = null where id in (select id from {people} limit 7)')
        assert live(world, "person") == 7
        world.run_as_workspace(f"delete from {people} where id in (select id from {people} limit 5)")
        live(world, "person")
        world.run_as_workspace(f"delete from {people}")
        assert live(world, "person") == 0

    def test_hold_when_one_statement_trashes_in_two_tables(self, world: World):
        people, notes = world.table("person"), world.table("note")
        world.run(f"insert into {people} (id) select gen_random_uuid() from generate_series(1, 5)")
        world.run(f"insert into {notes} (id) select gen_random_uuid() from generate_series(1, 3)")
        world.run_as_workspace(
            f'with a as (update {people} set "deletedAt" = now() returning id), '
            f'b as (update {notes} set "deletedAt" = now() returning id) select count(*) from a, b'
        )
        assert (live(world, "person"), live(world, "note")) == (0, 0)

    def test_do_not_count_what_was_rolled_back(self, world: World):
        people = world.table("person")
        world.run(f"insert into {people} (id) values ('{ALICE}')")
        with pytest.raises(psycopg.errors.DivisionByZero):
            world.run_as_workspace(f'update {people} set "deletedAt" = now(), position = 1 / (position - position)')
        assert live(world, "person") == 1

    def test_count_a_record_that_is_created_in_the_bin_as_not_live(self, world: World):
        world.run_as_workspace(f"insert into {world.table('person')} (id, \"deletedAt\") values ('{ALICE}', now())")
        assert live(world, "person") == 0


class TestDestroying:
    def test_deletes_what_cascades_and_clears_the_other_links(self, world: World):
        world.run(f"insert into {world.table('company')} (id, name) values ('{ALICE}', 'Acme')")
        world.run(f"insert into {world.table('person')} (id, \"companyId\") values ('{BOB}', '{ALICE}')")
        world.run(
            f"insert into {world.table('noteTarget')} (id, \"targetCompanyId\") values (gen_random_uuid(), '{ALICE}')"
        )
        world.run(
            f"insert into {world.table('noteTarget')} (id, \"targetPersonId\") values (gen_random_uuid(), '{BOB}')"
        )
        world.run_as_workspace(f"delete from {world.table('company')}")
        assert world.run(f'select "companyId" from {world.table("person")}') == [(None,)]
        assert world.run(f'select "targetPersonId" from {world.table("noteTarget")}') == [(BOB,)]
        assert live(world, "noteTarget") == 1

    def test_removes_the_search_row(self, world: World):
        world.run(f"insert into {world.table('company')} (id, name) values ('{ALICE}', 'Acme')")
        world.run(f"insert into {world.table('_search')} values ('company', '{ALICE}', 'Acme', ' acme', 0)")
        world.run_as_workspace(f"delete from {world.table('company')}")
        assert world.run(f"select count(*) from {world.table('_search')}") == [(0,)]


class TestRights:
    def test_the_application_has_none_of_its_own(self, world: World):
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            world.app.connection.execute(f"select * from {world.table('person')}".encode())

    def test_a_workspace_may_not_change_its_schema(self, world: World):
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            world.run_as_workspace(f"create table {world.table('mine')} ()")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            world.run_as_workspace(f"alter table {world.table('person')} add column x text")

    def test_a_workspace_may_report_events_as_itself_and_read_none(self, world: World):
        own = (
            "insert into core.outbox (workspace_id, workspace_role, kind, payload) "
            f"values ('{world.workspace_id}', current_user, 'record', '{{}}')"
        )
        world.run_as_workspace(own)
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            world.run_as_workspace(own.replace("current_user", "'workspace_2'"))
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            world.run_as_workspace("select * from core.outbox")

    def test_a_workspace_cannot_see_another(self, world: World):
        with transaction(world.owner) as connection:
            other = create_workspace(connection, new_workspace())
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            world.run_as_workspace(f'select * from "{other.schema}".person')
        with transaction(world.owner) as connection:
            destroy_workspace(connection, other.workspace_id)
        assert not world.run(f"select from pg_roles where rolname = '{other.db_role}'")


def test_uniqueness_is_among_live_records(world: World):
    people = world.table("person")
    world.run(f"insert into {people} (id, \"emailsPrimaryEmail\") values ('{ALICE}', 'a@x.io')")
    with pytest.raises(psycopg.errors.UniqueViolation):
        world.run(f"insert into {people} (id, \"emailsPrimaryEmail\") values ('{BOB}', 'a@x.io')")
    world.run(f'update {people} set "deletedAt" = now()')
    world.run(f"insert into {people} (id, \"emailsPrimaryEmail\") values ('{BOB}', 'a@x.io')")


def test_moments_are_kept_as_they_are_printed(world: World):
    world.run(f"insert into {world.table('person')} (id) values ('{ALICE}')")
    micros = world.run(f"""select extract(microseconds from "createdAt")::int % 1000 from {world.table("person")}""")
    assert micros == [(0,)]


def test_search_words_lose_case_and_accents(world: World):
    person = world.snapshot.objects["person"]
    world.run(
        f'insert into {world.table("person")} (id, "nameFirstName", "nameLastName", "emailsPrimaryEmail") '
        f"values ('{ALICE}', 'Zoë', 'Åkesson', 'zoe@x.se')"
    )
    words = world.run(f"select {label_sql(person, 'p')}, {search_text_sql(person, 'p')} from {world.table('person')} p")
    assert words == [("Zoë Åkesson", " zoe akesson\n zoe@x.se\n \n ")]


class TestSnapshots:
    def test_are_read_as_they_were_built(self, world: World):
        read = world.store.get(world.workspace_id)
        assert read.version == 1
        assert read.roles == world.snapshot.roles
        assert list(read.objects) == list(standard_objects(world.workspace_id))
        person, built = read.objects["person"], world.snapshot.objects["person"]
        assert (person.columns, person.indexes, person.aliases) == (built.columns, built.indexes, built.aliases)
        assert [field.relation for field in person.fields.values()] == [f.relation for f in built.fields.values()]

    def test_are_kept_until_the_database_wants_another(self, world: World):
        store = world.store
        first = store.get(world.workspace_id)
        before = world.app.round_trips
        assert store.get(world.workspace_id, 1) is first
        assert world.app.round_trips == before
        world.run(f"update core.workspace set metadata_version = 2 where id = '{world.workspace_id}'")
        assert store.get(world.workspace_id) is first
        assert store.get(world.workspace_id, 2).version == 2

    def test_of_an_unknown_workspace_are_not_found(self, world: World):
        with pytest.raises(NotFound):
            world.store.get(UUID(int=404))
