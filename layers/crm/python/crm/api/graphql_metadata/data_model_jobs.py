"""Work on the data model that takes its time, on the metadata door."""

from __future__ import annotations

from datetime import datetime
from enum import Enum
from uuid import UUID

import strawberry
from strawberry.scalars import JSON

from crm.api.graphql_metadata.context import Info
from crm.api.graphql_metadata.data_model_inputs import json_list, json_object
from crm.api.graphql_metadata.object_enums import FieldMetadataType
from crm.features.data_model.converting import turn_into
from crm.features.data_model_jobs import service
from crm.features.data_model_jobs.job import Job, JobKind, JobState
from crm.features.data_model_jobs.purging import purge_now
from crm.kit.database import Database
from crm.metadata.changes.conversions import targets
from crm.metadata.changes.converting import NewType
from crm.metadata.changes.finding import get_field

FLAG = "DATA_MODEL"

strawberry.enum(JobKind, name="DataModelJobKind")
strawberry.enum(JobState, name="DataModelJobState")


@strawberry.type
class DataModelJobError:
    """Why a job could not be done; nothing of it stayed."""

    message: str
    values: list[str] = strawberry.field(description="Examples of what stands in the way.")
    count: int = strawberry.field(description="How many records have such.")


@strawberry.type
class DataModelJob:
    """A change that takes long or happens later, and how far it has come."""

    id: UUID
    kind: JobKind
    state: JobState
    object_metadata_id: UUID | None
    field_metadata_id: UUID | None
    done_rows: float
    total_rows: float | None
    error: DataModelJobError | None
    created_at: datetime
    started_at: datetime | None
    finished_at: datetime | None


@strawberry.enum
class Unconvertible(Enum):
    """What becomes of values that the new type cannot hold."""

    REFUSE = "REFUSE"
    EMPTY = "EMPTY"


@strawberry.input
class ConvertOneFieldInput:
    """What a field shall be. Options that are not given are those it has, or follow from its values."""

    id: UUID
    type: FieldMetadataType
    options: JSON | None = None
    settings: JSON | None = None
    default_value: JSON | None = None
    on_unconvertible: Unconvertible = Unconvertible.REFUSE

    def wanted(self) -> NewType:
        """The type that is asked for.

        Raises:
            BadUserInput: something is no JSON object where one is expected.
        """
        options, settings = json_list("options", self.options), json_object("settings", self.settings)
        return NewType(self.id, self.type.value, options, settings, self.default_value)


@strawberry.type
class Queries:
    """What can be asked of jobs."""

    @strawberry.field
    def data_model_jobs(self, info: Info) -> list[DataModelJob]:
        """The latest of the workspace, newest first."""
        database, workspace_id = _allowed(info)
        return [as_type(each) for each in service.list_jobs(database, workspace_id)]

    @strawberry.field
    def data_model_job(self, info: Info, id: UUID) -> DataModelJob:
        """One of the workspace."""
        database, workspace_id = _allowed(info)
        return as_type(service.get_job(database, workspace_id, id))

    @strawberry.field
    def field_conversions(self, info: Info, id: UUID) -> list[FieldMetadataType]:
        """The types that a field may become."""
        caller = info.context.caller
        caller.require_flag(FLAG)
        _, found = get_field(caller.snapshot, id)
        return [FieldMetadataType(each) for each in targets(found.type)]


@strawberry.type
class Mutations:
    """What can be done with jobs."""

    @strawberry.mutation
    def purge_deleted_metadata(self, info: Info, id: UUID) -> bool:
        """Remove an object or a field that is in the bin for good, without waiting for its time."""
        _, workspace_id = _allowed(info)
        purge_now(info.context.stores.owner(), workspace_id, id)
        return True

    @strawberry.mutation
    def convert_one_field(self, info: Info, input: ConvertOneFieldInput) -> DataModelJob:
        """Turn a field into another type, with its values. A small table is done at once, a large one by a job."""
        _, workspace_id = _allowed(info)
        refuses = input.on_unconvertible is Unconvertible.REFUSE
        job = turn_into(info.context.stores.owner(), workspace_id, input.wanted(), refuses=refuses)
        info.context.renew()
        return as_type(job)

    @strawberry.mutation
    def cancel_data_model_job(self, info: Info, id: UUID) -> DataModelJob:
        """Stop it at its next step, and take back what it has done."""
        database, workspace_id = _allowed(info)
        return as_type(service.cancel_job(database, workspace_id, id))


def as_type(job: Job) -> DataModelJob:
    """A job as the schema has it."""
    return DataModelJob(
        id=job.id,
        kind=job.kind,
        state=job.state,
        object_metadata_id=job.object_id,
        field_metadata_id=job.field_id,
        done_rows=job.done_rows,
        total_rows=job.total_rows,
        error=DataModelJobError(**job.error) if job.error else None,
        created_at=job.created_at,
        started_at=job.started_at,
        finished_at=job.finished_at,
    )


def _allowed(info: Info) -> tuple[Database, UUID]:
    caller = info.context.caller
    caller.require_flag(FLAG)
    return info.context.stores.database, caller.identity.workspace_id
