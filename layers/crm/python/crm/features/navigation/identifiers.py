"""What the records that items lead to are called, as far as the viewer may know."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final
from uuid import UUID

from crm.features.navigation.schemas import NavigationMenuItem, RecordIdentifier
from crm.metadata.snapshot import Object
from crm.records.service import Records

AT_ONCE: Final = 100


def identify_records(records: Records, items: Iterable[NavigationMenuItem]) -> dict[UUID, RecordIdentifier]:
    """Live records that the items lead to and that the viewer may read, by their ids; one question per object."""
    wanted: dict[UUID, set[str]] = {}
    for each in items:
        if each.object_id is not None and each.record_id is not None:
            wanted.setdefault(each.object_id, set()).add(str(each.record_id))
    found: dict[UUID, RecordIdentifier] = {}
    for object_ in records.snapshot.objects.values():
        if ids := wanted.get(object_.id):
            found |= {each.id: each for each in _identify(records, object_, sorted(ids))}
    return found


def _identify(records: Records, object_: Object, ids: list[str]) -> Iterator[RecordIdentifier]:
    label, image = object_.label_identifier, object_.image_identifier
    readable = [
        name
        for name in dict.fromkeys((label, image))
        if name and records.gate.can_read_field(object_, object_.fields[name])
    ]
    if label not in readable:
        return
    for start in range(0, len(ids), AT_ONCE):
        chunk = ids[start : start + AT_ONCE]
        for row in records.find_many(object_.name_singular, {"id": {"in": chunk}}, readable, AT_ONCE):
            yield RecordIdentifier(UUID(row["id"]), _text(row[label]), _picture(row.get(image or "")))


def _text(value: Any) -> str:
    parts = value.values() if isinstance(value, dict) else [value]
    return " ".join(str(each) for each in parts if each)


def _picture(value: Any) -> str | None:
    address = value.get("primaryLinkUrl") if isinstance(value, dict) else value
    return str(address) if address else None
