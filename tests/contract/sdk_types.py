"""The metadata schema as the package `twenty-client-sdk` types it: its declarations read into a GraphQL schema."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from graphql import GraphQLSchema, build_schema

PACKAGE = Path(__file__).parents[2] / "frontend/node_modules/twenty-client-sdk"
DECLARATIONS = PACKAGE / "dist/metadata/generated/schema.d.ts"

SELECTION = "GenqlSelection"
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
INTERFACE = re.compile(r"^export interface (\w+) \{\n(.*?)^\}", re.DOTALL | re.MULTILINE)
CHOICE = re.compile(r"^export type (\w+) = ('.*');$", re.MULTILINE)
UNION = re.compile(r"^export type (\w+) = \((.+)\) & \{$", re.MULTILINE)
MEMBER = re.compile(r"^    (\w+)(\?)?: (.+);$", re.MULTILINE)
SELECTED = re.compile(r"^    (\w+)\?: [^;]*?\{\n        __args\??: \{\n(.*?)^        \};", re.DOTALL | re.MULTILINE)
ARGUMENT = re.compile(r"^            (\w+)(\?)?: (.+);$", re.MULTILINE)
SCALARS = re.compile(r"Scalars\['(\w+)'\]")
BUILT_IN = {"String", "Boolean", "Int", "Float", "ID"}


@cache
def sdk_schema() -> GraphQLSchema:
    """The whole schema of the newest client. Interfaces that its types implement are not declared, and so not in it."""
    if not DECLARATIONS.exists():
        raise FileNotFoundError("the client that the contract is compared with is not installed: `make setup`")
    return build_schema(_definitions(COMMENT.sub("", DECLARATIONS.read_text())))


def _definitions(declarations: str) -> str:
    """The declarations in GraphQL's own language."""
    interfaces = dict(INTERFACE.findall(declarations))
    arguments = {name: _arguments_of(body) for name, body in interfaces.items() if name.endswith(SELECTION)}
    blocks = [f"scalar {name}" for name in {*SCALARS.findall(declarations)} - BUILT_IN]
    blocks += [
        f"enum {name} {{ {choices.replace(chr(39), '').replace('|', '')} }}"
        for name, choices in CHOICE.findall(declarations)
    ]
    blocks += [f"union {name} = {members}" for name, members in UNION.findall(declarations)]
    for name, body in interfaces.items():
        if name + SELECTION in arguments:
            blocks.append(_block("type", name, body, arguments[name + SELECTION]))
        elif name not in arguments:
            blocks.append(_block("input", name, body, {}))
    return "\n".join(blocks)


def _arguments_of(selection: str) -> dict[str, str]:
    """Of each field that takes arguments, these, as they follow its name."""
    return {
        field: f"({', '.join(f'{name}: {_type(type_, mark)}' for name, mark, type_ in ARGUMENT.findall(body))})"
        for field, body in SELECTED.findall(selection)
    }


def _block(keyword: str, name: str, body: str, arguments: dict[str, str]) -> str:
    fields = (
        f"{field}{arguments.get(field, '')}: {_type(type_, mark)}"
        for field, mark, type_ in MEMBER.findall(body)
        if field != "__typename"
    )
    return f"{keyword} {name} {{ {' '.join(fields)} }}"


def _type(text: str, mark: str) -> str:
    """A type of TypeScript in GraphQL's language. What may be left out may be null."""
    named = SCALARS.sub(r"\1", text).strip("()").removesuffix(" | null")
    depth = named.count("[]")
    wrapped = "[" * depth + named.removesuffix("[]" * depth) + "!]" * depth
    return wrapped if mark else wrapped + "!"
