"""What can be wrong with a role."""

from __future__ import annotations

from crm.kit.errors import BadUserInput, NotFound
from crm.metadata.validation import Problem


class RoleNotFound(NotFound):
    """There is none of this id in the workspace."""

    default_sub_code = "ROLE_NOT_FOUND"

    def __init__(self) -> None:
        super().__init__("Role not found", user_message="This role no longer exists.")


class MemberNotFound(NotFound):
    """There is none of this id in the workspace."""

    default_sub_code = "WORKSPACE_MEMBER_NOT_FOUND"

    def __init__(self) -> None:
        super().__init__("Workspace member not found", user_message="This person is no longer a member.")


class ObjectNotFound(NotFound):
    """There is none of this id in the workspace."""

    default_sub_code = "OBJECT_METADATA_NOT_FOUND"

    def __init__(self) -> None:
        super().__init__("Object metadata not found", user_message="This object no longer exists.")


class FieldNotFound(NotFound):
    """There is none of this id in the object."""

    default_sub_code = "FIELD_METADATA_NOT_FOUND"

    def __init__(self) -> None:
        super().__init__("Field metadata not found", user_message="This field no longer exists.")


class RoleNotForApiKeys(BadUserInput):
    """The role was made for people."""

    default_sub_code = "ROLE_CANNOT_BE_ASSIGNED_TO_API_KEYS"

    def __init__(self) -> None:
        super().__init__("Role cannot be assigned to API keys", user_message="Choose a role that API keys may have.")


class RoleNotForMembers(BadUserInput):
    """The role was made for programs."""

    default_sub_code = "ROLE_CANNOT_BE_ASSIGNED_TO_USERS"

    def __init__(self) -> None:
        super().__init__("Role cannot be assigned to users", user_message="Choose a role that people may have.")


class LastAdministrator(BadUserInput):
    """Nobody could change the workspace any more."""

    default_sub_code = "CANNOT_UNASSIGN_LAST_ADMIN"

    def __init__(self) -> None:
        super().__init__(
            "Cannot unassign admin role from last admin of the workspace",
            user_message="A workspace needs an administrator. Make somebody else one first.",
        )


class RoleInUse(BadUserInput):
    """Programs have it, and another role might let them do more."""

    default_sub_code = "ROLE_IN_USE"

    def __init__(self) -> None:
        super().__init__(
            "Role is assigned to API keys",
            user_message="API keys have this role. Give them another one, or revoke them.",
        )


class UnknownPermissionFlag(BadUserInput):
    """There is no such right."""

    default_sub_code = "INVALID_INPUT"

    def __init__(self, key: str) -> None:
        super().__init__(f'Permission flag "{key}" does not exist')


NOT_EDITABLE = Problem("ROLE_NOT_EDITABLE", "Role is not editable", "This role cannot be changed.")
NOT_DELETABLE = Problem("ROLE_NOT_EDITABLE", "A standard role cannot be deleted", "This role cannot be deleted.")
DEFAULT_ROLE = Problem(
    "DEFAULT_ROLE_CANNOT_BE_DELETED",
    "Default role cannot be deleted",
    "New members get this role. Choose another role for them first.",
)
LABEL_MISSING = Problem("INVALID_ROLE_INPUT", "Role label is not valid", "Give the role a name.")
LABEL_TAKEN = Problem("ROLE_LABEL_ALREADY_EXISTS", "Role label already exists", "There is a role of this name already.")
ID_TAKEN = Problem("INVALID_ROLE_INPUT", "Role id is already in use", "Leave the id out.")
WRITING_WITHOUT_READING = Problem(
    "CANNOT_GIVE_WRITING_PERMISSION_WITHOUT_READING_PERMISSION",
    "Cannot give writing permission without reading permission",
    "What cannot be seen cannot be changed: allow both, or neither.",
)
ONLY_RESTRICTIONS = Problem(
    "ONLY_FIELD_RESTRICTION_ALLOWED",
    "A field permission can only restrict: false or null",
    "A role can lose a field, but not gain one.",
)
KEY_FIELD = Problem(
    "FIELD_PERMISSION_NOT_ALLOWED", "Records cannot be told apart without their id", "The id cannot be restricted."
)
