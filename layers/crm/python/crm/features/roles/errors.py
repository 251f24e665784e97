"""What can be wrong with a role."""

from __future__ import annotations

from crm.kit.errors import BadUserInput, NotFound


class RoleNotFound(NotFound):
    """There is none of this id in the workspace."""

    default_sub_code = "ROLE_NOT_FOUND"

    def __init__(self) -> None:
        super().__init__("Role not found", user_message="This role no longer exists.")


class RoleNotForApiKeys(BadUserInput):
    """The role was made for people."""

    default_sub_code = "ROLE_CANNOT_BE_ASSIGNED_TO_API_KEYS"

    def __init__(self) -> None:
        super().__init__("Role cannot be assigned to API keys", user_message="Choose a role that API keys may have.")
