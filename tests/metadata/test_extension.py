"""Objects and fields that people add."""

from __future__ import annotations

import pytest

from crm.kit.errors import BadUserInput
from crm.metadata.extension import create_fields, create_object
from crm.metadata.snapshot import Snapshot
from crm.metadata.standard_objects.declaration import FieldDeclaration, ObjectDeclaration, to_many, to_one
from crm.models.transaction import transaction
from tests.metadata.world import World

ROCKET = ObjectDeclaration(
    "rocket",
    "rockets",
    "Rocket",
    "Rockets",
    icon="IconRocket",
    description="It flies",
    fields=(FieldDeclaration("name", "TEXT", "Name", "IconAbc"),),
)


def add_rocket(world: World) -> Snapshot:
    with transaction(world.owner) as connection:
        return create_object(connection, world.snapshot, ROCKET)


def test_a_new_object_is_read_back_at_a_higher_version(world: World):
    built = add_rocket(world)
    read = world.store.get(world.workspace_id)
    assert read.version == built.version == 2
    assert list(read.objects)[-1] == "rocket"
    rocket = read.objects["rocket"]
    assert rocket.is_custom
    assert rocket.columns == built.objects["rocket"].columns
    assert {"id", "position", "createdBy", "noteTargets", "timelineActivities"} <= set(rocket.fields)


def test_a_new_object_has_a_table_counters_and_links(world: World):
    add_rocket(world)
    rocket, links = world.table("rocket"), world.table("noteTarget")
    world.run_as_workspace(f"insert into {rocket} (id, name) select gen_random_uuid(), 'R' from generate_series(1, 3)")
    assert world.run(f"select sum(n)::int from {world.table('_counter')} where object = 'rocket'") == [(3,)]
    world.run_as_workspace(f'insert into {links} (id, "targetRocketId") select gen_random_uuid(), id from {rocket}')
    world.run_as_workspace(f"delete from {rocket}")
    assert world.run(f"select count(*) from {links}") == [(0,)]


def test_a_note_is_linked_to_a_new_object_once(world: World):
    add_rocket(world)
    unique = [index.fields for index in world.store.get(world.workspace_id).objects["noteTarget"].indexes]
    assert (("note", ""), ("targetRocket", "")) in unique


def test_new_fields_are_columns_with_their_defaults(world: World):
    with transaction(world.owner) as connection:
        create_fields(
            connection,
            world.snapshot,
            {
                "company": [
                    FieldDeclaration("tagline", "TEXT", "Tagline", "IconQuote", default="'To be written'"),
                    to_one("founder", "person.foundedCompanies", "Founder", "IconUser"),
                ],
                "person": [to_many("foundedCompanies", "company.founder", "Founded", "IconBuilding")],
            },
        )
    company = world.table("company")
    world.run_as_workspace(f'insert into {company} (id, "founderId") values (gen_random_uuid(), gen_random_uuid())')
    assert world.run(f"select tagline from {company}") == [("To be written",)]
    read = world.store.get(world.workspace_id)
    assert read.objects["company"].fields["tagline"].is_custom
    assert read.objects["company"].join_columns["founderId"].name == "founder"


def test_a_new_relation_is_kept_when_its_target_is_destroyed(world: World):
    with transaction(world.owner) as connection:
        create_fields(
            connection,
            world.snapshot,
            {
                "company": [to_one("founder", "person.foundedCompanies", "Founder", "IconUser")],
                "person": [to_many("foundedCompanies", "company.founder", "Founded", "IconBuilding")],
            },
        )
    people, companies = world.table("person"), world.table("company")
    world.run(f"insert into {people} (id) values (gen_random_uuid())")
    world.run(f'insert into {companies} (id, "founderId") select gen_random_uuid(), id from {people}')
    world.run_as_workspace(f"delete from {people}")
    assert world.run(f'select "founderId" from {companies}') == [(None,)]


@pytest.mark.parametrize("name", ["Name", "two words", "select;drop", "x" * 64, "name", "companyId"])
def test_a_name_that_cannot_be_used_changes_nothing(world: World, name: str):
    declared = {"person": [FieldDeclaration(name, "TEXT", "Label")]}
    with pytest.raises(BadUserInput), transaction(world.owner) as connection:
        create_fields(connection, world.snapshot, declared)
    assert world.store.get(world.workspace_id).version == 1
