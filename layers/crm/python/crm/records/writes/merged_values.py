"""What several records have to say together, column by column: SQL over their rows `rivals`, ordered by their `place`.

The first record that says anything about a field decides; lists are united, and the primary values that lost join them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from crm.metadata.field_types.files import MOST_FILES
from crm.metadata.names import quoted
from crm.metadata.snapshot import Field, Object

RIVALS: Final = "rivals"
PLACE: Final = '"place among rivals"'
"""No field can have such a name."""

_KEPT: Final = frozenset(
    {"id", "createdAt", "updatedAt", "deletedAt", "position", "createdBy", "updatedBy", "searchVector"}
)
"""Fields of which the winner keeps its own."""


class _ListShape(NamedTuple):
    """A composite with one primary value and a list of others.

    `item` is the primary value of the row `r` as a list has it, `key` tells an item from others.
    """

    primary: str
    others: str
    item: str
    key: str


_LISTS: Final[Mapping[str, _ListShape]] = {
    "EMAILS": _ListShape("primaryEmail", "additionalEmails", "to_jsonb({primaryEmail})", "item #>> '{}'"),
    "PHONES": _ListShape(
        "primaryPhoneNumber",
        "additionalPhones",
        "jsonb_build_object('number',{primaryPhoneNumber},'countryCode',coalesce({primaryPhoneCountryCode},''),"
        "'callingCode',coalesce({primaryPhoneCallingCode},''))",
        "concat(item->>'callingCode',item->>'number')",
    ),
    "LINKS": _ListShape(
        "primaryLinkUrl",
        "secondaryLinks",
        "jsonb_build_object('url',{primaryLinkUrl},'label',coalesce({primaryLinkLabel},''))",
        "item->>'url'",
    ),
}


def merged_fields(object_: Object) -> list[Field]:
    """The fields whose values are merged: everything that is written, but for what the system keeps."""
    fields = object_.fields.values()
    return [field for field in fields if field.columns and field.name not in _KEPT and not field.is_computed]


def merged_values(object_: Object) -> dict[str, str]:
    """The merged value of every column of those fields."""
    return {name: value for field in merged_fields(object_) for name, value in _values(field)}


def _values(field: Field) -> Iterator[tuple[str, str]]:
    column = field.columns[0]
    if field.type in _LISTS:
        yield from _primary_and_others(field, _LISTS[field.type])
    elif column.kind in {"text_array", "enum_array"}:
        yield column.name, _united(f"unnest(r.{quoted(column.name)}) with ordinality", "array_agg(item order by n)")
    elif field.type == "FILES":
        most = int(field.settings.get("maxNumberOfValues", MOST_FILES))
        aggregate = f"jsonb_agg(item order by n) filter (where n <= {most})"
        yield column.name, _united(_elements(f"r.{quoted(column.name)}"), aggregate, "item->>'fileId'")
    else:
        says_something = " or ".join(f"r.{quoted(each.name)} is not null" for each in field.columns)
        for each in field.columns:
            yield each.name, _first(f"r.{quoted(each.name)}", says_something)


def _primary_and_others(field: Field, shape: _ListShape) -> Iterator[tuple[str, str]]:
    """The first primary value with its parts, and a list of every other value, the primary ones among them."""
    values = {column.part: f"r.{quoted(column.name)}" for column in field.columns}
    is_given = f"{values[shape.primary]} is not null"
    for column in field.columns:
        if column.part != shape.others:
            yield column.name, _first(values[column.part], is_given)
            continue
        own = shape.item.format_map(values)
        chosen = f"(select {shape.key} from {_first(f'{own} as item', is_given)} chosen)"
        listed = f"(select {own}, 0 where {is_given} union all select * from {_elements(values[shape.others])})"
        is_other = f"{shape.key} is distinct from {chosen}"
        yield column.name, _united(listed, "jsonb_agg(item order by n)", shape.key, is_other)


def _first(value: str, condition: str) -> str:
    """A value of the first record that fulfils a condition."""
    return f"(select {value} from {RIVALS} r where {condition} order by r.{PLACE} limit 1)"


def _elements(value: str) -> str:
    return f"jsonb_array_elements(case jsonb_typeof({value}) when 'array' then {value} else '[]' end) with ordinality"


def _united(listed: str, aggregate: str, key: str = "item", condition: str = "true") -> str:
    """The items of all records in order, each once; `listed` gives those of the record `r` and their place."""
    items = (
        f"select item, row_number() over (order by r.{PLACE}, k) as n from {RIVALS} r, lateral {listed} as l(item, k)"
    )
    once = f"select distinct on ({key}) item, n from ({items}) i where {condition} order by {key}, n"
    return f"(select {aggregate} from (select item, row_number() over (order by n) as n from ({once}) o) u)"
