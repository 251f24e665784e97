"""What can be wrong with a view."""

from __future__ import annotations

from crm.features.views.schemas import Row
from crm.kit.errors import NotFound
from crm.metadata.validation import Faulty, Problem, ValidationFailed


class ViewNotFound(NotFound):
    """There is none of this id that the viewer may see."""

    default_sub_code = "VIEW_NOT_FOUND"

    def __init__(self) -> None:
        super().__init__("View not found", user_message="This view does not exist any more.")


class PartNotFound(NotFound):
    """There is none of this id in any view that the viewer may see."""

    def __init__(self, kind: type[Row]) -> None:
        words = kind.TITLE
        code = words.upper().replace(" ", "_")
        super().__init__(
            f"{words.capitalize()} not found",
            sub_code=f"{code}_NOT_FOUND",
            user_message=f"This {words} does not exist any more.",
        )


def refuse(change: str, row: Row, *problems: Problem) -> ValidationFailed:
    """The refusal of a change of one row; `change` is create, update or delete."""
    names = ("id", "name", "view_id", "object_id", "field_id")
    facts = {_spelled(name): getattr(row, name) for name in names if hasattr(row, name)}
    return ValidationFailed(change, row.NAME, row.TITLE, [Faulty(problems, facts)])


def invalid(message: str, user_message: str | None = None) -> Problem:
    """A view cannot be like this."""
    return Problem("INVALID_VIEW_DATA", message, user_message or message)


def _spelled(name: str) -> str:
    """A column as the metadata API names it."""
    return {"view_id": "viewId", "object_id": "objectMetadataId", "field_id": "fieldMetadataId"}.get(name, name)


ID_TAKEN = invalid("Id is already in use", "Leave the id out.")
OBJECT_NOT_FOUND = Problem("OBJECT_METADATA_NOT_FOUND", "Object metadata not found", "This object no longer exists.")
FIELD_NOT_FOUND = Problem(
    "FIELD_METADATA_NOT_FOUND", "Field metadata not found in the object of the view", "Choose a field of this object."
)
GROUP_NOT_FOUND = Problem(
    "VIEW_FILTER_GROUP_NOT_FOUND", "View filter group not found in the view", "This group of conditions is gone."
)
CIRCULAR = Problem(
    "CIRCULAR_DEPENDENCY", "Circular dependency in view filter groups", "A group cannot be inside of itself."
)
TOO_DEEP = Problem(
    "MAX_DEPTH_EXCEEDED", "View filter groups are nested too deeply", "Groups can be nested ten deep at most."
)
