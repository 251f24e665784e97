"""The records of the reference world: the same ones in the database and in the evaluator."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from random import Random
from typing import Any
from uuid import UUID

from crm.metadata.extension import create_fields, create_object
from crm.models.transaction import transaction
from tests.records.asking import Crm
from tests.records.reference.evaluator import Record, Reference
from tests.records.reference.schema import COLORS, GADGET, GADGETS_OF_COMPANIES, OBJECTS, STAGES, STARS, STATUSES

SIZES = {"company": 10, "person": 24, "opportunity": 20, "task": 10, "taskTarget": 24, "gadget": 40}
LONG = "a" * 300

TEXTS = (
    *("", "alpha", "Alpha", "ALPHA", "beta", "b", "Émile", "émile", "Emile", "E\u0301mile", "ñandú", "Ñandú", "Zoë"),
    *("straße", "STRASSE", "ΣΑΣ", "σασ", "İstanbul", "istanbul", "Анна", "анна", "日本", "日本語", "😀 smile", "Øre"),
    *("100%", "100", "a_b", "aXb", "a\\b", "a\\", "x' or '1'='1", '"quoted"', "$1", "tab\there", "new\nline", " lead"),
    *("％wide", "＿", "{a,b}", "null", LONG, LONG + "b", LONG.upper(), "~", "[", "Z", "z"),
)
MOMENTS = (
    *("0001-01-01T00:00:00+00:00", "1969-12-31T23:59:59.999+00:00", "1970-01-01T00:00:00+00:00"),
    *("2024-02-29T12:00:00+00:00", "2026-01-01T00:00:00+00:00", "2026-01-01T00:00:00.001+00:00"),
    *("2026-03-29T01:00:00+00:00", "2026-12-31T23:59:59.999+00:00", "9999-12-31T23:59:59.999+00:00"),
)
DAYS = ("0001-01-01", "1999-12-31", "2024-02-29", "2026-01-01", "2026-12-31", "9999-12-31")
FLOATS = (0.0, -0.0, 1.0, -1.0, 0.1, 0.30000000000000004, 2.5, 1e300, -1e300, 5e-324, 9007199254740993.0)
INTEGERS = (0, 1, -1, 7, 2**31 - 1, -(2**31))
BIG_INTEGERS = (*INTEGERS, 2**53 + 1, 2**63 - 1, -(2**63))
EXACTS = tuple(map(Decimal, ("0", "1", "-1", "0.1", "1000000", "2000000", "12345678901234567890.123", "1e20")))
JSONS = ({"a": 1}, {"b": "é", "a": [1, None, True]}, {"long": {"x": "100%"}}, ["x@y.z"], {"a": 1.5})
LISTS = (["x"], ["alpha", "Beta"], ["Émile"], ["100%", "a,b", '"'], ["null"])

POOLS: Mapping[str, tuple[Any, ...]] = {
    "text": TEXTS,
    "moment": tuple(datetime.fromisoformat(each).astimezone(UTC) for each in MOMENTS),
    "day": tuple(map(date.fromisoformat, DAYS)),
    "float": FLOATS,
    "integer": INTEGERS,
    "numeric": EXACTS,
    "boolean": (True, False),
    "json": JSONS,
    "texts": LISTS,
}
"""What values are drawn from, by kind."""

NEVER_MISSING = {"id", "createdAt", "position", "stage", "idealCustomerProfile"}
OF_FIELDS: Mapping[str, tuple[Any, ...]] = {
    "stage": STAGES,
    "status": STATUSES,
    "color": COLORS,
    "stars": STARS,
    "tags": (["NEW"], ["ODD", "NEW"], ["OLD", "ODD"], ["OLD"]),
    "currencyCode": ("EUR", "USD"),
    "additionalEmails": (["x@example.com"], ["x@example.com", "y@example.com"]),
    "big": BIG_INTEGERS,
}
"""What some fields take instead."""


def build(crm: Crm) -> tuple[Crm, Reference]:
    """A workspace with the object of our own and all records."""
    crm = with_gadgets(crm)
    snapshot = crm.snapshot
    reference = Reference(make_records(Random(20_260)))
    for name, records in reference.records.items():
        described, type_name = OBJECTS[name], snapshot.objects[name].plural_type_name
        text = f"mutation($data: [X]) {{create{type_name}(data: $data) {{id}}}}"
        crm.ask(text, data=[as_input(record) for record in records])
        trashed = [(record["deletedAt"], record["id"]) for record in records if record["deletedAt"]]
        for moment, id_ in trashed:
            crm.sql(f'update {crm.table(name)} set "deletedAt" = %s where id = %s', moment, id_)
        assert described.plural == snapshot.objects[name].name_plural
    return crm, reference


def with_gadgets(crm: Crm) -> Crm:
    """The workspace with the object of our own."""
    with transaction(crm.owner) as connection:
        own = [field for field in GADGET.fields if field.relation is None]
        snapshot = create_object(connection, crm.snapshot, replace(GADGET, fields=tuple(own)))
        links = [field for field in GADGET.fields if field.relation is not None]
        snapshot = create_fields(connection, snapshot, {"gadget": links, **GADGETS_OF_COMPANIES})
    return replace(crm, snapshot=snapshot)


def make_records(random: Random) -> dict[str, list[Record]]:
    """Records of every object, objects that others point to first."""
    made: dict[str, list[Record]] = {}
    for name, size in SIZES.items():
        made[name], links = [], set[tuple[Any, ...]]()
        while len(made[name]) < size:
            record = _record(random, name, len(made[name]), made)
            linked = {(record["taskId"], id_) for path, id_ in record.items() if path.startswith("target") and id_}
            if links.isdisjoint(linked):
                made[name].append(record)
                links |= linked
    return made


def _record(random: Random, name: str, number: int, made: Mapping[str, list[Record]]) -> Record:
    described = OBJECTS[name]
    record = {path: _value(random, path, kind, number) for path, kind in described.kinds.items()}
    for relation, target in described.one.items():
        candidates = made[target]
        is_linked = candidates and random.random() < 0.8
        record[f"{relation}Id"] = random.choice(candidates)["id"] if is_linked else None
    return record


def _value(random: Random, path: str, kind: str, number: int) -> Any:
    last = path.rpartition(".")[2]
    if path == "createdAt":
        return datetime(2026, 1, 1, tzinfo=UTC) + timedelta(days=random.randrange(4))
    if path == "deletedAt":
        return datetime(2026, 2, 1, tzinfo=UTC) if random.random() < 0.15 else None
    if last == "primaryEmail":
        return f"p{number}@example.com" if random.random() < 0.6 else ""
    if last not in NEVER_MISSING and random.random() < 0.25:
        return "" if kind == "text" else None
    if kind == "uuid":
        return str(UUID(int=random.getrandbits(128), version=4))
    return random.choice(OF_FIELDS.get(last, POOLS.get(kind, ())))


def as_input(record: Record) -> dict[str, Any]:
    """A record as a create input: composites nested, values as JSON. What is trashed is trashed later."""
    nested: dict[str, Any] = {}
    for path, value in record.items():
        if path != "deletedAt":
            branch, (*parents, last) = nested, path.split(".")
            for parent in parents:
                branch = branch.setdefault(parent, {})
            branch[last] = as_json(value)
    return nested


def as_json(value: Any) -> Any:
    """A value as clients send it."""
    match value:
        case datetime() | date():
            return value.isoformat()
        case Decimal():
            return str(value)
        case _:
            return value
