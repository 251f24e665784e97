"""The indexes that a saved list is worth, built in the background."""

from __future__ import annotations

from crm.features.data_model_jobs.service import start_index
from crm.features.views import repository
from crm.features.views.conditions.orders import advised_filters, advised_sorts
from crm.features.views.schemas import Part, ViewFilter, ViewSort, WholeView
from crm.metadata.advice import advise
from crm.metadata.snapshot import Object, Snapshot
from crm.models.transaction import Connection


def index_for(connection: Connection, whole: WholeView, snapshot: Snapshot, object_: Object, kind: type[Part]) -> None:
    """Start building what the list lacks, once its conditions of a kind that decides have changed."""
    if kind not in {ViewFilter, ViewSort}:
        return
    rows = repository.estimate_rows(connection, snapshot.schema, object_.name_singular)
    sorts, filters = [*advised_sorts(whole, object_)], advised_filters(whole, object_)
    for index in advise(snapshot.workspace_id, object_, sorts, filters, rows):
        start_index(connection, snapshot.workspace_id, object_, index)
