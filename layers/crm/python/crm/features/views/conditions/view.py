"""A saved view as conditions, for whoever asks for its records."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from crm.access.gate import Gate
from crm.access.viewer import Viewer
from crm.features.views.conditions.filters import filter_of
from crm.features.views.conditions.orders import order_of
from crm.features.views.conditions.perspective import Perspective
from crm.features.views.errors import ViewNotFound
from crm.features.views.presence import find_object
from crm.features.views.reading import get_view
from crm.features.views.schemas import WholeView
from crm.kit.database import Database
from crm.metadata.snapshot import Object


@dataclass(frozen=True, slots=True)
class Conditions:
    """Which records of an object a view shows, and in which order, in the words of the records API."""

    object: Object
    filter: Mapping[str, Any]
    order_by: Sequence[Mapping[str, Any]]


def conditions_of_view(database: Database, viewer: Viewer, view_id: UUID, perspective: Perspective) -> Conditions:
    """The conditions of a view that somebody may see.

    Raises:
        ViewNotFound: it is none that they may see.
    """
    return conditions_of(get_view(database, viewer, view_id), viewer, perspective)


def conditions_of(whole: WholeView, viewer: Viewer, perspective: Perspective) -> Conditions:
    """The conditions of a view that was read."""
    snapshot = viewer.snapshot
    object_ = find_object(snapshot, whole.view.object_id)
    if object_ is None:
        raise ViewNotFound
    gate = Gate.of(snapshot, viewer.role_id)
    filter_ = filter_of(whole, snapshot, object_, gate, perspective)
    return Conditions(object_, filter_, order_of(whole, snapshot, object_))
