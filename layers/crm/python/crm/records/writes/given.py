"""The values of a write as the request gives them: a template that variables fill in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from crm.records.operation import Leaf, Value
from crm.records.root import Path, Variables, value_at


@dataclass(frozen=True, slots=True)
class Given:
    """A constant, a place in the variables, or an object or list of such: what `data` will be."""

    kind: Literal["constant", "variable", "object", "list"]
    content: Any

    @classmethod
    def of(cls, value: Value) -> Given:
        """The template of an argument. A whole variable stays one place, however much it holds."""
        if isinstance(value, Leaf):
            return cls("constant", value.value) if value.path is None else cls("variable", value.path)
        if isinstance(value, Mapping):
            members = {name: cls.of(member) for name, member in value.items()}
            whole = _common_place(members)
            return whole or cls("object", members)
        items = [cls.of(item) for item in value]
        return _common_place(dict(enumerate(items))) or cls("list", items)

    def fill(self, variables: Variables) -> Any:
        """The value for these variables."""
        match self.kind:
            case "constant":
                return self.content
            case "variable":
                return value_at(variables, self.content)
            case "object":
                return {name: member.fill(variables) for name, member in self.content.items()}
            case _:
                return [item.fill(variables) for item in self.content]

    def to_json(self) -> list[Any]:
        """The form that `from_json` reads."""
        match self.kind:
            case "object":
                return [self.kind, {name: member.to_json() for name, member in self.content.items()}]
            case "list":
                return [self.kind, [item.to_json() for item in self.content]]
            case _:
                return [self.kind, self.content]

    @classmethod
    def from_json(cls, stored: list[Any]) -> Given:
        """Read what `to_json` wrote."""
        kind, content = stored
        match kind:
            case "object":
                return cls("object", {name: cls.from_json(member) for name, member in content.items()})
            case "list":
                return cls("list", [cls.from_json(item) for item in content])
            case "variable":
                return cls("variable", tuple(content))
            case _:
                return cls(kind, content)


def _common_place(members: Mapping[Any, Given]) -> Given | None:
    """The variable that the members are the parts of, each under its own name."""
    places: set[Path] = set()
    for name, member in members.items():
        if member.kind != "variable" or member.content[-1:] != (name,):
            return None
        places.add(member.content[:-1])
    place = places.pop() if len(places) == 1 else ()
    return Given("variable", place) if place and not places else None
