"""How often somebody may try: counted in Redis. Without Redis nobody is kept out."""

from __future__ import annotations

from hashlib import blake2b

from crm.features.accounts.errors import TooManyAttempts
from crm.kit.cache import Cache

WINDOW = 15 * 60
"""Seconds."""

MOST_PER_EMAIL_AND_ADDRESS = 10
MOST_PER_EMAIL = 100
MOST_PER_ADDRESS = 300
"""Many people may share an address; a whole company does."""

MOST_SIGN_UPS_PER_ADDRESS = 50


class Attempts:
    """The tries that come from one network address."""

    def __init__(self, cache: Cache, ip_address: str | None) -> None:
        self._cache = cache
        self._address = ip_address or "unknown"

    def count_guess(self, email: str) -> None:
        """Count one try before the password is looked at, so that many at once are counted too.

        Raises:
            TooManyAttempts: somebody is guessing.
        """
        self._count(MOST_PER_EMAIL_AND_ADDRESS, "guess", email, self._address)
        self._count(MOST_PER_EMAIL, "guess", email)
        self._count(MOST_PER_ADDRESS, "guesses", self._address)

    def forget_guesses(self, email: str) -> None:
        """The right password was given from here: that was no guess, and those before it are forgiven."""
        self._cache.attempt(
            ("DEL", _key("guess", email, self._address)),
            ("DECR", _key("guess", email)),
            ("DECR", _key("guesses", self._address)),
        )

    def count_sign_up(self) -> None:
        """Count one new account.

        Raises:
            TooManyAttempts: somebody makes accounts by the hundred.
        """
        self._count(MOST_SIGN_UPS_PER_ADDRESS, "sign-up", self._address)

    def count_question(self) -> None:
        """Count one question whether an account exists.

        Raises:
            TooManyAttempts: somebody is collecting addresses.
        """
        self._count(MOST_PER_ADDRESS, "question", self._address)

    def _count(self, most: int, *what: str) -> None:
        if self._cache.count(_key(*what), WINDOW) > most:
            raise TooManyAttempts


def _key(*what: str) -> str:
    return "attempts:" + blake2b("\0".join(what).encode(errors="replace"), digest_size=12).hexdigest()
