"""Rows of items of the command menu."""

from __future__ import annotations

from typing import Final

from crm.features.command_menu.schemas import CommandMenuItem
from crm.models import command_menu_item
from crm.models.rows import Rows

ITEMS: Final = Rows(CommandMenuItem, command_menu_item, ["position"])
