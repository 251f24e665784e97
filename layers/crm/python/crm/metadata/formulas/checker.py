"""From what a formula says to what it means: names become fields, and every value gets a type that fits its place."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Final, TypeAlias

from crm.metadata.formulas.errors import FormulaError
from crm.metadata.formulas.functions.base import PLACES, Function, Given, Parameter
from crm.metadata.formulas.functions.catalogue import FUNCTIONS
from crm.metadata.formulas.functions.texts import printed
from crm.metadata.formulas.paths import Found, find
from crm.metadata.formulas.syntax import Call, Expression, Literal, Path
from crm.metadata.formulas.tree import Apply, Constant, Formula, Node, Read
from crm.metadata.formulas.types import Type, meeting
from crm.metadata.snapshot import Field, Object

MOST_DIGITS: Final = 30
_SWITCH: Final = "switch"
_FEWEST_OF_SWITCH: Final = 3

FindFormula: TypeAlias = Callable[[Object, Field], "Formula | None"]
"""What a computed field says, None for a rollup. It raises FormulaError if that cannot be understood."""


class Checker:
    """Checks formulas over one object's records. `found` collects what their names mean."""

    def __init__(self, objects: Mapping[str, Object], object_: Object, formula_of: FindFormula) -> None:
        self._objects = objects
        self._object = object_
        self._formula_of = formula_of
        self.found: list[Found] = []

    def check(self, expression: Expression) -> Node:
        """The meaning of an expression.

        Raises:
            FormulaError: a name that nothing has, or a value that does not fit its place.
        """
        match expression:
            case Literal():
                return _constant(expression)
            case Path():
                return self._read(expression)
            case Call() if expression.name.lower() == _SWITCH:
                return self.check(_unfolded(expression))
            case Call():
                return self._apply(expression)

    def _read(self, path: Path) -> Node:
        found = find(self._objects, self._object, path)
        self.found.append(found)
        reading = found.reading
        formula = self._formula(path, found) if found.field.is_computed else None
        column = reading.column if formula is None or formula.is_stored else None
        key = f"{found.field.id}.{found.column.part}:{found.column.pg_type}"
        return Read(found.hops, key, column, reading.form, reading.type, formula.node if formula else None)

    def _formula(self, path: Path, found: Found) -> Formula | None:
        try:
            return self._formula_of(found.object, found.field)
        except FormulaError as error:
            raise FormulaError.at(path, f"“{'.'.join(path.names)}” cannot be used: {error.message}") from error

    def _apply(self, call: Call) -> Node:
        function = _function(call)
        nodes = [self.check(each) for each in call.arguments]
        parameters = [function.parameter(place) for place in range(len(nodes))]
        for argument, node, parameter in zip(call.arguments, nodes, parameters, strict=True):
            self._fit(argument, node, parameter, call)
        common = _common(call, nodes, parameters)
        fitted = tuple(_fitted(node, each, common) for node, each in zip(nodes, parameters, strict=True))
        if function.name in {"=", "!="}:
            self._check_options(call.arguments)
        return Apply(function, fitted, function.result or common)

    def _fit(self, argument: Expression, node: Node, parameter: Parameter, call: Call) -> None:
        if node.type is not Type.BLANK and node.type not in parameter.types:
            wanted = " or ".join(each.words for each in parameter.types)
            hint = " Join texts with &." if call.name == "+" and node.type is Type.TEXT else ""
            words = f"{_words(argument)} is {node.type.words}; {wanted} is needed here.{hint}"
            raise FormulaError.at(argument, words)
        constant = node.value if isinstance(node, Constant) else None
        if parameter.literal and (wrong := parameter.literal(node.type, constant)):
            raise FormulaError.at(argument, wrong)

    def _check_options(self, sides: Sequence[Expression]) -> None:
        """A choice that is compared with a text: the text must be one of its options."""
        for one, other in (sides, sides[::-1]):
            if not isinstance(one, Path) or not isinstance(other, Literal) or not isinstance(other.value, str):
                continue
            field = find(self._objects, self._object, one).field
            options = [str(each["value"]) for each in field.options]
            if field.type == "SELECT" and other.value not in options:
                listed = ", ".join(f'"{each}"' for each in options)
                raise FormulaError.at(other, f"“{field.name}” has no option “{other.value}”. It has {listed}.")


def _constant(literal: Literal) -> Constant:
    match literal.value:
        case None:
            return Constant(None, Type.BLANK)
        case bool():
            return Constant(literal.value, Type.BOOLEAN)
        case str():
            return Constant(literal.value, Type.TEXT)
        case Decimal():
            decimals = -int(literal.value.as_tuple().exponent)
            if decimals > PLACES or abs(literal.value) >= Decimal(10) ** MOST_DIGITS:
                raise FormulaError.at(
                    literal, f"A number has at most {MOST_DIGITS} digits before the point and {PLACES} behind it."
                )
            return Constant(literal.value, Type.NUMBER)


def _function(call: Call) -> Function:
    known = FUNCTIONS.get(call.name.lower())
    if known is None:
        raise FormulaError(f"There is no function “{call.name}”.", call.position, len(call.name))
    for each in known:
        if each.takes(len(call.arguments)):
            return each
    written = " or ".join(each.signature for each in known)
    raise FormulaError.at(call, f"“{call.name}” is written {written}.")


def _unfolded(call: Call) -> Expression:
    """`switch(value, case, result, …, otherwise)` as choices inside each other."""
    value, *rest = call.arguments or (None,)
    if value is None or len(call.arguments) < _FEWEST_OF_SWITCH:
        raise FormulaError.at(call, "“switch” is written switch(value, case, result, …, otherwise?).")
    place = (call.position, call.length)
    chosen: Expression = Literal(None, *place)
    if len(rest) % 2:
        chosen = rest.pop()
    for case, result in reversed([*zip(rest[::2], rest[1::2], strict=True)]):
        is_case = Call("=", (value, case), *place)
        chosen = Call("if", (is_case, result, chosen), *place)
    return chosen


def _common(call: Call, nodes: Sequence[Node], parameters: Sequence[Parameter]) -> Type:
    """The type that the shared arguments have together."""
    common = Type.BLANK
    for argument, node, parameter in zip(call.arguments, nodes, parameters, strict=True):
        if not parameter.shared:
            continue
        met = meeting(common, node.type)
        if met is None:
            raise FormulaError.at(
                argument, f"{_words(argument)} is {node.type.words}; the value beside it is {common.words}."
            )
        common = met
    return common


def _fitted(node: Node, parameter: Parameter, common: Type) -> Node:
    """A value as its place needs it: nothing gets a type, a day beside moments becomes one, a number becomes text."""
    if node.type is Type.BLANK:
        first = parameter.types[0]
        return Constant(None, common if parameter.shared and common is not Type.BLANK else first)
    if parameter.shared and common is not node.type:
        return Apply(_MIDNIGHT, (node,), Type.DATE_TIME)
    if parameter.printed and node.type is not Type.TEXT:
        return Apply(_PRINTED, (node,), Type.TEXT)
    return node


def _words(expression: Expression) -> str:
    match expression:
        case Path():
            return f"“{'.'.join(expression.names)}”"
        case Literal() if isinstance(expression.value, str):
            return f"“{expression.value}”"
        case Call() if expression.name.isalpha() and expression.name != "negate":
            return f"{expression.name}(…)"
        case _:
            return "This"


def _print(given: Sequence[Given]) -> str:
    return printed(given[0].sql, given[0].type)


_PRINTED: Final = Function("printed", "implied", (), Type.TEXT, _print)
_MIDNIGHT: Final = Function(
    "midnight",
    "implied",
    (),
    Type.DATE_TIME,
    lambda given: f"({given[0].sql}::timestamp at time zone 'UTC')",
)
