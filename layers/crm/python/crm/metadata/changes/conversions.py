"""Which types of fields convert into which, and by what SQL.

A conversion is SQL over the columns of the field as it is, for every column of the field as it will be, and what tells
that a record loses something by it. Nothing here fails on any value.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

from crm.kit.errors import BadUserInput
from crm.metadata.changes import casts
from crm.metadata.names import quoted
from crm.metadata.snapshot import Column, Field

Old: TypeAlias = "Callable[[str], str]"
"""The SQL of a part of the old value; "" is a scalar's only one."""

Values: TypeAlias = "Mapping[str, str]"
"""The SQL of each part of the new value that gets one."""

Rule: TypeAlias = "Callable[[Field, Field, Old], Values]"


@dataclass(frozen=True, slots=True)
class Conversion:
    """How the records of a field get its new values: SQL by the name of each new column."""

    values: Mapping[str, str]
    lost: str | None
    """What is true of records that lose something; None when no record can."""
    example: str
    """The old value, as people read it."""


def convert(before: Field, after: Field, row: str = "") -> Conversion:
    """The way from a field to the same with another type, other options or a value in every record.

    `row` is how SQL calls the record: nothing, or a name with its point (`new.`).

    Raises:
        BadUserInput: there is none.
    """
    rule = _rule(before, after)
    columns = {column.part: column for column in before.columns}

    def old(part: str) -> str:
        return row + quoted(columns[part].name)

    values = rule(before, after, old)
    main = next(iter(values.values()))
    is_filled = _is_filled(before, old)
    lost = None if (before.type, after.type) in _LOSSLESS else f"{is_filled} and {_lost(before, after, old, main)}"
    complete = {column.name: _value(column, values.get(column.part)) for column in after.columns}
    return Conversion(complete, lost, _words(before, old))


def can_convert(before: str, after: str) -> bool:
    """Whether a field of one type may become one of another."""
    return before == after or (before, after) in _DIRECT or (before in _TO_TEXT and after in _FROM_TEXT)


def targets(before: str) -> list[str]:
    """The types that a field of one type may become."""
    return sorted(each for each in {*_TO_TEXT, *_FROM_TEXT} if each != before and can_convert(before, each))


def value_texts(field: Field, *, is_list: bool) -> str:
    """The SQL of what a record has in a field, as a text; as a list, each of the words between commas."""
    text = _words(field, lambda part: quoted(next(each.name for each in field.columns if each.part == part)))
    return f"unnest({casts.split(text)})" if is_list else text


def _rule(before: Field, after: Field) -> Rule:
    direct = _DIRECT.get((before.type, after.type))
    if direct is not None:
        return direct
    if before.type == after.type and before.relation is None:
        return _SAME.get(before.type, _same)
    if can_convert(before.type, after.type):
        return _through_text
    raise BadUserInput(
        f"A field of type {before.type} cannot become {after.type}",
        sub_code="INVALID_FIELD_INPUT",
        user_message=f"“{before.label}” cannot be turned into this type.",
    )


def _lost(before: Field, after: Field, old: Old, value: str) -> str:
    match before.type, after.type:
        case "DATE_TIME", "DATE":
            return f"{old('')} <> date_trunc('day', {old('')} at time zone 'UTC') at time zone 'UTC'"
        case "MULTI_SELECT", "MULTI_SELECT":
            return f"cardinality({old('')}) > coalesce(cardinality({value}), 0)"
        case "EMAILS", "TEXT":
            return f"({value} is null or {old('additionalEmails')} is not null)"
        case "LINKS", "TEXT":
            return f"({value} is null or {old('secondaryLinks')} is not null)"
        case _:
            return f"{value} is null"


def _is_filled(field: Field, old: Old) -> str:
    """Whether a record has a value: empty texts and lists are none."""
    said = []
    for column in field.columns:
        name = old(column.part)
        if column.part == "currencyCode":
            continue
        match column.kind:
            case "text" | "enum":
                said.append(f"coalesce(btrim({name}), '') <> ''")
            case "text_array" | "enum_array":
                said.append(f"coalesce(cardinality({name}), 0) > 0")
            case _:
                said.append(f"{name} is not null")
    return f"({' or '.join(said)})"


def _value(column: Column, value: str | None) -> str:
    """The value of a column: what a record without one gets where it needs one."""
    if value is None:
        return column.default or f"null::{column.pg_type}"
    return f"coalesce({value}, {column.default})" if not column.nullable and column.default else value


def _words(field: Field, old: Old) -> str:
    to_text = _TO_TEXT.get(field.type)
    return to_text(field, old) if to_text else f"({old(field.columns[0].part)})::text"


# --------------------------------------------------------------------------------------------------------- into texts


def _number_text(_field: Field, old: Old) -> str:
    return f"({old('')})::text"


def _moment_text(_field: Field, old: Old) -> str:
    return f"""to_char({old("")} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')"""


def _label(field: Field, old: Old) -> str:
    labels = {str(each["value"]): str(each["label"]) for each in field.options}
    return f"coalesce({casts.chosen(old(''), labels)}, {old('')})"


def _labels(field: Field, old: Old) -> str:
    labels = {str(each["value"]): str(each["label"]) for each in field.options}
    return f"array_to_string({casts.each_chosen(old(''), labels, all_or_nothing=False)}, ', ')"


def _amount_text(_field: Field, old: Old) -> str:
    amount = f"trim_scale({old('amountMicros')} / 1000000)::text"
    return f"nullif(concat_ws(' ', {amount}, case when {amount} is not null then {old('currencyCode')} end), '')"


_TO_TEXT: Final[Mapping[str, Callable[[Field, Old], str]]] = {
    "TEXT": lambda _field, old: f"nullif({old('')}, '')",
    "NUMBER": _number_text,
    "NUMERIC": _number_text,
    "BOOLEAN": _number_text,
    "UUID": _number_text,
    "DATE": lambda _field, old: f"to_char({old('')}, 'YYYY-MM-DD')",
    "DATE_TIME": _moment_text,
    "SELECT": _label,
    "RATING": _label,
    "MULTI_SELECT": _labels,
    "ARRAY": lambda _field, old: f"nullif(array_to_string({old('')}, ', '), '')",
    "CURRENCY": _amount_text,
    "EMAILS": lambda _field, old: f"nullif({old('primaryEmail')}, '')",
    "LINKS": lambda _field, old: f"nullif({old('primaryLinkUrl')}, '')",
    "FULL_NAME": lambda _field, old: f"nullif(btrim(concat_ws(' ', {old('firstName')}, {old('lastName')})), '')",
}


# ------------------------------------------------------------------------------------------------------- out of texts


def _meant(field: Field) -> dict[str, str | None]:
    """What people may write for an option: its value or its label, in any case."""
    return {
        str(name).strip().lower(): str(each["value"])
        for each in field.options
        for name in (each["label"], each["value"])
    }


def _options_meant(field: Field, text: str) -> str:
    words = casts.split(f"lower({text})")
    return casts.each_chosen(words, _meant(field), all_or_nothing=True)


_FROM_TEXT: Final[Mapping[str, Callable[[Field, str], Values]]] = {
    "TEXT": lambda _field, text: {"": text},
    "NUMBER": lambda field, text: {"": casts.text_to_number(text, field.columns[0].pg_type)},
    "NUMERIC": lambda field, text: {"": casts.text_to_number(text, field.columns[0].pg_type)},
    "BOOLEAN": lambda _field, text: {"": casts.text_to_boolean(text)},
    "DATE": lambda _field, text: {"": casts.text_to_date(text)},
    "DATE_TIME": lambda _field, text: {"": casts.text_to_moment(text)},
    "UUID": lambda _field, text: {"": casts.text_to_uuid(text)},
    "SELECT": lambda field, text: {"": casts.chosen(f"lower(btrim({text}))", _meant(field))},
    "RATING": lambda field, text: {"": casts.chosen(f"lower(btrim({text}))", _meant(field))},
    "MULTI_SELECT": lambda field, text: {"": _options_meant(field, text)},
    "ARRAY": lambda _field, text: {"": casts.split(text)},
    "EMAILS": lambda _field, text: {"primaryEmail": casts.text_to_address(text)},
    "LINKS": lambda _field, text: {"primaryLinkUrl": casts.text_to_link(text)},
}


def _through_text(before: Field, after: Field, old: Old) -> Values:
    return _FROM_TEXT[after.type](after, f"({_TO_TEXT[before.type](before, old)})")


# ------------------------------------------------------------------------------------------------------ in other ways


def _same(_before: Field, after: Field, old: Old) -> Values:
    return {column.part: old(column.part) for column in after.columns}


def _other_width(_before: Field, after: Field, old: Old) -> Values:
    return {"": casts.number_to_number(old(""), after.columns[0].pg_type)}


def _kept_options(before: Field, after: Field) -> dict[str, str | None]:
    """Every old option's value as it is now. Options are the same when their ids are, or else their values."""
    by_id = {str(each["id"]): str(each["value"]) for each in after.options}
    values = {*by_id.values()}
    found: dict[str, str | None] = {}
    for each in before.options:
        value = str(each["value"])
        found[value] = by_id.get(str(each.get("id"))) or (value if value in values else None)
    return found


def _same_option(before: Field, after: Field, old: Old) -> Values:
    return {"": casts.chosen(old(""), _kept_options(before, after))}


def _same_options(before: Field, after: Field, old: Old) -> Values:
    return {"": casts.each_chosen(old(""), _kept_options(before, after), all_or_nothing=False)}


def _option_to_list(before: Field, after: Field, old: Old) -> Values:
    value = casts.chosen(old(""), _kept_options(before, after))
    return {"": f"(case when {value} is not null then array[{value}] end)"}


def _list_to_option(before: Field, after: Field, old: Old) -> Values:
    value = casts.chosen(f"({old('')})[1]", _kept_options(before, after))
    return {"": f"(case when cardinality({old('')}) = 1 then {value} end)"}


def _number_to_amount(_before: Field, after: Field, old: Old) -> Values:
    code = next(column.default for column in after.columns if column.part == "currencyCode") or "'USD'"
    amount = f"({old('')})::numeric"
    return {
        "amountMicros": f"({amount} * 1000000)",
        "currencyCode": f"(case when {old('')} is not null then {code} end)",
    }


def _amount_to_number(_before: Field, after: Field, old: Old) -> Values:
    return {"": casts.number_to_number(f"({old('amountMicros')} / 1000000)", after.columns[0].pg_type)}


def _stars_to_number(_before: Field, after: Field, old: Old) -> Values:
    return {"": casts.text_to_number(f"replace({old('')}, 'RATING_', '')", after.columns[0].pg_type)}


_SAME: Final[Mapping[str, Rule]] = {
    "SELECT": _same_option,
    "MULTI_SELECT": _same_options,
    "NUMBER": _other_width,
}
_DIRECT: Final[Mapping[tuple[str, str], Rule]] = {
    ("SELECT", "MULTI_SELECT"): _option_to_list,
    ("RATING", "SELECT"): _same_option,
    ("MULTI_SELECT", "SELECT"): _list_to_option,
    ("NUMBER", "NUMERIC"): _other_width,
    ("NUMERIC", "NUMBER"): _other_width,
    ("NUMBER", "CURRENCY"): _number_to_amount,
    ("NUMERIC", "CURRENCY"): _number_to_amount,
    ("CURRENCY", "NUMBER"): _amount_to_number,
    ("CURRENCY", "NUMERIC"): _amount_to_number,
    ("RATING", "NUMBER"): _stars_to_number,
    ("DATE", "DATE_TIME"): lambda _before, _after, old: {"": f"({old('')}::timestamp at time zone 'UTC')"},
    ("DATE_TIME", "DATE"): lambda _before, _after, old: {"": f"({old('')} at time zone 'UTC')::date"},
    ("BOOLEAN", "NUMBER"): lambda _before, after, old: {"": f"({old('')}::int)::{after.columns[0].pg_type}"},
}
_LOSSLESS: Final = frozenset(
    {(each, "TEXT") for each in ("NUMBER", "NUMERIC", "BOOLEAN", "UUID", "DATE", "DATE_TIME", "SELECT", "RATING")}
    | {("DATE", "DATE_TIME"), ("NUMBER", "NUMERIC"), ("RATING", "NUMBER"), ("BOOLEAN", "NUMBER"), ("TEXT", "TEXT")}
    | {("MULTI_SELECT", "TEXT"), ("ARRAY", "TEXT"), ("FULL_NAME", "TEXT"), ("CURRENCY", "TEXT")}
)
"""Nothing that a person would miss is lost, whatever the values are."""
