"""Labels and descriptions in other languages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from crm.metadata.validation import Problem

OBJECT_PROPERTIES: Final = frozenset({"labelSingular", "labelPlural", "description"})
FIELD_PROPERTIES: Final = frozenset({"label", "description"})
_LOCALE: Final = re.compile(r"[a-z]{2,3}(-[A-Za-z]{4})?(-[A-Z]{2})?")
_LONGEST: Final = 1_000


@dataclass(frozen=True, slots=True)
class Translation:
    """One text in one language; None takes it away."""

    locale: str
    property: str
    value: str | None


def translated(
    present: Mapping[str, Mapping[str, str]], given: Iterable[Translation]
) -> Mapping[str, Mapping[str, str]]:
    """The texts by language and property, with some of them changed."""
    texts = {locale: dict(each) for locale, each in present.items()}
    for each in given:
        if each.value:
            texts.setdefault(each.locale, {})[each.property] = each.value
        else:
            texts.get(each.locale, {}).pop(each.property, None)
    return {locale: each for locale, each in texts.items() if each}


def translation_problems(
    properties: frozenset[str], given: Iterable[Translation], invalid: Callable[[str], Problem]
) -> Iterator[Problem]:
    """What is wrong with translations."""
    for each in given:
        if not _LOCALE.fullmatch(each.locale):
            yield invalid(f'Unknown locale "{each.locale}"')
        if each.property not in properties:
            yield invalid(f'Property "{each.property}" cannot be translated')
        if each.value and len(each.value) > _LONGEST:
            yield invalid(f"A translation has {_LONGEST} characters at most")
