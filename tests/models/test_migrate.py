from __future__ import annotations

from uuid import uuid4, uuid5

import psycopg
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from psycopg import sql
from sqlalchemy import create_engine
from sqlalchemy.pool import NullPool

from crm.kit.database import Database, DatabaseError, Statement
from crm.kit.ids import base36, uuid7
from crm.kit.settings import Settings
from crm.models import metadata
from crm.models import migrate as module
from crm.models.base import CORE
from crm.models.migrate import LIMITS, migrate


def test_migrations_from_empty_make_what_the_models_say(settings: Settings):
    url = settings.require("owner_database_url").replace("postgresql://", "postgresql+psycopg://", 1)
    with create_engine(url, poolclass=NullPool).connect() as connection:
        context = MigrationContext.configure(
            connection,
            opts={
                "include_schemas": True,
                "compare_server_default": True,
                "include_name": lambda name, kind, _: kind != "schema" or name == CORE,
            },
        )
        assert compare_metadata(context, metadata) == []


def test_migrating_again_changes_nothing(settings: Settings):
    migrate(settings.require("owner_database_url"))


def test_connections_have_limits_without_asking(database: Database):
    for name, value in LIMITS.items():
        (found,) = database.pipeline([Statement("select current_setting($1)", [name.encode()])])[0].rows
        assert found[0] == {"60s": b"1min"}.get(value, value.encode())


@pytest.mark.parametrize("table", [table.name for table in metadata.sorted_tables])
def test_the_application_may_use_every_table(database: Database, table: str):
    database.pipeline([Statement(f'select * from core."{table}" limit 0')])


def test_entering_an_unknown_workspace_is_refused(database: Database):
    nobody = str(uuid7()).encode()
    enter = Statement("select core.enter_workspace($1, $2, $3, $4, $5)", [nobody, b"session", nobody, b"1", nobody])
    with pytest.raises(DatabaseError) as refused:
        database.pipeline([enter])
    assert refused.value.sqlstate == "ST002"


def test_a_login_role_that_is_missing_is_made_with_the_password_of_its_url(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
):
    name = f"stratus_app_{base36(uuid7())}"
    monkeypatch.setattr(module, "APP_ROLE", name)
    owner = settings.require("owner_database_url")
    migrate(owner, f"postgresql://{name}:it%27s%40secret@localhost/x")
    migrate(owner, f"postgresql://{name}:another@localhost/x")
    with psycopg.connect(owner, autocommit=True) as connection:
        found = connection.execute(
            "select rolcanlogin, rolinherit, rolcreaterole from pg_roles where rolname = %s", (name,)
        )
        assert found.fetchone() == (True, False, False)
        connection.execute(sql.SQL("drop role {}").format(sql.Identifier(name)))


@pytest.mark.parametrize("length", [0, 1, 38, 39, 40, 47, 48, 103, 104, 200])
def test_the_database_derives_the_same_ids_as_code(owner_database: Database, length: int):
    namespace, name = uuid4(), "ü" * (length // 2) + "x" * (length % 2)
    found = owner_database.connection.execute("select core.uuid5(%s, %s)", (namespace, name)).fetchone()
    assert found == (uuid5(namespace, name),)
