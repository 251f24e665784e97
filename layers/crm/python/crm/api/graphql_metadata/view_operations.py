"""What the operations on views share: ids that come as texts, and types that are only known at run time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import GenericAlias
from typing import Any
from uuid import UUID

import strawberry
from strawberry.types.field import StrawberryField

from crm.api.graphql_metadata.context import Info
from crm.kit.database import Database

OLD_NAME = "Use the name without Core"


def database_of(info: Info) -> Database:
    """The container's connection."""
    return info.context.stores.database


def uuid_of(text: str | UUID | None) -> UUID:
    """An id that this door takes as a text; one that is none leads to nothing."""
    try:
        return text if isinstance(text, UUID) else UUID(text or "")
    except ValueError:
        return UUID(int=0)


def operation(name: str, call: Callable[..., Any], answer: Any, arguments: Mapping[str, Any]) -> StrawberryField:
    """An operation called `name`; those of clients up to 1.x have "Core" in it."""
    call.__annotations__ = {"info": Info, **arguments, "return": answer}
    old = OLD_NAME if "Core" in name else None
    field: StrawberryField = strawberry.field(
        resolver=call, name=name, description=call.__doc__, deprecation_reason=old
    )
    field.python_name = name
    return field


def many(of: Any) -> Any:
    """A list of a type."""
    return GenericAlias(list, of)
