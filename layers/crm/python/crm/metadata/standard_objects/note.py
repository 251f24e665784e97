"""note: something written down, about any number of records."""

from __future__ import annotations

from crm.metadata.standard_objects.declaration import FieldDeclaration, ObjectDeclaration, to_many

NOTE = ObjectDeclaration(
    "note",
    "notes",
    "Note",
    "Notes",
    icon="IconNotes",
    description="Something worth writing down",
    color="green",
    shortcut="N",
    label_identifier="title",
    is_searchable=True,
    search_fields=("title", "bodyV2"),
    cascades=("noteTargets",),
    fields=(
        FieldDeclaration("title", "TEXT", "Title", "IconNotes", "What it is about"),
        FieldDeclaration("bodyV2", "RICH_TEXT", "Body", "IconFilePencil", "The text"),
        to_many("noteTargets", "noteTarget.note", "Relations", "IconArrowUpRight"),
        to_many("attachments", "attachment.targetNote", "Attachments", "IconPaperclip"),
        to_many("timelineActivities", "timelineActivity.targetNote", "Timeline Activities", "IconTimelineEvent"),
    ),
)
