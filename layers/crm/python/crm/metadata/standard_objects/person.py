"""person: someone to talk to."""

from __future__ import annotations

from crm.metadata.standard_objects.declaration import (
    FieldDeclaration,
    ObjectDeclaration,
    activity_fields,
    to_many,
    to_one,
)

PERSON = ObjectDeclaration(
    "person",
    "people",
    "Person",
    "People",
    icon="IconUser",
    description="Someone you are in touch with",
    color="blue",
    shortcut="P",
    image_identifier="avatarUrl",
    is_searchable=True,
    duplicate_criteria=(
        ("nameFirstName", "nameLastName"),
        ("linkedinLinkPrimaryLinkUrl",),
        ("emailsPrimaryEmail",),
    ),
    search_fields=("name", "emails", "phones", "jobTitle"),
    fields=(
        FieldDeclaration("name", "FULL_NAME", "Name", "IconUser", "First and last name"),
        FieldDeclaration("emails", "EMAILS", "Emails", "IconMail", "E-mail addresses", is_unique=True),
        FieldDeclaration("linkedinLink", "LINKS", "Linkedin", "IconBrandLinkedin", "LinkedIn profile"),
        FieldDeclaration("xLink", "LINKS", "X", "IconBrandX", "Account on X"),
        FieldDeclaration("jobTitle", "TEXT", "Job Title", "IconBriefcase", "What they do"),
        FieldDeclaration("phones", "PHONES", "Phones", "IconPhone", "Phone numbers"),
        FieldDeclaration("city", "TEXT", "City", "IconMap", "Where they live"),
        FieldDeclaration("avatarUrl", "TEXT", "Avatar", "IconFileUpload", "Address of a picture", is_system=True),
        FieldDeclaration(
            "avatarFile",
            "FILES",
            "Avatar File",
            "IconPhoto",
            "An uploaded picture",
            settings={"maxNumberOfValues": 1},
            is_system=True,
        ),
        to_one("company", "company.people", "Company", "IconBuildingSkyscraper"),
        to_many("pointOfContactForOpportunities", "opportunity.pointOfContact", "Opportunities", "IconTargetArrow"),
        *activity_fields("person"),
    ),
)
