"""What can be wrong with a navigation item."""

from __future__ import annotations

from collections.abc import Sequence

from crm.features.navigation.schemas import NavigationMenuItem
from crm.kit.errors import NotFound
from crm.metadata.validation import Faulty, Problem, ValidationFailed


class NavigationMenuItemNotFound(NotFound):
    """There is none of this id that the viewer may see."""

    default_sub_code = "NAVIGATION_MENU_ITEM_NOT_FOUND"

    def __init__(self) -> None:
        super().__init__("Navigation menu item not found", user_message="This item does not exist any more.")


def refuse(change: str, item: NavigationMenuItem, problems: Sequence[Problem]) -> ValidationFailed:
    """The refusal of a change of one item; `change` is create, update or delete."""
    facts = {"id": item.id, "type": item.type, "name": item.name}
    return ValidationFailed(change, "navigationMenuItem", "navigation menu item", [Faulty(problems, facts)])


def invalid(message: str, user_message: str) -> Problem:
    """An item cannot be like this."""
    return Problem("INVALID_NAVIGATION_MENU_ITEM_INPUT", message, user_message)


ID_TAKEN = invalid("id is already in use", "Leave the id out.")
LINK_NOT_SAFE = invalid("link must be an http or https address", "Give a web address that begins with https://.")
OBJECT_NOT_FOUND = Problem("OBJECT_METADATA_NOT_FOUND", "Object metadata not found", "This object no longer exists.")
VIEW_NOT_FOUND = Problem("VIEW_NOT_FOUND", "View not found", "This view no longer exists.")
RECORD_NOT_FOUND = Problem("RECORD_NOT_FOUND", "Record not found", "This record no longer exists.")
LAYOUT_NOT_FOUND = Problem("PAGE_LAYOUT_NOT_FOUND", "Page layout not found", "This page no longer exists.")
FOLDER_NOT_FOUND = Problem(
    "NAVIGATION_MENU_ITEM_NOT_FOUND", "Folder not found among the items of the same owner", "Choose another folder."
)
CIRCULAR = Problem("CIRCULAR_DEPENDENCY", "folderId leads back to the item", "A folder cannot be inside of itself.")
