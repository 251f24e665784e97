"""Logs: Powertools in workers, one line of JSON on the hot path."""

from __future__ import annotations

import sys
from functools import cache
from traceback import format_exception
from typing import TYPE_CHECKING, Any

import orjson

from crm.kit.settings import settings

if TYPE_CHECKING:
    from aws_lambda_powertools import Logger


@cache
def logger(service: str) -> Logger:
    """The structured logger of a worker."""
    from aws_lambda_powertools import Logger

    return Logger(service=service, level=settings().log_level)


def write(message: str, *, error: BaseException | None = None, **facts: Any) -> None:
    """One line on standard output, which CloudWatch takes as it is. Never hand it a secret or a record's content."""
    line: dict[str, Any] = {"level": "ERROR" if error else "INFO", "message": message, **facts}
    if error is not None:
        line["exception"] = "".join(format_exception(error))
    sys.stdout.write(orjson.dumps(line, default=str).decode() + "\n")
