"""What every field type stores and is called."""

from __future__ import annotations

import re
from typing import get_args
from uuid import UUID

import pytest

from crm.kit.errors import BadUserInput
from crm.metadata.build import build_field
from crm.metadata.field_types.base import FieldType, Kind, Scalar
from crm.metadata.field_types.catalogue import FIELD_TYPES, field_type
from crm.metadata.standard_objects.declaration import FieldDeclaration, to_many, to_one

WORKSPACE = UUID(int=1)
CONTRACT = """
    ACTOR ADDRESS ARRAY BOOLEAN CURRENCY DATE DATE_TIME EMAILS FILES FULL_NAME LINKS MORPH_RELATION MULTI_SELECT
    NUMBER NUMERIC PHONES POSITION RATING RAW_JSON RELATION RICH_TEXT SELECT TEXT TS_VECTOR UUID
"""
KINDS = frozenset(get_args(Kind))
TYPE_NAME = re.compile(r"\[?(\{enum\}|[A-Z][A-Za-z]+)\]?(Filter)?|\{enum\}Filter")


def test_the_catalogue_has_every_type_of_the_contract_and_no_other():
    assert set(FIELD_TYPES) == set(CONTRACT.split())


def test_older_clients_may_say_rich_text_v2():
    assert field_type("RICH_TEXT_V2") is field_type("RICH_TEXT")


def test_an_unknown_type_is_refused():
    with pytest.raises(BadUserInput, match="GEOMETRY"):
        field_type("GEOMETRY")


def test_a_type_that_leaves_something_out_cannot_be_made():
    class Half(Scalar):
        name = "HALF"

    with pytest.raises(TypeError, match="convert"):
        Half()  # type: ignore[abstract]


@pytest.mark.parametrize("each", FIELD_TYPES.values(), ids=list(FIELD_TYPES))
class TestEveryType:
    def test_says_what_its_parts_are(self, each: FieldType):
        assert each.parts
        for part in each.parts:
            assert part.kind in KINDS
            assert part.null_as in {"null", '""', "[]", '"MANUAL"'}
            assert all(TYPE_NAME.fullmatch(name) for name in (part.output, part.input, part.filter)), part
            assert part.pg_type or each.name == "TS_VECTOR"

    def test_is_composite_exactly_when_its_parts_have_names(self, each: FieldType):
        named = all(part.name for part in each.parts)
        assert named == (each.composite is not None or each.name in {"RELATION", "MORPH_RELATION"})

    def test_searches_parts_it_has(self, each: FieldType):
        assert set(each.search_parts) <= {part.name for part in each.parts}

    def test_reads_an_empty_cell_as_nothing(self, each: FieldType):
        field = build_field(WORKSPACE, "thing", FieldDeclaration("field", each.name, "Field"))
        assert each.from_csv(field, "  ") is None
        assert each.to_csv(field, None) == ""

    def test_stores_nothing_for_null(self, each: FieldType):
        field = build_field(WORKSPACE, "thing", FieldDeclaration("field", each.name, "Field"))
        if each.name == "POSITION":
            with pytest.raises(BadUserInput, match='Invalid position value null for field "field"'):
                each.coerce(field, None)
        else:
            assert set(each.coerce(field, None).values()) <= {None}


def test_columns_are_named_after_field_and_part():
    field = build_field(WORKSPACE, "person", FieldDeclaration("name", "FULL_NAME", "Name"))
    assert [(column.name, column.part) for column in field.columns] == [
        ("nameFirstName", "firstName"),
        ("nameLastName", "lastName"),
    ]


def test_a_many_to_one_stores_its_join_column_and_the_other_side_nothing():
    one = build_field(WORKSPACE, "person", to_one("company", "company.people", "Company", "IconBuilding"))
    many = build_field(WORKSPACE, "company", to_many("people", "person.company", "People", "IconUsers"))
    assert [(column.name, column.part, column.pg_type) for column in one.columns] == [("companyId", "id", "uuid")]
    assert many.columns == ()


@pytest.mark.parametrize(
    ("data_type", "pg_type", "output"),
    [(None, "double precision", "Float"), ("int", "integer", "Int"), ("bigint", "bigint", "BigInt")],
)
def test_a_number_is_what_its_settings_say(data_type: str | None, pg_type: str, output: str):
    settings = {"dataType": data_type} if data_type else {}
    field = build_field(WORKSPACE, "thing", FieldDeclaration("size", "NUMBER", "Size", settings=settings))
    assert field.columns[0].pg_type == pg_type
    assert field_type("NUMBER").parts_of(settings)[0].output == output


@pytest.mark.parametrize(
    ("type_", "default", "sql"),
    [
        ("UUID", "uuid", "gen_random_uuid()"),
        ("DATE_TIME", "now", "now()"),
        ("TEXT", "'it''s'", "'it''''s'"),
        ("TEXT", "''", None),
        ("BOOLEAN", False, "false"),
        ("NUMBER", 7, "7"),
        ("ARRAY", ["'a'", "'b'"], "array['a','b']::text[]"),
        ("ARRAY", [], None),
        ("RAW_JSON", {"a": "it's"}, """'{"a":"it''s"}'"""),
    ],
)
def test_defaults_become_sql(type_: str, default: object, sql: str | None):
    field = build_field(WORKSPACE, "thing", FieldDeclaration("field", type_, "Field", default=default))
    assert field.columns[0].default == sql


def test_only_scalars_of_required_fields_refuse_null():
    def nullable(type_: str) -> bool:
        declared = FieldDeclaration("field", type_, "Field", is_nullable=False)
        return any(column.nullable for column in build_field(WORKSPACE, "thing", declared).columns)

    assert not nullable("BOOLEAN")
    assert nullable("TEXT")
    assert nullable("ACTOR")
