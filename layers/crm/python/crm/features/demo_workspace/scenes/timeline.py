"""The history of the demo: when records came, and which notes and tasks were written about them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from crm.features.demo_workspace.scenes.stage import Record, Stage
from crm.metadata.snapshot import Object
from crm.metadata.standard_objects.declaration import join_column_of, target_name


def created(stage: Stage, object_name: str, records: Sequence[Record]) -> list[Record]:
    """One entry per record: who created it, and when."""
    column = join_column_of(target_name(object_name))
    return [
        _entry(stage, f"{object_name}.created", each, number) | {column: each["id"]}
        for number, each in enumerate(records)
    ]


def linked(stage: Stage, object_: Object, activities: Sequence[Record], targets: Iterable[Record]) -> list[Record]:
    """One entry per target of a note or task, on the record it is about."""
    name = object_.name_singular
    by_id: Mapping[str, Record] = {each["id"]: each for each in activities}
    entries = []
    for number, each in enumerate(targets):
        activity = by_id[each[join_column_of(name)]]
        about = {column: value for column, value in each.items() if column.startswith("target")}
        entries.append(
            _entry(stage, f"linked-{name}.created", activity, number)
            | about
            | {
                "linkedRecordId": activity["id"],
                "linkedRecordCachedName": activity["title"],
                "linkedObjectMetadataId": str(object_.id),
            }
        )
    return entries


def _entry(stage: Stage, name: str, record: Record, number: int) -> Record:
    return {
        "id": stage.id_of(f"timeline:{name}", number),
        "name": name,
        "happensAt": record["createdAt"],
        "createdAt": record["createdAt"],
        "updatedAt": record["createdAt"],
        "workspaceMemberId": record["createdBy"]["workspaceMemberId"],
        "createdBy": record["createdBy"],
        "updatedBy": record["createdBy"],
        "position": number + 1,
    }
