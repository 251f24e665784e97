"""Names in Postgres: how they are quoted, and what a workspace's schema and role are called."""

from __future__ import annotations

from hashlib import blake2b
from uuid import UUID

from crm.kit.ids import base36

LONGEST_NAME = 63
SEARCH_TABLE, COUNTER_TABLE = "_search", "_counter"


def quoted(name: str) -> str:
    """A name as an SQL identifier."""
    return '"' + name.replace('"', '""') + '"'


def qualified(schema: str, name: str) -> str:
    """A table or function with its schema."""
    return f"{quoted(schema)}.{quoted(name)}"


def literal(text: str) -> str:
    """A constant as an SQL string."""
    return "'" + text.replace("'", "''") + "'"


def schema_name(workspace_id: UUID) -> str:
    """The schema of a workspace, which is the name of its role as well."""
    return f"workspace_{base36(workspace_id)}"


def short_name(name: str, longest: int = LONGEST_NAME) -> str:
    """A name that Postgres does not cut: long ones end in a hash of themselves."""
    if len(name) <= longest:
        return name
    return f"{name[: longest - 9]}_{blake2b(name.encode(), digest_size=4).hexdigest()}"


def bin_name(identifier: UUID, part: str = "") -> str:
    """What a table or a column is called while it is in the bin: nothing that people name can be called so."""
    return short_name(f"_{base36(identifier)}{part and '_'}{part}")
