"""Links to files: whoever has one may fetch that file, for as long as the link lasts."""

from __future__ import annotations

from typing import Final
from urllib.parse import quote

from crm.access.tokens import TokenType, issue, read

CLAIM: Final = "storageKey"


def file_link(folder: str, storage_key: str, name: str) -> str:
    """A path on our own origin; `folder` and `name` are for the eye, the token in between decides."""
    token = issue(TokenType.FILE, {CLAIM: storage_key}).token
    return f"/files/{quote(folder)}/{token}/{quote(name, safe='')}"


def storage_key_of(token: str) -> str:
    """The object that a link's token is good for.

    Raises:
        Unauthenticated: the token is none of ours, or has run out.
    """
    return str(read(TokenType.FILE, token)[CLAIM])
