from __future__ import annotations

import pytest

from crm.access import bearers
from crm.access.bearers import Bearers
from crm.access.file_links import file_link, storage_key_of
from crm.access.identity import Identity, PrincipalKind
from crm.access.tokens import issue_access
from crm.kit.errors import Unauthenticated
from crm.kit.ids import uuid7

pytestmark = pytest.mark.usefixtures("settings")


def new_identity() -> Identity:
    return Identity(uuid7(), PrincipalKind.SESSION, uuid7(), uuid7(), uuid7(), uuid7(), "Ada Lovelace")


def test_tokens_seen_lately_are_remembered_and_the_oldest_forgotten(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(bearers, "MOST_KEPT", 2)
    seen, identities = Bearers(), [new_identity() for _ in range(3)]
    tokens = [issue_access(each).token for each in identities]
    assert [seen.identity(token) for token in tokens] == identities
    verified: list[str] = []
    monkeypatch.setattr(bearers, "identity_from_bearer", lambda token: verified.append(token) or identities[0])
    assert [seen.identity(token) for token in (tokens[2], tokens[1], tokens[0])] == [
        identities[2],
        identities[1],
        identities[0],
    ]
    assert verified == [tokens[0]]


def test_a_link_is_good_for_its_file_alone():
    link = file_link("attachments", "workspace/one file.pdf", "Offer 2026.pdf")
    assert link.startswith("/files/attachments/")
    assert link.endswith("/Offer%202026.pdf")
    assert storage_key_of(link.split("/")[3]) == "workspace/one file.pdf"
    with pytest.raises(Unauthenticated):
        storage_key_of(issue_access(new_identity()).token)
