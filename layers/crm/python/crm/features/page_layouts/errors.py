"""What can be wrong with a page layout."""

from __future__ import annotations

from collections.abc import Sequence

from crm.features.page_layouts.schemas import PageLayout, Piece
from crm.kit.errors import NotFound
from crm.metadata.validation import Faulty, Problem, ValidationFailed


class PageLayoutNotFound(NotFound):
    """There is none of this id in the workspace."""

    default_sub_code = "PAGE_LAYOUT_NOT_FOUND"

    def __init__(self) -> None:
        super().__init__("Page layout not found", user_message="This page does not exist any more.")


class PageLayoutTabNotFound(NotFound):
    """There is none of this id in the workspace."""

    default_sub_code = "PAGE_LAYOUT_TAB_NOT_FOUND"

    def __init__(self) -> None:
        super().__init__("Page layout tab not found", user_message="This tab does not exist any more.")


class PageLayoutWidgetNotFound(NotFound):
    """There is none of this id in the workspace."""

    default_sub_code = "PAGE_LAYOUT_WIDGET_NOT_FOUND"

    def __init__(self) -> None:
        super().__init__("Page layout widget not found", user_message="This widget does not exist any more.")


def refuse(change: str, piece: Piece, problems: Sequence[Problem]) -> ValidationFailed:
    """The refusal of a change of one layout, tab or widget; `change` is create, update or delete."""
    name = piece.name if isinstance(piece, PageLayout) else piece.title
    facts = {"id": piece.id, "name": name}
    return ValidationFailed(change, piece.NAME, piece.TITLE, [Faulty(problems, facts)])


def invalid(message: str, user_message: str | None = None) -> Problem:
    """A page cannot be like this."""
    return Problem("INVALID_PAGE_LAYOUT_DATA", message, user_message or message)


ID_TAKEN = invalid("id is already in use", "Leave the id out.")
NO_DEFAULT = invalid("This was not made by the product: it has no default", "There is no default to go back to.")
OBJECT_NOT_FOUND = Problem("OBJECT_METADATA_NOT_FOUND", "Object metadata not found", "This object no longer exists.")
VIEW_NOT_FOUND = Problem("VIEW_NOT_FOUND", "View not found", "This view no longer exists.")
