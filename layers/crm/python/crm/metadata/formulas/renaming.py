"""Formulas follow the new names of what they use: fields, parts of paths, and values of options."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, TypeAlias
from uuid import UUID

from crm.metadata.formulas.errors import FormulaError
from crm.metadata.formulas.parser import parse
from crm.metadata.formulas.paths import find
from crm.metadata.formulas.syntax import Call, Expression, Literal, Path
from crm.metadata.snapshot import Field, Object

_WORDS: Final = frozenset({"not", "and", "or", "true", "false", "blank"})
_COMPARING: Final = frozenset({"=", "!=", "switch", "has"})

Edit: TypeAlias = "tuple[int, int, str]"
"""Where in a text something stands, how long it is, and what comes instead."""


class Renaming:
    """What fields were called before an edit of the data model, and what they are called after it."""

    def __init__(self, before: Mapping[str, Object], after: Mapping[str, Object]) -> None:
        self._before = before
        self._after: Mapping[UUID, Field] = {
            field.id: field for each in after.values() for field in each.fields.values()
        }

    def applied(self, object_: Object, text: str) -> str:
        """A formula over the records of an object, as it was before, in the new names. What is not right stays."""
        try:
            edits = sorted({*self._edits(object_, parse(text))}, reverse=True)
        except FormulaError:
            return text
        for position, length, instead in edits:
            text = text[:position] + instead + text[position + length :]
        return text

    def _edits(self, object_: Object, expression: Expression) -> Iterator[Edit]:
        if isinstance(expression, Path):
            yield from self._of_path(object_, expression)
        elif isinstance(expression, Call):
            if expression.name.lower() in _COMPARING:
                yield from self._of_options(object_, expression)
            for each in expression.arguments:
                yield from self._edits(object_, each)

    def _of_path(self, object_: Object, path: Path) -> Iterator[Edit]:
        fields = [field for _, field in find(self._before, object_, path).names]
        known = zip(path.names, fields, strict=False)
        renamed = (*(self._name(field, name) for name, field in known), *path.names[len(fields) :])
        if renamed != path.names:
            text = ".".join(renamed)
            yield path.position, path.length, f"{{{text}}}" if text in _WORDS else text

    def _name(self, field: Field, name: str) -> str:
        """What a field, or its join column, is called now."""
        after = self._after.get(field.id)
        if after is None:
            return name
        is_link = field.relation is not None and name == field.relation.join_column
        return after.relation.join_column if is_link and after.relation is not None else after.name

    def _of_options(self, object_: Object, call: Call) -> Iterator[Edit]:
        """Texts beside a choice are its values."""
        paths = [each for each in call.arguments if isinstance(each, Path)]
        if not paths:
            return
        field = find(self._before, object_, paths[0]).field
        values = self._values(field)
        for each in call.arguments:
            if isinstance(each, Literal) and isinstance(each.value, str) and each.value in values:
                yield each.position, each.length, f'"{values[each.value]}"'

    def _values(self, field: Field) -> Mapping[str, str]:
        """The values of options that have others now."""
        after = self._after.get(field.id)
        new = {str(option["id"]): str(option["value"]) for option in after.options} if after else {}
        old = {str(option["value"]): str(option["id"]) for option in field.options}
        return {value: new[each] for value, each in old.items() if each in new and new[each] != value}
