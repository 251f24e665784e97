"""timelineActivity: something that happened to a record."""

from __future__ import annotations

from crm.metadata.standard_objects.declaration import (
    FieldDeclaration,
    ObjectDeclaration,
    target,
    target_aliases,
    to_one,
)

TIMELINE_ACTIVITY = ObjectDeclaration(
    "timelineActivity",
    "timelineActivities",
    "Timeline Activity",
    "Timeline Activities",
    icon="IconTimelineEvent",
    description="Something that happened to a record",
    label_identifier="id",
    is_system=True,
    sorted_by=("happensAt",),
    is_counted=False,
    aliases=target_aliases("person", "company", "opportunity", "note", "task"),
    fields=(
        FieldDeclaration(
            "happensAt", "DATE_TIME", "Happens at", "IconCalendar", "When", default="now", is_nullable=False
        ),
        FieldDeclaration("name", "TEXT", "Name", "IconAbc", "What happened, as `company.updated`"),
        FieldDeclaration(
            "timelineActivityTypeId", "UUID", "Type", "IconAbc", "What happened, as the id of a type of activity"
        ),
        FieldDeclaration(
            "timelineActivityTypeSnapshot", "RAW_JSON", "Type Snapshot", "IconBraces", "The type as it was then"
        ),
        FieldDeclaration(
            "properties", "RAW_JSON", "Properties", "IconListDetails", "What changed: before, after, diff"
        ),
        FieldDeclaration("linkedRecordCachedName", "TEXT", "Linked Record Name", "IconAbc", "Its name at that time"),
        FieldDeclaration("linkedRecordId", "UUID", "Linked Record Id", "IconAbc", "The note, task or other record"),
        FieldDeclaration("linkedObjectMetadataId", "UUID", "Linked Object Id", "IconAbc", "The object of that record"),
        to_one(
            "workspaceMember", "workspaceMember.timelineActivities", "Member", "IconCircleUser", on_delete="CASCADE"
        ),
        target("person", "timelineActivities", "Person", "IconUser"),
        target("company", "timelineActivities", "Company", "IconBuildingSkyscraper"),
        target("opportunity", "timelineActivities", "Opportunity", "IconTargetArrow", on_delete="SET_NULL"),
        target("note", "timelineActivities", "Note", "IconNotes", on_delete="SET_NULL"),
        target("task", "timelineActivities", "Task", "IconCheckbox", on_delete="SET_NULL"),
    ),
)
