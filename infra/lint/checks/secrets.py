"""Secrets: they are never in a template, nor where people of the account read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from crm.kit.settings import SECRETS
from infra.lint.finding import Finding
from infra.lint.template import Template, references

PUBLIC_SECRETS = {"REDIS_URL"}
"""What may be secret elsewhere but is not here: the cache has no password, only the network's own may reach it."""


def outputs_keep_secrets(template: Template) -> Iterator[Finding]:
    """An output may name a secret, never say it."""
    for name, output in template.plain.get("Outputs", {}).items():
        if _tells(template, output.get("Value")):
            yield Finding("outputs_keep_secrets", name, "it tells a secret")


def variables_keep_secrets(template: Template) -> Iterator[Finding]:
    """A function is given the name of a secret and reads it itself."""
    for function in template.of_type("AWS::Lambda::Function"):
        for name, value in template.environment(function).items():
            if name in SECRETS - PUBLIC_SECRETS or _tells(template, value):
                yield Finding("variables_keep_secrets", function.name, f"{name} holds a secret")


def _tells(template: Template, value: Any) -> bool:
    parameters = template.plain.get("Parameters", {})
    hidden = {name for name, each in parameters.items() if each.get("NoEcho") in {True, "true"}}
    return "{{resolve:" in str(value) or bool(references(value) & hidden)
