"""Everything that goes by a name has the new one after a rename."""

from __future__ import annotations

import pytest

from crm.api.graphql_records.types.shared import SHARED
from crm.api.graphql_records.types.workspace import describe
from crm.metadata.build import with_columns
from crm.metadata.changes.naming import generated_names, name_of_label
from crm.metadata.changes.object_edits import update_object
from crm.metadata.changes.renaming import rename_field, rename_object
from crm.metadata.snapshot import Snapshot
from tests.metadata.changes.models import SHIP, STANDARD, kinds, new_field, to_one, with_ship


def boats(snapshot: Snapshot) -> Snapshot:
    return update_object(snapshot, SHIP, {"name_singular": "boat", "name_plural": "boats"})


def check(snapshot: Snapshot) -> None:
    """Every name that something has of something else is one that is there."""
    for object_ in snapshot.objects.values():
        assert object_.label_identifier in object_.fields
        assert {*object_.search_fields, *object_.cascades} <= object_.fields.keys()
        assert {*object_.aliases.values()} <= object_.fields.keys() | object_.columns.keys()
        assert {name for each in object_.duplicate_criteria for name in each} <= object_.columns.keys()
        assert {name for index in object_.indexes for name, _ in index.fields} <= object_.fields.keys()
        for name, field in object_.fields.items():
            assert (name, with_columns(field).columns) == (field.name, field.columns)
            if field.relation is not None:
                inverse = snapshot.objects[field.relation.target].fields[field.relation.inverse].relation
                assert inverse is not None
                assert (inverse.target, inverse.inverse) == (object_.name_singular, name)
                assert inverse.join_column == field.relation.join_column


def test_standard_objects_are_consistent():
    check(STANDARD)


@pytest.mark.parametrize("name", STANDARD.objects)
def test_any_object_can_be_renamed(name: str):
    after = rename_object(STANDARD, STANDARD.objects[name], "somethingElse", "somethingElses")
    check(after)
    assert list(after.objects).index("somethingElse") == list(STANDARD.objects).index(name)


@pytest.mark.parametrize("name", ["company", "person", "noteTarget", "opportunity"])
def test_any_field_can_be_renamed(name: str):
    for field in STANDARD.objects[name].fields:
        owner = STANDARD.objects[name]
        check(rename_field(STANDARD, owner, owner.fields[field], "somethingElse"))


def test_a_relation_to_itself_can_be_renamed():
    self = with_ship()
    before = with_ship(new_field("RELATION", "flagship", relation=to_one(self.objects["ship"], "Fleet")))
    check(before)
    check(boats(before))
    ship = before.objects["ship"]
    check(rename_field(before, ship, ship.fields["flagship"], "leader"))
    check(rename_field(before, ship, ship.fields["fleet"], "followers"))


def test_renaming_and_renaming_back_leaves_everything_as_it_was():
    before = with_ship(new_field("RELATION", "owner", relation=to_one(STANDARD.objects["person"], "Ships")))
    after = boats(before)
    assert "targetBoat" in after.objects["noteTarget"].fields
    again = update_object(after, SHIP, {"name_singular": "ship", "name_plural": "ships"})
    assert again == before
    assert kinds(before, again) == []


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Birth date", "birthDate"),
        ("VAT ID", "vatId"),
        ("LinkedIn URL", "linkedInUrl"),
        ("Größe (cm)", "grosseCm"),
        ("2nd e-mail", "n2NdEMail"),
        ("Query", "queryCustom"),
        ("and", "andCustom"),
        ("客户", ""),
        ("  ", ""),
    ],
)
def test_a_name_follows_from_a_label(label: str, name: str):
    assert name_of_label(label) == name


def test_every_type_of_an_object_is_known_to_be_taken():
    """New kinds of types must be told to `generated_names`, so that no object is called like one."""
    definitions = describe(with_ship())
    known = {
        name for each in with_ship().objects.values() for name in generated_names(each.name_singular, each.name_plural)
    }
    others = {name for name in definitions if name not in known and name not in SHARED}
    endings = ("Enum", "EnumFilter", "WhereInput")
    assert {
        name for name in others if not name.endswith(endings) and not name.startswith(("Search", "ObjectRecord"))
    } == {
        "Query",
        "Mutation",
    }
