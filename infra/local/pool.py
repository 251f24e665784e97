"""The workers of one function: kept warm, as many as are busy at once, replaced when they die."""

from __future__ import annotations

import asyncio
import time
import uuid
from collections import deque
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager, suppress

from infra.local.events_http import trace_id
from infra.local.template import Function
from infra.local.workers import Failure, Invocation, Outcome, Worker

MOST_WORKERS = 4
"""Per function: enough to meet real concurrency, few enough for a laptop."""

SPARE_SECONDS = 60.0
OLDEST_SECONDS = 40 * 60.0
"""Workers end before the hour that their credentials last."""

Launch = Callable[[Function], AbstractAsyncContextManager[Worker]]
"""Starts a worker, and clears up after it."""


class Pool:
    """Invocations of one function, and the workers that take them."""

    def __init__(self, function: Function, launch: Launch, report: Callable[[str, Failure], None]) -> None:
        self.function = function
        self._launch, self._report = launch, report
        self._most = min(function.concurrency or MOST_WORKERS, MOST_WORKERS)
        self._workers: set[Worker] = set()
        self._idle: list[Worker] = []
        self._waiting: deque[Invocation] = deque()
        self._launching = 0
        self._generation = 0
        self._is_closed = False
        self._tasks: set[asyncio.Task[None]] = set()

    @property
    def worker_ids(self) -> list[int]:
        """The processes that run now."""
        return [worker.process.pid for worker in self._workers]

    async def invoke(self, event: bytes, trace: str = "") -> Outcome:
        """Run the function once. Whoever stops waiting does not stop it."""
        outcome: asyncio.Future[Outcome] = asyncio.get_running_loop().create_future()
        invocation = Invocation(str(uuid.uuid4()), event, trace or trace_id(), outcome)
        while self._idle:
            worker = self._idle.pop()
            if worker.offered is not None and not worker.offered.done():
                worker.offered.set_result(self._assign(worker, invocation))
                break
        else:
            self._waiting.append(invocation)
            self._grow()
        settled = await outcome
        if isinstance(settled, Failure):
            self._report(self.function.name, settled)
        return settled

    async def next_for(self, worker: Worker) -> Invocation:
        """The next event for a worker, once there is one."""
        worker.is_initialised, worker.current = True, None
        if worker.generation != self._generation or self._is_old(worker):
            worker.kill()
        elif self._waiting:
            return self._assign(worker, self._waiting.popleft())
        else:
            worker.idle_since = time.monotonic()
            self._idle.append(worker)
        worker.offered = asyncio.get_running_loop().create_future()
        return await worker.offered

    def warm(self) -> None:
        """Have a worker ready before the first event comes."""
        if not self._workers and not self._launching:
            self._start()

    def retire(self) -> None:
        """Let no event meet a worker of before: idle ones end now, busy ones after what they do."""
        self._generation += 1
        self._end(self._idle)

    def trim(self) -> None:
        """End workers that have had nothing to do for a while, all but one, and those that are old."""
        patience = time.monotonic() - SPARE_SECONDS
        self._end([worker for worker in self._idle[:-1] if worker.idle_since < patience])
        self._end([worker for worker in self._idle if self._is_old(worker)])

    async def close(self) -> None:
        """End every worker."""
        self._is_closed = True
        self._waiting.clear()
        for worker in self._workers:
            worker.kill()
        while self._tasks:
            await asyncio.wait(self._tasks)

    def _assign(self, worker: Worker, invocation: Invocation) -> Invocation:
        worker.current = invocation
        asyncio.get_running_loop().call_later(self.function.timeout, self._time_out, worker, invocation)
        return invocation

    def _time_out(self, worker: Worker, invocation: Invocation) -> None:
        if worker.current is invocation and not invocation.outcome.done():
            message = f"{invocation.identifier} Task timed out after {self.function.timeout}.00 seconds"
            invocation.settle(Failure("Sandbox.Timedout", message))
            worker.kill()

    def _grow(self) -> None:
        if self._is_closed:
            return
        starting = self._launching + sum(not worker.is_initialised for worker in self._workers)
        if starting < len(self._waiting) and len(self._workers) + self._launching < self._most:
            self._start()

    def _start(self) -> None:
        self._launching += 1
        task = asyncio.create_task(self._live())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _live(self) -> None:
        """A worker's whole life."""
        generation = self._generation
        try:
            async with self._launch(self.function) as worker:
                worker.generation = generation
                self._workers.add(worker)
                self._launching -= 1
                if self._is_closed:
                    worker.kill()
                await worker.process.wait()
                self._bury(worker)
        except OSError as error:
            self._launching -= 1
            self._fail_waiting(Failure("Runtime.StartFailed", str(error)))
        self._grow()

    def _bury(self, worker: Worker) -> None:
        self._workers.discard(worker)
        with suppress(ValueError):
            self._idle.remove(worker)
        if worker.offered is not None:
            worker.offered.cancel()
        self._mourn(worker)

    def _mourn(self, worker: Worker) -> None:
        """Tell whoever waits for a dead worker; one that never came up answers for the oldest event in line."""
        reason = f"Runtime exited with status {worker.process.returncode}"
        if worker.current is not None:
            worker.current.settle(Failure("Runtime.ExitError", f"{worker.current.identifier} {reason}"))
        elif not (worker.is_initialised or self._is_closed):
            self._fail_waiting(worker.init_failure or Failure("Runtime.ExitError", reason))

    def _fail_waiting(self, failure: Failure) -> None:
        if self._waiting:
            self._waiting.popleft().settle(failure)
        else:
            self._report(self.function.name, failure)

    def _is_old(self, worker: Worker) -> bool:
        return time.monotonic() - worker.started > OLDEST_SECONDS

    def _end(self, workers: list[Worker]) -> None:
        for worker in list(workers):
            worker.kill()
            self._idle.remove(worker)
