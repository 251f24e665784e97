"""A client of the product's API, as an integrator would write it."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import httpx

PASSWORD = "tim@apple.dev"

TOKENS = "tokens { accessOrWorkspaceAgnosticToken { token } refreshToken { token } }"


class Refused(Exception):
    """The API answered with errors."""

    def __init__(self, errors: list[dict[str, Any]]) -> None:
        super().__init__(errors[0]["message"])
        self.errors = errors

    @property
    def code(self) -> str:
        return str(self.errors[0].get("extensions", {}).get("code"))


@dataclass(frozen=True)
class Client:
    url: str
    token: str | None

    def graphql(self, query: str, **variables: Any) -> dict[str, Any]:
        return self._post("/graphql", query, variables)

    def metadata(self, query: str, **variables: Any) -> dict[str, Any]:
        return self._post("/metadata", query, variables)

    def _post(self, path: str, query: str, variables: dict[str, Any]) -> dict[str, Any]:
        headers = {"authorization": f"Bearer {self.token}"} if self.token else {}
        response = httpx.post(
            self.url + path, json={"query": query, "variables": variables}, headers=headers, timeout=30
        )
        response.raise_for_status()
        content = response.json()
        if content.get("errors"):
            raise Refused(content["errors"])
        data: dict[str, Any] = content["data"]
        return data

    def count(self, plural: str) -> int:
        total: int = self.graphql(f"{{ {plural} {{ totalCount }} }}")[plural]["totalCount"]
        return total

    @staticmethod
    def sign_up(url: str) -> Client:
        anonymous = Client(url, None)
        email = f"{uuid4().hex}@example.com"
        signed_up = anonymous.metadata(
            f"mutation($e: String!, $p: String!) {{ signUp(email: $e, password: $p) {{ {TOKENS} }} }}",
            e=email,
            p="correct horse",
        )["signUp"]
        agnostic = Client(url, signed_up["tokens"]["accessOrWorkspaceAgnosticToken"]["token"])
        made = agnostic.metadata("mutation { signUpInNewWorkspace { loginToken { token } } }")["signUpInNewWorkspace"]
        return exchange(anonymous, made["loginToken"]["token"])


def sign_in(url: str, email: str, password: str = PASSWORD) -> Client:
    anonymous = Client(url, None)
    login = anonymous.metadata(
        "mutation($e: String!, $p: String!, $o: String!) {"
        " getLoginTokenFromCredentials(email: $e, password: $p, origin: $o) { loginToken { token } } }",
        e=email,
        p=password,
        o=url,
    )["getLoginTokenFromCredentials"]["loginToken"]["token"]
    return exchange(anonymous, login)


def exchange(anonymous: Client, login_token: str) -> Client:
    tokens = anonymous.metadata(
        "mutation($t: String!, $o: String!) {"
        f" getAuthTokensFromLoginToken(loginToken: $t, origin: $o) {{ {TOKENS} }} }}",
        t=login_token,
        o=anonymous.url,
    )["getAuthTokensFromLoginToken"]["tokens"]
    return Client(anonymous.url, tokens["accessOrWorkspaceAgnosticToken"]["token"])


def eventually(look: Callable[[], Any], seconds: float = 30) -> Any:
    """The first answer that says something, asked for again and again."""
    deadline = time.monotonic() + seconds
    while True:
        found = look()
        if found:
            return found
        if time.monotonic() > deadline:
            raise AssertionError(f"nothing came within {seconds} s")
        time.sleep(0.1)
