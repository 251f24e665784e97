"""Changed Python is met by the next event."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from watchfiles import Change, awatch

from infra.local.pool import Pool


def is_python(_: Change, path: str) -> bool:
    """Whether a changed file matters to functions."""
    return path.endswith(".py")


async def watch(code: Path, functions: Path, pools: Mapping[str, Pool]) -> None:
    """Retire the workers of the function whose own file changed, or all after a change of the package."""
    async for changes in awatch(code, functions, watch_filter=is_python, debounce=300):
        changed = {Path(path).parent for _, path in changes}
        for pool in pools.values():
            if any(functions not in folder.parents or folder == pool.function.directory for folder in changed):
                pool.retire()
