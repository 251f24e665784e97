"""The scalars of the record API. They check the kind of a value; the compiler checks the rest, for every door."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from graphql import GraphQLError, GraphQLScalarType, specified_scalar_types

_UUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")


def _uuid(value: Any) -> Any:
    if not isinstance(value, str) or not _UUID.fullmatch(value):
        raise GraphQLError("Invalid UUID")
    return value


def _text_of(name: str) -> Callable[[Any], Any]:
    def check(value: Any) -> Any:
        if not isinstance(value, str):
            raise GraphQLError(f"{name} cannot represent value: {value!r}")
        return value

    return check


def _number_of(name: str) -> Callable[[Any], Any]:
    def check(value: Any) -> Any:
        if isinstance(value, bool) or not isinstance(value, int | float | str):
            raise GraphQLError(f"{name} cannot represent value: {value!r}")
        return value

    return check


def _anything(value: Any) -> Any:
    return value


_CHECKS: Final[Mapping[str, Callable[[Any], Any]]] = {
    "UUID": _uuid,
    "DateTime": _text_of("DateTime"),
    "Date": _text_of("Date"),
    "Cursor": _text_of("Cursor"),
    "ConnectionCursor": _text_of("ConnectionCursor"),
    "TSVector": _text_of("TSVector"),
    "Position": _number_of("Position"),
    "BigFloat": _number_of("BigFloat"),
    "BigInt": _number_of("BigInt"),
    "JSON": _anything,
}

SCALARS: Final[Mapping[str, GraphQLScalarType]] = {
    **specified_scalar_types,
    **{name: GraphQLScalarType(name, coerce_input_value=check) for name, check in _CHECKS.items()},
}
"""Every scalar by name."""
