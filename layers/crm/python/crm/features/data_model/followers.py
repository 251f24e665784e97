"""Everything that rests on the data model: what follows a change of it, and what is in its way."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeAlias

from crm.features.command_menu import following as command_menu
from crm.features.data_model_jobs import following as jobs
from crm.features.navigation import following as navigation
from crm.features.page_layouts import following as page_layouts
from crm.features.roles import following as roles
from crm.features.views import following as views
from crm.features.webhooks import following as webhooks
from crm.metadata.changes import computing
from crm.metadata.changes.change import Change
from crm.metadata.changes.dependant import Dependant
from crm.models.transaction import Connection

Follow: TypeAlias = Callable[[Connection, Change], None]
FindDependants: TypeAlias = Callable[[Connection, Change], list[Dependant]]

FOLLOWERS: Final[tuple[Follow, ...]] = (
    views.follow,
    page_layouts.follow,
    navigation.follow,
    command_menu.follow,
    webhooks.follow,
    jobs.follow,
)
"""What brings a feature in line with a change, in its transaction, in the order in which they do."""

DEPENDANTS: Final[tuple[FindDependants, ...]] = (
    computing.find_dependants,
    jobs.find_dependants,
    views.find_dependants,
    page_layouts.find_dependants,
    navigation.find_dependants,
    command_menu.find_dependants,
    roles.find_dependants,
    webhooks.find_dependants,
)
"""What finds things that a change would reach."""
