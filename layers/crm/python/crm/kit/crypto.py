"""Signed tokens, password hashes and secrets."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from functools import cache
from time import time
from typing import TYPE_CHECKING, Any

import orjson

if TYPE_CHECKING:
    from argon2 import PasswordHasher

_HEADER = {"alg": "HS256", "typ": "JWT"}


class TokenInvalid(Exception):
    """The token was not signed by us, is not of this kind, or is no token at all."""


class TokenExpired(TokenInvalid):
    """The token was ours and has run out."""


def sign(claims: Mapping[str, Any], key: bytes) -> str:
    """A JSON Web Token (HS256) over `claims`, which should hold `exp` in seconds since the epoch."""
    signed = _encode(orjson.dumps(_HEADER)) + "." + _encode(orjson.dumps(claims))
    return signed + "." + _encode(_signature(signed.encode(), key))


def unverified_claims(token: str) -> dict[str, Any]:
    """The claims of a token, not yet believed: only good for finding the key to verify with.

    Raises:
        TokenInvalid: the token is malformed.
    """
    try:
        _, payload, _ = token.split(".")
        claims = orjson.loads(_decode(payload))
    except ValueError as error:
        raise TokenInvalid("malformed token") from error
    if not isinstance(claims, dict):
        raise TokenInvalid("malformed token")
    return claims


def verify(token: str, key: bytes, *, now: float | None = None) -> dict[str, Any]:
    """The claims of a token that `sign` made with the same key.

    Raises:
        TokenInvalid: malformed, another algorithm or a wrong signature.
        TokenExpired: past its `exp`.
    """
    try:
        signed, _, signature = token.rpartition(".")
        header = orjson.loads(_decode(signed.partition(".")[0]))
        given = _decode(signature)
    except ValueError as error:
        raise TokenInvalid("malformed token") from error
    if not isinstance(header, dict) or header.get("alg") != _HEADER["alg"]:
        raise TokenInvalid("unknown algorithm")
    if not hmac.compare_digest(given, _signature(signed.encode(), key)):
        raise TokenInvalid("wrong signature")
    claims = unverified_claims(token)
    if not isinstance(claims.get("exp"), int | float) or claims["exp"] <= (time() if now is None else now):
        raise TokenExpired("expired token")
    return claims


def derive_key(secret: str, *context: str) -> bytes:
    """A key of its own for each use of the application's secret."""
    return hmac.digest(secret.encode(), "\0".join(context).encode(), hashlib.sha256)


def random_token() -> str:
    """256 bits that nobody guesses, as 43 URL-safe characters."""
    return secrets.token_urlsafe(32)


def digest(token: str) -> str:
    """What is stored of a random token."""
    return hashlib.sha256(token.encode()).hexdigest()


def same(one: str, other: str) -> bool:
    """Equality that takes the same time wherever the difference is."""
    return hmac.compare_digest(one.encode(), other.encode())


@cache
def _hasher() -> PasswordHasher:
    from argon2 import PasswordHasher

    return PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)


def hash_password(password: str) -> str:
    """The argon2id hash to store (19 MiB, two passes: the OWASP minimum)."""
    return _hasher().hash(password)


def password_matches(password: str, stored: str) -> bool:
    """Whether a password is the one that was hashed; a broken hash matches nothing."""
    from argon2.exceptions import InvalidHashError, VerificationError

    try:
        return _hasher().verify(stored, password)
    except (VerificationError, InvalidHashError):
        return False


def _signature(signed: bytes, key: bytes) -> bytes:
    return hmac.digest(key, signed, hashlib.sha256)


def _encode(content: bytes) -> str:
    return urlsafe_b64encode(content).rstrip(b"=").decode()


def _decode(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))
