"""The objects of the reference world as the contract describes them, and one of our own with every kind of field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from crm.metadata.standard_objects.declaration import FieldDeclaration, ObjectDeclaration, to_many, to_one

COLORS = ("RED", "GREEN", "AMBER")
"""Not in the order of their names."""

TAGS = ("NEW", "OLD", "ODD")
STARS = tuple(f"RATING_{stars}" for stars in range(1, 6))
STAGES = ("NEW", "SCREENING", "MEETING", "PROPOSAL", "CUSTOMER")
STATUSES = ("TODO", "IN_PROGRESS", "DONE")

GADGET = ObjectDeclaration(
    "gadget",
    "gadgets",
    "Gadget",
    "Gadgets",
    icon="IconTool",
    description="One of each",
    label_identifier="title",
    sorted_by=("title", "rank", "createdAt"),
    fields=(
        FieldDeclaration("title", "TEXT", "Title"),
        FieldDeclaration("rank", "NUMBER", "Rank"),
        FieldDeclaration("count", "NUMBER", "Count", settings={"dataType": "int"}),
        FieldDeclaration("big", "NUMBER", "Big", settings={"dataType": "bigint"}),
        FieldDeclaration("exact", "NUMERIC", "Exact"),
        FieldDeclaration("isOn", "BOOLEAN", "On"),
        FieldDeclaration("day", "DATE", "Day"),
        FieldDeclaration("moment", "DATE_TIME", "Moment"),
        FieldDeclaration("serial", "UUID", "Serial"),
        FieldDeclaration("color", "SELECT", "Color", options=tuple((each, each, "red") for each in COLORS)),
        FieldDeclaration("tags", "MULTI_SELECT", "Tags", options=tuple((each, each, "red") for each in TAGS)),
        FieldDeclaration("stars", "RATING", "Stars"),
        FieldDeclaration("labels", "ARRAY", "Labels"),
        FieldDeclaration("raw", "RAW_JSON", "Raw"),
        FieldDeclaration("price", "CURRENCY", "Price"),
        FieldDeclaration("place", "ADDRESS", "Place"),
        FieldDeclaration("link", "LINKS", "Link"),
        FieldDeclaration("body", "RICH_TEXT", "Body"),
        FieldDeclaration("file", "FILES", "File"),
        FieldDeclaration("phone", "PHONES", "Phone"),
        to_one("company", "company.gadgets", "Company", "IconTool"),
        to_one("parent", "gadget.children", "Parent", "IconTool"),
        to_many("children", "gadget.parent", "Children", "IconTool"),
    ),
)
GADGETS_OF_COMPANIES = {"company": [to_many("gadgets", "gadget.company", "Gadgets", "IconTool")]}


@dataclass(frozen=True)
class Described:
    """An object: the kinds of its fields by path (`name.firstName`), and where its relations lead.

    `many` gives the target and the relation of the target that leads back.
    """

    kinds: Mapping[str, str]
    plural: str
    one: Mapping[str, str] = field(default_factory=dict)
    many: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    options: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


BASE = {"id": "uuid", "createdAt": "moment", "deletedAt": "moment", "position": "float"}

OBJECTS: Mapping[str, Described] = {
    "company": Described(
        BASE
        | {
            "name": "text",
            "employees": "float",
            "idealCustomerProfile": "boolean",
            "annualRecurringRevenue.amountMicros": "numeric",
            "annualRecurringRevenue.currencyCode": "text",
            "address.addressCity": "text",
        },
        "companies",
        many={
            "people": ("person", "company"),
            "opportunities": ("opportunity", "company"),
            "taskTargets": ("taskTarget", "targetCompany"),
            "gadgets": ("gadget", "company"),
        },
    ),
    "person": Described(
        BASE
        | {
            "name.firstName": "text",
            "name.lastName": "text",
            "emails.primaryEmail": "text",
            "emails.additionalEmails": "json",
            "jobTitle": "text",
            "city": "text",
        },
        "people",
        one={"company": "company"},
        many={
            "pointOfContactForOpportunities": ("opportunity", "pointOfContact"),
            "taskTargets": ("taskTarget", "targetPerson"),
        },
    ),
    "opportunity": Described(
        BASE
        | {
            "name": "text",
            "amount.amountMicros": "numeric",
            "amount.currencyCode": "text",
            "closeDate": "moment",
            "stage": "option",
        },
        "opportunities",
        one={"pointOfContact": "person", "company": "company"},
        many={"taskTargets": ("taskTarget", "targetOpportunity")},
        options={"stage": STAGES},
    ),
    "task": Described(
        BASE | {"title": "text", "bodyV2.markdown": "text", "dueAt": "moment", "status": "option"},
        "tasks",
        many={"taskTargets": ("taskTarget", "task")},
        options={"status": STATUSES},
    ),
    "taskTarget": Described(
        BASE,
        "taskTargets",
        one={"task": "task", "targetPerson": "person", "targetCompany": "company", "targetOpportunity": "opportunity"},
    ),
    "gadget": Described(
        BASE
        | {
            "title": "text",
            "rank": "float",
            "count": "integer",
            "big": "integer",
            "exact": "numeric",
            "isOn": "boolean",
            "day": "day",
            "moment": "moment",
            "serial": "uuid",
            "color": "option",
            "tags": "options",
            "stars": "option",
            "labels": "texts",
            "raw": "json",
            "price.amountMicros": "numeric",
            "price.currencyCode": "text",
            "place.addressCity": "text",
            "link.primaryLinkLabel": "text",
        },
        "gadgets",
        one={"company": "company", "parent": "gadget"},
        many={"children": ("gadget", "parent")},
        options={"color": COLORS, "tags": TAGS, "stars": STARS},
    ),
}
