"""The objects and fields that the demo workspace adds to the standard ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from crm.metadata.extension import create_fields, create_object
from crm.metadata.snapshot import Snapshot
from crm.metadata.standard_objects.declaration import (
    FieldDeclaration,
    ObjectDeclaration,
    OptionDeclaration,
    to_many,
    to_one,
)
from crm.models.transaction import Connection

WORK_POLICIES: tuple[OptionDeclaration, ...] = (
    ("ON_SITE", "On-Site", "green"),
    ("HYBRID", "Hybrid", "turquoise"),
    ("REMOTE_WORK", "Remote Work", "sky"),
)
SPECIES: tuple[OptionDeclaration, ...] = (
    ("DOG", "Dog", "blue"),
    ("CAT", "Cat", "orange"),
    ("RABBIT", "Rabbit", "pink"),
    ("PARROT", "Parrot", "green"),
    ("FISH", "Fish", "sky"),
    ("GOAT", "Goat", "gray"),
)
TRAITS: tuple[OptionDeclaration, ...] = (
    ("PLAYFUL", "Playful", "yellow"),
    ("CALM", "Calm", "turquoise"),
    ("CURIOUS", "Curious", "purple"),
    ("STUBBORN", "Stubborn", "red"),
    ("GREEDY", "Greedy", "orange"),
)

NAME = FieldDeclaration("name", "TEXT", "Name", "IconAbc")

FIELDS: Mapping[str, Sequence[FieldDeclaration]] = {
    "company": (
        FieldDeclaration("tagline", "TEXT", "Tagline", "IconAdCircle"),
        FieldDeclaration("introVideo", "LINKS", "Intro Video", "IconVideo"),
        FieldDeclaration("workPolicy", "MULTI_SELECT", "Work Policy", "IconHome", options=WORK_POLICIES),
        FieldDeclaration(
            "visaSponsorship", "BOOLEAN", "Visa Sponsorship", "IconBrandVisa", default=False, is_nullable=False
        ),
    ),
    "person": (
        FieldDeclaration("intro", "TEXT", "Intro", "IconNote"),
        FieldDeclaration("whatsapp", "PHONES", "Whatsapp", "IconBrandWhatsapp"),
        FieldDeclaration("workPreference", "MULTI_SELECT", "Work Preference", "IconHome", options=WORK_POLICIES),
        FieldDeclaration("performanceRating", "RATING", "Performance Rating", "IconStars"),
    ),
}

PET = ObjectDeclaration(
    "pet",
    "pets",
    "Pet",
    "Pets",
    icon="IconCat",
    description="The animals of our customers",
    color="orange",
    is_searchable=True,
    search_fields=("name", "comments"),
    fields=(
        NAME,
        FieldDeclaration("species", "SELECT", "Species", "IconPaw", options=SPECIES),
        FieldDeclaration("traits", "MULTI_SELECT", "Traits", "IconMoodSmile", options=TRAITS),
        FieldDeclaration("comments", "TEXT", "Comments", "IconMessage"),
        FieldDeclaration("age", "NUMBER", "Age", "IconCake", settings={"dataType": "int"}),
        FieldDeclaration("location", "ADDRESS", "Location", "IconMap"),
        FieldDeclaration("vetPhone", "PHONES", "Vet phone", "IconPhone"),
        FieldDeclaration("vetEmail", "EMAILS", "Vet email", "IconMail"),
        FieldDeclaration("birthday", "DATE", "Birthday", "IconCalendar"),
        FieldDeclaration("isGoodWithKids", "BOOLEAN", "Is good with kids", "IconMoodKid"),
        FieldDeclaration("pictures", "LINKS", "Pictures", "IconPhoto"),
        FieldDeclaration(
            "averageCostOfKibblePerMonth", "CURRENCY", "Average cost of kibble per month", "IconCurrencyEuro"
        ),
        FieldDeclaration("makesOwnerThinkOf", "FULL_NAME", "Makes its owner think of", "IconUser"),
        FieldDeclaration("soundSwag", "RATING", "Sound swag", "IconMusic"),
        FieldDeclaration("bio", "RICH_TEXT", "Bio", "IconFilePencil"),
        FieldDeclaration("interestingFacts", "ARRAY", "Interesting facts", "IconList"),
        FieldDeclaration("extraData", "RAW_JSON", "Extra data", "IconBraces"),
    ),
)
PET_CARE_AGREEMENT = ObjectDeclaration(
    "petCareAgreement",
    "petCareAgreements",
    "Pet Care Agreement",
    "Pet Care Agreements",
    icon="IconHeartHandshake",
    description="Who looks after a pet, and when",
    fields=(
        NAME,
        to_one("pet", "pet.careAgreements", "Pet", "IconCat", on_delete="CASCADE"),
        to_one("caretaker", "person.petCareAgreements", "Caretaker", "IconUser"),
    ),
)
ROCKET = ObjectDeclaration(
    "rocket",
    "rockets",
    "Rocket",
    "Rockets",
    icon="IconRocket",
    description="Things that go up",
    color="red",
    is_searchable=True,
    search_fields=("name",),
    fields=(NAME,),
)
SURVEY_RESULT = ObjectDeclaration(
    "surveyResult",
    "surveyResults",
    "Survey Result",
    "Survey Results",
    icon="IconRulerMeasure",
    description="What people answered",
    fields=(
        NAME,
        FieldDeclaration("score", "NUMBER", "Score", "IconNumber92", settings={"decimals": 1}),
        FieldDeclaration(
            "percentageOfCompletion",
            "NUMBER",
            "Percentage of completion",
            "IconPercentage",
            settings={"type": "percentage"},
        ),
        FieldDeclaration("participants", "NUMBER", "Participants", "IconUsers", settings={"dataType": "int"}),
        FieldDeclaration("comments", "TEXT", "Comments", "IconMessage"),
    ),
)
EMPLOYMENT_HISTORY = ObjectDeclaration(
    "employmentHistory",
    "employmentHistories",
    "Employment History",
    "Employment Histories",
    icon="IconBriefcase",
    description="Where people worked before",
    fields=(
        NAME,
        FieldDeclaration("startedOn", "DATE", "Started on", "IconCalendar"),
        FieldDeclaration("endedOn", "DATE", "Ended on", "IconCalendar"),
        to_one("person", "person.previousJobs", "Person", "IconUser", on_delete="CASCADE"),
        to_one("company", "company.formerEmployees", "Company", "IconBuildingSkyscraper", on_delete="CASCADE"),
    ),
)


def extend_demo(connection: Connection, snapshot: Snapshot) -> Snapshot:
    """The workspace with the demo's own objects and fields."""
    snapshot = create_fields(connection, snapshot, FIELDS)
    for each in (ROCKET, PET, SURVEY_RESULT):
        snapshot = create_object(connection, snapshot, each)
    snapshot = create_object(
        connection,
        snapshot,
        PET_CARE_AGREEMENT,
        {
            "pet": [to_many("careAgreements", "petCareAgreement.pet", "Care Agreements", "IconHeartHandshake")],
            "person": [to_many("petCareAgreements", "petCareAgreement.caretaker", "Pet Care", "IconHeartHandshake")],
        },
    )
    return create_object(
        connection,
        snapshot,
        EMPLOYMENT_HISTORY,
        {
            "person": [to_many("previousJobs", "employmentHistory.person", "Previous Jobs", "IconBriefcase")],
            "company": [to_many("formerEmployees", "employmentHistory.company", "Former Employees", "IconUsers")],
        },
    )
