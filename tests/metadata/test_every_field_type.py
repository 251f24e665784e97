"""Every field type says all there is to say of itself (contract §2.6), from its columns to its cell in a CSV file.

A type that lacks one of these, or one that is not in the tables below, fails here.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest

from crm.kit.errors import BadUserInput
from crm.metadata.build import build_field
from crm.metadata.field_types.base import FieldType
from crm.metadata.field_types.catalogue import FIELD_TYPES
from crm.metadata.snapshot import Field, Relation
from crm.metadata.standard_objects.declaration import FieldDeclaration

ID = "20202020-1c25-4d02-bf25-6aeccf7ea419"
OPTIONS = (("RED", "Red one", "red"), ("BLUE", "Blue", "blue"))

PARTS = """
    TEXT            . text String String StringFilter
    UUID            . uuid UUID UUID UUIDFilter
    NUMBER          . double-precision Float Float FloatFilter
    NUMERIC         . numeric BigFloat BigFloat BigFloatFilter
    BOOLEAN         . boolean Boolean Boolean BooleanFilter
    DATE            . date Date Date DateFilter
    DATE_TIME       . timestamp(3)-with-time-zone DateTime DateTime DateTimeFilter
    SELECT          . text {enum} {enum} {enum}Filter
    RATING          . text {enum} {enum} {enum}Filter
    MULTI_SELECT    . text[] [{enum}] [{enum}] {enum}Filter
    ARRAY           . text[] [String] [String] ArrayFilter
    RAW_JSON        . jsonb JSON JSON RawJsonFilter
    FILES           . jsonb [FileObject] [FileInput] RawJsonFilter
    POSITION        . double-precision Position! Position FloatFilter
    TS_VECTOR       . - TSVector TSVector TSVectorFilter
    RELATION        id uuid ID ID UUIDFilter
    MORPH_RELATION  id uuid ID ID UUIDFilter
    FULL_NAME       firstName text String! String StringFilter
    FULL_NAME       lastName text String! String StringFilter
    EMAILS          primaryEmail text String String StringFilter
    EMAILS          additionalEmails jsonb JSON JSON RawJsonFilter
    PHONES          primaryPhoneNumber text String String StringFilter
    PHONES          primaryPhoneCountryCode text String String StringFilter
    PHONES          primaryPhoneCallingCode text String String StringFilter
    PHONES          additionalPhones jsonb JSON JSON RawJsonFilter
    LINKS           primaryLinkLabel text String String StringFilter
    LINKS           primaryLinkUrl text String String StringFilter
    LINKS           secondaryLinks jsonb JSON JSON RawJsonFilter
    CURRENCY        amountMicros numeric BigFloat BigFloat BigFloatFilter
    CURRENCY        currencyCode text String String StringFilter
    ADDRESS         addressStreet1 text String String StringFilter
    ADDRESS         addressStreet2 text String String StringFilter
    ADDRESS         addressCity text String String StringFilter
    ADDRESS         addressPostcode text String String StringFilter
    ADDRESS         addressState text String String StringFilter
    ADDRESS         addressCountry text String String StringFilter
    ADDRESS         addressLat numeric BigFloat BigFloat BigFloatFilter
    ADDRESS         addressLng numeric BigFloat BigFloat BigFloatFilter
    ACTOR           source text ActorSourceEnum! ActorSourceEnum ActorSourceEnumFilter
    ACTOR           workspaceMemberId uuid UUID UUID UUIDFilter
    ACTOR           name text String! String StringFilter
    ACTOR           context jsonb JSON JSON RawJsonFilter
    RICH_TEXT       blocknote text String String StringFilter
    RICH_TEXT       markdown text String String StringFilter
"""
"""Type, sub-field ("." is a scalar), how it is stored ("-" not at all), and its GraphQL output, input and filter."""

INPUTS: dict[str, tuple[Any, dict[str, Any]]] = {
    "TEXT": ("a", {"f": "a"}),
    "UUID": (ID.upper(), {"f": ID}),
    "NUMBER": (1.5, {"f": 1.5}),
    "NUMERIC": ("1.50", {"f": "1.5"}),
    "BOOLEAN": (True, {"f": True}),
    "DATE": ("2026-01-02", {"f": "2026-01-02"}),
    "DATE_TIME": ("2026-01-02T03:04Z", {"f": "2026-01-02T03:04:00.000Z"}),
    "SELECT": ("RED", {"f": "RED"}),
    "RATING": ("RATING_1", {"f": "RATING_1"}),
    "MULTI_SELECT": (["RED", "RED"], {"f": ["RED"]}),
    "ARRAY": ("a", {"f": ["a"]}),
    "RAW_JSON": ('{"a":1}', {"f": {"a": 1}}),
    "FILES": ([], {"f": None}),
    "POSITION": (1, {"f": 1}),
    "TS_VECTOR": (None, {}),
    "RELATION": (ID, {"fId": ID}),
    "MORPH_RELATION": (ID, {"fId": ID}),
    "FULL_NAME": ({"firstName": "A"}, {"fFirstName": "A"}),
    "EMAILS": ({"primaryEmail": "A@x.org"}, {"fPrimaryEmail": "a@x.org"}),
    "PHONES": (
        {"primaryPhoneNumber": "612345678", "primaryPhoneCountryCode": "FR"},
        {"fPrimaryPhoneNumber": "612345678", "fPrimaryPhoneCountryCode": "FR", "fPrimaryPhoneCallingCode": "+33"},
    ),
    "LINKS": ({"primaryLinkUrl": "HTTPS://A.example/"}, {"fPrimaryLinkUrl": "https://a.example"}),
    "CURRENCY": ({"amountMicros": 1}, {"fAmountMicros": 1}),
    "ADDRESS": ({"addressCity": "Rome"}, {"fAddressCity": "Rome"}),
    "ACTOR": ({"source": "API", "name": "not yours to say"}, {"fSource": "API"}),
    "RICH_TEXT": ({"markdown": None}, {"fBlocknote": None, "fMarkdown": None}),
}
"""What is given, and what is stored."""

REFUSALS: dict[str, tuple[Any, str]] = {
    "TEXT": (1, 'Invalid string value 1 for text field "f"'),
    "UUID": ("x", "Invalid UUID value 'x' for field \"f\""),
    "NUMBER": ("x", "Invalid number value 'x' for field \"f\""),
    "NUMERIC": ("x", "Invalid number value 'x' for field \"f\""),
    "BOOLEAN": ("x", "Invalid boolean value 'x' for field \"f\""),
    "DATE": ("x", "Invalid value 'x' for date or date-time field \"f\""),
    "DATE_TIME": ("x", "Invalid value 'x' for date or date-time field \"f\""),
    "SELECT": ("x", "Invalid value 'x' for select field \"f\""),
    "RATING": ("x", "Invalid value 'x' for rating field \"f\""),
    "MULTI_SELECT": (["x"], "Invalid value 'x' for multi select field \"f\""),
    "ARRAY": (1, 'Invalid array value 1 for field "f"'),
    "RAW_JSON": ("{", "Invalid object value '{' for field \"f\""),
    "FILES": ([1], 'Invalid object value 1 for field "f"'),
    "POSITION": (None, 'Invalid position value null for field "f"'),
    "TS_VECTOR": ("x", 'Field "f" is not writable'),
    "RELATION": ("x", "Invalid UUID value 'x' for field \"fId\""),
    "MORPH_RELATION": ("x", "Invalid UUID value 'x' for field \"fId\""),
    "FULL_NAME": ("x", "Invalid object value 'x' for field \"f\""),
    "EMAILS": ({"primaryEmail": 1}, 'Invalid string value 1 for text field "f"'),
    "PHONES": ({"nothing": 1}, 'Unknown subfield "nothing" for field "f"'),
    "LINKS": ({"primaryLinkUrl": "data:x"}, "Invalid URL value 'data:x' for field \"f\""),
    "CURRENCY": ({"amountMicros": "x"}, "Invalid number value 'x' for field \"f.amountMicros\""),
    "ADDRESS": ({"addressLat": "x"}, "Invalid number value 'x' for field \"f.addressLat\""),
    "ACTOR": ({"source": "MAGIC"}, "Invalid source value 'MAGIC' for field \"f\""),
    "RICH_TEXT": ({"blocknote": "{"}, "Invalid rich text value '{' for field \"f\""),
}

WITHOUT_ORDER = {"MULTI_SELECT.", "TS_VECTOR.", "ARRAY.", "RAW_JSON.", "FILES."} | {
    f"{type_}.{part}"
    for type_, part in (
        ("EMAILS", "additionalEmails"),
        ("PHONES", "additionalPhones"),
        ("LINKS", "secondaryLinks"),
        ("ACTOR", "context"),
    )
}
WITHOUT_GROUPS = {"TS_VECTOR", "RAW_JSON", "FILES", "POSITION"}
GROUPED_BY_DATES = {"DATE", "DATE_TIME"}

COUNTS = "countUniqueValuesF countEmptyF countNotEmptyF percentageEmptyF percentageNotEmptyF"
AGGREGATES = {
    "NUMBER": "minF maxF avgF sumF",
    "NUMERIC": "minF maxF avgF sumF",
    "BOOLEAN": "countTrueF countFalseF",
    "DATE": "minF maxF",
    "DATE_TIME": "minF maxF",
    "CURRENCY": "minFAmountMicros maxFAmountMicros avgFAmountMicros sumFAmountMicros",
}
"""Beyond the counts that every field has."""

SEARCHED = {
    "TEXT": ("",),
    "ARRAY": ("",),
    "FULL_NAME": ("firstName", "lastName"),
    "EMAILS": ("primaryEmail",),
    "PHONES": ("primaryPhoneNumber",),
    "LINKS": ("primaryLinkUrl",),
    "ADDRESS": ("addressCity",),
    "RICH_TEXT": ("markdown",),
}

CELLS: dict[str, tuple[str, Any, Any, str]] = {
    "TEXT": (" a ", "a", "a", "a"),
    "UUID": (ID, ID, ID, ID),
    "NUMBER": ("1,234.5", 1234.5, 1234.0, "1234"),
    "NUMERIC": ("1.234,5", "1234.5", "1234.5", "1234.5"),
    "BOOLEAN": ("Yes", True, False, "false"),
    "DATE": ("1/2/2026", "2026-01-02", "2026-01-02", "2026-01-02"),
    "DATE_TIME": ("2.1.2026", "2026-01-02", "2026-01-02T03:04:00.000Z", "2026-01-02T03:04:00.000Z"),
    "SELECT": ("red one", "RED", "RED", "Red one"),
    "RATING": ("★★", "RATING_2", "RATING_3", "3"),
    "MULTI_SELECT": ("Red one; BLUE", ["RED", "BLUE"], ["BLUE", "RED"], "Blue, Red one"),
    "ARRAY": ("a; b", ["a", "b"], ["a", "b"], "a, b"),
    "RAW_JSON": ('{"a":1}', '{"a":1}', {"a": 1}, '{"a":1}'),
    "FILES": ("a.pdf", None, [{"fileId": ID, "label": "a.pdf"}], "a.pdf"),
    "POSITION": ("2", 2.0, 2.5, "2.5"),
    "TS_VECTOR": (" ", None, None, ""),
    "RELATION": (ID, ID, ID, ID),
    "MORPH_RELATION": (ID, ID, ID, ID),
    "FULL_NAME": (
        "Byron, Ada",
        {"firstName": "Ada", "lastName": "Byron"},
        {"firstName": "Ada", "lastName": "Byron"},
        "Ada Byron",
    ),
    "EMAILS": (
        "a@x.org; b@x.org",
        {"primaryEmail": "a@x.org", "additionalEmails": ["b@x.org"]},
        {"primaryEmail": "a@x.org", "additionalEmails": ["b@x.org"]},
        "a@x.org, b@x.org",
    ),
    "PHONES": (
        "+33612345678",
        {"primaryPhoneNumber": "+33612345678"},
        {"primaryPhoneNumber": "612345678", "primaryPhoneCallingCode": "+33"},
        "+33612345678",
    ),
    "LINKS": ("a.example", {"primaryLinkUrl": "a.example"}, {"primaryLinkUrl": "a.example"}, "a.example"),
    "CURRENCY": (
        "$1.50",
        {"amountMicros": 1_500_000, "currencyCode": "USD"},
        {"amountMicros": 1_500_000, "currencyCode": "EUR"},
        "1.5 EUR",
    ),
    "ADDRESS": (
        "Saint Paul, Minnesota",
        {"addressCity": "Saint Paul", "addressState": "Minnesota"},
        {"addressStreet1": "1 Road", "addressCity": "Rome"},
        "1 Road, Rome",
    ),
    "ACTOR": ("Ada", {"source": "IMPORT"}, {"name": "Ada"}, "Ada"),
    "RICH_TEXT": ("Hello", {"markdown": "Hello"}, {"markdown": "Hello"}, "Hello"),
}
"""What a person wrote and what input it stands for; what the API shows and what is written of that."""


def field_of(type_: FieldType) -> Field:
    """A field called `f`."""
    is_link = type_.name in {"RELATION", "MORPH_RELATION"}
    relation = Relation("MANY_TO_ONE", "company", "things", "fId") if is_link else None
    options = OPTIONS if type_.name.endswith("SELECT") else ()
    declared = FieldDeclaration("f", type_.name, "F", options=options, relation=relation)
    return build_field(UUID(int=1), "thing", declared)


@pytest.mark.parametrize("table", [INPUTS, REFUSALS, CELLS, {line.split()[0] for line in PARTS.strip().splitlines()}])
def test_the_tables_know_every_type(table: Any):
    assert {*table} == set(FIELD_TYPES)


@pytest.mark.parametrize("type_", FIELD_TYPES.values(), ids=list(FIELD_TYPES))
class TestEveryType:
    def test_is_stored_and_shown(self, type_: FieldType):
        expected = [line.split()[1:] for line in PARTS.strip().splitlines() if line.split()[0] == type_.name]
        assert expected == [
            [
                part.name or ".",
                part.pg_type.replace(" ", "-") or "-",
                part.output + "!" * part.output_required,
                part.input,
                part.filter,
            ]
            for part in type_.parts
        ]
        stored = [part for part in type_.parts if part.pg_type]
        assert [(column.part, column.pg_type, column.kind) for column in field_of(type_).columns] == [
            (part.name, part.pg_type, part.kind) for part in stored
        ]

    def test_accepts_and_refuses(self, type_: FieldType):
        field = field_of(type_)
        given, stored = INPUTS[type_.name]
        assert type_.coerce(field, given) == stored
        wrong, message = REFUSALS[type_.name]
        with pytest.raises(BadUserInput) as refusal:
            type_.coerce(field, wrong)
        assert refusal.value.message == message
        assert refusal.value.sub_code == "INVALID_ARGS_DATA"

    def test_has_an_order(self, type_: FieldType):
        for part in type_.parts:
            assert part.is_sortable == (f"{type_.name}.{part.name}" not in WITHOUT_ORDER)

    def test_has_group_keys(self, type_: FieldType):
        for part in type_.parts:
            assert part.groupable == (type_.name not in WITHOUT_GROUPS)
            assert part.is_dated == (type_.name in GROUPED_BY_DATES)

    def test_has_aggregates(self, type_: FieldType):
        field = field_of(type_)
        found = {each.name(field.name): each.output for each in type_.aggregates(field.settings)}
        counts = [] if field.relation else COUNTS.split()
        assert [*found] == [*counts, *AGGREGATES.get(type_.name, "").split()]
        for name, output in found.items():
            own = type_.parts[0].output if type_.name in GROUPED_BY_DATES else "Float"
            assert output == ("Int" if name.startswith("count") else "Float" if name.startswith("perc") else own)
        assert {*type_.telling_parts} <= {part.name for part in type_.parts}

    def test_has_a_search_text(self, type_: FieldType):
        assert type_.search_parts == SEARCHED.get(type_.name, ())

    def test_has_a_csv_form(self, type_: FieldType):
        field = field_of(type_)
        cell, given, shown, written = CELLS[type_.name]
        assert type_.from_csv(field, cell) == given
        assert type_.to_csv(field, shown) == written
        assert type_.from_csv(field, " ") is None
        assert type_.to_csv(field, None) == ""
