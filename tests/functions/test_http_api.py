"""The function behind /healthz, /client-config and /files, asked as API Gateway asks."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import orjson
import pytest

from crm.access.file_links import file_link
from crm.app import http_api
from crm.app.container import container
from crm.app.http_api import handle
from crm.kit.settings import settings as read_settings
from infra.local.events_http import Request, Response, event_of, response_of
from tests.conftest import OwnDatabase

ROOT = Path(__file__).parents[2]


BUCKET = "files-of-everybody"


@pytest.fixture(autouse=True)
def new_container(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A container that has no database at all."""
    own = {"APP_SECRET": "only here", "ENVIRONMENT": "local", "FILES_BUCKET": BUCKET, "DATABASE_URL": ""}
    for name, value in own.items():
        monkeypatch.setenv(name, value)
    forget()
    yield
    forget()


def forget() -> None:
    for remembered in (read_settings, container, http_api._application):  # noqa: SLF001  (as if it had just started)
        remembered.cache_clear()


class LambdaContext:
    aws_request_id = "d5e7a3c1"


def get(path: str) -> Response:
    request = Request("GET", path, "", [("Host", "localhost:3000")], b"", "127.0.0.1")
    result: Any = handle(event_of(request, "$default", {}, "api"), LambdaContext())
    return response_of(orjson.dumps(result))


def header(response: Response, name: str) -> str:
    return dict(response.headers).get(name, "")


def test_health_answers_without_a_database():
    response = get("/healthz")
    assert (response.status, orjson.loads(response.body)) == (200, {"status": "ok"})


class TestHealthOfADatabase:
    """What a new container answers, and then."""

    def test_is_asked_until_it_is_at_this_release_and_then_left_alone(
        self, own_database: OwnDatabase, monkeypatch: pytest.MonkeyPatch
    ):
        monkeypatch.setenv("DATABASE_URL", own_database.app_url)
        forget()
        owner = own_database.owner.connection
        present = owner.execute("select version_num from public.core_migration").fetchone()
        owner.execute("update public.core_migration set version_num = '0001'")
        response = get("/healthz")
        assert (response.status, orjson.loads(response.body)) == (503, {"status": "migrating"})
        assert header(response, "retry-after") == "5"
        owner.execute("update public.core_migration set version_num = %s", present)
        assert get("/healthz").status == 200
        owner.execute("update public.core_migration set version_num = '0001'")
        assert get("/healthz").status == 200

    def test_that_has_no_steps_yet_is_migrating(self, own_database: OwnDatabase, monkeypatch: pytest.MonkeyPatch):
        monkeypatch.setenv("DATABASE_URL", own_database.app_url)
        forget()
        own_database.owner.connection.execute("revoke select on public.core_migration from stratus_app")
        assert get("/healthz").status == 503
        own_database.owner.connection.execute("drop table public.core_migration")
        assert get("/healthz").status == 503

    def test_that_sleeps_is_not_said_to_migrate(self, monkeypatch: pytest.MonkeyPatch):
        monkeypatch.setenv("DATABASE_URL", "postgresql://stratus_app@127.0.0.1:1/stratus")
        forget()
        assert get("/healthz").status == 200


def test_clients_learn_what_they_must_know_before_anybody_signs_in():
    config = orjson.loads(get("/client-config").body)
    assert config["authProviders"]["password"] is True
    assert config["signInPrefilled"] is True
    assert config["isMultiWorkspaceEnabled"] is True
    assert config["frontDomain"] == "localhost"
    assert config["api"] == {"mutationMaximumAffectedRecords": 100}
    assert config["captcha"] == {"provider": None, "siteKey": None}
    assert config["billing"]["isBillingEnabled"] is False


def test_the_version_is_the_projects():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert orjson.loads(get("/client-config").body)["appVersion"] == project["version"]


def test_a_link_leads_to_the_file_in_the_bucket():
    response = get(file_link("attachments", "workspace/one file.pdf", "Offer 2026.pdf"))
    location = urlsplit(header(response, "location"))
    assert response.status == 302
    assert BUCKET in location.netloc + location.path
    assert location.path.endswith("/workspace/one%20file.pdf")
    assert "Offer%202026.pdf" in parse_qs(location.query)["response-content-disposition"][0]
    assert header(response, "cache-control") == "no-store"


@pytest.mark.parametrize("token", ["nonsense", "a.b.c"])
def test_a_link_that_was_not_made_here_leads_nowhere(token: str):
    response = get(f"/files/attachments/{token}/offer.pdf")
    assert response.status == 403
    assert orjson.loads(response.body)["messages"] == ["Token invalid."]


def test_anything_else_is_not_found():
    assert get("/nothing").status == 404
