"""What can be wrong with an item of the command menu."""

from __future__ import annotations

from collections.abc import Sequence

from crm.features.command_menu.schemas import CommandMenuItem
from crm.kit.errors import NotFound
from crm.metadata.validation import Faulty, Problem, ValidationFailed


class CommandMenuItemNotFound(NotFound):
    """There is none of this id in the workspace."""

    default_sub_code = "COMMAND_MENU_ITEM_NOT_FOUND"

    def __init__(self) -> None:
        super().__init__("Command menu item not found", user_message="This command does not exist any more.")


def refuse(change: str, item: CommandMenuItem, problems: Sequence[Problem]) -> ValidationFailed:
    """The refusal of a change of one item; `change` is create, update or delete."""
    facts = {"id": item.id, "label": item.label}
    return ValidationFailed(change, "commandMenuItem", "command menu item", [Faulty(problems, facts)])


def invalid(message: str, user_message: str | None = None) -> Problem:
    """An item cannot be like this."""
    return Problem("INVALID_COMMAND_MENU_ITEM_INPUT", message, user_message or message)


NO_DEFAULT = invalid("This was not made by the product: it has no default", "There is no default to go back to.")
OBJECT_NOT_FOUND = Problem("OBJECT_METADATA_NOT_FOUND", "Object metadata not found", "This object no longer exists.")
LAYOUT_NOT_FOUND = Problem("PAGE_LAYOUT_NOT_FOUND", "Page layout not found", "This page no longer exists.")
WORKFLOW_NOT_FOUND = Problem(
    "WORKFLOW_VERSION_NOT_FOUND", "Workflow version not found", "This workflow no longer exists."
)
FRONT_COMPONENT_NOT_FOUND = Problem(
    "FRONT_COMPONENT_NOT_FOUND", "Front component not found", "This component no longer exists."
)
