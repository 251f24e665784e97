"""What can be wrong with an import as a whole; what is wrong with a row is in its report."""

from __future__ import annotations

from crm.kit.errors import BadUserInput, Conflict, NotFound


class ImportNotFound(NotFound):
    """No such import in this workspace."""

    def __init__(self) -> None:
        super().__init__("Import not found", user_message="This import does not exist any more.")


class MappingInvalid(BadUserInput):
    """The mapping of columns to fields cannot work."""

    default_sub_code = "INVALID_IMPORT_MAPPING"

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"Invalid value for {name}: {reason}", user_message=f"{reason[:1].upper()}{reason[1:]}.")


class ImportInputInvalid(BadUserInput):
    """An argument cannot be used."""

    default_sub_code = "INVALID_IMPORT_INPUT"

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"Invalid value for {name}: {reason}", user_message=f"{reason[:1].upper()}{reason[1:]}.")


class ImportInWrongState(Conflict):
    """The import is past, or not yet at, the point where this can be done."""

    default_sub_code = "IMPORT_IN_WRONG_STATE"

    def __init__(self, status: str) -> None:
        super().__init__(
            f"The import is {status}", user_message="This cannot be done with the import as it is now. Reload the page."
        )
