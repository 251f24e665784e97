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
