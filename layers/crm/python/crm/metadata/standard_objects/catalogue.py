"""The standard objects, in the order of the navigation."""

from __future__ import annotations

from crm.metadata.standard_objects.attachment import ATTACHMENT
from crm.metadata.standard_objects.company import COMPANY
from crm.metadata.standard_objects.declaration import ObjectDeclaration
from crm.metadata.standard_objects.note import NOTE
from crm.metadata.standard_objects.note_target import NOTE_TARGET
from crm.metadata.standard_objects.opportunity import OPPORTUNITY
from crm.metadata.standard_objects.person import PERSON
from crm.metadata.standard_objects.task import TASK
from crm.metadata.standard_objects.task_target import TASK_TARGET
from crm.metadata.standard_objects.timeline_activity import TIMELINE_ACTIVITY
from crm.metadata.standard_objects.workspace_member import WORKSPACE_MEMBER

STANDARD_OBJECTS: tuple[ObjectDeclaration, ...] = (
    COMPANY,
    PERSON,
    OPPORTUNITY,
    TASK,
    NOTE,
    NOTE_TARGET,
    TASK_TARGET,
    ATTACHMENT,
    TIMELINE_ACTIVITY,
    WORKSPACE_MEMBER,
)
