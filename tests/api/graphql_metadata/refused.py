"""What a refusal of the metadata API says."""

from __future__ import annotations

from typing import Any


def problem(error: dict[str, Any]) -> tuple[str, str, str]:
    """What kind of thing is wrong, and how."""
    assert error["extensions"]["code"] == "METADATA_VALIDATION_FAILED", error
    ((kind, (faulty, *_)),) = error["extensions"]["errors"].items()
    return kind, faulty["errors"][0]["code"], faulty["errors"][0]["message"]
