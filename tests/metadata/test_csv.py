"""Cells of CSV files, both ways."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest

from crm.kit.errors import BadUserInput
from crm.metadata.build import build_field
from crm.metadata.field_types.catalogue import field_type
from crm.metadata.field_types.values import number_from_text
from crm.metadata.snapshot import Field
from crm.metadata.standard_objects.declaration import FieldDeclaration

OPTIONS = (("HYBRID", "Hybrid", "blue"), ("ON_SITE", "On site", "red"))


def field_of(type_: str) -> Field:
    options = OPTIONS if type_.endswith("SELECT") else ()
    return build_field(UUID(int=1), "thing", FieldDeclaration("f", type_, "F", options=options))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1,234.50", "1234.50"),
        ("1.234,50 €", "1234.50"),
        ("$1,200", "1200"),
        ("1,2", "1.2"),
        ("1 234 567", "1234567"),
        ("1’234.5", "1234.5"),
        ("1.234.567", "1234567"),
        ("-12", "-12"),
        ("12.345", "12.345"),
        ("about", None),
    ],
)
def test_numbers_are_read_as_people_write_them(text: str, number: str | None):
    assert number_from_text(text) == number


@pytest.mark.parametrize(
    ("type_", "text", "value"),
    [
        ("TEXT", " Acme ", "Acme"),
        ("NUMBER", "1,234", 1234),
        ("NUMBER", "0.5", 0.5),
        ("BOOLEAN", "Yes", True),
        ("BOOLEAN", "0", False),
        ("DATE", "12/31/2026", "2026-12-31"),
        ("DATE", "31.12.2026", "2026-12-31"),
        ("DATE", "2026-12-31", "2026-12-31"),
        ("DATE_TIME", "Dec 31, 2026", "2026-12-31"),
        ("SELECT", "on SITE", "ON_SITE"),
        ("MULTI_SELECT", "Hybrid, ON_SITE", ["HYBRID", "ON_SITE"]),
        ("RATING", "★★★", "RATING_3"),
        ("RATING", "4", "RATING_4"),
        ("ARRAY", "a; b", ["a", "b"]),
        ("FULL_NAME", "Ada King Lovelace", {"firstName": "Ada King", "lastName": "Lovelace"}),
        ("FULL_NAME", "Lovelace, Ada", {"firstName": "Ada", "lastName": "Lovelace"}),
        ("FULL_NAME", "Ada", {"firstName": "Ada", "lastName": ""}),
        ("EMAILS", "a@x.io; b@x.io", {"primaryEmail": "a@x.io", "additionalEmails": ["b@x.io"]}),
        ("LINKS", "x.io", {"primaryLinkUrl": "x.io"}),
        ("CURRENCY", "€1,234.56", {"amountMicros": 1_234_560_000, "currencyCode": "EUR"}),
        ("CURRENCY", "CHF 10", {"amountMicros": 10_000_000, "currencyCode": "CHF"}),
        ("CURRENCY", "0.1", {"amountMicros": 100_000, "currencyCode": "USD"}),
        ("ADDRESS", "Saint Paul, Minnesota", {"addressCity": "Saint Paul", "addressState": "Minnesota"}),
        ("ADDRESS", "1 Main St, Springfield", {"addressStreet1": "1 Main St, Springfield"}),
        ("RICH_TEXT", "# Hi", {"markdown": "# Hi"}),
    ],
)
def test_a_cell_becomes_an_input(type_: str, text: str, value: Any):
    field = field_of(type_)
    assert field_type(type_).from_csv(field, text) == value
    assert field_type(type_).coerce(field, value)


@pytest.mark.parametrize(
    ("type_", "part", "text", "value"),
    [
        ("CURRENCY", "amountMicros", "12.5", {"amountMicros": 12_500_000}),
        ("CURRENCY", "currencyCode", "EUR", {"currencyCode": "EUR"}),
        ("FULL_NAME", "lastName", "van Dam", {"lastName": "van Dam"}),
        ("ADDRESS", "addressLat", "48,85", {"addressLat": "48.85"}),
        ("EMAILS", "additionalEmails", "a@x.io b@x.io", {"additionalEmails": ["a@x.io", "b@x.io"]}),
    ],
)
def test_a_column_may_be_one_subfield(type_: str, part: str, text: str, value: Any):
    assert field_type(type_).from_csv(field_of(type_), text, part) == value


@pytest.mark.parametrize(("type_", "text"), [("NUMBER", "many"), ("BOOLEAN", "perhaps"), ("CURRENCY", "a lot")])
def test_a_cell_that_cannot_be_read_is_refused(type_: str, text: str):
    with pytest.raises(BadUserInput, match=text):
        field_type(type_).from_csv(field_of(type_), text)


@pytest.mark.parametrize(
    ("type_", "value", "cell"),
    [
        ("NUMBER", 12.0, "12"),
        ("BOOLEAN", True, "true"),
        ("SELECT", "ON_SITE", "On site"),
        ("MULTI_SELECT", ["HYBRID", "ON_SITE"], "Hybrid, On site"),
        ("ARRAY", ["a", "b"], "a, b"),
        ("RAW_JSON", {"a": 1}, '{"a":1}'),
        ("FULL_NAME", {"firstName": "Ada", "lastName": ""}, "Ada"),
        ("EMAILS", {"primaryEmail": "a@x.io", "additionalEmails": ["b@x.io"]}, "a@x.io, b@x.io"),
        ("CURRENCY", {"amountMicros": 12_500_000, "currencyCode": "EUR"}, "12.5 EUR"),
        ("CURRENCY", {"amountMicros": 100_000_000, "currencyCode": "EUR"}, "100 EUR"),
        ("PHONES", {"primaryPhoneCallingCode": "+33", "primaryPhoneNumber": "612345678"}, "+33612345678"),
        ("ADDRESS", {"addressCity": "Lyon", "addressCountry": "France"}, "Lyon, France"),
        ("FILES", [{"fileId": "x", "label": "a.pdf"}], "a.pdf"),
    ],
)
def test_a_value_becomes_a_cell(type_: str, value: Any, cell: str):
    assert field_type(type_).to_csv(field_of(type_), value) == cell
