from __future__ import annotations

from pathlib import Path
from uuid import UUID

import pytest

from crm.features.imports.csv_files import detect, read_header, read_rows
from crm.features.imports.suggestions import suggest
from crm.metadata.standard import standard_objects

DATA = Path(__file__).parents[2] / "data"
OBJECTS = standard_objects(UUID(int=1))


def suggested(object_name: str, content: bytes) -> dict[str, str]:
    rows = read_rows([content], detect(content))
    header = read_header(rows)
    found = suggest(OBJECTS[object_name], header, [row.cells for row in rows])
    return {
        header[each.column]: each.field_name + (f".{each.sub_field_name}" if each.sub_field_name else "")
        for each in found
    }


def test_companies_of_an_index():
    content = (DATA / "companies-sp500.csv").read_bytes()
    assert suggested("company", content) == {"Security": "name", "Headquarters Location": "address"}


def test_people_of_a_parliament():
    content = (DATA / "people-legislators.csv").read_bytes()
    assert suggested("person", content) == {
        "First name": "name.firstName",
        "Last name": "name.lastName",
        "Job title": "jobTitle",
        "Phone": "phones.primaryPhoneNumber",
    }


@pytest.mark.parametrize(
    ("object_name", "content", "expected"),
    [
        ("company", b"Name,Website\nAcme,acme.com\n", {"Name": "name", "Website": "domainName"}),
        ("company", b"name,Employees\nAcme,12\n", {"name": "name", "Employees": "employees"}),
        ("company", b"name,Employees\nAcme,many\n", {"name": "name"}),
        ("company", b"Founded,CIK\n1902,66740\n", {}),
        ("company", b"Company,City\nAcme,Paris\n", {"Company": "name", "City": "address.addressCity"}),
        ("person", b"Full name,E-mail\nAda B,a@b.org\n", {"Full name": "name", "E-mail": "emails.primaryEmail"}),
        ("opportunity", b"Name,Stage\nBig one,NEW\n", {"Name": "name", "Stage": "stage"}),
    ],
)
def test_headers_and_values_must_agree(object_name: str, content: bytes, expected: dict[str, str]):
    assert suggested(object_name, content) == expected


def test_no_target_is_suggested_twice():
    content = b"Email,E-mail,Name,Full name\na@b.co,c@d.co,Ada,Zoe\n"
    found = suggested("person", content)
    assert sorted(found.values()) == ["emails.primaryEmail", "name"]
