"""SELECT, and what the types with options share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from crm.kit.errors import BadUserInput
from crm.metadata.field_types.base import Part, Scalar
from crm.metadata.field_types.inspection import inspect

if TYPE_CHECKING:
    from crm.metadata.snapshot import Field


def option(field: Field, value: Any, what: str) -> str:
    """The value of one of the field's options; `what` says what kind of field it is.

    Raises:
        BadUserInput: it has no such option.
    """
    if isinstance(value, str) and any(value == each["value"] for each in field.options):
        return value
    raise not_an_option(field.name, value, what)


def not_an_option(field_name: str, value: Any, what: str) -> BadUserInput:
    """The refusal of a value that is not among the options of a select field or its like."""
    return BadUserInput(
        f'Invalid value {inspect(value)} for {what} field "{field_name}"',
        sub_code="INVALID_ARGS_DATA",
        user_message=f"“{value}” is not an option of “{field_name}”.",
    )


def option_from_text(field: Field, text: str) -> str:
    """The option a person means: by its value or its label, in any case. Unknown text stays, to be refused by name."""
    wanted = text.strip().casefold()
    for each in field.options:
        if wanted in {str(each["value"]).casefold(), str(each["label"]).casefold()}:
            return str(each["value"])
    return text.strip()


def label_of(field: Field, value: Any) -> str:
    """The label of an option, as people see it."""
    return next((str(each["label"]) for each in field.options if each["value"] == value), str(value))


class Select(Scalar):
    """One of the field's options."""

    name = "SELECT"
    parts = (Part("", "text", "enum", "{enum}", "{enum}", "{enum}Filter"),)

    def convert(self, field: Field, value: Any) -> Any:
        return option(field, value, self.name.lower()) if value != "" else None

    def from_csv(self, field: Field, text: str, part: str = "") -> Any:
        return option_from_text(field, text) if text.strip() else None

    def to_csv(self, field: Field, value: Any) -> str:
        return "" if value is None else label_of(field, value)
