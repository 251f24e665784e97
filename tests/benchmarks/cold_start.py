"""A new process answers its first request: what a container costs before it is warm."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
from collections.abc import Callable, Iterator

import orjson

from crm.kit.cache import Cache
from tests.benchmarks.figures import Figure, shown
from tests.benchmarks.listing import list_event
from tests.benchmarks.workspace import SMALL, Bench, Cell

TRIES = 7
BARE = "import time; print(time.process_time() * 1000)"
LIBRARIES = "import time, hiredis, mangum, orjson, psycopg; print(time.process_time() * 1000)"
PROGRAM = """
import sys, time
sys.path[:0] = ["functions/graphql_api", "layers/crm/python"]
from handler import handler
class Context:
    aws_request_id = "1"; function_name = "graphql_api"; memory_limit_in_mb = 1024; invoked_function_arn = "arn"
import json
response = handler(json.load(sys.stdin), Context())
assert response["statusCode"] == 200 and '"errors"' not in response["body"], response
print(time.process_time() * 1000)
"""


def cold_starts(cell: Cell) -> Iterator[Figure]:
    """From the start of a process to its first answer."""
    bench = cell.kept("small", SMALL)
    yield shown("bare Python: start", _median(bench, lambda: None, BARE), "ms CPU")
    yield shown("… with the libraries of a warm request", _median(bench, lambda: None, LIBRARIES), "ms CPU")
    yield Figure("cold start, known query", _median(bench, lambda: None), 300, "ms CPU")
    yield Figure("cold start, new query", _median(bench, lambda: forget_plans(cell.cache)), 400, "ms CPU")


def _median(bench: Bench, prepare: Callable[[], object], program: str = PROGRAM) -> float:
    """Of CPU milliseconds; `prepare` runs before each process. The first one compiles and warms the disk and Redis."""
    event = orjson.dumps(list_event(bench))
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    spent = []
    for _ in range(TRIES + 1):
        prepare()
        command = [sys.executable, "-c", program]
        done = subprocess.run(command, input=event, capture_output=True, check=False, env=environment)
        assert done.returncode == 0, done.stderr.decode()
        spent.append(float(done.stdout.split()[-1]))
    return statistics.median(spent[1:])


def forget_plans(cache: Cache) -> None:
    """Let every document be new."""
    (keys,) = cache.execute(("KEYS", "plans:*"))
    if keys:
        cache.execute(("DEL", *keys))
