"""workspaceMember: a user inside one workspace, with their preferences."""

from __future__ import annotations

from crm.metadata.standard_objects.declaration import FieldDeclaration, ObjectDeclaration, to_many

SYSTEM = ("SYSTEM", "System settings", "turquoise")
DATE_FORMATS = (
    SYSTEM,
    ("MONTH_FIRST", "Month First", "red"),
    ("DAY_FIRST", "Day First", "purple"),
    ("YEAR_FIRST", "Year First", "sky"),
)
TIME_FORMATS = (SYSTEM, ("HOUR_24", "24HRS", "red"), ("HOUR_12", "12HRS", "purple"))
NUMBER_FORMATS = (
    SYSTEM,
    ("COMMAS_AND_DOT", "1,234.56", "blue"),
    ("SPACES_AND_COMMA", "1 234,56", "green"),
    ("DOTS_AND_COMMA", "1.234,56", "orange"),
    ("APOSTROPHE_AND_DOT", "1’234.56", "purple"),
)
PLACES = (("SIDE_PANEL", "Side panel", "blue"), ("RECORD_PAGE", "Record page", "green"))


def preference(
    name: str, label: str, icon: str, options: tuple[tuple[str, str, str], ...], default: str
) -> FieldDeclaration:
    """A choice a member makes for themself."""
    return FieldDeclaration(
        name,
        "SELECT",
        label,
        icon,
        options=options,
        default=f"'{default}'",
        is_nullable=False,
        is_system=True,
    )


WORKSPACE_MEMBER = ObjectDeclaration(
    "workspaceMember",
    "workspaceMembers",
    "Workspace Member",
    "Workspace Members",
    icon="IconUserCircle",
    description="Someone who works here",
    image_identifier="avatarUrl",
    is_system=True,
    is_searchable=True,
    is_ui_creatable=False,
    search_fields=("name", "userEmail"),
    fields=(
        FieldDeclaration("name", "FULL_NAME", "Name", "IconCircleUser", "First and last name", is_system=True),
        FieldDeclaration("colorScheme", "TEXT", "Color Scheme", "IconColorSwatch", default="'System'", is_system=True),
        FieldDeclaration("locale", "TEXT", "Language", "IconLanguage", default="'en'", is_system=True),
        FieldDeclaration("avatarUrl", "TEXT", "Avatar Url", "IconFileUpload", "Address of a picture", is_system=True),
        FieldDeclaration("userEmail", "TEXT", "User Email", "IconMail", is_unique=True, is_system=True),
        FieldDeclaration("jobTitle", "TEXT", "Job Title", "IconBriefcase", "What they do"),
        FieldDeclaration(
            "calendarStartDay",
            "NUMBER",
            "Start of the week",
            "IconCalendar",
            settings={"dataType": "int"},
            default=7,
            is_nullable=False,
            is_system=True,
        ),
        FieldDeclaration("userId", "UUID", "User Id", "IconCircleUsers", is_nullable=False, is_system=True),
        FieldDeclaration("timeZone", "TEXT", "Time zone", "IconTimezone", default="'system'", is_system=True),
        FieldDeclaration("uiScale", "TEXT", "Text size", "IconTextSize", default="'DEFAULT'", is_system=True),
        preference("openRecordIn", "Open records in", "IconLayoutSidebarRight", PLACES, "SIDE_PANEL"),
        preference("dateFormat", "Date format", "IconCalendarEvent", DATE_FORMATS, "SYSTEM"),
        preference("timeFormat", "Time format", "IconClock2", TIME_FORMATS, "SYSTEM"),
        preference("numberFormat", "Number format", "IconNumbers", NUMBER_FORMATS, "SYSTEM"),
        to_many("assignedTasks", "task.assignee", "Assigned tasks", "IconCheckbox"),
        to_many("accountOwnerForCompanies", "company.accountOwner", "Account Owner For Companies", "IconBriefcase"),
        to_many("ownedOpportunities", "opportunity.owner", "Owned opportunities", "IconTargetArrow"),
        to_many("authoredAttachments", "attachment.author", "Authored attachments", "IconFileImport"),
        to_many("timelineActivities", "timelineActivity.workspaceMember", "Events", "IconTimelineEvent"),
    ),
)
