"""What can be wrong with a person's way in. None of these tells whether an address has an account."""

from __future__ import annotations

from crm.kit.errors import BadUserInput, Forbidden, NotFound


class WrongCredentials(Forbidden):
    """No such person, or not their password."""

    default_sub_code = "FORBIDDEN_EXCEPTION"

    def __init__(self) -> None:
        super().__init__("Wrong email or password", user_message="Wrong email or password.")


class TooManyAttempts(Forbidden):
    """Somebody is guessing."""

    default_sub_code = "TOO_MANY_ATTEMPTS"

    def __init__(self) -> None:
        super().__init__(
            "Too many attempts", user_message="Too many attempts. Wait a quarter of an hour, then try again."
        )


class UserAlreadyExists(BadUserInput):
    """The address has an account."""

    default_sub_code = "USER_ALREADY_EXISTS"

    def __init__(self) -> None:
        super().__init__("User already exists", user_message="There is an account with this email. Sign in instead.")


class EmailNotValid(BadUserInput):
    """It is no email address."""

    default_sub_code = "INVALID_INPUT"

    def __init__(self) -> None:
        super().__init__("Email is not valid", user_message="This does not look like an email address.")


class PasswordNotAllowed(BadUserInput):
    """It is too short, or absurdly long."""

    default_sub_code = "INVALID_INPUT"

    def __init__(self) -> None:
        super().__init__("Password too weak", user_message="Choose a password of at least 8 characters.")


class WrongWorkspace(Forbidden):
    """A login token opens one workspace, and this is another."""

    default_sub_code = "FORBIDDEN_EXCEPTION"

    def __init__(self) -> None:
        super().__init__(
            "Token is not valid for this workspace", user_message="You cannot enter this workspace. Sign in again."
        )


class SessionNotFound(NotFound):
    """There is no such session of this person."""

    default_sub_code = "SESSION_NOT_FOUND"

    def __init__(self) -> None:
        super().__init__("Session not found", user_message="This session has ended already.")
