"""What the newest published client of the contract does, done to the product with that client itself."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from tests.product.client import Client

FILES = sorted((Path(__file__).parent / "client_sdk").glob("*.test.mjs"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name.removesuffix(".test.mjs"))
def test_the_published_client_finds_what_it_asks_for(jane: Client, file: Path):
    environment = {"PATH": os.environ["PATH"], "STRATUS_URL": jane.url, "STRATUS_TOKEN": str(jane.token)}
    command = ["node", "--test", "--test-reporter=spec", str(file)]
    done = subprocess.run(command, check=False, env=environment, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stdout + done.stderr
