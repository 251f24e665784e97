"""Where a workspace is found: subdomains of the public URL."""

from __future__ import annotations

import re
import secrets
from urllib.parse import urlsplit

from crm.features.workspaces.errors import SubdomainNotAvailable
from crm.kit.settings import settings

_SUBDOMAIN = re.compile(r"[a-z0-9](?:[a-z0-9-]{1,28}[a-z0-9])")
_NOT_IN_SUBDOMAINS = re.compile(r"[^a-z0-9]+")
RESERVED = frozenset({"api", "app", "admin", "assets", "docs", "files", "mail", "status", "support", "www"})
LONGEST_STEM = 20


def subdomain_url(subdomain: str) -> str:
    """The address of a workspace: `https://apple.example.com`."""
    parts = urlsplit(settings().public_url)
    return f"{parts.scheme}://{subdomain}.{parts.netloc}"


def subdomain_of(origin: str) -> str | None:
    """The subdomain an address names; None for the public URL itself, and for any foreign address."""
    host = (urlsplit(origin).hostname or "").lower()
    base = (urlsplit(settings().public_url).hostname or "").lower()
    if host == base or not host.endswith(f".{base}"):
        return None
    return host.removesuffix(f".{base}")


def is_public_url(origin: str) -> bool:
    """Whether an address is the one that all workspaces share."""
    return (urlsplit(origin).hostname or "").lower() == (urlsplit(settings().public_url).hostname or "").lower()


def checked_subdomain(subdomain: str) -> str:
    """A subdomain as it is stored.

    Raises:
        SubdomainNotAvailable: it is malformed or reserved.
    """
    lowered = subdomain.strip().lower()
    if not _SUBDOMAIN.fullmatch(lowered) or lowered in RESERVED:
        raise SubdomainNotAvailable(subdomain)
    return lowered


def suggested_subdomain(display_name: str) -> str:
    """A subdomain nobody has: the name's letters, and a few random ones."""
    stem = _NOT_IN_SUBDOMAINS.sub("-", display_name.lower())[:LONGEST_STEM].strip("-") or "workspace"
    return f"{stem}-{secrets.token_hex(3)}"
