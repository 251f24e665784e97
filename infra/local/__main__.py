"""`make run`: servers first, then the cloud on top of them; Ctrl-C ends all of it."""

from __future__ import annotations

import asyncio
import ctypes
import os
import shutil
import signal
import socket
import sys
from contextlib import ExitStack

from infra.local.cloud import Cloud, NotReady
from infra.local.emulator import emulator
from infra.local.options import ROOT, Options
from infra.local.postgres_files import reachable
from infra.local.processes import PR_SET_PDEATHSIG, InUse, exclusively, unprivileged_user
from infra.local.services import given_postgres, postgres, redis


def main() -> int:
    """Run until interrupted; `reset` forgets all data instead."""
    options = Options.from_environment()
    # A shell that starts us in the background has SIGINT ignored.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    _end_with_make()
    try:
        if sys.argv[1:] == ["reset"]:
            reset(options)
        else:
            run(options)
    except (KeyboardInterrupt, asyncio.CancelledError):
        return 0
    except (InUse, NotReady) as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


def run(options: Options) -> None:
    """Start everything, say so, and wait."""
    with ExitStack() as servers:
        servers.enter_context(exclusively(options.directory))
        outer = public_sockets(options.port)
        emulated = servers.enter_context(
            emulator(ROOT / ".venv-ministack/bin/ministack", options.directory / "emulator")
        )
        redis_url = options.redis_url or servers.enter_context(redis(options.directory / "redis", durable=True))
        database = servers.enter_context(
            given_postgres(options.database_url) if options.database_url else postgres(options.directory)
        )
        given = {
            "DATABASE_URL": database.url("stratus_app"),
            "OWNER_DATABASE_URL": database.url("stratus_owner"),
            "REDIS_URL": redis_url,
        }
        asyncio.run(_serve(options, Cloud(options, emulated, given), outer))


async def _serve(options: Options, cloud: Cloud, outer: list[socket.socket]) -> None:
    """Both signals end it by cancelling; the runner sees to SIGINT itself."""
    serving = asyncio.current_task()
    if serving is not None:
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, serving.cancel)
    async with cloud.running(outer):
        print(f"Stratus is ready at {options.public_url}", flush=True)
        print("Sign in as tim@apple.dev with the password tim@apple.dev. Ctrl-C ends it.", flush=True)
        await asyncio.Event().wait()


def reset(options: Options) -> None:
    """Forget everything a copy has stored."""
    with exclusively(options.directory):
        data = reachable(options.directory / "postgres", unprivileged_user())
        shutil.rmtree(data, ignore_errors=True)
    shutil.rmtree(options.directory, ignore_errors=True)


def public_sockets(port: int) -> list[socket.socket]:
    """The addresses that `localhost` may mean, taken now and answered once everything is ready.

    Raises:
        InUse: somebody else answers there.
    """
    taken = []
    for family, address in ((socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1")):
        candidate = socket.socket(family, socket.SOCK_STREAM)
        candidate.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            candidate.bind((address, port))
        except OSError as error:
            candidate.close()
            if family is socket.AF_INET6:
                continue
            raise InUse(f"Port {port} is taken; choose another with PORT=3100 make run.") from error
        taken.append(candidate)
    return taken


def _end_with_make() -> None:
    """Killing `make` would otherwise leave us behind, holding the port."""
    if sys.platform == "linux" and "MAKELEVEL" in os.environ:
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, int(signal.SIGTERM))


if __name__ == "__main__":
    sys.exit(main())
