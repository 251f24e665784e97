"""What the tables of the `core` schema share."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, DateTime, ForeignKey, MetaData, Uuid, text

CORE = "core"

metadata = MetaData(
    schema=CORE,
    naming_convention={
        "ix": "%(table_name)s_%(column_0_N_name)s_index",
        "uq": "%(table_name)s_%(column_0_N_name)s_key",
        "ck": "%(table_name)s_%(constraint_name)s_check",
        "fk": "%(table_name)s_%(column_0_name)s_fkey",
        "pk": "%(table_name)s_pkey",
    },
)


def key() -> Column[Any]:
    """The primary key: a UUID of version 7, made by the application."""
    return Column("id", Uuid, primary_key=True)


def reference(name: str, table: str, *, nullable: bool = False, on_delete: str = "CASCADE") -> Column[Any]:
    """A foreign key to another table of `core`."""
    target = ForeignKey(f"{CORE}.{table}.id", ondelete=on_delete)
    return Column(name, Uuid, target, nullable=nullable, index=True)


def moment(name: str, *, nullable: bool = True) -> Column[Any]:
    """A point in time."""
    return Column(name, DateTime(timezone=True), nullable=nullable)


def created_at() -> Column[Any]:
    """When the row was made."""
    return Column("created_at", DateTime(timezone=True), nullable=False, server_default=text("now()"))


def updated_at() -> Column[Any]:
    """When the row last changed; writers set it."""
    return Column("updated_at", DateTime(timezone=True), nullable=False, server_default=text("now()"))
