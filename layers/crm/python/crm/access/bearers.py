"""Identities of the bearer tokens seen lately: remembering one costs less than verifying its signature again."""

from __future__ import annotations

from collections import OrderedDict
from time import time
from typing import Final

from crm.access.identity import Identity
from crm.access.tokens import identity_from_bearer
from crm.kit.crypto import unverified_claims

MOST_KEPT: Final = 500


class Bearers:
    """The memory of one container. Whether a caller is still welcome, the database decides with each request."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, tuple[Identity, float]] = OrderedDict()

    def identity(self, token: str) -> Identity:
        """Who an access token or an API key stands for.

        Raises:
            Unauthenticated: the token is neither, or has run out.
        """
        identity, expires_at = self._kept.get(token, (None, 0.0))
        if identity is not None and time() < expires_at:
            self._kept.move_to_end(token)
            return identity
        identity = identity_from_bearer(token)
        self._kept[token] = (identity, unverified_claims(token)["exp"])
        if len(self._kept) > MOST_KEPT:
            self._kept.popitem(last=False)
        return identity
