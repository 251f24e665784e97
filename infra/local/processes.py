"""Child processes that never outlive us, however we end."""

from __future__ import annotations

import ctypes
import fcntl
import os
import pwd
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import IO

PR_SET_PDEATHSIG = 1
UNPRIVILEGED = ("postgres", "nobody")


class InUse(RuntimeError):
    """Another process has what we need."""


def free_port() -> int:
    """A TCP port of 127.0.0.1 that nobody uses right now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def package_folder(name: str) -> Path:
    """Where an installed package lies, without running any of it."""
    package = find_spec(name)
    if package is None or not package.submodule_search_locations:
        raise RuntimeError(f"{name} is not installed; run `make setup`.")
    return Path(package.submodule_search_locations[0])


@contextmanager
def exclusively(directory: Path) -> Iterator[None]:
    """Hold a directory, so that no second copy works in it.

    Raises:
        InUse: another process holds it.
    """
    directory.mkdir(parents=True, exist_ok=True)
    with (directory / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise InUse(f"Stratus already runs from {directory}; give this copy another LOCAL_DIR.") from None
        yield


def unprivileged_user() -> pwd.struct_passwd | None:
    """Whom to become for programs that refuse to run as root; None when we are not root."""
    if os.geteuid() != 0:
        return None
    for name in UNPRIVILEGED:
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise RuntimeError(f"Running as root needs one of these users: {', '.join(UNPRIVILEGED)}.")


def follow_parent(how: signal.Signals = signal.SIGKILL) -> Callable[[], None]:
    """What a child runs before its program, so that it ends when the thread that started it ends, even by SIGKILL.

    Only Linux knows how; elsewhere the next start ends what was left behind.
    """
    parent = os.getpid()
    libc = ctypes.CDLL(None) if sys.platform == "linux" else None

    def ask_the_kernel() -> None:
        if libc is not None:
            libc.prctl(PR_SET_PDEATHSIG, int(how))
            if os.getppid() != parent:
                os._exit(1)

    return ask_the_kernel


@dataclass(frozen=True, slots=True)
class Program:
    """What to run, as whom, and where its output goes."""

    command: Sequence[object]
    log: Path | None = None
    env: Mapping[str, str] | None = None
    cwd: Path | str | None = None
    user: pwd.struct_passwd | None = None
    when_parent_dies: signal.Signals = signal.SIGKILL

    def start(self) -> subprocess.Popen[bytes]:
        """Run it in a session of its own."""
        output: IO[bytes] | int = self.log.open("ab") if self.log else subprocess.DEVNULL
        try:
            return subprocess.Popen(
                [str(part) for part in self.command],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                env=dict(self.env) if self.env is not None else None,
                cwd=self.cwd,
                start_new_session=True,
                preexec_fn=follow_parent(self.when_parent_dies),  # noqa: PLW1509  (system calls only, no lock taken)
                user=self.user.pw_uid if self.user else None,
                group=self.user.pw_gid if self.user else None,
                extra_groups=[] if self.user else None,
            )
        finally:
            if not isinstance(output, int):
                output.close()


def stop(process: subprocess.Popen[bytes], how: signal.Signals = signal.SIGTERM, *, patience: float = 10.0) -> None:
    """End a program politely, then not."""
    if process.poll() is not None:
        return
    process.send_signal(how)
    try:
        process.wait(patience)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
