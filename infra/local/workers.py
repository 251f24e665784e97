"""One process of a function, under the runtime client that AWS ships."""

from __future__ import annotations

import asyncio
import os
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path

from infra.local.names import REGION
from infra.local.processes import follow_parent
from infra.local.template import Function

PLAIN_CLIENT = (sys.executable, str(Path(__file__).with_name("plain_runtime.py")))
RUNTIME_CLIENT = (sys.executable, "-m", "awslambdaric") if find_spec("awslambdaric") else PLAIN_CLIENT
"""What runs a handler: AWS's own client wherever there is one."""


@dataclass(frozen=True, slots=True)
class Failure:
    """Why an invocation gave no result, in Lambda's words."""

    type: str
    message: str
    trace: tuple[str, ...] = ()


Outcome = bytes | Failure


@dataclass(slots=True, eq=False)
class Invocation:
    """An event on its way to a function."""

    identifier: str
    event: bytes
    trace: str
    outcome: asyncio.Future[Outcome]

    def settle(self, outcome: Outcome) -> None:
        """Answer whoever waits; the first answer counts."""
        if not self.outcome.done():
            self.outcome.set_result(outcome)


@dataclass(slots=True, eq=False)
class Worker:
    """A running process. It asks for its next event itself; `port` is where, and tells workers apart."""

    function: Function
    process: asyncio.subprocess.Process
    port: int
    generation: int = 0
    started: float = field(default_factory=time.monotonic)
    idle_since: float = 0.0
    is_initialised: bool = False
    init_failure: Failure | None = None
    current: Invocation | None = None
    offered: asyncio.Future[Invocation] | None = None

    def kill(self) -> None:
        """End it at once, as Lambda ends its sandboxes."""
        if self.process.returncode is None:
            self.process.kill()


async def start_process(function: Function, environment: Mapping[str, str], log: Path) -> asyncio.subprocess.Process:
    """Start a process that knows only what a function on Lambda would know."""
    with log.open("ab") as output:
        return await asyncio.create_subprocess_exec(
            *RUNTIME_CLIENT,
            function.handler,
            cwd=function.directory,
            env=environment,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            start_new_session=True,
            preexec_fn=follow_parent(),
        )


def lambda_environment(function: Function, code: Path, port: int) -> dict[str, str]:
    """What Lambda tells every function about itself."""
    return {
        "PATH": os.environ.get("PATH", os.defpath),
        "LANG": "en_US.UTF-8",
        "TZ": ":UTC",
        "PYTHONPATH": f"{function.directory}{os.pathsep}{code}",
        "AWS_DEFAULT_REGION": REGION,
        "AWS_EC2_METADATA_DISABLED": "true",
        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": str(function.memory),
        "AWS_LAMBDA_FUNCTION_NAME": function.name,
        "AWS_LAMBDA_FUNCTION_VERSION": "$LATEST",
        "AWS_LAMBDA_INITIALIZATION_TYPE": "on-demand",
        "AWS_LAMBDA_LOG_GROUP_NAME": f"/aws/lambda/{function.name}",
        "AWS_LAMBDA_LOG_STREAM_NAME": f"{time.strftime('%Y/%m/%d')}/[$LATEST]{port:x}",
        "AWS_LAMBDA_RUNTIME_API": f"127.0.0.1:{port}",
        "AWS_REGION": REGION,
        "LAMBDA_TASK_ROOT": str(function.directory),
        "_HANDLER": function.handler,
    }
