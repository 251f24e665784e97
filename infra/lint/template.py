"""A template as the checks see it: as written, and as AWS would expand it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from infra.lint.translation import read_file, translate

SUBSTITUTED = re.compile(r"\$\{([A-Za-z0-9]+)(?:\.[^}]*)?\}")


class Resource(NamedTuple):
    """One resource of the expanded template."""

    name: str
    type: str
    properties: dict[str, Any]


@dataclass(frozen=True)
class Template:
    """`written` is what people wrote, `plain` what CloudFormation runs; paths in it are relative to `root`."""

    root: Path
    written: dict[str, Any]
    plain: dict[str, Any]

    @classmethod
    def of(cls, path: Path, root: Path) -> Template:
        """The template in a file."""
        return cls.from_document(read_file(path), root)

    @classmethod
    def from_document(cls, document: dict[str, Any], root: Path) -> Template:
        """A template that was read already."""
        return cls(root, document, translate(document))

    @cached_property
    def resources(self) -> dict[str, Resource]:
        """Every resource of the expanded template by its logical name."""
        return {
            name: Resource(name, each["Type"], each.get("Properties", {}))
            for name, each in self.plain["Resources"].items()
        }

    def of_type(self, kind: str) -> Iterator[Resource]:
        """The resources of one type."""
        return (each for each in self.resources.values() if each.type == kind)

    def written_functions(self) -> Iterator[Resource]:
        """The functions as people wrote them."""
        for name, each in self.written["Resources"].items():
            if each["Type"] == "AWS::Serverless::Function":
                yield Resource(name, each["Type"], each.get("Properties", {}))

    def find(self, value: Any, kind: str) -> Resource | None:
        """The one resource of a type that a value refers to."""
        found = [self.resources[name] for name in references(value) if name in self.resources]
        return next((each for each in found if each.type == kind), None)

    def find_function(self, value: Any) -> Resource | None:
        """The function that a value refers to, directly or by an alias."""
        alias = self.find(value, "AWS::Lambda::Alias")
        return self.find(alias.properties["FunctionName"] if alias else value, "AWS::Lambda::Function")

    def environment(self, function: Resource) -> dict[str, Any]:
        """The variables of a function."""
        variables: dict[str, Any] = function.properties.get("Environment", {}).get("Variables", {})
        return variables


def references(value: Any) -> set[str]:
    """The logical names (of resources, parameters and pseudo parameters) that a value refers to."""
    match value:
        case {"Ref": str(name)} | {"Fn::GetAtt": [str(name), *_]}:
            return {name}
        case {"Fn::Sub": str(text)}:
            return set(SUBSTITUTED.findall(text))
        case {"Fn::Sub": [str(text), dict(values)]}:
            return (set(SUBSTITUTED.findall(text)) - values.keys()) | references(list(values.values()))
        case dict():
            return references(list(value.values()))
        case list():
            return set().union(*(references(each) for each in value))
        case _:
            return set()
