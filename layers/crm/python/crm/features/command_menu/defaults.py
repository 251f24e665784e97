"""The commands that every workspace has: what the product itself can do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from uuid import UUID, uuid5

from crm.features.command_menu.schemas import Availability, CommandMenuItem
from crm.metadata.snapshot import Object

NAVIGATION: Final = "NAVIGATION"


@dataclass(frozen=True, slots=True)
class Command:
    """One of them."""

    key: str
    label: str
    short_label: str
    icon: str
    availability: Availability
    hot_keys: tuple[str, ...] = ()
    is_pinned: bool = False


CONTEXT: Final[Availability] = "GLOBAL_OBJECT_CONTEXT"
CHOSEN: Final[Availability] = "RECORD_SELECTION"
COMMANDS: Final = (
    Command("CREATE_NEW_RECORD", "Create new record", "New record", "IconPlus", CONTEXT, is_pinned=True),
    Command("DELETE_RECORDS", "Delete records", "Delete", "IconTrash", CHOSEN, is_pinned=True),
    Command("RESTORE_RECORDS", "Restore records", "Restore", "IconRefresh", CHOSEN),
    Command("DESTROY_RECORDS", "Permanently destroy records", "Destroy", "IconTrashX", CHOSEN),
    Command("ADD_TO_FAVORITES", "Add to favorites", "Add to favorites", "IconHeart", CHOSEN),
    Command("REMOVE_FROM_FAVORITES", "Remove from favorites", "Remove from favorites", "IconHeartOff", CHOSEN),
    Command("UPDATE_MULTIPLE_RECORDS", "Update records", "Update", "IconEdit", CHOSEN),
    Command("MERGE_MULTIPLE_RECORDS", "Merge records", "Merge", "IconArrowMerge", CHOSEN),
    Command("EXPORT_RECORDS", "Export records", "Export", "IconFileExport", CHOSEN),
    Command("NAVIGATE_TO_NEXT_RECORD", "Navigate to next record", "Next", "IconChevronDown", CHOSEN),
    Command("NAVIGATE_TO_PREVIOUS_RECORD", "Navigate to previous record", "Previous", "IconChevronUp", CHOSEN),
    Command("IMPORT_RECORDS", "Import records", "Import", "IconFileImport", CONTEXT),
    Command("EXPORT_VIEW", "Export view", "Export", "IconFileExport", CONTEXT),
    Command("SEE_DELETED_RECORDS", "See deleted records", "Deleted records", "IconRotate2", CONTEXT),
    Command("HIDE_DELETED_RECORDS", "Hide deleted records", "Hide deleted", "IconEyeOff", CONTEXT),
    Command("CREATE_NEW_VIEW", "Create view", "Create view", "IconLayout", CONTEXT),
    Command("EDIT_RECORD_PAGE_LAYOUT", "Edit layout", "Edit layout", "IconPencil", CHOSEN),
    Command("SEARCH_RECORDS", "Search records", "Search", "IconSearch", "GLOBAL", hot_keys=("/",)),
    Command("SEARCH_RECORDS_FALLBACK", "Search records", "Search", "IconSearch", "FALLBACK"),
    Command("GO_TO_SETTINGS", "Go to Settings", "Settings", "IconSettings", "GLOBAL", hot_keys=("G", "S")),
)


def default_commands(workspace_id: UUID) -> Iterator[CommandMenuItem]:
    """These as items, with the same ids whenever they are made."""
    for position, each in enumerate(COMMANDS):
        yield CommandMenuItem(
            id=uuid5(workspace_id, f"commandMenuItem:{each.key}"),
            workspace_id=workspace_id,
            engine_component_key=each.key,
            label=each.label,
            short_label=each.short_label,
            icon=each.icon,
            position=position,
            is_pinned=each.is_pinned,
            availability_type=each.availability,
            hot_keys=list(each.hot_keys) or None,
        )


def default_destination(workspace_id: UUID, object_: Object, position: float) -> CommandMenuItem:
    """The item that leads to the records of an object, with the same id whenever it is made."""
    letter = object_.shortcut
    return CommandMenuItem(
        id=uuid5(object_.id, "commandMenuItem"),
        workspace_id=workspace_id,
        engine_component_key=NAVIGATION,
        label=f"Go to {object_.label_plural}",
        short_label=object_.label_plural,
        icon=object_.icon,
        position=position,
        navigation_target_object_id=object_.id,
        payload={"objectMetadataItemId": str(object_.id)},
        hot_keys=["G", letter] if letter else None,
    )
