"""What can be wrong with an API key."""

from __future__ import annotations

from crm.kit.errors import BadUserInput, NotFound


class ApiKeyNotFound(NotFound):
    """There is none of this id in the workspace."""

    default_sub_code = "API_KEY_NOT_FOUND"

    def __init__(self) -> None:
        super().__init__("API key not found", user_message="This API key no longer exists.")


class ApiKeyNotValid(BadUserInput):
    """It cannot be made like this, or makes no tokens any more."""

    default_sub_code = "API_KEY_NOT_VALID"
