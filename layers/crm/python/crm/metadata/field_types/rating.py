"""RATING: one to five stars."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from crm.metadata.field_types.select import Select

if TYPE_CHECKING:
    from crm.metadata.snapshot import Field

STARS = 5
RATING_OPTIONS: tuple[dict[str, Any], ...] = tuple(
    {"position": stars - 1, "label": str(stars), "value": f"RATING_{stars}"} for stars in range(1, STARS + 1)
)


class Rating(Select):
    """RATING_1 to RATING_5."""

    name = "RATING"

    def from_csv(self, field: Field, text: str, part: str = "") -> Any:
        stars = text.count("★")
        return f"RATING_{stars}" if stars else super().from_csv(field, text, part)
