"""Who may log in to the local Postgres, and where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self
from urllib.parse import quote, urlsplit

import psycopg
from psycopg import sql

DATABASE = "stratus"
OWNER, APP = "stratus_owner", "stratus_app"
ROLES = {OWNER: "login createrole", APP: "login noinherit"}


@dataclass(frozen=True, slots=True)
class Postgres:
    """A running server; `url(role)` connects to the product's database."""

    host: str
    port: int
    database: str = DATABASE
    password: str = ""
    """Of the roles made here; empty where loopback is trusted."""
    superuser_url: str = ""

    @classmethod
    def from_url(cls, url: str, password: str) -> Self:
        """A server reached by the URL of a login that may create roles."""
        parts = urlsplit(url)
        named = parts.path.strip("/")
        database = named if named not in {"", "postgres"} else DATABASE
        return cls(parts.hostname or "127.0.0.1", parts.port or 5432, database, password, url)

    def url(self, role: str, database: str | None = None) -> str:
        """A connection URL for a role."""
        login = f"{role}:{quote(self.password)}" if self.password else role
        return f"postgresql://{login}@{self.host}:{self.port}/{database or self.database}"

    @property
    def bootstrap_url(self) -> str:
        """Where roles and the database are made: never inside the database itself, which may not be there yet."""
        if not self.superuser_url:
            return self.url("postgres", "postgres")
        return urlsplit(self.superuser_url)._replace(path="/postgres").geturl()


def bootstrap(server: Postgres) -> None:
    """Make the roles and the database that are missing."""
    with psycopg.connect(server.bootstrap_url, autocommit=True) as connection:
        for role, attributes in ROLES.items():
            _make_role(connection, role, attributes, server.password)
        if not _exists(connection, "pg_database", "datname", server.database):
            if server.superuser_url:
                connection.execute(sql.SQL("grant {} to current_user").format(sql.Identifier(OWNER)))
            connection.execute(
                sql.SQL("create database {} owner {}").format(sql.Identifier(server.database), sql.Identifier(OWNER))
            )


def _make_role(connection: psycopg.Connection, role: str, attributes: str, password: str) -> None:
    verb = "alter" if _exists(connection, "pg_roles", "rolname", role) else "create"
    secret = sql.SQL(" password {}").format(sql.Literal(password)) if password else sql.SQL("")
    connection.execute(
        sql.SQL("{} role {} {}{}").format(sql.SQL(verb), sql.Identifier(role), sql.SQL(attributes), secret)
    )


def _exists(connection: psycopg.Connection, catalogue: str, column: str, name: str) -> bool:
    query = sql.SQL("select from {} where {} = %s").format(sql.Identifier(catalogue), sql.Identifier(column))
    return connection.execute(query, (name,)).fetchone() is not None
