"""How objects and fields may be called, and how a name follows from a label."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from typing import Final

from crm.metadata.names import LONGEST_NAME
from crm.metadata.snapshot import Field, Object
from crm.metadata.validation import Problem

CAMEL_CASE: Final = re.compile(r"[a-z][a-zA-Z0-9]*")
LONGEST_LABEL: Final = 120

WORDS_OF_FILTERS: Final = frozenset({"and", "or", "not", "any", "none", "every", "aggregate", "connect", "disconnect"})
"""Words that stand beside the fields of an object in the inputs of the record API."""

WORDS_OF_DOORS: Final = frozenset(
    {
        "query", "mutation", "subscription", "search", "pageInfo", "cursor", "node", "edge", "edges",
        "metadata", "batch", "duplicates", "merge", "restore", "groupBy", "record", "records",
        "string", "int", "float", "boolean", "id", "uuid", "date", "dateTime", "json", "rawJson", "bigFloat", "bigInt",
        "position", "upload", "tsVector", "actor", "address", "currency", "emails", "fullName", "links", "phones",
        "richText", "fileObject", "fileInput", "filterIs", "orderByDirection", "objectRecordFilter",
    }
)  # fmt: skip
"""Words with a meaning of their own in the record API, its types or the paths of REST."""

_VERBS: Final = ("create", "update", "delete", "restore", "destroy", "merge")
_TYPE_ENDINGS: Final = (
    "", "Connection", "ConnectInput", "CreateInput", "Edge", "FilterInput", "GroupByConnection", "GroupByInput",
    "ManyFilterInput", "OrderByInput", "OrderByWithGroupByAggregateInput", "OrderByWithGroupByInput", "RelationInput",
    "UpdateInput", "WhereUniqueInput",
)  # fmt: skip


def name_problems(name: str, taken: Collection[str], reserved: Collection[str]) -> Iterator[Problem]:
    """What is wrong with a name of an object or field."""
    if not name:
        yield Problem("INPUT_TOO_SHORT", "Name is empty", "Give it a name.")
    elif len(name) > LONGEST_NAME:
        yield Problem(
            "EXCEEDS_MAX_LENGTH",
            f'Name "{name}" is longer than {LONGEST_NAME} characters',
            f"A name has {LONGEST_NAME} characters at most.",
        )
    elif not CAMEL_CASE.fullmatch(name):
        yield Problem(
            "NOT_CAMEL_CASE", f'Name "{name}" is not in camelCase', f"“{name}” must be letters and digits in camelCase."
        )
    if name in reserved:
        yield Problem("RESERVED_KEYWORD", f'Name "{name}" is reserved', f"“{name}” has a meaning of its own here.")
    if name in taken:
        yield Problem("NOT_AVAILABLE", f'Name "{name}" is not available', f"“{name}” is already in use.")


def label_problems(label: str) -> Iterator[Problem]:
    """What is wrong with a label."""
    if not label.strip():
        yield Problem("LABEL_REQUIRED", "Label is empty", "Give it a label.")
    elif len(label) > LONGEST_LABEL:
        message = f"A label has {LONGEST_LABEL} characters at most"
        yield Problem("EXCEEDS_MAX_LENGTH", message, f"{message}.")


def sync_problems(name: str, label: str) -> Iterator[Problem]:
    """A name that shall follow its label does."""
    if name != (wanted := name_of_label(label)):
        yield Problem(
            "NAME_NOT_SYNCED_WITH_LABEL",
            f'Name is not synced with label. Expected name: "{wanted}", got "{name}"',
            f"The name of “{label}” must be “{wanted}”.",
        )


def name_of_label(label: str) -> str:
    """The name that follows from a label: “Größe (cm)” → `grosseCm`, “2nd e-mail” → `n2NdEMail`."""
    plain = unicodedata.normalize("NFKD", label.replace("ß", "ss")).encode("ascii", "ignore").decode()
    words = re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+", plain)
    name = "".join(word.capitalize() for word in words)
    name = name[:1].lower() + name[1:]
    name = f"n{name}" if name[:1].isdigit() else name
    return f"{name}Custom" if name in WORDS_OF_DOORS | WORDS_OF_FILTERS else name


def generated_names(name_singular: str, name_plural: str) -> frozenset[str]:
    """Every name that the record API derives from those of an object: root fields and types."""
    one, many = name_singular[:1].upper() + name_singular[1:], name_plural[:1].upper() + name_plural[1:]
    roots = {name_singular, name_plural, f"{name_plural}GroupBy", f"{name_singular}Duplicates"}
    roots |= {verb + name for verb in _VERBS for name in (one, many)}
    return frozenset(roots | {one + ending for ending in _TYPE_ENDINGS})


def field_names(object_: Object) -> set[str]:
    """Everything that a new field or column of the object cannot be called."""
    return {*object_.fields, *object_.columns, *object_.join_columns, *object_.aliases}


def column_problems(field: Field, taken: Collection[str]) -> Iterator[Problem]:
    """Columns of a new field that another field has."""
    for column in field.columns:
        if column.name != field.name and column.name in taken:
            yield Problem(
                "NOT_AVAILABLE",
                f'Name "{field.name}" is not available: its column "{column.name}" is in use',
                f"“{field.name}” would need “{column.name}”, which is already in use.",
            )
