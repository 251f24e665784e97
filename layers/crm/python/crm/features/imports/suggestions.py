"""Which field a column of a file probably means. A wrong guess costs more than none, so values must agree too."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from crm.features.imports.mapping import is_importable
from crm.kit.errors import CrmError
from crm.metadata.field_types.catalogue import field_type
from crm.metadata.snapshot import Field, Object

SURE = 1.0
LIKELY = 0.8
ENOUGH_VALUES_AGREE = 0.9
NEARLY_UNIQUE = 0.95

NEVER_SUGGESTED = frozenset(
    {"ACTOR", "FILES", "MORPH_RELATION", "POSITION", "RELATION", "RAW_JSON", "TS_VECTOR", "UUID"}
)

PART_WORDS: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("FULL_NAME", "firstName"): ("first name", "given name", "forename"),
    ("FULL_NAME", "lastName"): ("last name", "surname", "family name"),
    ("FULL_NAME", ""): ("name", "full name", "contact", "contact name"),
    ("EMAILS", "primaryEmail"): ("email", "e mail", "mail", "email address"),
    ("PHONES", "primaryPhoneNumber"): ("phone", "telephone", "mobile", "cell", "tel", "phone number"),
    ("ADDRESS", ""): ("address", "location", "headquarters", "hq"),
    ("ADDRESS", "addressStreet1"): ("street", "street address", "address line 1"),
    ("ADDRESS", "addressStreet2"): ("address line 2",),
    ("ADDRESS", "addressCity"): ("city", "town"),
    ("ADDRESS", "addressPostcode"): ("zip", "zip code", "postal code", "postcode"),
    ("ADDRESS", "addressState"): ("state", "province", "region"),
    ("ADDRESS", "addressCountry"): ("country",),
    ("CURRENCY", "currencyCode"): ("currency", "currency code"),
}
"""What people call the parts of composite fields; "" is the field as a whole."""

FIELD_WORDS: Mapping[str, tuple[str, ...]] = {
    "domainName": ("website", "domain", "url", "homepage", "site", "web site", "company website"),
    "employees": ("employees", "number of employees", "headcount", "staff", "company size"),
    "linkedinLink": ("linkedin", "linkedin url", "linkedin profile"),
    "jobTitle": ("job title", "title", "role", "position", "job"),
    "annualRecurringRevenue": ("arr", "annual recurring revenue"),
    "annualRevenue": ("revenue", "annual revenue"),
    "closeDate": ("close date", "closing date", "expected close"),
    "dueAt": ("due", "due date", "deadline"),
}
"""What people call some standard fields, beyond their labels."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Column `column` (from 0) probably means `field_name`, or its part `sub_field_name`."""

    column: int
    field_name: str
    sub_field_name: str | None


@dataclass(frozen=True, slots=True)
class _Target:
    field: Field
    part: str
    words: tuple[str, ...]


def suggest(object_: Object, header: Sequence[str], samples: Sequence[Sequence[str]]) -> list[Suggestion]:
    """At most one suggestion per column and per target, in column order."""
    guesses = sorted(
        (
            (score, column, target)
            for column, name in enumerate(header)
            for target in _targets(object_)
            if (score := _similarity(name, target.words)) >= LIKELY and _values_agree(target, _values(samples, column))
        ),
        key=lambda guess: -guess[0],
    )
    chosen: dict[int, _Target] = {}
    for _, column, target in guesses:
        if column not in chosen and not any(_overlap(target, other) for other in chosen.values()):
            chosen[column] = target
    suggestions = [Suggestion(column, target.field.name, target.part or None) for column, target in chosen.items()]
    if title := _suggest_title(object_, header, samples, chosen):
        suggestions.append(title)
    return sorted(suggestions, key=lambda suggestion: suggestion.column)


def _targets(object_: Object) -> Iterable[_Target]:
    for field in object_.fields.values():
        if field.type in NEVER_SUGGESTED or not is_importable(field):
            continue
        own = (_normal(field.label), _normal(_spaced(field.name)), *FIELD_WORDS.get(field.name, ()))
        parts = [part for (kind, part) in PART_WORDS if kind == field.type]
        if "" not in parts:
            yield _Target(field, "", own)
        for part in parts:
            yield _Target(field, part, PART_WORDS[field.type, part] + (own if not part else ()))


def _similarity(name: str, words: Iterable[str]) -> float:
    """1 when the header is one of the words, 0.8 when it holds all of one, otherwise 0."""
    normal = _normal(name)
    if normal in words:
        return SURE
    tokens = set(normal.split())
    return LIKELY if any(tokens.issuperset(word.split()) for word in words) else 0.0


def _values_agree(target: _Target, values: Sequence[str]) -> bool:
    """Whether nearly all sample values are possible for the field."""
    if not values:
        return True
    kind = field_type(target.field.type)
    possible = 0
    for value in values:
        try:
            kind.coerce(target.field, kind.from_csv(target.field, value, target.part))
            possible += 1
        except CrmError:
            continue
    return possible >= ENOUGH_VALUES_AGREE * len(values)


def _overlap(one: _Target, other: _Target) -> bool:
    """Two columns cannot fill the same part, nor a field as a whole and in part."""
    return one.field.name == other.field.name and (one.part == other.part or not one.part or not other.part)


def _suggest_title(
    object_: Object, header: Sequence[str], samples: Sequence[Sequence[str]], chosen: Mapping[int, _Target]
) -> Suggestion | None:
    """The first column that reads like names, when no header told which column names the record."""
    title = object_.fields.get(object_.label_identifier)
    if title is None or title.type != "TEXT" or any(target.field is title for target in chosen.values()):
        return None
    for column in range(len(header)):
        if column not in chosen and _reads_like_names(_values(samples, column)):
            return Suggestion(column, title.name, None)
    return None


def _reads_like_names(values: Sequence[str]) -> bool:
    if not values or len(set(values)) < NEARLY_UNIQUE * len(values):
        return False
    worded = sum(any(c.islower() for c in value) and "@" not in value and "://" not in value for value in values)
    return worded >= LIKELY * len(values)


def _values(samples: Sequence[Sequence[str]], column: int) -> list[str]:
    return [row[column] for row in samples if column < len(row) and row[column]]


def _spaced(name: str) -> str:
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", name)


def _normal(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.replace("_", " ").casefold()))
