"""The most specific route wins, wherever it stands."""

from __future__ import annotations

import itertools

import pytest

from infra.local.routes import Match, RouteTable

KEYS = ["ANY /{proxy+}", "GET /things/{id}", "GET /things/all", "ANY /things/{id}", "POST /things/{id}/{rest+}"]


@pytest.mark.parametrize(
    ("method", "path", "expected"),
    [
        ("GET", "/things/all", Match("GET /things/all", {})),
        ("GET", "/things/7", Match("GET /things/{id}", {"id": "7"})),
        ("PUT", "/things/7", Match("ANY /things/{id}", {"id": "7"})),
        ("POST", "/things/7/a/b", Match("POST /things/{id}/{rest+}", {"id": "7", "rest": "a/b"})),
        ("GET", "/elsewhere/deep", Match("ANY /{proxy+}", {"proxy": "elsewhere/deep"})),
        ("GET", "/things/a%2Fb", Match("GET /things/{id}", {"id": "a/b"})),
        ("GET", "/things/7/", Match("GET /things/{id}", {"id": "7"})),
    ],
)
def test_specificity_decides_and_not_the_order(method: str, path: str, expected: Match):
    assert all(RouteTable(order).find(method, path) == expected for order in itertools.permutations(KEYS))


def test_no_route_is_no_match():
    table = RouteTable(["GET /healthz"])
    assert table.find("POST", "/healthz") is None
    assert table.find("GET", "/") is None
    assert table.find("GET", "/healthz/deeper") is None


def test_the_default_takes_what_nobody_else_does():
    table = RouteTable(["$default", "GET /healthz"])
    assert table.find("GET", "/anything") == Match("$default", {})
    assert table.find("GET", "/healthz") == Match("GET /healthz", {})
