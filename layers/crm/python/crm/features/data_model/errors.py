"""What can be in the way of a change of the data model, beside what is wrong with it."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from crm.kit.errors import BadUserInput, Conflict
from crm.metadata.changes.dependant import Dependant


class ChangedMeanwhile(Conflict):
    """Somebody else changed it after the caller looked."""

    default_sub_code = "DATA_MODEL_CHANGED"

    def __init__(self, what: str) -> None:
        super().__init__(
            f"{what} was changed by somebody else in the meantime",
            user_message="Somebody else has just changed this. Look at it again, then make your change.",
        )


class Busy(Conflict):
    """The table is in use by something that does not end."""

    default_sub_code = "DATA_MODEL_BUSY"

    def __init__(self) -> None:
        super().__init__(
            "The data model is in use: the change did not get its turn",
            user_message="Other work on these records is in the way. Try again in a moment.",
        )


class InUse(BadUserInput):
    """Something rests on it that would break."""

    default_sub_code = "DEPENDANTS_IN_THE_WAY"

    def __init__(self, dependants: Sequence[Dependant]) -> None:
        names = ", ".join(f"{each.kind} “{each.name}”" for each in dependants)
        super().__init__(
            f"Something rests on it: {names}",
            user_message=f"Change or delete what rests on it first: {names}.",
            dependants=[{"kind": each.kind, "id": str(each.id), "name": each.name} for each in dependants],
        )


class ValuesNotUnique(BadUserInput):
    """Records that are there agree in what shall be unique."""

    default_sub_code = "VALUES_NOT_UNIQUE"

    def __init__(self, detail: str) -> None:
        super().__init__(
            f"Some records have the same value: {detail}",
            user_message="Some records have the same value. Change them first, then make the field unique.",
        )


class ValuesWouldBeLost(BadUserInput):
    """Records have values that the new type of their field cannot hold."""

    default_sub_code = "VALUES_WOULD_BE_LOST"

    def __init__(self, message: str, field_id: UUID, count: int, values: Sequence[str]) -> None:
        super().__init__(
            message,
            user_message=f"{message} Change them first, or choose to empty them.",
            fieldMetadataId=str(field_id),
            count=count,
            values=list(values),
        )


class TooManyValues(BadUserInput):
    """Too many different values for a list of options."""

    default_sub_code = "TOO_MANY_VALUES"

    def __init__(self, label: str, most: int) -> None:
        super().__init__(
            f'"{label}" has more than {most} different values: name the options',
            user_message=f"“{label}” has more than {most} different values. Say which options it shall have.",
        )
