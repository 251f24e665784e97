"""Default values, in the notation of the metadata API: texts in quotes of their own, `now` and `uuid` bare."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from crm.kit.errors import BadUserInput
from crm.metadata.changes.problems import invalid_field
from crm.metadata.field_types.base import FUNCTIONS, unquoted
from crm.metadata.field_types.catalogue import field_type
from crm.metadata.snapshot import Field
from crm.metadata.validation import Problem

_FUNCTION_TYPES: Final = {"now": {"DATE", "DATE_TIME"}, "uuid": {"UUID"}}
_NOTHING: Final[tuple[Any, ...]] = (None, "", "''", [], {})


def default_problems(field: Field) -> Iterator[Problem]:
    """What is wrong with the default value of a field."""
    type_, default = field_type(field.type), field.default
    if default is None:
        if any(not column.nullable for column in field.columns) and field.relation is None:
            yield invalid_field(
                f'Default value cannot be null for non-nullable field "{field.name}"',
                "A field that is never empty needs a default value.",
            )
    elif not type_.may_have_default:
        yield invalid_field(f"A field of type {field.type} has no default value")
    elif (type_.composite and not isinstance(default, Mapping)) or not _is_valid(field, default):
        yield _invalid(field)


def _is_valid(field: Field, default: Any) -> bool:
    """Whether a record could have the value that a default stands for."""
    if isinstance(default, str) and default in FUNCTIONS:
        return field.type in _FUNCTION_TYPES[default]
    if default in _NOTHING:
        return True
    try:
        field_type(field.type).coerce(field, _value(field.type, default))
    except (BadUserInput, _NotQuoted):
        return False
    return True


class _NotQuoted(Exception):
    """A text default without quotes of its own."""


def _value(type_: str, default: Any) -> Any:
    match default:
        case str() if type_ in {"NUMBER", "NUMERIC", "BOOLEAN", "POSITION"}:
            raise _NotQuoted
        case str() if default == unquoted(default):
            raise _NotQuoted
        case str():
            return unquoted(default)
        case list():
            return [_value(type_, each) for each in default]
        case Mapping() if field_type(type_).composite:
            return {name: unquoted(part) if isinstance(part, str) else part for name, part in default.items()}
    return default


def _invalid(field: Field) -> Problem:
    return invalid_field(
        f'Invalid default value "{field.default}" for field "{field.name}" of type {field.type}',
        "The default value is not one that this field could have.",
    )
