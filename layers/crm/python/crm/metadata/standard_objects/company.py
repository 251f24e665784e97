"""company: an organisation people do business with."""

from __future__ import annotations

from crm.metadata.standard_objects.declaration import (
    FieldDeclaration,
    ObjectDeclaration,
    activity_fields,
    to_many,
    to_one,
)

COMPANY = ObjectDeclaration(
    "company",
    "companies",
    "Company",
    "Companies",
    icon="IconBuildingSkyscraper",
    description="An organisation you do business with",
    color="blue",
    shortcut="C",
    image_identifier="domainName",
    is_searchable=True,
    duplicate_criteria=(("name",), ("domainNamePrimaryLinkUrl",)),
    search_fields=("name", "domainName"),
    fields=(
        FieldDeclaration("name", "TEXT", "Name", "IconBuildingSkyscraper", "What the company is called"),
        FieldDeclaration(
            "domainName", "LINKS", "Domain Name", "IconLink", "Its website, by which its logo is found", is_unique=True
        ),
        FieldDeclaration("employees", "NUMBER", "Employees", "IconUsers", "How many people work there"),
        FieldDeclaration("linkedinLink", "LINKS", "Linkedin", "IconBrandLinkedin", "Its LinkedIn page"),
        FieldDeclaration("xLink", "LINKS", "X", "IconBrandX", "Its account on X"),
        FieldDeclaration(
            "annualRecurringRevenue", "CURRENCY", "ARR", "IconMoneybag", "What it pays you in a year, recurring"
        ),
        FieldDeclaration("annualRevenue", "CURRENCY", "Annual Revenue", "IconReportMoney", "What it earns in a year"),
        FieldDeclaration("address", "ADDRESS", "Address", "IconMap", "Where its headquarters are"),
        FieldDeclaration(
            "idealCustomerProfile",
            "BOOLEAN",
            "ICP",
            "IconTarget",
            "Whether it is the kind of customer you look for",
            default=False,
            is_nullable=False,
        ),
        to_many("people", "person.company", "People", "IconUsers"),
        to_one("accountOwner", "workspaceMember.accountOwnerForCompanies", "Account Owner", "IconUserCircle"),
        to_many("opportunities", "opportunity.company", "Opportunities", "IconTargetArrow"),
        *activity_fields("company"),
    ),
)
