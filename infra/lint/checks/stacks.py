"""Stacks: what one takes from another, the other gives."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from infra.lint.finding import Finding
from infra.lint.template import Template

IMPORTED = re.compile(r"\$\{(\w+)\}-(\w+)")
EXPORTED = re.compile(r"\$\{AWS::StackName\}-(\w+)")


def imports_are_exported(templates: Mapping[str, Template]) -> Iterator[Finding]:
    """A value imported by a name that no stack exports fails only on deployment."""
    exported = {name for template in templates.values() for name in _exports(template)}
    for where, template in templates.items():
        for stack, name in _imports(template.plain):
            if name not in exported:
                yield Finding("imports_are_exported", where, f"no stack exports the {name} it wants from {stack}")


def exports_are_imported(templates: Mapping[str, Template]) -> Iterator[Finding]:
    """An export that nobody takes only stands in the way of changes."""
    imported = {name for template in templates.values() for _, name in _imports(template.plain)}
    for where, template in templates.items():
        for name in _exports(template):
            if name not in imported:
                yield Finding("exports_are_imported", where, f"nobody imports its {name}")


def routes_are_on_the_origin_of_the_app(templates: Mapping[str, Template]) -> Iterator[Finding]:
    """A route that the distribution does not know shows people the app instead."""
    patterns = [
        behaviour["PathPattern"]
        for template in templates.values()
        for distribution in template.of_type("AWS::CloudFront::Distribution")
        for behaviour in distribution.properties["DistributionConfig"].get("CacheBehaviors", [])
    ]
    for where, template in templates.items():
        for route in template.of_type("AWS::ApiGatewayV2::Route"):
            path = route.properties["RouteKey"].partition(" ")[2].replace("{proxy+}", "*")
            if path and path not in patterns:
                yield Finding(
                    "routes_are_on_the_origin_of_the_app", where, f"no behaviour of the distribution is for {path}"
                )


def _exports(template: Template) -> Iterator[str]:
    for output in template.plain.get("Outputs", {}).values():
        if found := EXPORTED.fullmatch(output.get("Export", {}).get("Name", {}).get("Fn::Sub", "")):
            yield found[1]


def _imports(value: Any) -> Iterator[tuple[str, str]]:
    match value:
        case {"Fn::ImportValue": {"Fn::Sub": str(text)}}:
            found = IMPORTED.fullmatch(text)
            yield (found[1], found[2]) if found else ("another stack", text)
        case dict():
            for each in value.values():
                yield from _imports(each)
        case list():
            for each in value:
                yield from _imports(each)
