"""noteTarget: that a note is about a record."""

from __future__ import annotations

from crm.metadata.standard_objects.declaration import ObjectDeclaration, target, target_aliases, to_one

NOTE_TARGET = ObjectDeclaration(
    "noteTarget",
    "noteTargets",
    "Note Target",
    "Note Targets",
    icon="IconArrowUpRight",
    description="The link between a note and a record it is about",
    label_identifier="id",
    is_system=True,
    sorted_by=("position",),
    aliases=target_aliases("person", "company", "opportunity"),
    unique_together=(
        ("noteId", "targetPersonId"),
        ("noteId", "targetCompanyId"),
        ("noteId", "targetOpportunityId"),
    ),
    fields=(
        to_one("note", "note.noteTargets", "Note", "IconNotes", on_delete="CASCADE"),
        target("person", "noteTargets", "Person", "IconUser"),
        target("company", "noteTargets", "Company", "IconBuildingSkyscraper"),
        target("opportunity", "noteTargets", "Opportunity", "IconTargetArrow"),
    ),
)
