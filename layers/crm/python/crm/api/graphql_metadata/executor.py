"""How documents are executed on the metadata door: fields that only tell an attribute are read without ceremony.

Lists of objects, fields and views have thousands of such fields; the executor's way to each costs ten times as much.
"""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter
from typing import Any, Final

from graphql import Executor, GraphQLObjectType, is_leaf_type, is_non_null_type
from graphql.execution.collect_fields import GroupedFieldSet
from graphql.pyutils import Path, Undefined
from strawberry.types.field import StrawberryField

Read = Callable[[Any], Any]

_DEFINITION: Final = "strawberry-definition"
"""Where Strawberry leaves its own description of a field."""

_NOT_PLAIN: Final = object()


class MetadataExecutor(Executor[None]):
    """Reads what is plain itself, and leaves all else, and everything that goes wrong, to the usual way."""

    def execute_fields(
        self,
        parent_type: GraphQLObjectType,
        source_value: Any,
        path: Path | None,
        grouped_field_set: GroupedFieldSet,
        position_context: None,
    ) -> Any:
        """The selected fields of one object."""
        results: dict[str, Any] = {}
        for key, details in grouped_field_set.items():
            value = self._plain_value(parent_type, details[0].node.name.value, source_value)
            if value is _NOT_PLAIN:
                field_path = Path(path, key, parent_type.name)
                value = self.execute_field(parent_type, source_value, details, field_path, position_context)
            if value is not Undefined:
                results[key] = value
        return results

    def _plain_value(self, parent_type: GraphQLObjectType, name: str, source: Any) -> Any:
        read = _readers(parent_type).get(name)
        if read is None:
            return _NOT_PLAIN
        try:
            return read(source)
        except Exception:  # noqa: BLE001  (the usual way says what is wrong, and where)
            return _NOT_PLAIN


_known: Final[dict[GraphQLObjectType, dict[str, Read]]] = {}


def _readers(type_: GraphQLObjectType) -> dict[str, Read]:
    """How the plain fields of a type are read: attributes whose values are scalars or enums."""
    if type_ not in _known:
        found = ((name, _reader(field)) for name, field in type_.fields.items())
        _known[type_] = {name: read for name, read in found if read is not None}
    return _known[type_]


def _reader(field: Any) -> Read | None:
    definition = field.extensions.get(_DEFINITION)
    is_required = is_non_null_type(field.type)
    type_ = field.type.of_type if is_required else field.type
    if not isinstance(definition, StrawberryField) or not definition.is_basic_field or not is_leaf_type(type_):
        return None
    get, coerce = attrgetter(definition.python_name or ""), type_.coerce_output_value

    def read(source: Any) -> Any:
        value = get(source)
        if value is None:
            return _NOT_PLAIN if is_required else None
        coerced = coerce(value)
        return _NOT_PLAIN if coerced is None else coerced

    return read
