"""Search rows: which fields they hold, and how words are normalised. The same for every writer and every reader.

A row keeps its fields apart, one per line and the label first, so that a field can be left out for those who may not
read it. Every word starts after a space; so does every character of a script that has none between words.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Final

from crm.metadata.field_types.catalogue import field_type
from crm.metadata.names import literal, quoted
from crm.metadata.snapshot import Column, Object

LINE: Final = r"E'\n'"
UNSPACED: Final = r"[\u2E80-\u9FFF\uAC00-\uD7AF\uF900-\uFAFF]"
"""Chinese, Japanese and Korean characters, for a regular expression."""
_HEAD_LENGTH: Final = 40


def search_fields(object_: Object) -> tuple[str, ...]:
    """The fields whose words find a record, in the order of their lines; none for an object that search leaves out."""
    if not object_.is_searchable:
        return ()
    return tuple(dict.fromkeys((object_.label_identifier, *object_.search_fields)))


def search_columns(object_: Object) -> tuple[Column, ...]:
    """The columns whose words find a record."""
    return tuple(column for name in search_fields(object_) for column in _searched(object_, name))


def label_columns(object_: Object) -> tuple[Column, ...]:
    """The columns a record is called by, in order."""
    return _searched(object_, object_.label_identifier)


def search_text_sql(object_: Object, alias: str) -> str:
    """The words of a row, without case and accents."""
    lines = (f"translate({_joined(_searched(object_, name), alias)}, {LINE}, ' ')" for name in search_fields(object_))
    return f"concat(' ', {normalised(f'concat({_between(lines)})')})"


def label_sql(object_: Object, alias: str) -> str:
    """What a row is called."""
    return _joined(label_columns(object_), alias)


def normalised(text: str) -> str:
    """A text as search compares it."""
    plain = f"lower(public.unaccent('public.unaccent', {text}))"
    return rf"regexp_replace({plain}, '({UNSPACED})', ' \1', 'g')"


def line_sql(search_text: str, number: int) -> str:
    """One line of a search row; the first is 1."""
    return f"split_part({search_text}, {LINE}, {number})"


def readable_sql(object_: Object, search_text: str, hidden: Collection[str]) -> str:
    """The lines of a search row of the object that hold none of the `hidden` fields."""
    shown = (number for number, name in enumerate(search_fields(object_), 1) if name not in hidden)
    return f"concat_ws({LINE}, '', {', '.join(line_sql(search_text, number) for number in shown) or literal('')})"


def head_sql(search_text: str) -> str:
    """How a row's label begins: what search rows are sorted by."""
    return f"left({line_sql(search_text, 1)}, {_HEAD_LENGTH})"


def _between(lines: Iterable[str]) -> str:
    return r", E'\n ', ".join(lines)


def _joined(columns: tuple[Column, ...], alias: str) -> str:
    words = ", ".join(_words(column, f"{alias}.{quoted(column.name)}") for column in columns)
    return f"concat_ws(' ', {words})"


def _words(column: Column, value: str) -> str:
    return f"array_to_string({value}, ' ')" if column.kind == "text_array" else value


def _searched(object_: Object, name: str) -> tuple[Column, ...]:
    field = object_.fields[name]
    parts = field_type(field.type).search_parts
    return tuple(column for column in field.columns if column.part in parts) or field.columns[:1]
