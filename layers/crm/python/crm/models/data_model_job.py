"""Work on the data model that takes its time: what is to be done, and how far it has come."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Table, Text, Uuid, text
from sqlalchemy.dialects.postgresql import JSONB

from crm.models.base import created_at, key, metadata, moment, reference, updated_at

data_model_job = Table(
    "data_model_job",
    metadata,
    key(),
    reference("workspace_id", "workspace"),
    Column("kind", Text, nullable=False, doc="As crm.features.data_model_jobs.job.JobKind."),
    Column("state", Text, nullable=False, server_default=text("'QUEUED'")),
    reference("object_id", "object", nullable=True),
    reference("field_id", "field", nullable=True, on_delete="SET NULL"),
    Column("task", JSONB, nullable=False, server_default=text("'{}'"), doc="What exactly, as the kind words it."),
    Column("cursor", Uuid, doc="The last record that is done."),
    Column("done_rows", BigInteger, nullable=False, server_default=text("0")),
    Column("total_rows", BigInteger),
    Column("error", JSONB, doc="What stood in the way: a message, and the values that did."),
    moment("started_at"),
    moment("finished_at"),
    created_at(),
    updated_at(),
)
