"""Labels in other languages on the metadata door."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Self

import strawberry


@strawberry.type
class MetadataTranslation:
    """A label or description in another language."""

    locale: str
    property: str
    value: str

    @classmethod
    def all_of(cls, texts: Mapping[str, Mapping[str, str]]) -> list[Self]:
        """Those that an object or field has, by locale."""
        return [cls(locale=locale, property=name, value=each[name]) for locale, each in texts.items() for name in each]
