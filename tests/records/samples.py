"""An object with a field of every type, rows that leave much of it empty, and what a person would count by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

import orjson

from crm.metadata.extension import create_object
from crm.metadata.standard_objects.declaration import FieldDeclaration, ObjectDeclaration, to_many, to_one
from crm.models.transaction import transaction
from tests.records.asking import Crm

ROWS = 80
TYPES = {
    "text": "TEXT",
    "float": "NUMBER",
    "whole": "NUMBER",
    "big": "NUMBER",
    "exact": "NUMERIC",
    "answer": "BOOLEAN",
    "day": "DATE",
    "moment": "DATE_TIME",
    "choice": "SELECT",
    "choices": "MULTI_SELECT",
    "stars": "RATING",
    "tags": "ARRAY",
    "json": "RAW_JSON",
    "outside": "UUID",
    "files": "FILES",
    "fullName": "FULL_NAME",
    "mails": "EMAILS",
    "phones": "PHONES",
    "links": "LINKS",
    "money": "CURRENCY",
    "home": "ADDRESS",
    "body": "RICH_TEXT",
}
BASE_TYPES = {
    "id": "UUID",
    "createdAt": "DATE_TIME",
    "updatedAt": "DATE_TIME",
    "deletedAt": "DATE_TIME",
    "createdBy": "ACTOR",
    "updatedBy": "ACTOR",
    "position": "POSITION",
    "searchVector": "TS_VECTOR",
}
PARTS = {
    "FULL_NAME": "firstName lastName",
    "EMAILS": "primaryEmail additionalEmails",
    "PHONES": "primaryPhoneNumber primaryPhoneCountryCode primaryPhoneCallingCode additionalPhones",
    "LINKS": "primaryLinkLabel primaryLinkUrl secondaryLinks",
    "CURRENCY": "amountMicros currencyCode",
    "ADDRESS": "addressStreet1 addressCity addressCountry addressLat addressLng",
    "RICH_TEXT": "blocknote markdown",
    "ACTOR": "source workspaceMemberId name context",
    "FILES": "fileId label",
}
TELLING = {
    "CURRENCY": ["amountMicros"],
    "PHONES": ["primaryPhoneNumber", "additionalPhones"],
    "LINKS": ["primaryLinkUrl", "secondaryLinks"],
    "RICH_TEXT": ["markdown"],
}
"""What makes a value: a currency without an amount, a label without a link… are none."""

_NUMBERS = ("min", "max", "avg", "sum")
_MEASURES = {
    "BOOLEAN": ("countTrue", "countFalse"),
    "DATE": ("min", "max"),
    "DATE_TIME": ("min", "max"),
    "NUMBER": _NUMBERS,
    "NUMERIC": _NUMBERS,
    "CURRENCY": _NUMBERS,
}
_OPTIONS = (("RED", "Red", "red"), ("BLUE", "Blue", "blue"), ("AMBER", "Amber", "amber"))
_SETTINGS = {"whole": {"dataType": "int"}, "big": {"dataType": "bigint"}}
_EPOCH = datetime(2025, 12, 20, tzinfo=UTC)


def with_samples(crm: Crm) -> Crm:
    """The workspace with the object `sample`, its rows, and four companies; three have some of them."""
    fields = [
        FieldDeclaration(
            name,
            type_,
            name,
            options=_OPTIONS if type_ in {"SELECT", "MULTI_SELECT"} else (),
            settings=_SETTINGS.get(name, {}),
        )
        for name, type_ in TYPES.items()
    ]
    company = to_one("company", "company.samples", "Company", "IconBuilding")
    declared = ObjectDeclaration(
        "sample", "samples", "Sample", "Samples", "IconCube", "Everything", (*fields, company), label_identifier="text"
    )
    other_side = {"company": [to_many("samples", "sample.company", "Samples", "IconCube")]}
    with transaction(crm.owner) as connection:
        crm = replace(crm, snapshot=create_object(connection, crm.snapshot, declared, other_side))
    companies = [{"name": name, "address": {"addressCity": city}} for name, city in _COMPANIES]
    made = crm.ask("mutation($data: [X]) {createCompanies(data: $data) {id}}", data=companies)
    rows = [*_rows(Random(7), [each["id"] for each in made])]
    crm.ask("mutation($data: [X]) {createSamples(data: $data) {id}}", data=rows)
    trashed = crm.ask("mutation($data: [X]) {createSamples(data: $data) {id}}", data=rows[:9])
    ids = [each["id"] for each in trashed]
    crm.ask("mutation($ids: [X]) {deleteSamples(filter: {id: {in: $ids}}) {id}}", ids=ids)
    return crm


_COMPANIES = (("Acme", "Oslo"), ("Binford", "Rome"), ("Cyberdyne", ""), ("Dull", ""))


def _rows(random: Random, companies: Sequence[str]) -> Iterator[dict[str, Any]]:
    for number in range(ROWS):
        values = {name: value for name, value in _row(random).items() if random.random() < 0.7}
        yield {**values, "position": number, "companyId": random.choice([*companies[:3], None])}


def _row(random: Random) -> dict[str, Any]:
    moment = _EPOCH + timedelta(hours=random.randrange(24 * 120), milliseconds=random.randrange(1000))
    word = random.choice(["alpha", "Beta", "gamma", "it's", 'say "hi"', ""])
    return {
        "text": word,
        "float": random.choice([0.1, 0.25, -3.5, 1e6, 0]),
        "whole": random.choice([1, 2, -7, 2**31 - 1]),
        "big": random.choice([2**60, 5, -5]),
        "exact": random.choice(["0.1", "12345678901234567890.5", "-2"]),
        "answer": random.choice([True, False]),
        "day": moment.date().isoformat(),
        "moment": moment.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        "choice": random.choice(["RED", "BLUE", "AMBER"]),
        "choices": random.choice([["RED"], ["RED", "BLUE"], []]),
        "stars": random.choice(["RATING_1", "RATING_5"]),
        "tags": random.choice([["a", "b"], ["a"], []]),
        "json": random.choice([{"a": 1}, {"a": [1, 2]}, {}]),
        "outside": str(UUID(int=random.randrange(3))),
        "files": random.choice([[{"fileId": str(UUID(int=1)), "label": "a.pdf"}], []]),
        "fullName": {"firstName": random.choice(["Ada", ""]), "lastName": random.choice(["Byron", ""])},
        "mails": {"primaryEmail": random.choice(["a@example.com", "b@example.com", ""])},
        "phones": random.choice(
            [{"primaryPhoneCountryCode": "FR"}, {"primaryPhoneNumber": "612345678", "primaryPhoneCountryCode": "FR"}]
        ),
        "links": random.choice([{"primaryLinkLabel": "only"}, {"primaryLinkUrl": "https://a.example"}]),
        "money": random.choice(
            [{"currencyCode": "EUR"}, {"amountMicros": 1_500_000, "currencyCode": "EUR"}, {"amountMicros": 10**18}]
        ),
        "home": {"addressCity": random.choice(["Rome", ""]), "addressLat": random.choice(["1.5", None])},
        "body": {"markdown": random.choice(["Hello", ""])},
    }


def fields_text() -> str:
    """A selection of every field."""
    types = {**TYPES, **BASE_TYPES}
    return " ".join(f"{name} {{{PARTS[type_]}}}" if type_ in PARTS else name for name, type_ in types.items())


def read_all(crm: Crm) -> list[dict[str, Any]]:
    """Every live row, as the API shows it."""
    text = f"{{samples(first: 200) {{edges {{node {{{fields_text()} company {{name address {{addressCity}}}}}}}}}}}}"
    return [edge["node"] for edge in crm.ask(text)["edges"]]


def aggregate_names() -> Iterator[tuple[str, str, str]]:
    """(name, measure, field) of everything that the contract offers for the object."""
    for field, type_ in {**TYPES, **BASE_TYPES}.items():
        x = field[0].upper() + field[1:]
        for measure in ("countUniqueValues", "countEmpty", "countNotEmpty", "percentageEmpty", "percentageNotEmpty"):
            yield measure + x, measure, field
        for measure in {
            "BOOLEAN": ["countTrue", "countFalse"],
            "DATE": ["min", "max"],
            "DATE_TIME": ["min", "max"],
        }.get(type_, []):
            yield measure + x, measure, field
        if type_ in {"NUMBER", "NUMERIC", "CURRENCY"}:
            for measure in ("min", "max", "avg", "sum"):
                yield measure + x + ("AmountMicros" if type_ == "CURRENCY" else ""), measure, field


def is_empty(field: str, value: Any) -> bool:
    """Whether a person would say that there is nothing."""
    if not isinstance(value, Mapping) or TYPES.get(field) == "RAW_JSON":
        return value in (None, "", [], {})
    type_ = TYPES.get(field, "ACTOR")
    return all(value[part] in (None, "", []) for part in TELLING.get(type_, value))


def counted(rows: Sequence[Mapping[str, Any]], measure: str, field: str) -> Any:
    """One aggregate, worked out slowly."""
    if not rows:
        return None
    values = [row[field] for row in rows]
    present = [value for value in values if not is_empty(field, value)]
    numbers = [value["amountMicros"] if field == "money" else value for value in present]
    compute: Mapping[str, Callable[[], Any]] = {
        "countUniqueValues": lambda: len({orjson.dumps(value, option=orjson.OPT_SORT_KEYS) for value in present}),
        "countEmpty": lambda: len(values) - len(present),
        "countNotEmpty": lambda: len(present),
        "percentageEmpty": lambda: (len(values) - len(present)) / len(values),
        "percentageNotEmpty": lambda: len(present) / len(values),
        "countTrue": lambda: values.count(True),
        "countFalse": lambda: values.count(False),
        "min": lambda: min(numbers, default=None),
        "max": lambda: max(numbers, default=None),
        "sum": lambda: sum(numbers) if numbers else None,
        "avg": lambda: sum(numbers) / len(numbers) if numbers else None,
    }
    return compute[measure]()
