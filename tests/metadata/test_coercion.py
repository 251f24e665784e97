"""What field types accept, how they store it, and the words with which they refuse."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest

from crm.kit.errors import BadUserInput
from crm.metadata.build import build_field
from crm.metadata.field_types.catalogue import field_type
from crm.metadata.snapshot import Field
from crm.metadata.standard_objects.declaration import FieldDeclaration

OPTIONS = (("HYBRID", "Hybrid", "blue"), ("ON_SITE", "On site", "red"))
ID = "20202020-1c25-4d02-bf25-6aeccf7ea419"


def field_of(type_: str, **more: Any) -> Field:
    options = OPTIONS if type_.endswith("SELECT") else ()
    return build_field(UUID(int=1), "thing", FieldDeclaration("f", type_, "F", options=options, **more))


def coerce(type_: str, value: Any, **more: Any) -> Any:
    return field_type(type_).coerce(field_of(type_, **more), value)


def refusal(type_: str, value: Any, **more: Any) -> BadUserInput:
    with pytest.raises(BadUserInput) as caught:
        coerce(type_, value, **more)
    return caught.value


@pytest.mark.parametrize(
    ("type_", "value", "stored"),
    [
        ("TEXT", "Ålesund", "Ålesund"),
        ("TEXT", "", None),
        ("TEXT", "a\x00b", "ab"),
        ("UUID", ID.upper(), ID),
        ("NUMBER", 12, 12),
        ("NUMBER", 0, 0),
        ("NUMBER", -1.5, -1.5),
        ("NUMERIC", "12345678901234567890.10", "12345678901234567890.1"),
        ("NUMERIC", 3, 3),
        ("BOOLEAN", False, False),
        ("DATE", "2026-02-28", "2026-02-28"),
        ("DATE", "2026-02-28T23:00:00-05:00", "2026-02-28"),
        ("DATE_TIME", "2026-01-02T03:04:05.678912Z", "2026-01-02T03:04:05.678Z"),
        ("DATE_TIME", "2026-01-02T03:04:05+02:00", "2026-01-02T01:04:05.000Z"),
        ("DATE_TIME", "2026-01-02", "2026-01-02T00:00:00.000Z"),
        ("SELECT", "HYBRID", "HYBRID"),
        ("MULTI_SELECT", ["ON_SITE", "HYBRID", "ON_SITE"], ["ON_SITE", "HYBRID"]),
        ("MULTI_SELECT", [], None),
        ("RATING", "RATING_5", "RATING_5"),
        ("ARRAY", "one", ["one"]),
        ("ARRAY", [], None),
        ("RAW_JSON", {}, None),
        ("RAW_JSON", '{"a": [1]}', {"a": [1]}),
        ("RAW_JSON", {"a": "b\x00"}, {"a": "b"}),
        ("POSITION", "first", "first"),
        ("POSITION", 2, 2),
    ],
)
def test_scalars_are_stored_as(type_: str, value: Any, stored: Any):
    assert coerce(type_, value) == {"f": stored}


@pytest.mark.parametrize(
    ("type_", "value", "message"),
    [
        ("TEXT", 1, 'Invalid string value 1 for text field "f"'),
        ("UUID", "nope", "Invalid UUID value 'nope' for field \"f\""),
        ("UUID", "{20202020-1c25-4d02-bf25-6aeccf7ea41}", "Invalid UUID value"),
        ("NUMBER", "string", "Invalid number value 'string' for field \"f\""),
        ("NUMBER", True, 'Invalid number value true for field "f"'),
        ("NUMBER", float("inf"), "Invalid number value inf"),
        ("NUMBER", 10**400, "Invalid number value 1000"),
        ("NUMERIC", "1e999", "Invalid number value '1e999'"),
        ("NUMERIC", "NaN", "Invalid number value 'NaN'"),
        ("BOOLEAN", "yes", "Invalid boolean value 'yes'"),
        ("DATE", "malformed", "Invalid value 'malformed' for date or date-time field \"f\""),
        ("DATE_TIME", "2026-02-30", "Invalid value '2026-02-30' for date or date-time field \"f\""),
        ("DATE_TIME", {}, 'Invalid value {} for date or date-time field "f"'),
        ("SELECT", "OFF", "Invalid value 'OFF' for select field \"f\""),
        ("MULTI_SELECT", ["OFF"], "Invalid value 'OFF' for multi select field \"f\""),
        ("RATING", "RATING_6", "Invalid value 'RATING_6' for rating field \"f\""),
        ("ARRAY", 3, 'Invalid array value 3 for field "f"'),
        ("RAW_JSON", "{broken", "Invalid object value '{broken' for field \"f\""),
        ("POSITION", None, 'Invalid position value null for field "f"'),
        ("POSITION", "middle", "Invalid position value 'middle' for field \"f\""),
        ("FULL_NAME", "Ada", "Invalid object value 'Ada' for field \"f\""),
        ("FULL_NAME", {"middleName": "x"}, 'Unknown subfield "middleName" for field "f"'),
        ("FULL_NAME", {"firstName": 1}, 'Invalid string value 1 for text field "f.firstName"'),
        ("EMAILS", [], 'Invalid object value [] for field "f"'),
        ("LINKS", {"primaryLinkUrl": " JavaScript:alert(1)"}, "Invalid URL value"),
        ("CURRENCY", {"amountMicros": "a lot"}, "Invalid number value 'a lot' for field \"f.amountMicros\""),
        ("ACTOR", {"source": "MAGIC"}, "Invalid source value 'MAGIC' for field \"f\""),
        ("RICH_TEXT", {"blocknote": "{}"}, "Invalid rich text value '{}' for field \"f\""),
        ("FILES", [{"fileId": "x", "label": "a.pdf"}], "Invalid UUID value 'x' for field \"f\""),
        ("TS_VECTOR", "words", 'Field "f" is not writable'),
    ],
)
def test_refusals_name_the_value_and_the_field(type_: str, value: Any, message: str):
    assert message in refusal(type_, value).message


def test_a_required_value_may_not_be_null():
    assert refusal("BOOLEAN", None, is_nullable=False).message == 'Invalid value null for field "f"'


def test_whole_numbers_stay_within_their_type():
    assert coerce("NUMBER", 5.0, settings={"dataType": "int"}) == {"f": 5}
    assert "Invalid number" in refusal("NUMBER", 2**31, settings={"dataType": "int"}).message
    assert coerce("NUMBER", 2**31, settings={"dataType": "bigint"}) == {"f": 2**31}
    assert "Invalid number" in refusal("NUMBER", 1.5, settings={"dataType": "bigint"}).message


class TestComposites:
    def test_only_the_parts_that_were_given_are_written(self):
        assert coerce("FULL_NAME", {"lastName": "Lovelace"}) == {"fLastName": "Lovelace"}
        assert coerce("FULL_NAME", {"firstName": ""}) == {"fFirstName": None}

    def test_null_clears_every_part(self):
        assert coerce("FULL_NAME", None) == {"fFirstName": None, "fLastName": None}

    def test_emails_are_lower_case(self):
        assert coerce("EMAILS", {"primaryEmail": " Ada@Example.ORG ", "additionalEmails": ["B@x.io", ""]}) == {
            "fPrimaryEmail": "ada@example.org",
            "fAdditionalEmails": ["b@x.io"],
        }

    @pytest.mark.parametrize(
        ("given", "stored"),
        [
            ("https://Example.COM/", "https://example.com"),
            ("Example.com", "example.com"),
            ("https://example.com/Path/", "https://example.com/Path"),
            ("HTTPS://EXAMPLE.com?Q=1", "https://example.com?Q=1"),
            ("", None),
        ],
    )
    def test_links_have_one_spelling(self, given: str, stored: str | None):
        assert coerce("LINKS", {"primaryLinkUrl": given}) == {"fPrimaryLinkUrl": stored}

    def test_secondary_links_without_an_address_go(self):
        links = [{"url": "X.org/", "label": "X"}, {"url": "", "label": "nothing"}]
        assert coerce("LINKS", {"secondaryLinks": links}) == {"fSecondaryLinks": [{"url": "x.org", "label": "X"}]}

    @pytest.mark.parametrize(
        ("given", "stored"),
        [
            (1_500_000, 1_500_000),
            ("90071992547409931000000", 90071992547409931000000),
            (0.1, "0.1"),
            (0, 0),
            (None, None),
        ],
    )
    def test_amounts_are_exact(self, given: Any, stored: Any):
        assert coerce("CURRENCY", {"amountMicros": given, "currencyCode": "eur"}) == {
            "fAmountMicros": stored,
            "fCurrencyCode": "EUR",
        }

    def test_an_actor_cannot_be_impersonated(self):
        given = {"source": "IMPORT", "name": "Somebody", "workspaceMemberId": ID, "context": {"provider": "csv"}}
        assert coerce("ACTOR", given) == {"fSource": "IMPORT", "fContext": {"provider": "csv"}}

    def test_files_know_their_kind_and_their_limit(self):
        file = {"fileId": ID, "label": "Deck.PPTX"}
        assert coerce("FILES", [file]) == {
            "f": [{"fileId": ID, "label": "Deck.PPTX", "fileCategory": "PRESENTATION", "extension": "pptx"}]
        }
        many = refusal("FILES", [file, file], settings={"maxNumberOfValues": 1})
        assert many.message == "Max number of files is 1"

    def test_rich_text_is_kept_in_both_forms(self):
        stored = coerce("RICH_TEXT", {"markdown": "# Hi"})
        assert stored["fMarkdown"] == "# Hi"
        assert '"heading"' in stored["fBlocknote"]
        assert coerce("RICH_TEXT", {"blocknote": stored["fBlocknote"]}) == stored
        assert coerce("RICH_TEXT", {"markdown": ""}) == {"fBlocknote": None, "fMarkdown": None}


class TestPhones:
    @pytest.mark.parametrize(
        ("given", "number", "country", "calling"),
        [
            ({"primaryPhoneNumber": "+33 6 12 34 56 78"}, "612345678", "FR", "+33"),
            ({"primaryPhoneNumber": "06 12 34 56 78", "primaryPhoneCountryCode": "fr"}, "612345678", "FR", "+33"),
            ({"primaryPhoneNumber": "612345678", "primaryPhoneCallingCode": "33"}, "612345678", "FR", "+33"),
            ({"primaryPhoneNumber": "(415) 555-2671", "primaryPhoneCountryCode": "US"}, "4155552671", "US", "+1"),
            ({"primaryPhoneNumber": "+1 204 234 5678"}, "2042345678", "CA", "+1"),
        ],
    )
    def test_parts_follow_from_each_other(self, given: dict[str, str], number: str, country: str, calling: str):
        assert coerce("PHONES", given) == {
            "fPrimaryPhoneNumber": number,
            "fPrimaryPhoneCountryCode": country,
            "fPrimaryPhoneCallingCode": calling,
        }

    def test_a_number_without_a_country_stays_as_typed(self):
        assert coerce("PHONES", {"primaryPhoneNumber": "202-224-3441"}) == {"fPrimaryPhoneNumber": "202-224-3441"}

    def test_further_numbers_are_normalised_too(self):
        stored = coerce("PHONES", {"additionalPhones": [{"number": "+49 30 901820"}, {"number": ""}]})
        assert stored == {
            "fAdditionalPhones": [{"number": "30901820", "countryCode": "DE", "callingCode": "+49"}],
        }

    @pytest.mark.parametrize(
        ("number", "country", "calling", "sub_code"),
        [
            ("12", "US", None, None),
            ("not a number", None, None, "INVALID_PHONE_NUMBER"),
            ("+999123", None, None, "INVALID_PHONE_NUMBER"),
            ("123456", "XX", None, "INVALID_PHONE_COUNTRY_CODE"),
            ("123456", None, "+999", "INVALID_PHONE_CALLING_CODE"),
            ("123456", None, "abc", "INVALID_PHONE_CALLING_CODE"),
            ("123456789", "FR", "+49", "CONFLICTING_PHONE_CALLING_CODE_AND_COUNTRY_CODE"),
            ("+4930901820", "FR", None, "CONFLICTING_PHONE_COUNTRY_CODE"),
            ("+4930901820", None, "+33", "CONFLICTING_PHONE_CALLING_CODE"),
        ],
    )
    def test_what_conflicts_is_refused(
        self, number: str, country: str | None, calling: str | None, sub_code: str | None
    ):
        given = {
            "primaryPhoneNumber": number,
            "primaryPhoneCountryCode": country,
            "primaryPhoneCallingCode": calling,
        }
        if sub_code is None:
            assert coerce("PHONES", given)["fPrimaryPhoneNumber"] == number
        else:
            assert refusal("PHONES", given).sub_code == sub_code
