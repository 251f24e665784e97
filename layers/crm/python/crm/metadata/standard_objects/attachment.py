"""attachment: a file that belongs to a record."""

from __future__ import annotations

from crm.metadata.standard_objects.declaration import (
    FieldDeclaration,
    ObjectDeclaration,
    target,
    target_aliases,
    to_one,
)

CATEGORIES = (
    ("ARCHIVE", "Archive", "gray"),
    ("AUDIO", "Audio", "pink"),
    ("IMAGE", "Image", "yellow"),
    ("PRESENTATION", "Presentation", "orange"),
    ("SPREADSHEET", "Spreadsheet", "turquoise"),
    ("TEXT_DOCUMENT", "Text Document", "blue"),
    ("VIDEO", "Video", "purple"),
    ("OTHER", "Other", "gray"),
)

ATTACHMENT = ObjectDeclaration(
    "attachment",
    "attachments",
    "Attachment",
    "Attachments",
    icon="IconPaperclip",
    description="A file that belongs to a record",
    is_system=True,
    aliases=target_aliases("task", "note", "person", "company", "opportunity"),
    fields=(
        FieldDeclaration("name", "TEXT", "Name", "IconFileUpload", "The name of the file", is_ui_editable=False),
        FieldDeclaration(
            "file", "FILES", "File", "IconFileUpload", "The uploaded file", settings={"maxNumberOfValues": 1}
        ),
        FieldDeclaration("fullPath", "TEXT", "Full path", "IconLink", "Where older clients put the file"),
        FieldDeclaration(
            "fileCategory",
            "SELECT",
            "File category",
            "IconList",
            "What kind of file it is",
            options=CATEGORIES,
            default="'OTHER'",
            is_nullable=False,
        ),
        FieldDeclaration("type", "TEXT", "Type", "IconList", "The kind of file, as older clients write it"),
        to_one("author", "workspaceMember.authoredAttachments", "Author", "IconCircleUser"),
        target("task", "attachments", "Task", "IconCheckbox", on_delete="SET_NULL"),
        target("note", "attachments", "Note", "IconNotes", on_delete="SET_NULL"),
        target("person", "attachments", "Person", "IconUser"),
        target("company", "attachments", "Company", "IconBuildingSkyscraper"),
        target("opportunity", "attachments", "Opportunity", "IconTargetArrow"),
    ),
)
