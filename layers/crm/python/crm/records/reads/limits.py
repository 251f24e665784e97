"""What one request may ask for, checked before any work is done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final, TypeAlias

from crm.kit.errors import BadUserInput
from crm.metadata.snapshot import Object, Relation, Snapshot
from crm.records.operation import Leaf, Operation, Selection, Value

MOST_FIELDS: Final = 2000
MOST_LEVELS: Final = 20
MOST_HOPS: Final = 3
"""Relations that one condition or order key may lead through."""

MOST_WEIGHT: Final = 2000
"""What the fields, conditions and order keys of a request may weigh together."""

_WEIGHTS: Final[Mapping[str, int]] = {"MANY_TO_ONE": 10, "ONE_TO_MANY": 50}
"""Of a relation. One record costs a look-up, many cost an index range; everything else that has a name weighs 1."""

_WEIGHED: Final = ("filter", "groupBy", "orderBy", "orderByForRecords")
"""Arguments that name fields."""

_Asked: TypeAlias = "tuple[Object | None, Value]"
"""A filter or an order, and the object whose fields it names."""


def check_size(operations: Iterable[Operation], snapshot: Snapshot) -> None:
    """Refuse requests that select too much or too deep, or whose filters and orders do.

    Raises:
        BadUserInput: TOO_COMPLEX_QUERY.
    """
    level = [(snapshot.objects.get(each.object_name or ""), replace(each.root, name="")) for each in operations]
    fields = weight = 0
    for _ in range(MOST_LEVELS):
        fields += len(level)
        _check_fields(fields)
        for object_, selected in level:
            weight += sum(_weights(snapshot, object_, selected))
            _check_weight(weight)
        level = [
            (_reached(snapshot, object_, selected.name), child)
            for object_, selected in level
            for child in selected.children
        ]
    if level:
        raise too_complex(f"It selects fields more than {MOST_LEVELS} levels deep")


def too_complex(reason: str) -> BadUserInput:
    """The refusal of a query that asks for more than it may."""
    return BadUserInput(
        f"Query complexity is too high. {reason}",
        sub_code="TOO_COMPLEX_QUERY",
        user_message="This asks for too much at once. Ask for less, or in several steps.",
    )


def unknown_field(name: str, type_name: str) -> BadUserInput:
    """The refusal of a field that its type does not have."""
    return BadUserInput(f'Cannot query field "{name}" on type "{type_name}".', sub_code="INVALID_QUERY_INPUT")


def _weights(snapshot: Snapshot, object_: Object | None, selected: Selection) -> Iterator[int]:
    """What a selected field weighs, and what its arguments do on the object that it leads to."""
    yield _weight(object_, selected.name)
    asked = [selected.arguments[name] for name in _WEIGHED if name in selected.arguments]
    level: list[_Asked] = [(_reached(snapshot, object_, selected.name), value) for value in asked]
    for _ in range(MOST_LEVELS + 1):
        yield sum(_weight(object_, name) for object_, value in level if isinstance(value, Mapping) for name in value)
        level = [inner for object_, value in level for inner in _inside(snapshot, object_, value)]
    if level:
        raise too_complex(f"A filter is nested too deep; {MOST_LEVELS} levels are the most")


def _check_fields(fields: int) -> None:
    if fields > MOST_FIELDS:
        raise too_complex(f"It selects {fields} fields; {MOST_FIELDS} is the most")


def _check_weight(weight: int) -> None:
    if weight > MOST_WEIGHT:
        raise too_complex(f"Its fields and conditions weigh {weight}; {MOST_WEIGHT} is the most")


def _inside(snapshot: Snapshot, object_: Object | None, value: Value) -> Iterator[_Asked]:
    if isinstance(value, Mapping):
        for name, item in value.items():
            yield _reached(snapshot, object_, name), item
    elif not isinstance(value, Leaf):
        for item in value:
            yield object_, item


def _weight(object_: Object | None, name: str) -> int:
    relation = _relation(object_, name)
    return _WEIGHTS[relation.type] if relation else 1


def _reached(snapshot: Snapshot, object_: Object | None, name: str) -> Object | None:
    """The object whose fields are named below `name`: the target of a relation, else the same."""
    relation = _relation(object_, name)
    return snapshot.objects.get(relation.target) if relation else object_


def _relation(object_: Object | None, name: str) -> Relation | None:
    """The relation that a name of today or of old stands for."""
    field = object_.fields.get(object_.aliases.get(name, name)) if object_ else None
    return field.relation if field else None
