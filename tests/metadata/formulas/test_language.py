"""How formulas are read: what binds first, what is refused, where and in which words."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from crm.metadata.build import build_object
from crm.metadata.formulas.compilation import Compilation
from crm.metadata.formulas.errors import FormulaError
from crm.metadata.formulas.functions.catalogue import ALL_FUNCTIONS
from crm.metadata.formulas.parser import parse
from crm.metadata.formulas.syntax import Call, Expression, Literal
from crm.metadata.standard import standard_objects
from crm.metadata.standard_objects.declaration import FieldDeclaration, ObjectDeclaration
from tests.metadata.formulas.rows import DECLARED

WORKSPACE = UUID(int=1)
DOCUMENT = Path(__file__).parents[3] / "docs/formulas.md"


@pytest.fixture(scope="module")
def compilation() -> Compilation:
    objects = standard_objects(WORKSPACE)
    return Compilation("somewhere", {**objects, "sample": build_object(WORKSPACE, DECLARED)})


def shown(expression: Expression) -> str:
    match expression:
        case Literal():
            return str(expression.value)
        case Call():
            return f"{expression.name}({', '.join(map(shown, expression.arguments))})"
        case _:
            return ".".join(expression.names)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("1 + 2 * 3 - 4", "-(+(1, *(2, 3)), 4)"),
        ("-a * 2", "*(negate(a), 2)"),
        ("-2 * -a", "*(-2, negate(a))"),
        ("(1 + 2) * 3", "*(+(1, 2), 3)"),
        ('a & "x" = b', "=(&(a, x), b)"),
        ("a + 1 & b", "&(+(a, 1), b)"),
        ("a < 1 and b >= 2 or not c", "or(and(<(a, 1), >=(b, 2)), not(c))"),
        ("not a = b and c", "and(not(=(a, b)), c)"),
        ("a == b or a <> c", "or(=(a, b), !=(a, c))"),
        ("IF(true, blank, 'it''s')", "IF(True, None, it's)"),
        ("{ not } + {today}", "+(not, today)"),
        (".5%2", "%(0.5, 2)"),
    ],
)
def test_operators_bind_as_people_expect(text: str, meant: str):
    assert shown(parse(text)) == meant


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("", (0, 0), "empty"),
        ("1 +", (3, 0), "ends where a value should be"),
        ("1 2", (2, 1), "“2” is not expected here"),
        ("round(amount", (12, 0), "A closing “)” is missing"),
        ('name & "x', (7, 2), "no closing quote"),
        ("2 ^ 3", (2, 1), "no power sign"),
        ("amount § 2", (7, 1), "“§” cannot stand in a formula"),
        ("1 < amount < 2", (11, 1), "two values at a time"),
        ("{}", (0, 1), "Between braces"),
        ("name + 1", (0, 4), "“name” is text; a number is needed here. Join texts with &."),
        ("1 + closeDate", (4, 9), "“closeDate” is a date with a time; a number is needed here."),
        ("not amount", (4, 6), "“amount” is a number; yes or no is needed here."),
        ("if(amount > 1, 2, name)", (18, 4), "“name” is text; the value beside it is a number."),
        ("amount = name", (9, 4), "“name” is text; the value beside it is a number."),
        ("roud(amount)", (0, 4), "There is no function “roud”."),
        ("round()", (0, 7), "“round” is written round(number, places?)."),
        ("round(amount, amount)", (14, 6), "Places are a whole number"),
        ("round(1, 13)", (9, 2), "Places are a whole number"),
        ('dateAdd(closeDate, 1, "day")', (22, 5), 'The unit is one of "years"'),
        ('date("31.1.2026")', (5, 11), "written as “2026-01-31”"),
        ("date(name)", (5, 4), "other texts cannot be read as dates"),
        ("amout", (0, 5), "Opportunities have no field “amout”. Do you mean “amount”?"),
        ("company", (0, 7), "“company” is a whole record: name one of its fields, such as company.name."),
        ("company.people", (0, 14), "“people” is many records: count or add them up with a rollup field."),
        ("company.employes", (0, 16), "Companies have no field “employes”. Do you mean “employees”?"),
        ("pointOfContact.name & 1", (0, 19), "Use one of name.firstName, name.lastName."),
        ("amount.euros", (0, 12), "Use one of amount.amount, amount.amountMicros, amount.currencyCode."),
        ("name.first", (0, 10), "“name” has no parts"),
        ("searchVector", (0, 12), "of a type that formulas cannot read"),
        ('stage = "WONDERFUL"', (8, 11), '“stage” has no option “WONDERFUL”. It has "NEW"'),
        ('switch(stage, "NEW")', (0, 20), "switch(value, case, result"),
        ("blank", (0, 5), "The formula gives blank"),
        ("1234567890123456789012345678901", (0, 31), "at most 30 digits"),
        ('"a\nb"', (0, 5), "control characters"),
    ],
)
def test_a_mistake_is_told_with_its_place(compilation: Compilation, text: str, place: tuple[int, int], words: str):
    with pytest.raises(FormulaError) as refused:
        compilation.of_expression(compilation.objects["opportunity"], text)
    assert words in refused.value.message
    assert (refused.value.position, refused.value.length) == place


@pytest.mark.parametrize(
    "text",
    ["1" + "+1" * 500, "(" * 60 + "1" + ")" * 60, "-" * 60 + "amount", "x" * 5001, "not " * 50 + "true"],
    ids=["parts", "parentheses", "signs", "characters", "words"],
)
def test_what_is_too_big_is_refused(compilation: Compilation, text: str):
    with pytest.raises(FormulaError, match="at most"):
        compilation.of_expression(compilation.objects["opportunity"], text)


@pytest.mark.parametrize(
    ("text", "is_kept"),
    [
        ("amount * 2", True),
        ("company.employees", False),
        ("closeDate < now()", False),
        ("year(today())", False),
        ('date("2026-01-31")', True),
    ],
)
def test_what_follows_from_the_record_alone_can_be_kept(compilation: Compilation, text: str, is_kept: bool):
    meaning = compilation.of_expression(compilation.objects["opportunity"], text)
    assert meaning.formula is not None
    assert meaning.formula.is_stored is is_kept


def formulas(**expressions: tuple[str, str]) -> Compilation:
    """An object with formula fields: type and expression by name."""
    fields: list[Any] = [
        FieldDeclaration(name, type_, name, settings={"formula": {"expression": text}})
        for name, (type_, text) in expressions.items()
    ]
    declared = ObjectDeclaration("thing", "things", "Thing", "Things", "IconCube", "x", tuple(fields))
    objects = {**standard_objects(WORKSPACE), "thing": build_object(WORKSPACE, declared)}
    return Compilation("somewhere", objects)


def refusal(compilation: Compilation, name: str) -> str:
    thing = compilation.objects["thing"]
    with pytest.raises(FormulaError) as refused:
        compilation.meaning(thing, thing.fields[name])
    return refused.value.message


def test_formulas_cannot_go_round_in_a_ring():
    ring = formulas(a=("NUMBER", "b + 1"), b=("NUMBER", "c * 2"), c=("NUMBER", "a"))
    assert "in a ring: a → b → c → a" in refusal(ring, "a")
    assert "in a ring: a → a" in refusal(formulas(a=("NUMBER", "a + 1")), "a")


def test_a_field_that_means_nothing_shows_nothing():
    """Whatever happens to what it rests on: no operation on the object fails for it."""
    thing = formulas(a=("NUMBER", "nothing + 1"), b=("NUMBER", "a")).completed()["thing"]
    for name in ("a", "b"):
        (column,) = thing.fields[name].columns
        assert (column.expression, column.is_stored) == ("null::numeric", False)


def test_a_formula_must_give_what_its_field_holds():
    assert refusal(formulas(a=("TEXT", "1")), "a") == "This gives a number, but the field is text."


def test_formulas_of_formulas_stay_within_bounds():
    chain = {"f0": ("TEXT", "id & id")} | {f"f{n}": ("TEXT", f"f{n - 1} & f{n - 1}") for n in range(1, 9)}
    assert "too big" in refusal(formulas(**chain), "f8")
    deep = {"f0": ("NUMBER", "1 + position")} | {f"f{n}": ("NUMBER", f"f{n - 1} + 1") for n in range(1, 14)}
    assert "At most 10 formulas" in refusal(formulas(**deep), "f13")


def test_every_function_is_described_in_the_document():
    document = DOCUMENT.read_text()
    missing = [
        each.signature
        for each in ALL_FUNCTIONS
        if each.category != "operator" and f"| `{each.signature}` | {each.description} |" not in document
    ]
    assert not missing
