"""The errors a caller can act on. Every door translates them into its own envelope."""

from __future__ import annotations

from typing import Any, ClassVar


class CrmError(Exception):
    """An expected refusal: `code` and `sub_code` are for programs, `user_message` is for people.

    `extensions` are further facts for the envelope, for example `conflictingRecordId`.
    """

    code: ClassVar[str] = "INTERNAL_SERVER_ERROR"
    default_sub_code: ClassVar[str | None] = None

    def __init__(
        self,
        message: str,
        *,
        sub_code: str | None = None,
        user_message: str = "An error occurred.",
        **extensions: Any,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.sub_code = sub_code or self.default_sub_code
        self.user_message = user_message
        self.extensions = extensions


class BadUserInput(CrmError):
    """The request is well formed but asks for something that cannot be."""

    code = "BAD_USER_INPUT"


class NotFound(CrmError):
    """There is no such thing, or none that the caller may know of."""

    code = "NOT_FOUND"


class Forbidden(CrmError):
    """The caller is known and may not do this."""

    code = "FORBIDDEN"


class Unauthenticated(CrmError):
    """The caller is not known: no token, a broken one, or one that is no longer live."""

    code = "UNAUTHENTICATED"


class Conflict(CrmError):
    """The state changed since the caller last looked."""

    code = "CONFLICT"


class TimedOut(CrmError):
    """The work took longer than it may."""

    code = "TIMEOUT"
