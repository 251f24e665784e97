"""Scalars that the contract spells in its own way."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, NewType

from strawberry import scalar
from strawberry.types.scalar import ScalarDefinition

from crm.kit.clock import iso

ConnectionCursor = NewType("ConnectionCursor", str)


def parse_moment(value: Any) -> datetime:
    """An ISO 8601 moment; one without a zone is UTC."""
    if not isinstance(value, str):
        raise TypeError(f"DateTime cannot represent {value!r}")
    moment = datetime.fromisoformat(value)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


SCALARS: dict[object, ScalarDefinition] = {
    datetime: scalar(name="DateTime", description="A moment, ISO 8601.", serialize=iso, parse_value=parse_moment),
    ConnectionCursor: scalar(name="ConnectionCursor", description="Opaque: where a page starts or ends."),
}
