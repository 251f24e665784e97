"""What can be wrong with a request about jobs."""

from __future__ import annotations

from crm.kit.errors import Conflict, NotFound


class JobNotFound(NotFound):
    """No such job in this workspace."""

    default_sub_code = "DATA_MODEL_JOB_NOT_FOUND"

    def __init__(self) -> None:
        super().__init__("Data model job not found", user_message="This work does not exist any more.")


class JobAtEnd(Conflict):
    """The job is done, or has failed: there is nothing to cancel."""

    default_sub_code = "DATA_MODEL_JOB_AT_END"

    def __init__(self, state: str) -> None:
        super().__init__(f"The job is {state}", user_message="This work is at its end already. Reload the page.")


class NotInBin(NotFound):
    """No such object or field in the workspace's bin."""

    default_sub_code = "NOT_IN_BIN"

    def __init__(self) -> None:
        super().__init__("There is no such object or field in the bin", user_message="This is not in the bin any more.")
