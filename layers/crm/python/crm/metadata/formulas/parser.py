"""From a formula's text to what it says: precedence by climbing, positions kept for messages."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from crm.metadata.formulas.errors import FormulaError
from crm.metadata.formulas.syntax import Call, Expression, Literal, Path
from crm.metadata.formulas.tokens import Token, tokens

DEEPEST: Final = 40
MOST_NODES: Final = 400

_WORDS: Final = {"true": True, "false": False, "blank": None}
_COMPARISONS: Final = {"=": "=", "==": "=", "!=": "!=", "<>": "!=", "<": "<", "<=": "<=", ">": ">", ">=": ">="}
_BINDING: Final = {
    "or": 1,
    "and": 2,
    **dict.fromkeys(_COMPARISONS, 4),
    "&": 5,
    "+": 6,
    "-": 6,
    "*": 7,
    "/": 7,
    "%": 7,
}
"""How tightly an operator holds what stands beside it."""
_NOT, _COMPARED, _NEGATED = 3, 4, 8


def parse(source: str) -> Expression:
    """What a formula says.

    Raises:
        FormulaError: it is not written as formulas are, or is too big.
    """
    return _Parser(source).whole()


class _Parser:
    def __init__(self, source: str) -> None:
        self._tokens = [*tokens(source)]
        self._next = 0
        self._depth = 0
        self._nodes = 0

    def whole(self) -> Expression:
        if self._token.kind == "end":
            raise FormulaError("The formula is empty.")
        expression, rest = self._expression(0), self._token
        if rest.kind != "end":
            raise FormulaError.at(rest, f"“{rest.text}” is not expected here.")
        return expression

    @property
    def _token(self) -> Token:
        return self._tokens[self._next]

    def _advance(self) -> Token:
        token = self._token
        self._next += 1
        return token

    def _expression(self, tightest: int) -> Expression:
        self._depth += 1
        if self._depth > DEEPEST:
            raise FormulaError.at(self._token, f"A formula is at most {DEEPEST} levels deep.")
        left = self._operand()
        while (operator := _operator(self._token)) and (binding := _BINDING[operator]) > tightest:
            self._advance()
            right = self._expression(binding)
            left = self._call(_COMPARISONS.get(operator, operator), (left, right))
            following = _operator(self._token)
            if binding == _COMPARED and following and _BINDING[following] == _COMPARED:
                raise FormulaError.at(self._token, "Compare two values at a time, and join comparisons with “and”.")
        self._depth -= 1
        return left

    def _operand(self) -> Expression:
        token = self._advance()
        match token.kind, token.text.lower():
            case (("number" | "text"), _):
                value = Decimal(token.text) if token.kind == "number" else token.text or None
                return self._counted(Literal(value, token.position, token.length))
            case "sign", "-":
                return self._applied("negate", token, _NEGATED)
            case "sign", "(":
                inner = self._expression(0)
                self._expect(")")
                return inner
            case "name", word:
                return self._named(token, "" if token.is_braced else word)
            case kind, _:
                found = "The formula ends" if kind == "end" else f"“{token.text}” stands"
                raise FormulaError.at(token, f"{found} where a value should be.")

    def _named(self, token: Token, word: str) -> Expression:
        """What begins with a name: a word of the language, a function or a field."""
        is_called = bool(word) and self._token.kind == "sign" and self._token.text == "("
        if word == "not" and not is_called:
            return self._applied("not", token, _NOT)
        if is_called:
            return self._function(token)
        if word in _WORDS:
            return self._counted(Literal(_WORDS[word], token.position, token.length))
        return self._counted(Path(tuple(token.text.split(".")), token.position, token.length))

    def _applied(self, name: str, sign: Token, binding: int) -> Expression:
        operand = self._expression(binding)
        length = operand.position + operand.length - sign.position
        if name == "negate" and isinstance(operand, Literal) and isinstance(operand.value, Decimal):
            return Literal(-operand.value, sign.position, length)
        return self._counted(Call(name, (operand,), sign.position, length))

    def _function(self, name: Token) -> Expression:
        self._expect("(")
        arguments: list[Expression] = []
        while self._token.text != ")" or self._token.kind != "sign":
            if arguments:
                self._expect(",")
            arguments.append(self._expression(0))
        closing = self._advance()
        length = closing.position + closing.length - name.position
        return self._counted(Call(name.text, tuple(arguments), name.position, length))

    def _call(self, name: str, arguments: tuple[Expression, Expression]) -> Expression:
        first, last = arguments
        return self._counted(Call(name, arguments, first.position, last.position + last.length - first.position))

    def _expect(self, sign: str) -> None:
        token = self._advance()
        if token.kind != "sign" or token.text != sign:
            if token.kind == "end":
                raise FormulaError.at(token, "A closing “)” is missing.")
            raise FormulaError.at(token, f"“{token.text}” is not expected here.")

    def _counted(self, node: Expression) -> Expression:
        self._nodes += 1
        if self._nodes > MOST_NODES:
            raise FormulaError.at(node, f"A formula has at most {MOST_NODES} parts.")
        return node


def _operator(token: Token) -> str:
    """The operator that a token is, "" if it is none."""
    word = token.text.lower()
    is_word = token.kind == "name" and not token.is_braced and word in {"and", "or"}
    return word if is_word or (token.kind == "sign" and word in _BINDING) else ""
