"""opportunity: a deal that may be won."""

from __future__ import annotations

from crm.metadata.standard_objects.declaration import FieldDeclaration, ObjectDeclaration, activity_fields, to_one

STAGES = (
    ("NEW", "New", "red"),
    ("SCREENING", "Screening", "purple"),
    ("MEETING", "Meeting", "sky"),
    ("PROPOSAL", "Proposal", "turquoise"),
    ("CUSTOMER", "Customer", "yellow"),
)

OPPORTUNITY = ObjectDeclaration(
    "opportunity",
    "opportunities",
    "Opportunity",
    "Opportunities",
    icon="IconTargetArrow",
    description="A deal that may be won",
    color="red",
    shortcut="O",
    is_searchable=True,
    search_fields=("name",),
    indexed=("stage",),
    fields=(
        FieldDeclaration("name", "TEXT", "Name", "IconTargetArrow", "What the deal is about"),
        FieldDeclaration("amount", "CURRENCY", "Amount", "IconCurrencyDollar", "What it is worth"),
        FieldDeclaration("closeDate", "DATE_TIME", "Close date", "IconCalendarEvent", "When it should be decided"),
        FieldDeclaration(
            "stage",
            "SELECT",
            "Stage",
            "IconProgressCheck",
            "How far it has come",
            options=STAGES,
            default="'NEW'",
            is_nullable=False,
        ),
        to_one("pointOfContact", "person.pointOfContactForOpportunities", "Point of Contact", "IconUser"),
        to_one("company", "company.opportunities", "Company", "IconBuildingSkyscraper"),
        to_one("owner", "workspaceMember.ownedOpportunities", "Owner", "IconUserCircle"),
        *activity_fields("opportunity"),
    ),
)
