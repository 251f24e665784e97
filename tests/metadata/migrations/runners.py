"""Runners as processes of their own, quickly begun: forked from one that has everything imported."""

from __future__ import annotations

import io
import multiprocessing
import os
import signal
import sys
from itertools import count
from multiprocessing.process import BaseProcess
from typing import Any

import psycopg

from infra.migrate import main

_NURSERY = multiprocessing.get_context("forkserver")
_NURSERY.set_forkserver_preload(["tests.metadata.migrations.runners", "alembic.command"])


def start_runner(owner_url: str, *arguments: str, dies_at: int = 0, in_the_middle: bool = False) -> BaseProcess:
    """`make migrate` in another process. With `dies_at` it kills itself at its so manieth statement: before it is sent,
    or `in_the_middle`, when the server has it and nobody waits for the answer."""
    started = _NURSERY.Process(target=_run, args=(owner_url, arguments, dies_at, in_the_middle), daemon=True)
    started.start()
    return started


def _run(owner_url: str, arguments: tuple[str, ...], dies_at: int, in_the_middle: bool) -> None:
    os.environ["OWNER_DATABASE_URL"] = owner_url
    os.environ.pop("DATABASE_URL", None)
    sys.argv = ["migrate", *arguments]
    sys.stdout = sys.stderr = io.StringIO()
    if dies_at:
        _die_at(dies_at, in_the_middle)
    sys.exit(main())


def _die_at(number: int, in_the_middle: bool) -> None:
    """Every statement of psycopg goes through here, those of Alembic included."""
    execute, counted = psycopg.Cursor.execute, count(1)

    def mortal(self: psycopg.Cursor[Any], query: Any, parameters: Any = None, **how: Any) -> Any:
        if next(counted) == number:
            if in_the_middle and parameters is None and isinstance(query, bytes):
                self.connection.pgconn.send_query(query)
                self.connection.pgconn.flush()
            os.kill(os.getpid(), signal.SIGKILL)
        return execute(self, query, parameters, **how)

    psycopg.Cursor.execute = mortal  # type: ignore[method-assign,assignment]
