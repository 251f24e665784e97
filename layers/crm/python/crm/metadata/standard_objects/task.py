"""task: something to do, about any number of records."""

from __future__ import annotations

from crm.metadata.standard_objects.declaration import FieldDeclaration, ObjectDeclaration, to_many, to_one

STATUSES = (("TODO", "To do", "sky"), ("IN_PROGRESS", "In progress", "purple"), ("DONE", "Done", "green"))

TASK = ObjectDeclaration(
    "task",
    "tasks",
    "Task",
    "Tasks",
    icon="IconCheckbox",
    description="Something to do",
    color="turquoise",
    shortcut="T",
    label_identifier="title",
    is_searchable=True,
    search_fields=("title", "bodyV2"),
    cascades=("taskTargets",),
    fields=(
        FieldDeclaration("title", "TEXT", "Title", "IconNotes", "What is to be done"),
        FieldDeclaration("bodyV2", "RICH_TEXT", "Body", "IconFilePencil", "The details"),
        FieldDeclaration("dueAt", "DATE_TIME", "Due Date", "IconCalendarEvent", "When it has to be done"),
        FieldDeclaration(
            "status", "SELECT", "Status", "IconCheck", "How far it is", options=STATUSES, default="'TODO'"
        ),
        to_one("assignee", "workspaceMember.assignedTasks", "Assignee", "IconUserCircle"),
        to_many("taskTargets", "taskTarget.task", "Relations", "IconArrowUpRight"),
        to_many("attachments", "attachment.targetTask", "Attachments", "IconPaperclip"),
        to_many("timelineActivities", "timelineActivity.targetTask", "Timeline Activities", "IconTimelineEvent"),
    ),
)
