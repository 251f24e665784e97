"""What one query may ask for, checked before any work is done."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from crm.kit.errors import BadUserInput
from crm.records.operation import Selection

MOST_FIELDS: Final = 2000
MOST_LEVELS: Final = 20


def check_size(selections: Iterable[Selection]) -> None:
    """Refuse operations that select too much or too deep.

    Raises:
        BadUserInput: TOO_COMPLEX_QUERY.
    """
    level, fields = [*selections], 0
    for _ in range(MOST_LEVELS):
        fields += len(level)
        level = [child for selected in level for child in selected.children]
    if level or fields > MOST_FIELDS:
        raise too_complex(f"It selects {fields} fields; {MOST_FIELDS} is the most, {MOST_LEVELS} levels deep")


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
