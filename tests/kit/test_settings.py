"""What a function learns from its environment."""

from __future__ import annotations

import pytest

from crm.kit.settings import SettingMissing, Settings, database_url_of, read


def test_an_empty_value_counts_as_absent():
    assert read({"REDIS_URL": "", "FILES_BUCKET": "files"}) == Settings(files_bucket="files")


def test_a_required_value_that_is_absent_is_named():
    with pytest.raises(SettingMissing, match="OUTBOX_QUEUE_URL is not set"):
        read({}).require("outbox_queue_url")


def test_credentials_of_a_database_become_a_url():
    credentials = {
        "engine": "postgres",
        "host": "cell.example",
        "port": 5432,
        "dbname": "stratus",
        "username": "stratus_app",
        "password": "a/b@c",
    }
    assert (
        database_url_of(credentials) == "postgresql://stratus_app:a%2Fb%40c@cell.example:5432/stratus?sslmode=require"
    )
