"""The objects a workspace starts with."""

from __future__ import annotations

from uuid import UUID

import pytest

from crm.metadata.field_types.catalogue import FIELD_TYPES
from crm.metadata.serialisation import from_bytes, to_bytes
from crm.metadata.snapshot import Field, FieldRights, Object, ObjectRights, Snapshot
from crm.metadata.standard import standard_objects, standard_roles

OBJECTS = standard_objects(UUID(int=1), "2026-01-01T00:00:00.000Z")
EVERYWHERE = ("id", "createdAt", "updatedAt", "deletedAt", "createdBy", "updatedBy", "position", "searchVector")

FIELDS = {
    "company": "name domainName address employees linkedinLink xLink annualRecurringRevenue annualRevenue "
    "idealCustomerProfile people accountOwner opportunities taskTargets noteTargets attachments timelineActivities",
    "person": "name emails linkedinLink xLink jobTitle phones city avatarUrl avatarFile company "
    "pointOfContactForOpportunities noteTargets taskTargets attachments timelineActivities",
    "opportunity": "name amount closeDate stage pointOfContact company owner taskTargets noteTargets attachments "
    "timelineActivities",
    "note": "title bodyV2 noteTargets attachments timelineActivities",
    "noteTarget": "note targetPerson targetCompany targetOpportunity",
    "task": "title bodyV2 dueAt status assignee taskTargets attachments timelineActivities",
    "taskTarget": "task targetPerson targetCompany targetOpportunity",
    "attachment": "name file fullPath fileCategory type author targetTask targetNote targetPerson targetCompany "
    "targetOpportunity",
    "timelineActivity": "happensAt name properties linkedRecordCachedName linkedRecordId linkedObjectMetadataId "
    "workspaceMember targetPerson targetCompany targetOpportunity targetNote targetTask",
    "workspaceMember": "name colorScheme locale avatarUrl userEmail calendarStartDay userId timeZone dateFormat "
    "timeFormat numberFormat uiScale openRecordIn jobTitle assignedTasks accountOwnerForCompanies ownedOpportunities",
}


@pytest.mark.parametrize("name", FIELDS)
def test_an_object_has_its_fields(name: str):
    assert {*FIELDS[name].split(), *EVERYWHERE} <= set(OBJECTS[name].fields)


@pytest.mark.parametrize("each", OBJECTS.values(), ids=list(OBJECTS))
class TestEveryObject:
    def test_relations_are_declared_from_both_sides(self, each: Object):
        for field in relations(each):
            other = OBJECTS[field.relation.target].fields[field.relation.inverse]
            assert other.relation is not None
            assert (other.relation.target, other.relation.inverse) == (each.name_singular, field.name)
            assert other.relation.join_column == field.relation.join_column
            assert other.relation.type != field.relation.type

    def test_everything_named_exists(self, each: Object):
        assert {each.label_identifier, *each.search_fields, *each.cascades} <= set(each.fields)
        assert each.image_identifier is None or each.image_identifier in each.fields
        assert {column for criterion in each.duplicate_criteria for column in criterion} <= set(each.columns)
        assert {name for index in each.indexes for name, _ in index.fields} <= set(each.fields)
        assert set(each.aliases.values()) <= {*each.fields, *each.join_columns}
        assert not set(each.aliases) & {*each.fields, *each.join_columns}

    def test_searched_fields_have_words(self, each: Object):
        assert all(FIELD_TYPES[each.fields[name].type].search_parts for name in each.search_fields)

    def test_every_join_column_is_indexed(self, each: Object):
        indexed = {index.fields[0][0] for index in each.indexes}
        assert {field.name for field in each.join_columns.values()} <= indexed

    def test_icons_and_labels_are_there(self, each: Object):
        assert all(field.label for field in each.fields.values())
        assert all((field.icon or "").startswith("Icon") for field in each.fields.values())

    def test_index_names_fit_and_differ(self, each: Object):
        names = [index.name for index in each.indexes]
        assert len(set(names)) == len(names)
        assert all(len(name) <= 63 for name in names)


def relations(each: Object) -> list[Field]:
    return [field for field in each.fields.values() if field.relation is not None]


def test_ids_are_stable_within_a_workspace_and_differ_between_two():
    again, other = standard_objects(UUID(int=1)), standard_objects(UUID(int=2))
    assert again["person"].fields["emails"].id == OBJECTS["person"].fields["emails"].id
    ids = {field.id for objects in (OBJECTS, other) for each in objects.values() for field in each.fields.values()}
    assert len(ids) == sum(len(each.fields) for objects in (OBJECTS, other) for each in objects.values())


def test_the_targets_of_a_note_are_one_choice():
    targets = [field for field in OBJECTS["noteTarget"].fields.values() if field.type == "MORPH_RELATION"]
    assert len(targets) == 3
    assert len({field.morph_id for field in targets}) == 1
    assert OBJECTS["noteTarget"].aliases["personId"] == "targetPersonId"


def test_stages_keep_their_order_and_colours():
    options = OBJECTS["opportunity"].fields["stage"].options
    assert [(each["value"], each["color"], each["position"]) for each in options] == [
        ("NEW", "red", 0),
        ("SCREENING", "purple", 1),
        ("MEETING", "sky", 2),
        ("PROPOSAL", "turquoise", 3),
        ("CUSTOMER", "yellow", 4),
    ]


def test_a_snapshot_survives_its_bytes():
    roles = standard_roles(UUID(int=1)).values()
    role = next(iter(roles))
    restricted = {"company": ObjectRights(read=False), "person": ObjectRights(update=True, destroy=False)}
    fields = {"person": {"jobTitle": FieldRights(read=False), "city": FieldRights(update=False)}}
    limited = type(role)(
        UUID(int=9), "Limited", False, True, False, False, False, restricted, fields, frozenset({"ROLES"})
    )
    snapshot = Snapshot(
        UUID(int=1), "workspace_1", "workspace_1", 7, OBJECTS, {each.id: each for each in (*roles, limited)}
    )
    assert from_bytes(to_bytes(snapshot)) == snapshot
