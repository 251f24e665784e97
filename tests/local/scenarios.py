"""Running what is asynchronous, without touching the loop that handlers use in the same thread."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

PATIENCE = 60


def run(scenario: Callable[[], Awaitable[None]]) -> None:
    """Run a scenario to its end; it fails when it takes too long."""

    async def limited() -> None:
        await asyncio.wait_for(scenario(), PATIENCE)

    loop = asyncio.new_event_loop()
    try:
        loop.run_until_complete(limited())
    finally:
        loop.close()


async def until(condition: Callable[[], bool]) -> None:
    """Wait for something that happens on its own."""
    while not condition():  # noqa: ASYNC110  (what is waited for happens in the product)
        await asyncio.sleep(0.005)
