"""Values of a field as another type has them: asked of Postgres, which must never fail on any of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product
from typing import Any
from uuid import uuid4

import pytest

from crm.kit.database import Database
from crm.kit.errors import BadUserInput
from crm.metadata.build import build_field
from crm.metadata.changes.conversions import can_convert, convert, targets
from crm.metadata.field_types.catalogue import FIELD_TYPES, field_type
from crm.metadata.names import quoted
from crm.metadata.snapshot import Field
from crm.metadata.standard_objects.declaration import FieldDeclaration

COLORS = (("RED", "Red", "red"), ("SKY_BLUE", "Sky blue", "blue"), ("GREEN", "Green", "green"))
WITH_OPTIONS = {"SELECT", "MULTI_SELECT"}


def field(type_: str, **more: Any) -> Field:
    options = COLORS if type_ in WITH_OPTIONS else ()
    declared = FieldDeclaration("old", type_, "Old", "Icon", **{"options": options, **more})
    return build_field(uuid4(), "thing", declared)


def stored(before: Field, value: Any) -> Mapping[str, Any]:
    return field_type(before.type).coerce(before, value)


def converted(database: Database, before: Field, after: Field, values: Sequence[Any]) -> list[tuple[Any, bool]]:
    """What becomes of each value, whole, and whether something of it is lost."""
    conversion = convert(before, after)
    names = [f"{quoted(column.name)} {column.pg_type}" for column in before.columns]
    with database.connection.transaction(force_rollback=True):
        run = database.connection.execute
        run(f"create temporary table thing (place serial, {', '.join(names)}) on commit drop".encode())
        for value in values:
            columns = stored(before, value)
            listed, marks = ", ".join(map(quoted, columns)), ", ".join(["%s"] * len(columns))
            run(f"insert into thing ({listed}) values ({marks})".encode(), [*map(_parameter, columns.values())])
        one_by_one = ", ".join(f"({conversion.values[column.name]})::{column.pg_type}" for column in after.columns)
        lost = conversion.lost or "false"
        rows = run(f"select {lost}, {one_by_one} from thing order by place".encode()).fetchall()
    return [(row[1] if len(row) == 2 else row[1:], row[0]) for row in rows]


def _parameter(value: Any) -> Any:
    return str(value) if isinstance(value, dict) else value


@pytest.mark.parametrize(
    ("before", "after", "cases"),
    [
        ("TEXT", "NUMBER", {"5": 5.0, " -2.50 ": -2.5, "5,5": None, "1e3": None, "five": None, "": None}),
        ("TEXT", "NUMERIC", {"0.1": "0.1", "x": None}),
        ("TEXT", "BOOLEAN", {"Yes": True, "0": False, "maybe": None}),
        ("TEXT", "DATE", {"2024-02-29": "2024-02-29", "2023-02-29": None, "0000-01-01": None, "29.2.2024": None}),
        ("TEXT", "SELECT", {"red": "RED", " SKY BLUE ": "SKY_BLUE", "sky_blue": "SKY_BLUE", "pink": None}),
        ("TEXT", "MULTI_SELECT", {"red; Green,": ["RED", "GREEN"], "red, pink": None, ",": None}),
        ("TEXT", "ARRAY", {"a, b;c": ["a", "b", "c"], "a": ["a"]}),
        ("TEXT", "EMAILS", {"A@B.example": ("a@b.example", None), "nobody": (None, None)}),
        (
            "TEXT",
            "LINKS",
            {"https://x.example/": (None, "https://x.example", None), "javascript:x": (None, None, None)},
        ),
        ("NUMBER", "TEXT", {5: "5", 2.5: "2.5"}),
        ("NUMBER", "CURRENCY", {2.5: ("2500000", "USD")}),
        ("NUMERIC", "NUMBER", {"2.5": 2.5}),
        ("BOOLEAN", "TEXT", {True: "true", False: "false"}),
        ("BOOLEAN", "NUMBER", {True: 1.0, False: 0.0}),
        ("DATE", "DATE_TIME", {"2024-02-29": "2024-02-29 00:00:00+00:00"}),
        ("DATE", "TEXT", {"2024-02-29": "2024-02-29"}),
        ("DATE_TIME", "TEXT", {"2024-02-29T10:00:00+02:00": "2024-02-29T08:00:00.000Z"}),
        ("SELECT", "TEXT", {"SKY_BLUE": "Sky blue"}),
        ("SELECT", "MULTI_SELECT", {"RED": ["RED"]}),
        ("RATING", "NUMBER", {"RATING_4": 4.0}),
        ("RATING", "TEXT", {"RATING_4": "4"}),
    ],
)
def test_values_become_what_people_mean(owner_database: Database, before: str, after: str, cases: Mapping[Any, Any]):
    found = converted(owner_database, field(before), field(after), [*cases, None])
    for (value, wanted), (got, lost) in zip([*cases.items(), (None, None)], found, strict=True):
        is_nothing = wanted is None or (isinstance(wanted, tuple) and wanted[-2:] == (None, None))
        if isinstance(got, tuple):
            assert got == (wanted if value is not None else (None,) * len(got)) or _text(got) == wanted
        else:
            assert got == wanted or str(got) == wanted
        assert lost == (is_nothing and value not in {None, ""})


def _text(values: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(None if each is None else str(int(each)) if not isinstance(each, str) else each for each in values)


def test_moments_are_read_with_and_without_a_zone(owner_database: Database):
    texts = ["2024-02-29", "2024-02-29T10:00", "2024-02-29 10:00:00.5+02:00", "2024-02-29T10:00Z", "2024-02-29T25:00"]
    found = converted(owner_database, field("TEXT"), field("DATE_TIME"), texts)
    moments = [value and value.strftime("%H:%M:%S.%f") for value, _ in found]
    assert moments == ["00:00:00.000000", "10:00:00.000000", "08:00:00.500000", "10:00:00.000000", None]
    assert [lost for _, lost in found] == [False, False, False, False, True]


def test_only_midnights_keep_all_of_a_moment(owner_database: Database):
    found = converted(
        owner_database, field("DATE_TIME"), field("DATE"), ["2024-02-29T00:00:00Z", "2024-02-29T10:00:00Z"]
    )
    assert [(str(value), lost) for value, lost in found] == [("2024-02-29", False), ("2024-02-29", True)]


def test_whole_numbers_stay_whole_or_are_lost(owner_database: Database):
    after = field("NUMBER", settings={"dataType": "int"})
    found = converted(owner_database, field("NUMBER"), after, [5, 5.5, 2.0**31, -(2.0**31), None])
    assert found == [(5, False), (None, True), (None, True), (-(2**31), False), (None, False)]


def test_several_choices_become_one_only_where_there_is_one(owner_database: Database):
    found = converted(owner_database, field("MULTI_SELECT"), field("SELECT"), [["RED"], ["RED", "GREEN"], [], None])
    assert found == [("RED", False), (None, True), (None, False), (None, False)]


def test_options_follow_their_ids_and_leave_with_them(owner_database: Database):
    before = field("MULTI_SELECT")
    red, blue, _ = before.options
    kept = ({**red, "value": "CRIMSON"}, {**blue, "value": "RED"})
    after = build_field(uuid4(), "thing", FieldDeclaration("old", "MULTI_SELECT", "Old", "Icon"))
    after = type(after)(**{**{name: getattr(after, name) for name in after.__slots__}, "options": kept})
    found = converted(owner_database, before, after, [["RED", "SKY_BLUE"], ["GREEN", "RED"], ["GREEN"], None])
    assert found == [(["CRIMSON", "RED"], False), (["CRIMSON"], True), (None, True), (None, False)]


def test_records_without_a_value_get_the_default_where_they_need_one(owner_database: Database):
    after = field("NUMBER", default=7, is_nullable=False)
    assert converted(owner_database, field("NUMBER"), after, [5, None]) == [(5.0, False), (7.0, False)]
    assert converted(owner_database, field("TEXT"), after, ["5", "x", None]) == [
        (5.0, False),
        (7.0, True),
        (7.0, False),
    ]


NASTY = {
    "TEXT": [
        "",
        " ",
        "'",
        '"',
        "\\",
        "%s",
        "{}",
        "2024-99-99",
        "-",
        ".",
        "9" * 200,
        "1.",
        "é😀",
        "null",
        "$1",
        "a,,b",
        ";",
    ],
    "NUMBER": [0, -0.0, 1e300, -1e300, 1e-300, 0.1, 2**53, 1.5],
    "NUMERIC": ["0", "1" * 60, "-0." + "0" * 50 + "1"],
    "BOOLEAN": [True, False],
    "DATE": ["0001-01-01", "9999-12-31"],
    "DATE_TIME": ["0001-01-01T00:00:00Z", "9999-12-31T23:59:59.999Z"],
    "SELECT": ["RED"],
    "MULTI_SELECT": [["RED", "GREEN"], []],
    "RATING": ["RATING_1"],
    "ARRAY": [["", "a,b", "'"], []],
    "UUID": [str(uuid4())],
    "CURRENCY": [{"amountMicros": 1, "currencyCode": "EUR"}, {"amountMicros": "1" * 30}, {"currencyCode": "EUR"}],
    "EMAILS": [{"primaryEmail": "a@b.example"}],
    "LINKS": [{"primaryLinkUrl": "x.example"}, {"primaryLinkLabel": "only a label"}],
    "FULL_NAME": [{"firstName": "A", "lastName": ""}, {"firstName": ""}],
}
PAIRS = [
    (before, after) for before, after in product(NASTY, FIELD_TYPES) if before != after and can_convert(before, after)
]


@pytest.mark.parametrize(("before", "after"), PAIRS)
def test_no_value_makes_a_conversion_fail(owner_database: Database, before: str, after: str):
    new = field(after, settings={"dataType": "int"} if after == "NUMBER" else {})
    for values in (NASTY[before], [None]):
        for value, lost in converted(owner_database, field(before), new, values):
            assert isinstance(lost, bool)
            assert not lost or value is None or before == "DATE_TIME" or isinstance(value, tuple)


@pytest.mark.parametrize(
    ("before", "after"), [("RELATION", "TEXT"), ("TEXT", "RELATION"), ("TEXT", "ACTOR"), ("FILES", "TEXT")]
)
def test_what_makes_no_sense_is_refused(before: str, after: str):
    assert not can_convert(before, after)
    assert after not in targets(before)


def test_a_refusal_names_both_types():
    with pytest.raises(BadUserInput, match="A field of type RAW_JSON cannot become NUMBER"):
        convert(field("RAW_JSON"), field("NUMBER"))
