"""AWS's own linter, on the expanded template."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache

from cfnlint.api import lint
from cfnlint.core import get_rules
from cfnlint.rules import RulesCollection

from infra.lint.finding import Finding
from infra.lint.template import Template
from infra.lint.translation import REGION

READ_BY_THE_TRANSLATOR = {"Release"}
"""Parameters that the expanded template has no use for any more."""


def aws_accepts(template: Template) -> Iterator[Finding]:
    """Everything that CloudFormation would refuse, and what it would regret."""
    parameters = template.plain.get("Parameters", {})
    used = {name: each for name, each in parameters.items() if name not in READ_BY_THE_TRANSLATOR}
    document = json.dumps(template.plain | {"Parameters": used})
    for match in lint(document, _rules(), [REGION]):
        path = getattr(match, "path", None) or ["template"]
        yield Finding(match.rule.id, "/".join(str(part) for part in path[:2]), match.message)


@cache
def _rules() -> RulesCollection:
    """Errors and warnings; what is only information is left out."""
    return get_rules([], [], ["E", "W"])
