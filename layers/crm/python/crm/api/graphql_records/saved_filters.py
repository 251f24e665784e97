"""`viewId` of groupBy: the conditions of a saved view join those of the request."""

from __future__ import annotations

from dataclasses import dataclass, replace
from uuid import UUID

from crm.access.identity import Identity
from crm.kit.database import Database
from crm.metadata.snapshot import Snapshot
from crm.records.operation import Leaf, Operation, Value, constant

VIEW_ID = "viewId"


@dataclass(frozen=True, slots=True)
class SavedFilters:
    """The views that one caller may see."""

    database: Database
    identity: Identity
    snapshot: Snapshot
    role_id: UUID

    def joined(self, operation: Operation) -> Operation:
        """The operation with the view's conditions in the place of its id; the same one if it names no view.

        Raises:
            ViewNotFound: there is none of this id that the caller may see, or it is of another object.
        """
        arguments = operation.root.arguments
        view_id = arguments.get(VIEW_ID)
        if not isinstance(view_id, Leaf) or view_id.value is None:
            return operation
        rest = {name: value for name, value in arguments.items() if name != VIEW_ID}
        asked: list[Value] = [rest["filter"]] if "filter" in rest else []
        rest["filter"] = {"and": [*asked, self._filter(operation.object_name, UUID(str(view_id.value)))]}
        return replace(operation, root=replace(operation.root, arguments=rest))

    def _filter(self, object_name: str | None, view_id: UUID) -> Value:
        from crm.access.viewer import Viewer
        from crm.features.views.conditions.perspective import Perspective
        from crm.features.views.conditions.view import conditions_of_view
        from crm.features.views.errors import ViewNotFound

        viewer = Viewer(self.snapshot, self.role_id, self.identity.user_workspace_id)
        perspective = Perspective(self.identity.member_id)
        conditions = conditions_of_view(self.database, viewer, view_id, perspective)
        if conditions.object.name_singular != object_name:
            raise ViewNotFound
        return constant(conditions.filter)
