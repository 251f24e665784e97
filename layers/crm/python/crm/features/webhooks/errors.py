"""What can be wrong with a webhook."""

from __future__ import annotations

from crm.kit.errors import BadUserInput, NotFound


class WebhookNotFound(NotFound):
    """No such webhook in this workspace."""

    def __init__(self) -> None:
        super().__init__("Webhook not found", user_message="This webhook does not exist any more.")


class WebhookUrlInvalid(BadUserInput):
    """The target cannot be posted to."""

    default_sub_code = "INVALID_TARGET_URL"

    def __init__(self, reason: str) -> None:
        super().__init__(f"Invalid value for targetUrl: {reason}", user_message=f"Target URL: {reason}.")


class WebhookOperationInvalid(BadUserInput):
    """An operation is not `<object>.<action>`."""

    default_sub_code = "INVALID_OPERATION"

    def __init__(self, operation: str) -> None:
        super().__init__(
            f"Invalid value '{operation}' for operations: expected <object>.<action>",
            user_message=f"“{operation}” is no event. Use an object and an action, such as person.created.",
        )
