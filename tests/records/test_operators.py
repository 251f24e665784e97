"""Every operator on every kind of field (contract §2.4), and what it says to values that do not fit (§2.6, §2.13)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import product
from typing import Any

import orjson
import pytest

from crm.kit.database import Database, Result, Statement
from crm.kit.errors import BadUserInput
from crm.kit.settings import Settings
from crm.records.compiler import compile_operations
from crm.records.entrance import ENTER
from crm.records.operation import Leaf, Operation, OperationKind, Selection
from crm.records.plan import Plan
from tests.records.asking import Crm
from tests.records.reference.world import with_gadgets

FIND = "query($filter: X) {gadgets(filter: $filter) {totalCount}}"
EQUALITY = ("eq", "neq", "in", "is")
COMPARISON = (*EQUALITY, "gt", "gte", "lt", "lte")
TEXT = (*COMPARISON, "like", "ilike", "startsWith", "endsWith")
OPERATORS: Mapping[str, tuple[str, ...]] = {
    "title": TEXT,
    "price.currencyCode": TEXT,
    "place.addressCity": TEXT,
    "link.primaryLinkUrl": TEXT,
    "phone.primaryPhoneNumber": TEXT,
    "body.markdown": TEXT,
    "body.blocknote": TEXT,
    "createdBy.name": TEXT,
    "id": COMPARISON,
    "serial": COMPARISON,
    "companyId": COMPARISON,
    "createdBy.workspaceMemberId": COMPARISON,
    "rank": COMPARISON,
    "position": COMPARISON,
    "count": COMPARISON,
    "big": COMPARISON,
    "exact": COMPARISON,
    "price.amountMicros": COMPARISON,
    "place.addressLat": COMPARISON,
    "day": COMPARISON,
    "moment": COMPARISON,
    "deletedAt": COMPARISON,
    "isOn": EQUALITY,
    "color": (*EQUALITY, "containsAny", "isEmptyArray"),
    "stars": (*EQUALITY, "containsAny", "isEmptyArray"),
    "createdBy.source": (*EQUALITY, "containsAny", "isEmptyArray"),
    "tags": ("is", "containsAny", "isEmptyArray"),
    "labels": ("is", "containsAny", "isEmptyArray", "containsIlike"),
    "raw": ("is", "like", "ilike"),
    "file": ("is", "like", "ilike"),
    "link.secondaryLinks": ("is", "like", "ilike"),
    "createdBy.context": ("is", "like", "ilike"),
}
ALL_OPERATORS = sorted({operator for operators in OPERATORS.values() for operator in operators})
IN_LIST = {"in", "containsAny"}
ID, OTHER_ID = "01a20f67-ef8a-741a-b7ee-2103722c18b9", "01a20f67-ef8a-741a-b7ee-2103722c18ba"

Wrong = tuple[Any, str]
"""A value, and the message about it in which %s stands for the field."""

NUMBERS: tuple[Wrong, ...] = (
    (True, 'Invalid number value true for field "%s"'),
    ("many", "Invalid number value 'many' for field \"%s\""),
    (10**400, f'Invalid number value 1{"0" * 98}… for field "%s"'),
)
TEXTS: tuple[Wrong, ...] = (
    (1, 'Invalid string value 1 for text field "%s"'),
    (False, 'Invalid string value false for text field "%s"'),
    ("\ud800", 'Invalid string value for text field "%s": not Unicode'),
)
IDS: tuple[Wrong, ...] = (
    ("x", "Invalid UUID value 'x' for field \"%s\""),
    (ID[:-1], f"Invalid UUID value '{ID[:-1]}' for field \"%s\""),
    (f"{ID[:-1]}g", f"Invalid UUID value '{ID[:-1]}g' for field \"%s\""),
    (5, 'Invalid UUID value 5 for field "%s"'),
)
DATES: tuple[Wrong, ...] = tuple(
    (value, f'Invalid value {shown} for date or date-time field "%s"')
    for value, shown in (
        ("tomorrow", "'tomorrow'"),
        ("", "''"),
        ("2026-02-29", "'2026-02-29'"),
        ("2026-13-01", "'2026-13-01'"),
        ("10000-01-01", "'10000-01-01'"),
        ("0000-01-01", "'0000-01-01'"),
        ("0001-01-01T00:00:00+14:00", "'0001-01-01T00:00:00+14:00'"),
        ("20260101", "'20260101'"),
        (20260101, "20260101"),
        (True, "true"),
    )
)
BOOLEANS: tuple[Wrong, ...] = (
    ("true", "Invalid boolean value 'true' for field \"%s\""),
    (1, 'Invalid boolean value 1 for field "%s"'),
)


def options(kind: str) -> tuple[Wrong, ...]:
    return (
        ("NOPE", f"Invalid value 'NOPE' for {kind} field \"%s\""),
        ("red", f"Invalid value 'red' for {kind} field \"%s\""),
        (1, f'Invalid value 1 for {kind} field "%s"'),
    )


HALF: Wrong = (1.5, 'Invalid number value 1.5 for field "%s"')
OF_FIELDS: Mapping[str, tuple[tuple[Any, Any], tuple[Wrong, ...]]] = {
    "title": (("one", "two"), TEXTS),
    "price.currencyCode": (("EUR", "USD"), TEXTS),
    "place.addressCity": (("one", "two"), TEXTS),
    "link.primaryLinkUrl": (("one", "two"), TEXTS),
    "phone.primaryPhoneNumber": (("1", "2"), TEXTS),
    "body.markdown": (("one", "two"), TEXTS),
    "body.blocknote": (("one", "two"), TEXTS),
    "createdBy.name": (("one", "two"), TEXTS),
    "id": ((ID, OTHER_ID), IDS),
    "serial": ((ID, OTHER_ID), IDS),
    "companyId": ((ID, OTHER_ID), IDS),
    "createdBy.workspaceMemberId": ((ID, OTHER_ID), IDS),
    "rank": ((-5, 5.5), NUMBERS),
    "position": ((7, 8), NUMBERS),
    "count": ((7, 8.0), (*NUMBERS, HALF, (2**31, 'Invalid number value 2147483648 for field "%s"'))),
    "big": ((7, 2**62), (*NUMBERS, HALF, (2**63, 'Invalid number value 9223372036854775808 for field "%s"'))),
    "exact": (("7.5", 8), (*NUMBERS, ("NaN", "Invalid number value 'NaN' for field \"%s\""))),
    "price.amountMicros": (("7", 8), (*NUMBERS, ("1e999", "Invalid number value '1e999' for field \"%s\""))),
    "place.addressLat": (("7.5", 8), NUMBERS),
    "day": (("2026-01-01", "2026-01-02"), DATES),
    "moment": (("2026-01-01", "2026-01-01T10:00:00.123+02:00"), DATES),
    "deletedAt": (("2026-01-01", "2026-01-02"), DATES),
    "isOn": ((True, False), BOOLEANS),
    "color": (("RED", "GREEN"), options("select")),
    "stars": (("RATING_1", "RATING_5"), options("rating")),
    "createdBy.source": (("API", "MANUAL"), options("select")),
    "tags": (("NEW", "OLD"), options("multi select")),
    "labels": (("one", "two"), TEXTS),
    "raw": (("one", "two"), TEXTS),
    "file": (("one", "two"), TEXTS),
    "link.secondaryLinks": (("one", "two"), TEXTS),
    "createdBy.context": (("one", "two"), TEXTS),
}
"""Two values that fit, and some that do not."""


def at(path: str, condition: Any) -> dict[str, Any]:
    for name in reversed(path.split(".")):
        condition = {name: condition}
    return condition


def named(path: str) -> str:
    """What messages call a field: a sub-field by its composite, a join column by its relation."""
    return path.split(".", maxsplit=1)[0].removesuffix("Id") if path != "id" else path


def fitting(path: str, operator: str) -> tuple[Any, Any]:
    """Two operands of one shape."""
    one, other = OF_FIELDS[path][0]
    match operator:
        case "is":
            return "NULL", "NULL"
        case "isEmptyArray":
            return True, False
        case "in" | "containsAny":
            return [one], [other]
        case _:
            return one, other


def wrong(path: str, operator: str) -> list[Wrong]:
    """Operands that do not fit, with what is said about them."""
    field = named(path)
    nothing = (None, f"Invalid filter value for field {field}. Expected a value; use `is` to look for missing ones")
    match operator:
        case "is":
            expected = f"Invalid filter value for field {field}. Expected NULL or NOT_NULL"
            return [nothing, *((value, expected) for value in ("MAYBE", "", 5, True))]
        case "isEmptyArray":
            return [nothing, *((value, message % field) for value, message in BOOLEANS)]
    values = [(value, message % field) for value, message in OF_FIELDS[path][1]]
    if operator not in IN_LIST:
        return [nothing, *values]
    empty = ([], f"Invalid filter value for field {field}. Expected non-empty array")
    good = OF_FIELDS[path][0][0]
    return [nothing, empty, *values, *(([good, value], message) for value, message in values)]


CASES = [(path, operator) for path, operators in OPERATORS.items() for operator in operators]


class Watched(Database):
    """The same connection, whose statements are noted."""

    def __init__(self, url: str) -> None:
        super().__init__(url)
        self.sent: list[str] = []

    def pipeline(self, statements: Sequence[Statement]) -> list[Result]:
        self.sent += [statement.sql for statement in statements]
        return super().pipeline(statements)


@pytest.fixture(scope="module")
def gadgets(new_crm: Callable[[], Crm], settings: Settings) -> Iterator[Crm]:
    database = Watched(settings.require("database_url"))
    yield replace(with_gadgets(new_crm()), database=database)
    database.close()


def refused(crm: Crm, filter_: dict[str, Any]) -> BadUserInput:
    """The refusal. Of the database nothing is asked but whether the caller may come in."""
    assert isinstance(crm.database, Watched)
    crm.database.sent.clear()
    with pytest.raises(BadUserInput) as refusal:
        crm.ask(FIND, filter=filter_)
    assert set(crm.database.sent) <= {ENTER}
    return refusal.value


@pytest.mark.parametrize(("path", "operator"), CASES)
def test_values_that_do_not_fit_are_named(gadgets: Crm, path: str, operator: str):
    for value, message in wrong(path, operator):
        refusal = refused(gadgets, at(path, {operator: value}))
        assert (refusal.message, refusal.code) == (message, "BAD_USER_INPUT")
        assert refusal.sub_code in {"INVALID_ARGS_DATA", "INVALID_QUERY_INPUT"}
        assert refusal.user_message


@pytest.mark.parametrize(("path", "operator"), CASES)
def test_values_are_parameters_and_never_part_of_the_statement(gadgets: Crm, path: str, operator: str):
    statements = []
    for value in fitting(path, operator):
        assert gadgets.ask(FIND, filter=at(path, {operator: value})) == {"totalCount": 0}
        statements += [statement(gadgets, at(path, {operator: value})), plan_of(gadgets, at(path, {operator: value}))]
    constant, first_plan, other_constant, other_plan = statements
    assert constant == other_constant
    assert first_plan == other_plan


def plan_of(crm: Crm, filter_: dict[str, Any]) -> bytes:
    """The plan for a filter that comes in a variable."""
    return crm.compile(FIND, {"filter": filter_}).to_bytes()


def statement(crm: Crm, filter_: dict[str, Any]) -> str:
    """The SQL for a filter that is written into the query."""
    count = Selection("totalCount", "totalCount")
    root = Selection("gadgets", "gadgets", {"filter": constant(filter_)}, (count,))
    plan = compile_operations([Operation(OperationKind.FIND_MANY, "gadget", root)], crm.snapshot, crm.gate)
    return str(orjson.loads(Plan.to_bytes(plan))[0][1][-1][0])


def constant(value: Any) -> Any:
    return {name: constant(inner) for name, inner in value.items()} if isinstance(value, dict) else Leaf(value)


@pytest.mark.parametrize(("path", "operator"), CASES)
def test_objects_are_no_values(gadgets: Crm, path: str, operator: str):
    for value in ({}, {"a": 1}, [{}], ["x", {"eq": 1}]):
        message = refused(gadgets, at(path, {operator: value})).message
        assert message == f"Invalid filter value for field {named(path)}. Expected a value, found an object"


def test_a_list_that_the_query_spells_out_is_no_single_value(gadgets: Crm):
    text = "query($one: String) {gadgets(filter: {title: {eq: [$one, $one]}}) {totalCount}}"
    with pytest.raises(BadUserInput, match=r"Invalid filter value for field title\. Expected a single value"):
        gadgets.ask(text, one="x")


OTHERS = [(path, each) for path, each in product(OPERATORS, ALL_OPERATORS) if each not in OPERATORS[path]]


@pytest.mark.parametrize(("path", "operator"), OTHERS)
def test_operators_of_other_kinds_are_refused(gadgets: Crm, path: str, operator: str):
    refusal = refused(gadgets, at(path, {operator: "x"}))
    assert refusal.message == f'Operator "{operator}" is not supported for field "{named(path)}"'
    assert refusal.sub_code == "INVALID_QUERY_INPUT"


@pytest.mark.parametrize("operator", ["regex", "iregex"])
def test_regular_expressions_are_refused(gadgets: Crm, operator: str):
    refusal = refused(gadgets, {"title": {operator: "(a+)+$"}})
    assert (refusal.message, refusal.sub_code) == (f'Operator "{operator}" is not supported', "INVALID_QUERY_INPUT")


@pytest.mark.parametrize("path", OPERATORS)
def test_what_is_no_condition_is_refused(gadgets: Crm, path: str):
    for value, shown in ((5, "5"), ("x", "'x'"), (True, "true"), ([5], "[ 5 ]")):
        refusal = refused(gadgets, at(path, value))
        assert refusal.message == f'Invalid object value {shown} for field "{named(path)}"'


def test_every_field_of_the_object_is_tried(gadgets: Crm):
    object_ = gadgets.snapshot.objects["gadget"]
    kinds = {(field.type, column.part) for field in object_.fields.values() for column in field.columns}
    tried = set()
    for path in OPERATORS:
        name, _, part = path.partition(".")
        field = object_.join_columns.get(name) or object_.fields[name]
        tried.add((field.type, part or field.columns[0].part))
    assert {type_ for type_, _ in kinds} <= {type_ for type_, _ in tried} | {"MORPH_RELATION"}
