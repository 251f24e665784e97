"""Bring the `core` schema up to date."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, create_engine
from sqlalchemy.pool import NullPool

LOCK = 5_417_301
"""Key of the advisory lock that lets one migration run at a time."""


def migrate(owner_url: str) -> None:
    """Run the steps that are missing, as the owner. Safe to call at any time, by several at once."""
    engine = create_engine(owner_url.replace("postgresql://", "postgresql+psycopg://", 1), poolclass=NullPool)
    with engine.begin() as connection:
        connection.exec_driver_sql("set local lock_timeout = '10s'")
        connection.exec_driver_sql(f"select pg_advisory_xact_lock({LOCK})")
        command.upgrade(_configuration(connection), "head")


def _configuration(connection: Connection) -> Config:
    configuration = Config()
    configuration.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    configuration.set_main_option("path_separator", "os")
    configuration.attributes["connection"] = connection
    return configuration
