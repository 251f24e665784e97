"""`python -m infra.lint`: every template and every step of workspaces; exits with 1 when something is wrong."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from infra.lint.checks import BETWEEN, EVERYWHERE, OF_APPLICATION
from infra.lint.cloudformation import aws_accepts
from infra.lint.finding import Finding
from infra.lint.steps import findings_of_steps
from infra.lint.template import Template

ROOT = Path(__file__).parents[2]
APPLICATION = "template.yaml"


def templates(root: Path = ROOT) -> dict[str, Template]:
    """Every template of the project by its path."""
    paths = [root / APPLICATION, *sorted((root / "infra").glob("*.yaml"))]
    return {str(path.relative_to(root)): Template.of(path, root) for path in paths}


def findings(name: str, template: Template) -> Iterator[Finding]:
    """What is wrong with one template."""
    for check in (aws_accepts, *(OF_APPLICATION if name == APPLICATION else EVERYWHERE)):
        yield from check(template)


def main() -> int:
    """Print every finding; tell whether there was one."""
    every = templates()
    found = [f"{name}: {finding}" for name, template in every.items() for finding in findings(name, template)]
    found += [str(finding) for check in BETWEEN for finding in check(every)]
    found += map(str, findings_of_steps())
    print(*found, sep="\n", end="\n" if found else "")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
