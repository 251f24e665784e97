"""How much there is of each object, on the metadata door."""

from __future__ import annotations

from uuid import UUID

import strawberry

from crm.access.gate import Action, Gate
from crm.api.graphql_metadata.context import Info
from crm.features.data_model import counting
from crm.metadata.changes.finding import get_object


@strawberry.type
class ObjectRecordCount:
    """How many live records an object has."""

    object_name_plural: str
    total_count: int


@strawberry.type
class Queries:
    """What may be asked of totals."""

    @strawberry.field
    def object_record_counts(self, info: Info) -> list[ObjectRecordCount]:
        """The totals of all objects that the caller may read."""
        caller = info.context.caller
        gate = Gate.of(caller.snapshot, caller.standing.role_id)
        readable = [each for each in caller.snapshot.objects.values() if gate.may(Action.READ, each)]
        totals = counting.count_records(info.context.stores.owner(), caller.snapshot)
        return [
            ObjectRecordCount(object_name_plural=each.name_plural, total_count=totals[each.name_singular])
            for each in readable
        ]

    @strawberry.field
    def mostly_empty_field_metadata_ids(self, info: Info, object_metadata_id: UUID) -> list[UUID]:
        """The fields of an object that hardly any record has something in.

        Raises:
            ObjectNotFound: there is none of this id in the workspace.
            PermissionDenied: the caller may not read its records.
        """
        caller = info.context.caller
        object_ = get_object(caller.snapshot, object_metadata_id)
        Gate.of(caller.snapshot, caller.standing.role_id).require(Action.READ, object_)
        return counting.list_mostly_empty(info.context.stores.owner(), caller.snapshot, object_)
