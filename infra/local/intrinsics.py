"""CloudFormation's intrinsic functions, evaluated without CloudFormation."""

from __future__ import annotations

import re
from typing import Any

from infra.local.names import PSEUDO, attribute, reference

PLACEHOLDER = re.compile(r"\$\{([^!}][^}]*)\}")
NOTHING = object()
"""The value of AWS::NoValue: what holds it loses it."""


class Unresolvable(ValueError):
    """The template uses something that has no meaning on this machine."""


class Resolver:
    """Evaluates nodes of one template with its parameters."""

    def __init__(self, template: dict[str, Any], parameters: dict[str, Any], endpoint: str) -> None:
        declared = template.get("Parameters", {})
        defaults = {name: entry["Default"] for name, entry in declared.items() if "Default" in entry}
        self._values: dict[str, Any] = {**PSEUDO, **defaults, **parameters}
        self._conditions: dict[str, Any] = template.get("Conditions", {})
        self._resources: dict[str, Any] = template["Resources"]
        self._endpoint = endpoint

    def resolve(self, node: Any) -> Any:
        """The node with every function in it replaced by its value."""
        if isinstance(node, list):
            return [value for item in node if (value := self.resolve(item)) is not NOTHING]
        if not isinstance(node, dict):
            return node
        if len(node) == 1:
            ((name, argument),) = node.items()
            if name in {"Ref", "Condition"} or name.startswith("Fn::"):
                return self._call(name, argument)
        return {key: value for key, item in node.items() if (value := self.resolve(item)) is not NOTHING}

    def _call(self, name: str, argument: Any) -> Any:
        functions = {
            "Ref": self._ref,
            "Condition": self._holds,
            "Fn::And": lambda items: all(self.resolve(items)),
            "Fn::Equals": self._equals,
            "Fn::GetAtt": self._get_att,
            "Fn::If": self._if,
            "Fn::Join": self._join,
            "Fn::Not": lambda items: not self.resolve(items[0]),
            "Fn::Or": lambda items: any(self.resolve(items)),
            "Fn::Select": lambda items: self.resolve(items[1])[int(items[0])],
            "Fn::Split": lambda items: str(self.resolve(items[1])).split(items[0]),
            "Fn::Sub": self._sub,
        }
        if name not in functions:
            raise Unresolvable(f"{name} has no local value")
        return functions[name](argument)

    def _if(self, argument: list[Any]) -> Any:
        condition, yes, no = argument
        return self.resolve(yes if self._holds(condition) else no)

    def _equals(self, argument: list[Any]) -> bool:
        left, right = self.resolve(argument)
        return bool(left == right)

    def _join(self, argument: list[Any]) -> str:
        separator, parts = argument
        return str(separator).join(str(part) for part in self.resolve(parts))

    def _holds(self, condition: str) -> bool:
        return bool(self.resolve(self._conditions[condition]))

    def _ref(self, name: str) -> Any:
        if name == "AWS::NoValue":
            return NOTHING
        if name in self._values:
            return self._values[name]
        if name in self._resources:
            return reference(name, self._resources[name], self._endpoint)
        raise Unresolvable(f"{name} is neither a parameter with a value nor a resource")

    def _get_att(self, argument: str | list[str]) -> str:
        logical, name = argument.split(".", 1) if isinstance(argument, str) else argument
        if logical not in self._resources:
            raise Unresolvable(f"there is no resource {logical}")
        return attribute(logical, self._resources[logical], name)

    def _sub(self, argument: str | list[Any]) -> str:
        text, extra = (argument, {}) if isinstance(argument, str) else argument

        def value(match: re.Match[str]) -> str:
            name = match.group(1)
            if name in extra:
                return str(self.resolve(extra[name]))
            return str(self._get_att(name) if "." in name else self._ref(name))

        return PLACEHOLDER.sub(value, text).replace("${!", "${")
