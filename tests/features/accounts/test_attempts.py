from __future__ import annotations

import pytest

from crm.features.accounts import attempts
from crm.features.accounts.attempts import Attempts
from crm.features.accounts.errors import TooManyAttempts
from crm.features.accounts.schemas import Credentials
from crm.features.accounts.sign_in import authenticate
from crm.kit.cache import Cache
from crm.kit.database import Database
from tests.factories.workspaces import PASSWORD, make_user


def test_one_address_does_not_use_up_the_tries_of_another(cache: Cache):
    for _ in range(attempts.MOST_PER_EMAIL_AND_ADDRESS):
        Attempts(cache, "1.1.1.1").count_guess("ada@example.com")
    with pytest.raises(TooManyAttempts):
        Attempts(cache, "1.1.1.1").count_guess("ada@example.com")
    Attempts(cache, "2.2.2.2").count_guess("ada@example.com")


def test_many_addresses_together_do_not_guess_for_ever(cache: Cache):
    for number in range(attempts.MOST_PER_EMAIL):
        Attempts(cache, f"10.0.0.{number}").count_guess("ada@example.com")
    with pytest.raises(TooManyAttempts):
        Attempts(cache, "10.0.1.1").count_guess("ada@example.com")


def test_one_address_does_not_guess_for_everybody(cache: Cache):
    for number in range(attempts.MOST_PER_ADDRESS):
        Attempts(cache, "1.1.1.1").count_guess(f"{number}@example.com")
    with pytest.raises(TooManyAttempts):
        Attempts(cache, "1.1.1.1").count_guess("ada@example.com")


def test_right_passwords_are_never_too_many(cache: Cache):
    for _ in range(2 * attempts.MOST_PER_ADDRESS):
        own = Attempts(cache, "1.1.1.1")
        own.count_guess("ada@example.com")
        own.forget_guesses("ada@example.com")


def test_tries_are_forgiven_after_a_while(cache: Cache):
    Attempts(cache, "1.1.1.1").count_guess("ada@example.com")
    keys = cache.execute(("KEYS", "attempts:*"))[0]
    lifetimes = cache.execute(*(("TTL", key) for key in keys))
    assert len(keys) == 3
    assert all(0 < seconds <= attempts.WINDOW for seconds in lifetimes)


def test_without_redis_nobody_is_kept_out(owner_database: Database, database: Database):
    user = make_user(owner_database)
    for _ in range(2 * attempts.MOST_PER_EMAIL):
        Attempts(Cache(None), "1.1.1.1").count_guess(user.email)
    found = authenticate(database, Attempts(Cache(None), "1.1.1.1"), Credentials(user.email, PASSWORD))
    assert found.id == user.id


def test_a_person_without_a_password_cannot_give_the_right_one(
    owner_database: Database, database: Database, cache: Cache
):
    from crm.features.accounts.errors import WrongCredentials

    user = make_user(owner_database, password_hash=None)
    with pytest.raises(WrongCredentials):
        authenticate(database, Attempts(cache, None), Credentials(user.email, ""))
