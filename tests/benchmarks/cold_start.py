"""A new process answers its first request: what a container costs before it is warm."""

from __future__ import annotations

import statistics
import subprocess
import sys
from collections.abc import Callable

import orjson

from tests.benchmarks.listing import list_event
from tests.benchmarks.workspace import Bench

TRIES = 5
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


def cold_start(bench: Bench, prepare: Callable[[], object]) -> float:
    """Median CPU milliseconds from the start of the process to its first answer; `prepare` runs before each."""
    event = orjson.dumps(list_event(bench))
    spent = []
    for _ in range(TRIES):
        prepare()
        done = subprocess.run([sys.executable, "-c", PROGRAM], input=event, capture_output=True, check=False)
        assert done.returncode == 0, done.stderr.decode()
        spent.append(float(done.stdout.split()[-1]))
    return statistics.median(spent)
