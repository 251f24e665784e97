"""The whole product, started as `make run` starts it, once for all tests of this folder."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from redis import Redis

from infra.local.processes import free_port
from tests.product.client import Client, sign_in

ROOT = Path(__file__).parents[2]
PACKAGE = str(ROOT / "layers/crm/python")
PATIENCE = 120


class Product:
    """A running copy with its own data and port."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self.port = free_port()
        self.url = f"http://localhost:{self.port}"
        self._process: subprocess.Popen[str] | None = None

    def start(self) -> None:
        environment = {"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/"), "PYTHONPATH": PACKAGE}
        environment |= {"PORT": str(self.port), "LOCAL_DIR": str(self.directory)}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "infra.local"],
            cwd=ROOT,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        self._wait(self._process)

    def stop(self, how: signal.Signals = signal.SIGINT) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.send_signal(how)
        process.wait(30)
        assert process.stdout is not None
        process.stdout.close()

    def kill_workers(self, function: str) -> int:
        """Kill every process of one function, named as its folder is; how many there were."""
        killed = 0
        for child in self._children():
            with suppress(OSError):
                if (child / "cwd").readlink().name == function:
                    os.kill(int(child.name), signal.SIGKILL)
                    killed += 1
        return killed

    def flush_redis(self) -> None:
        """Redis forgets everything."""
        titles = "\n".join((child / "cmdline").read_text() for child in self._children())
        (port,) = re.findall(r"valkey-server 127\.0\.0\.1:(\d+)", titles)
        with Redis(port=int(port)) as client:
            client.flushall()

    def _children(self) -> list[Path]:
        assert self._process is not None
        product = Path("/proc", str(self._process.pid))
        return [
            product.with_name(child) for child in (product / "task" / product.name / "children").read_text().split()
        ]

    def _wait(self, process: subprocess.Popen[str]) -> None:
        assert process.stdout is not None
        said: list[str] = []
        watchdog = threading.Timer(PATIENCE, process.kill)
        watchdog.start()
        for line in process.stdout:
            said.append(line)
            if line.startswith("Stratus is ready at"):
                watchdog.cancel()
                threading.Thread(target=self._drain, args=(process,), daemon=True).start()
                return
        watchdog.cancel()
        raise RuntimeError("the product did not start:\n" + "".join(said[-30:]))

    def _drain(self, process: subprocess.Popen[str]) -> None:
        """Keep reading, so that the product never waits for us."""
        assert process.stdout is not None
        with (self.directory / "output.log").open("w") as log:
            try:
                for line in process.stdout:
                    log.write(line)
                    log.flush()
            except ValueError:
                return


@pytest.fixture(scope="session")
def product() -> Iterator[Product]:
    directory = Path(tempfile.mkdtemp(prefix="stratus-product-", dir="/var/tmp"))
    directory.chmod(0o755)
    running = Product(directory)
    try:
        running.start()
        yield running
    finally:
        running.stop()
        shutil.rmtree(directory, ignore_errors=True)


@pytest.fixture(scope="session")
def jane(product: Product) -> Client:
    """An administrator of the demo workspace."""
    return sign_in(product.url, "jane.austen@apple.dev")


@pytest.fixture(scope="session")
def stranger(product: Product) -> Client:
    """An administrator of a workspace that has just been made."""
    return Client.sign_up(product.url)
