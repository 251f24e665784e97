"""What can be wrong with a workspace."""

from __future__ import annotations

from crm.kit.errors import BadUserInput, Forbidden, NotFound


class WorkspaceNotFound(NotFound):
    """There is none at this address, or of this invitation."""

    default_sub_code = "WORKSPACE_NOT_FOUND"

    def __init__(self) -> None:
        super().__init__("Workspace not found", user_message="There is no such workspace.")


class SubdomainNotAvailable(BadUserInput):
    """The address is taken, reserved or malformed."""

    default_sub_code = "SUBDOMAIN_NOT_AVAILABLE"

    def __init__(self, subdomain: str) -> None:
        super().__init__(
            f'Subdomain "{subdomain}" is not available', user_message="This address is not available. Try another."
        )


class InvitationNotValid(Forbidden):
    """The link was replaced or switched off."""

    default_sub_code = "FORBIDDEN_EXCEPTION"

    def __init__(self) -> None:
        super().__init__(
            "Invite link is not valid", user_message="This invitation is no longer valid. Ask for another."
        )
