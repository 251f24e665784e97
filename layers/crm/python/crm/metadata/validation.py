"""The refusal of a change of metadata: the envelope that clients of the metadata API read, rule by rule."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from crm.kit.errors import CrmError


@dataclass(frozen=True, slots=True)
class Problem:
    """One rule that a change breaks."""

    code: str
    message: str
    user_message: str


@dataclass(frozen=True, slots=True)
class Faulty:
    """One thing whose change breaks rules, and the facts that tell which thing it is."""

    problems: Sequence[Problem]
    facts: Mapping[str, Any] = field(default_factory=dict)


class ValidationFailed(CrmError):
    """A change of metadata breaks rules.

    `change` is create, update or delete; `name` is what clients call the kind of thing (`fieldMetadata`), and `title`
    what people call it.
    """

    code = "METADATA_VALIDATION_FAILED"

    def __init__(self, change: str, name: str, title: str, faulty: Sequence[Faulty]) -> None:
        super().__init__(
            f"Multiple validation errors occurred while {change.removesuffix('e')}ing {title}",
            user_message="Metadata validation failed",
            summary={name: len(faulty), "totalErrors": sum(len(each.problems) for each in faulty)},
            errors={name: [_failure(change, name, each) for each in faulty]},
        )
        self.faulty = faulty
        self.extensions["message"] = f"Validation failed for {len(faulty)} {name}"


def _failure(change: str, name: str, faulty: Faulty) -> dict[str, Any]:
    return {
        "type": change,
        "status": "fail",
        "metadataName": name,
        "flatEntityMinimalInformation": dict(faulty.facts),
        "errors": [
            {"code": each.code, "message": each.message, "userFriendlyMessage": each.user_message}
            for each in faulty.problems
        ],
    }
