"""Bring the `core` schema, the login role and the database's limits up to date."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urlsplit

from alembic import command
from alembic.config import Config
from psycopg import sql
from sqlalchemy import Connection, Engine, create_engine
from sqlalchemy.pool import NullPool

from crm.kit.patience import patiently

LOCK = 5_417_301
"""Key of the advisory lock that lets one migration run at a time."""

APP_ROLE = "stratus_app"

LIMITS = {
    "timezone": "UTC",
    "jit": "off",
    "statement_timeout": "30s",
    "lock_timeout": "5s",
    "idle_in_transaction_session_timeout": "60s",
}
"""Set once for the database, because a SET in a session would pin its connection in a proxy."""


def migrate(owner_url: str, app_url: str | None = None) -> None:
    """Run the steps that are missing, as the owner. Safe to call at any time, by several at once.

    `app_url` gives the password of the login role, should the role have to be made.
    """
    engine = create_engine(owner_url.replace("postgresql://", "postgresql+psycopg://", 1), poolclass=NullPool)
    patiently(lambda: _attempt(engine, app_url))


def _attempt(engine: Engine, app_url: str | None) -> None:
    """All of it in one transaction, which waits long for its like and briefly for those who work meanwhile."""
    with engine.begin() as connection:
        connection.exec_driver_sql("set local statement_timeout = 0; set local lock_timeout = '60s'")
        connection.exec_driver_sql(f"select pg_advisory_xact_lock({LOCK})")
        connection.exec_driver_sql("set local lock_timeout = '2s'")
        _ensure_app_role(connection, app_url)
        _set_limits(connection)
        command.upgrade(_configuration(connection), "head")


def _ensure_app_role(connection: Connection, app_url: str | None) -> None:
    if connection.exec_driver_sql("select from pg_roles where rolname = %s", (APP_ROLE,)).rowcount:
        return
    password = unquote(urlsplit(app_url).password or "") if app_url else ""
    create = sql.SQL("create role {} login noinherit password {}").format(
        sql.Identifier(APP_ROLE), sql.Literal(password or None)
    )
    connection.exec_driver_sql(create.as_string())


def _set_limits(connection: Connection) -> None:
    """They take effect for connections made from now on."""
    database = connection.exec_driver_sql("select current_database()").scalar_one()
    for name, value in LIMITS.items():
        change = sql.SQL("alter database {} set {} = {}").format(
            sql.Identifier(database), sql.Identifier(name), sql.Literal(value)
        )
        connection.exec_driver_sql(change.as_string())


def _configuration(connection: Connection) -> Config:
    configuration = Config()
    configuration.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    configuration.set_main_option("path_separator", "os")
    configuration.attributes["connection"] = connection
    return configuration
