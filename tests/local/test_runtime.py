"""Functions in real worker processes under AWS's runtime client."""

from __future__ import annotations

import asyncio
import os
import signal
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import orjson
import pytest

from infra.local import workers
from infra.local.events_http import MOST_EVENT_BYTES
from infra.local.reload import watch
from infra.local.runtime import Runtime
from infra.local.template import Function
from infra.local.workers import Failure
from tests.local.scenarios import run, until

HANDLER = """
import os, sys, time
COUNT = 0
if "broken" in os.environ.get("LOG_LEVEL", ""):
    raise RuntimeError("cannot start")

def handler(event, context):
    global COUNT
    COUNT += 1
    match event.get("do"):
        case "meet":
            open(f"{event['in']}/{os.getpid()}", "w").close()
            while len(os.listdir(event["in"])) < event["of"]: time.sleep(0.01)
        case "raise": raise ValueError("as asked")
        case "sleep": time.sleep(event["seconds"])
        case "exit": os._exit(3)
        case "big": return "x" * (7 * 1024 * 1024)
        case "environment": return dict(os.environ)
        case "context":
            return {"name": context.function_name, "arn": context.invoked_function_arn,
                    "id": context.aws_request_id, "left": context.get_remaining_time_in_millis()}
    return {"count": COUNT, "pid": os.getpid(), "version": 1}
"""


class Reports(list[tuple[str, Failure]]):
    def __call__(self, function: str, failure: Failure) -> None:
        self.append((function, failure))


@pytest.fixture(autouse=True, params=["awslambdaric", "plain"])
def runtime_client(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every promise holds under AWS's client and under the one for systems that have none."""
    if request.param == "plain":
        monkeypatch.setattr(workers, "RUNTIME_CLIENT", workers.PLAIN_CLIENT)


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    (tmp_path / "echo").mkdir()
    (tmp_path / "echo/handler.py").write_text(HANDLER)
    return tmp_path


@asynccontextmanager
async def running(directory: Path, reports: Reports | None = None, **changes: Any):
    described: dict[str, Any] = {"timeout": 20, "memory": 128, "concurrency": None, "environment": {"FROM": "template"}}
    function = Function("Echo", directory / "echo", "handler.handler", **{**described, **changes})

    async def environment(_: Function) -> dict[str, str]:
        return {"AWS_ACCESS_KEY_ID": "of the role"}

    runtime = Runtime(
        [function],
        code=directory,
        logs=directory / "logs",
        environment=environment,
        report=Reports() if reports is None else reports,
    )
    await runtime.start()
    try:
        yield runtime
    finally:
        await runtime.close()


async def result(runtime: Runtime, **event: Any) -> Any:
    outcome = await runtime.invoke("Echo", event)
    assert isinstance(outcome, bytes), outcome
    return orjson.loads(outcome)


async def meeting(runtime: Runtime, directory: Path, size: int) -> list[Any]:
    """Events that end only once all of them have begun."""
    (directory / "meeting").mkdir()
    events = (result(runtime, do="meet", of=size, **{"in": str(directory / "meeting")}) for _ in range(size))
    return await asyncio.gather(*events)


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_worker_stays_warm_and_takes_one_event_at_a_time(directory: Path):
    async def scenario() -> None:
        async with running(directory) as runtime:
            first, second = await result(runtime), await result(runtime)
            assert (first["count"], second["count"]) == (1, 2)
            assert first["pid"] == second["pid"]
            assert len({answer["pid"] for answer in await meeting(runtime, directory, 3)}) == 3

    run(scenario)


def test_workers_never_exceed_what_the_function_reserves(directory: Path):
    async def scenario() -> None:
        async with running(directory, concurrency=1) as runtime:
            answers = await asyncio.gather(*(result(runtime) for _ in range(5)))
            assert sorted(answer["count"] for answer in answers) == [1, 2, 3, 4, 5]

    run(scenario)


def test_a_function_sees_what_lambda_would_tell_it_and_nothing_else(directory: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("SECRET_OF_THE_SHELL", "leaks")

    async def scenario() -> None:
        async with running(directory, timeout=5) as runtime:
            environment = await result(runtime, do="environment")
            assert environment["FROM"] == "template"
            assert environment["AWS_ACCESS_KEY_ID"] == "of the role"
            assert environment["LAMBDA_TASK_ROOT"] == str(directory / "echo")
            assert "SECRET_OF_THE_SHELL" not in environment
            context = await result(runtime, do="context")
            assert context["name"] == "Echo"
            assert context["arn"] == "arn:aws:lambda:us-east-1:000000000000:function:Echo"
            assert 4000 < context["left"] <= 5000

    run(scenario)


def test_a_raised_error_is_told_and_the_worker_lives_on(directory: Path):
    async def scenario() -> None:
        reports = Reports()
        async with running(directory, reports) as runtime:
            before = await result(runtime)
            failure = await runtime.invoke("Echo", {"do": "raise"})
            assert isinstance(failure, Failure)
            assert (failure.type, failure.message) == ("ValueError", "as asked")
            assert any("as asked" in line for line in failure.trace)
            assert (await result(runtime))["pid"] == before["pid"]
        assert [name for name, _ in reports] == ["Echo"]

    run(scenario)


def test_a_timeout_ends_the_worker_and_the_next_event_gets_another(directory: Path):
    async def scenario() -> None:
        async with running(directory, timeout=1) as runtime:
            before = await result(runtime)
            failure = await runtime.invoke("Echo", {"do": "sleep", "seconds": 20})
            assert isinstance(failure, Failure)
            assert failure.message.endswith("Task timed out after 1.00 seconds")
            after = await result(runtime)
            assert after["count"] == 1
            await until(lambda: not is_alive(before["pid"]))

    run(scenario)


@pytest.mark.parametrize("moment", ["idle", "busy"])
def test_a_killed_worker_is_replaced(directory: Path, moment: str):
    async def scenario() -> None:
        async with running(directory) as runtime:
            pid = (await result(runtime))["pid"]
            if moment == "busy":
                asyncio.get_running_loop().call_later(0.3, os.kill, pid, signal.SIGKILL)
                failure = await runtime.invoke("Echo", {"do": "sleep", "seconds": 3})
                assert isinstance(failure, Failure)
                assert failure.type == "Runtime.ExitError"
            else:
                os.kill(pid, signal.SIGKILL)
                await asyncio.sleep(0.1)
            assert (await result(runtime))["pid"] != pid

    run(scenario)


def test_a_function_that_cannot_start_answers_instead_of_starting_forever(directory: Path):
    async def scenario() -> None:
        async with running(directory, environment={"LOG_LEVEL": "broken"}) as runtime:
            failure = await runtime.invoke("Echo", {})
            assert isinstance(failure, Failure)
            assert (failure.type, failure.message) == ("RuntimeError", "cannot start")
            assert not runtime.pools["Echo"].worker_ids

    run(scenario)


def test_payloads_end_where_lambdas_do(directory: Path):
    async def scenario() -> None:
        async with running(directory) as runtime:
            sent = await runtime.invoke("Echo", {"body": "x" * MOST_EVENT_BYTES})
            assert isinstance(sent, Failure)
            assert sent.type == "RequestTooLarge"
            received = await runtime.invoke("Echo", {"do": "big"})
            assert isinstance(received, Failure)
            assert received.type == "Function.ResponseSizeTooLarge"
            assert (await result(runtime))["version"] == 1

    run(scenario)


def test_changed_code_is_met_by_the_next_event_and_not_by_the_running_one(directory: Path):
    async def scenario() -> None:
        async with running(directory) as runtime:
            slow = asyncio.create_task(result(runtime, do="sleep", seconds=0.7))
            await asyncio.sleep(0.5)
            (directory / "echo/handler.py").write_text(HANDLER.replace('"version": 1', '"version": 20'))
            runtime.pools["Echo"].retire()
            assert (await result(runtime))["version"] == 20
            assert (await slow)["version"] == 1
            assert (await result(runtime))["version"] == 20

    run(scenario)


def test_nothing_is_left_running_after_closing(directory: Path):
    async def scenario() -> None:
        async with running(directory) as runtime:
            await meeting(runtime, directory, 2)
            pids = runtime.pools["Echo"].worker_ids
            runtime.pools["Echo"].warm()
        assert len(pids) == 2
        assert not [pid for pid in pids if is_alive(pid)]

    run(scenario)


def test_a_watched_file_that_changes_retires_its_function(directory: Path):
    async def scenario() -> None:
        async with running(directory) as runtime:
            before = await result(runtime)
            (directory / "package").mkdir()
            watching = asyncio.create_task(watch(directory / "package", directory, runtime.pools))
            await asyncio.sleep(0.3)
            (directory / "elsewhere.txt").write_text("not Python")
            (directory / "echo/handler.py").write_text(HANDLER.replace('"version": 1', '"version": 20'))
            await until(lambda: not is_alive(before["pid"]))
            assert (await result(runtime))["version"] == 20
            watching.cancel()

    run(scenario)
