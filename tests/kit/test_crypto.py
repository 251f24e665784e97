from __future__ import annotations

import time

import pytest

from crm.kit import crypto
from crm.kit.crypto import TokenExpired, TokenInvalid, sign, verify

KEY = b"a key"
CLAIMS = {"sub": "somebody", "exp": 2_000_000_000}


def test_a_token_gives_back_its_claims():
    assert verify(sign(CLAIMS, KEY), KEY) == CLAIMS


def test_a_token_of_another_key_is_refused():
    with pytest.raises(TokenInvalid, match="signature"):
        verify(sign(CLAIMS, b"another key"), KEY)


def test_a_token_that_was_changed_is_refused():
    header, _, signature = sign(CLAIMS, KEY).split(".")
    _, payload, _ = sign(CLAIMS | {"sub": "somebody else"}, b"x").split(".")
    with pytest.raises(TokenInvalid, match="signature"):
        verify(f"{header}.{payload}.{signature}", KEY)


def test_a_token_without_a_signature_is_refused():
    unsigned = "eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0." + sign(CLAIMS, KEY).split(".")[1] + "."
    with pytest.raises(TokenInvalid, match="algorithm"):
        verify(unsigned, KEY)


@pytest.mark.parametrize("token", ["", ".", "..", "a", "a.b", "a.b.c", "é.é.é", "e30.e30", "[].[].[]", "W10.W10.W10"])
def test_what_is_no_token_is_refused(token: str):
    with pytest.raises(TokenInvalid):
        verify(token, KEY)


@pytest.mark.parametrize("exp", [0, 1.5, None, "2000000000", True])
def test_a_token_needs_a_time_to_come(exp: object):
    with pytest.raises(TokenExpired):
        verify(sign({"exp": exp}, KEY), KEY)


def test_a_password_matches_itself_alone():
    stored = crypto.hash_password("correct horse")
    assert stored.startswith("$argon2id$")
    assert stored != crypto.hash_password("correct horse")
    assert crypto.password_matches("correct horse", stored)
    assert not crypto.password_matches("Correct horse", stored)
    assert not crypto.password_matches("correct horse", "no hash at all")


def test_random_tokens_differ():
    assert len({crypto.random_token() for _ in range(100)}) == 100


def test_keys_of_different_uses_differ():
    keys = {crypto.derive_key("secret", *context) for context in (["a"], ["b"], ["a", "b"], ["ab"], [])}
    assert len(keys) == 5


def test_hashing_a_password_costs_an_attacker_something():
    started = time.process_time()
    crypto.hash_password("x")
    assert time.process_time() - started > 0.005
