"""An object with a field of every type that formulas read, and rows with awkward values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from random import Random
from typing import Any
from uuid import uuid4

from crm.metadata.extension import create_object
from crm.metadata.snapshot import Snapshot
from crm.metadata.standard_objects.declaration import FieldDeclaration, ObjectDeclaration
from crm.models.transaction import transaction
from tests.metadata.formulas.reference import number
from tests.metadata.world import World

_OPTIONS = (("NEW", "New", "red"), ("WON", "Won", "green"))
_TYPES = {
    "text": "TEXT",
    "float": "NUMBER",
    "whole": "NUMBER",
    "big": "NUMBER",
    "exact": "NUMERIC",
    "answer": "BOOLEAN",
    "day": "DATE",
    "moment": "DATE_TIME",
    "choice": "SELECT",
    "stars": "RATING",
    "tags": "ARRAY",
    "fullName": "FULL_NAME",
    "money": "CURRENCY",
}
_SETTINGS = {"whole": {"dataType": "int"}, "big": {"dataType": "bigint"}}
DECLARED = ObjectDeclaration(
    "sample",
    "samples",
    "Sample",
    "Samples",
    "IconCube",
    "Everything",
    tuple(
        FieldDeclaration(
            name, type_, name, options=_OPTIONS if type_ == "SELECT" else (), settings=_SETTINGS.get(name, {})
        )
        for name, type_ in _TYPES.items()
    ),
    label_identifier="text",
)
_WORDS = (
    "Ada",
    "Zoë Ångström",
    "  12.50 ",
    "-3",
    "1e5",
    "O'Hara\\",
    "٣",
    "x" * 300,
    "12345678901234567890123456789012",
)


def create_samples(world: World, random: Random, count: int) -> tuple[Snapshot, list[Mapping[str, Any]]]:
    """The workspace with the object and its rows, and those rows as the reference sees them."""
    with transaction(world.owner) as connection:
        snapshot = create_object(connection, world.snapshot, DECLARED)
    stored = [{"id": str(uuid4()), "position": place, **_row(random)} for place in range(count)]
    for row in stored:
        names = ",".join(f'"{name}"' for name in row)
        marks = ",".join(["%s"] * len(row))
        world.owner.connection.execute(
            f"insert into {world.table('sample')} ({names}) values ({marks})".encode(), [*row.values()]
        )
    return snapshot, [*map(_seen, stored)]


def _row(random: Random) -> dict[str, Any]:
    moment = datetime(1, 1, 1, tzinfo=UTC) + timedelta(
        days=random.choice([0, random.randrange(3652058), 738000 + random.randrange(3000)]),
        milliseconds=random.randrange(86400000),
    )
    values = {
        "text": random.choice(_WORDS),
        "float": random.choice([0.1, 0.25, -3.5, 1e6, 0.0, 1e300, 1e-300, 2.5, 123456.789]),
        "whole": random.choice([1, 2, 0, -7, 12, 2**31 - 1]),
        "big": random.choice([2**60, 5, -5, 0]),
        "exact": random.choice([Decimal("0.1"), Decimal("1e29"), Decimal("-2.5"), Decimal("1e-13"), Decimal("1e31")]),
        "answer": random.choice([True, False]),
        "day": random.choice([moment.date(), date(2024, 2, 29), date(2023, 1, 31)]),
        "moment": moment,
        "choice": random.choice(["NEW", "WON"]),
        "stars": random.choice(["RATING_1", "RATING_5"]),
        "tags": random.choice([["a", "b"], ["a"]]),
        "fullNameFirstName": random.choice(["Ada", "émile"]),
        "moneyAmountMicros": random.choice([1_500_000, 10**40, -1, 333_333]),
        "moneyCurrencyCode": "EUR",
    }
    return {name: value if random.random() < 0.8 else None for name, value in values.items()}


def _seen(row: Mapping[str, Any]) -> Mapping[str, Any]:
    """A row as formulas see it."""
    micros, stars = row["moneyAmountMicros"], row["stars"]
    return {
        **row,
        **{name: None if row[name] is None else number(Decimal(str(row[name]))) for name in _numbers()},
        "money": None if micros is None else number(Decimal(micros) / 10**6),
        "stars": None if stars is None else Decimal(stars[-1]),
        "money.currencyCode": row["moneyCurrencyCode"],
        "fullName.firstName": row["fullNameFirstName"],
    }


def _numbers() -> Iterator[str]:
    return (name for name, type_ in _TYPES.items() if type_ in {"NUMBER", "NUMERIC"})
