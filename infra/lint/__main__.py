"""`python -m infra.lint`: every template, every rule; exits with 1 when something is wrong."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from infra.lint.checks import EVERYWHERE, OF_APPLICATION
from infra.lint.cloudformation import aws_accepts
from infra.lint.finding import Finding
from infra.lint.template import Template

ROOT = Path(__file__).parents[2]
APPLICATION = ROOT / "template.yaml"


def findings(path: Path) -> Iterator[Finding]:
    """What is wrong with one template."""
    template = Template.of(path)
    for check in (aws_accepts, *(OF_APPLICATION if path == APPLICATION else EVERYWHERE)):
        yield from check(template)


def main() -> int:
    """Print every finding; tell whether there was one."""
    found = 0
    for path in (APPLICATION, *sorted((ROOT / "infra").glob("*.yaml"))):
        for finding in findings(path):
            print(f"{path.relative_to(ROOT)}: {finding}")
            found += 1
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
