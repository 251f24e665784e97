"""Which route of an HTTP API a request takes: the most specific one, wherever it stands in the template."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import unquote

LITERAL, VARIABLE, GREEDY = 2, 1, 0


@dataclass(frozen=True, slots=True)
class Match:
    """The route taken, and what its variables stand for."""

    key: str
    parameters: dict[str, str]


@dataclass(frozen=True, slots=True)
class _Route:
    key: str
    method: str
    path: re.Pattern[str]
    rank: tuple[tuple[int, ...], bool]

    @classmethod
    def parse(cls, key: str) -> _Route:
        method, path = key.split(" ", 1)
        expression, ranks = "", []
        for segment in path.strip("/").split("/"):
            if segment.startswith("{"):
                is_greedy = segment.endswith("+}")
                expression += f"/(?P<{segment.strip('{+}')}>{'.+' if is_greedy else '[^/]+'})"
                ranks.append(GREEDY if is_greedy else VARIABLE)
            else:
                expression += "/" + re.escape(segment)
                ranks.append(LITERAL)
        return cls(key, method, re.compile(expression), (tuple(ranks), method != "ANY"))


class RouteTable:
    """The routes of one API."""

    def __init__(self, keys: Iterable[str]) -> None:
        keys = list(keys)
        self._has_default = "$default" in keys
        routes = [_Route.parse(key) for key in keys if key != "$default"]
        self._routes = sorted(routes, key=lambda route: route.rank, reverse=True)

    def find(self, method: str, raw_path: str) -> Match | None:
        """The route for a request, or None when there is none."""
        path = raw_path.rstrip("/") or "/"
        for route in self._routes:
            if route.method in {"ANY", method} and (found := route.path.fullmatch(path)):
                return Match(route.key, {name: unquote(value) for name, value in found.groupdict().items()})
        return Match("$default", {}) if self._has_default else None
