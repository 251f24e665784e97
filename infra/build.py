"""`python -m infra.build`: what is deployed, made by `sam build`, with a name for this release."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).parents[1]
SAM = ROOT / ".venv-sam/bin/sam"
BUILT = ROOT / ".aws-sam/build"
UNNAMED = "Default: unreleased"


@dataclass(frozen=True, slots=True)
class Target:
    """The machine that will run the code: its Python, what tells uv about the rest of it, and what AWS calls it."""

    python: str
    platform: str
    architecture: str


LAMBDA = Target("3.13", "--python-platform aarch64-manylinux_2_28", "arm64")
THIS_MACHINE = Target(
    f"{sys.version_info.major}.{sys.version_info.minor}",
    "",
    "arm64" if platform.machine() in {"aarch64", "arm64"} else "x86_64",
)


def build(target: Target, directory: Path = BUILT) -> Path:
    """Build both layers and return the template to deploy."""
    environment = {
        **os.environ,
        "SAM_CLI_TELEMETRY": "0",
        "UV": str(Path(sys.executable).with_name("uv")),
        "PYTHON_VERSION": target.python,
        "TARGET": target.platform,
    }
    if target is THIS_MACHINE:
        environment["INTERPRETER"] = sys.executable
    command = [SAM, "build", "--template-file", ROOT / "template.yaml", "--build-dir", directory]
    subprocess.run([str(part) for part in command], cwd=ROOT, env=environment, check=True)
    return _named(directory / "template.yaml")


def _named(template: Path) -> Path:
    """Give the release a name. Functions publish a version whenever it changes, whatever else has."""
    text = template.read_text()
    if UNNAMED not in text:
        raise RuntimeError("The template no longer has a release to name.")
    template.write_text(text.replace(UNNAMED, f"Default: {datetime.now(UTC):r%Y%m%dt%H%M%S}"))
    return template


if __name__ == "__main__":
    build(LAMBDA)
