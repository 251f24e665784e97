"""AWS's runtime client in plain Python, for systems that AWS builds none for."""

from __future__ import annotations

import importlib
import os
import sys
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPMessage
from typing import Any

import orjson

PREFIX = "/2018-06-01/runtime"


@dataclass(frozen=True, slots=True)
class Context:
    """What Lambda tells a function about the invocation."""

    aws_request_id: str
    invoked_function_arn: str
    deadline: float
    function_name: str = os.environ.get("AWS_LAMBDA_FUNCTION_NAME", "")
    function_version: str = os.environ.get("AWS_LAMBDA_FUNCTION_VERSION", "")
    memory_limit_in_mb: str = os.environ.get("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "")
    log_group_name: str = os.environ.get("AWS_LAMBDA_LOG_GROUP_NAME", "")
    log_stream_name: str = os.environ.get("AWS_LAMBDA_LOG_STREAM_NAME", "")

    def get_remaining_time_in_millis(self) -> int:
        """How long until the function is ended."""
        return max(0, int((self.deadline - time.time()) * 1000))


def main(handler: str) -> None:
    """Run events until nobody has any."""
    connection = HTTPConnection(os.environ["AWS_LAMBDA_RUNTIME_API"])
    try:
        module, name = handler.rsplit(".", 1)
        function = getattr(importlib.import_module(module), name)
    except Exception as error:
        _call(connection, "POST", "/init/error", _described(error))
        raise
    while True:
        event, headers = _call(connection, "GET", "/invocation/next")
        identifier = headers["Lambda-Runtime-Aws-Request-Id"]
        outcome, answer = _run(function, event, headers)
        _call(connection, "POST", f"/invocation/{identifier}/{outcome}", answer)


def _run(function: Callable[[Any, Context], Any], event: bytes, headers: HTTPMessage) -> tuple[str, bytes]:
    os.environ["_X_AMZN_TRACE_ID"] = headers["Lambda-Runtime-Trace-Id"]
    context = Context(
        headers["Lambda-Runtime-Aws-Request-Id"],
        headers["Lambda-Runtime-Invoked-Function-Arn"],
        int(headers["Lambda-Runtime-Deadline-Ms"]) / 1000,
    )
    try:
        return "response", orjson.dumps(function(orjson.loads(event), context))
    except Exception as error:  # noqa: BLE001  (whatever a function raises is its answer)
        traceback.print_exc()
        return "error", _described(error)


def _described(error: Exception) -> bytes:
    trace = traceback.format_tb(error.__traceback__)
    return orjson.dumps({"errorType": type(error).__name__, "errorMessage": str(error), "stackTrace": trace})


def _call(connection: HTTPConnection, method: str, path: str, body: bytes | None = None) -> tuple[bytes, HTTPMessage]:
    connection.request(method, PREFIX + path, body)
    response = connection.getresponse()
    return response.read(), response.headers


if __name__ == "__main__":
    main(sys.argv[1])
