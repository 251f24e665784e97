"""`python -m infra.emulator`: deploy the template to an emulator, one of our own or one in Docker."""

from __future__ import annotations

import argparse
import platform
import signal
from contextlib import suppress

from infra.build import ROOT, Target, build
from infra.emulator.deployment import Deployment, Surroundings, deploy
from infra.emulator.here import deployment_here

BUILT_FOR_DOCKER = ROOT / ".aws-sam/docker"


def run_here() -> None:
    """Deploy to our own emulator and keep it up until Ctrl-C."""
    with suppress(KeyboardInterrupt), deployment_here() as here:
        _show(here)
        print(f"Postgres   {here.surroundings.owner_database_url}", flush=True)
        signal.pause()


def run_in_docker(endpoint: str, host: str) -> None:
    """Deploy to the containers of infra/localstack, where the emulator is called `host`."""
    machine = "aarch64" if platform.machine() in {"aarch64", "arm64"} else "x86_64"
    target = Target("3.13", f"--python-platform {machine}-manylinux_2_28", "arm64" if machine == "aarch64" else machine)
    login = "postgresql://{role}:stratus@postgres:5432/stratus"
    surroundings = Surroundings(
        endpoint=f"http://{host}:4566",
        database_url=login.format(role="stratus_app"),
        owner_database_url=login.format(role="stratus_owner"),
        redis_url="redis://redis:6379/0",
    )
    deployed = Deployment(endpoint)
    deploy(deployed, build(target, BUILT_FOR_DOCKER), target, surroundings)
    _show(deployed)


def _show(deployed: Deployment) -> None:
    print(f"HTTP       {deployed.http_url}")
    print(f"WebSocket  {deployed.websocket_url}")
    print(f"AWS        {deployed.endpoint}", flush=True)


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m infra.emulator", description=__doc__)
    parser.add_argument("--docker", metavar="URL", help="where a container's emulator answers; none: start our own")
    parser.add_argument("--host", default="emulator", help="what functions call that container (default: %(default)s)")
    chosen = parser.parse_args()
    if chosen.docker:
        run_in_docker(chosen.docker, chosen.host)
    else:
        run_here()


if __name__ == "__main__":
    main()
