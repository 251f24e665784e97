"""The built app and its headers, as the distribution of infra/web.yaml would send them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from aiohttp import web
from aiohttp.test_utils import make_mocked_request

from infra.local.static import FILE_ENDING, StaticFiles
from infra.local.web import read_web

ROOT = Path(__file__).parents[2]
TEMPLATE = ROOT / "infra/web.yaml"
FILES = "http://127.0.0.1:4567"


@pytest.fixture
def built(tmp_path: Path) -> Path:
    (tmp_path / "dist/assets").mkdir(parents=True)
    (tmp_path / "dist/index.html").write_text("<!doctype html>the app")
    (tmp_path / "dist/favicon.svg").write_text("<svg/>")
    (tmp_path / "dist/assets/app-abc123.js").write_text("run()")
    (tmp_path / "dist/assets/app-abc123.js.br").write_bytes(b"brotli")
    (tmp_path / "dist/assets/app-abc123.js.gz").write_bytes(b"gzip")
    (tmp_path / "secret.txt").write_text("not part of the app")
    return tmp_path / "dist"


async def ask(built: Path, path: str, method: str = "GET", **headers: str) -> web.Response:
    request = make_mocked_request(method, path, headers={name.replace("_", "-"): v for name, v in headers.items()})
    return await StaticFiles(built, {"x-frame-options": "DENY"}).answer(request)


def get(built: Path, path: str, method: str = "GET", **headers: str) -> web.Response:
    asking = ask(built, path, method, **headers)
    try:
        asking.send(None)
    except StopIteration as done:
        response: web.Response = done.value
        return response
    raise AssertionError("answering needs nothing to wait for")


@pytest.mark.parametrize("path", ["/", "/objects/companies", "/object/person/1.2", "/index.html"])
def test_every_page_is_the_app_and_asked_for_every_time(built: Path, path: str):
    response = get(built, path)
    assert (response.status, response.body) == (200, b"<!doctype html>the app")
    assert response.headers["cache-control"] == "no-cache"
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    assert response.headers["x-frame-options"] == "DENY"


def test_hashed_files_are_kept_forever(built: Path):
    response = get(built, "/assets/app-abc123.js")
    assert response.body == b"run()"
    assert response.headers["content-type"].startswith("text/javascript")
    assert response.headers["cache-control"] == "public, max-age=31536000, immutable"


@pytest.mark.parametrize(("accepted", "encoding"), [("gzip, br", "br"), ("gzip", "gzip"), ("identity", None)])
def test_what_was_compressed_is_sent_compressed(built: Path, accepted: str, encoding: str | None):
    response = get(built, "/assets/app-abc123.js", accept_encoding=accepted)
    assert response.headers.get("content-encoding") == encoding
    assert response.headers["vary"] == "accept-encoding"


def test_what_a_browser_has_is_not_sent_again(built: Path):
    tag = get(built, "/favicon.svg").headers["etag"]
    response = get(built, "/favicon.svg", if_none_match=tag)
    assert (response.status, response.body) == (304, None)


@pytest.mark.parametrize(
    "path", ["/assets/gone.js", "/../secret.txt", "/%2e%2e/secret.txt", "/assets/../../secret.txt"]
)
def test_files_that_are_not_part_of_the_app_are_not_found(built: Path, path: str):
    assert get(built, path).status == 404


def test_the_app_is_only_read(built: Path):
    assert get(built, "/", method="POST").status == 403


def test_an_app_that_was_not_built_says_so(tmp_path: Path):
    assert get(tmp_path / "nothing", "/").status == 503


def test_endings_of_files_are_those_of_the_distribution():
    assert FILE_ENDING.pattern in re.sub(r"\s+", " ", TEMPLATE.read_text())


@pytest.mark.parametrize(
    ("path", "origin"),
    [
        ("/", "app"),
        ("/objects/people", "app"),
        ("/graphql", "http"),
        ("/metadata", "http"),
        ("/healthz", "http"),
        ("/rest/people", "http"),
        ("/files/a/b/c.pdf", "http"),
        ("/ws", "websocket"),
    ],
)
def test_paths_reach_the_origin_of_the_first_behaviour_that_matches(path: str, origin: str):
    assert read_web(TEMPLATE, FILES).origin(path) == origin


def test_browsers_may_fetch_files_from_here_and_from_nowhere_else():
    headers = read_web(TEMPLATE, FILES).app_headers
    policy = dict(part.strip().split(" ", 1) for part in headers["content-security-policy"].split(";") if " " in part)
    assert policy["connect-src"] == f"'self' {FILES}"
    assert policy["default-src"] == "'none'"
    assert "upgrade-insecure-requests" not in headers["content-security-policy"]
    assert "${" not in headers["content-security-policy"]
    assert "strict-transport-security" not in headers
    assert headers["x-frame-options"] == "DENY"
    assert headers["cross-origin-opener-policy"] == "same-origin"
