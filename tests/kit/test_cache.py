from __future__ import annotations

import socket

import pytest

from crm.kit import cache as kit
from crm.kit.cache import Cache, CacheUnavailable
from infra.local.processes import free_port


def test_values_and_hashes_are_kept_for_a_while(cache: Cache):
    cache.set("name", "Ünï", 60)
    cache.hset("hash", "field", b"\x00\xff", 60)
    assert cache.get("name") == "Ünï".encode()
    assert cache.hget("hash", "field") == b"\x00\xff"
    assert [0 < ttl <= 60 for ttl in cache.execute(("TTL", "name"), ("TTL", "hash"))] == [True, True]
    cache.delete("name", "hash")
    assert (cache.get("name"), cache.hget("hash", "field")) == (None, None)


def test_a_counter_ends_after_its_first_count(cache: Cache):
    assert [cache.count("tries", 60), cache.count("tries", 600)] == [1, 2]
    assert cache.execute(("TTL", "tries"))[0] <= 60


def test_a_refused_command_is_no_value(cache: Cache):
    cache.set("text", "x", 60)
    with pytest.raises(CacheUnavailable):
        cache.execute(("HGET", "text", "field"))
    assert cache.hget("text", "field") is None
    assert cache.get("text") == b"x"


@pytest.mark.parametrize("url", [None, ""])
def test_no_redis_is_an_empty_one(url: str | None):
    cache = Cache(url)
    cache.set("name", "x", 60)
    assert (cache.get("name"), cache.count("tries", 60)) == (None, 0)


def test_a_redis_that_is_down_is_left_alone_for_a_while(monkeypatch: pytest.MonkeyPatch):
    cache = Cache(f"redis://127.0.0.1:{free_port()}/0")
    assert cache.get("name") is None
    monkeypatch.setattr(socket, "create_connection", lambda *_: pytest.fail("tried again at once"))
    assert cache.get("name") is None


def test_a_redis_that_says_nothing_costs_no_more_than_the_timeout(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(kit, "TIMEOUT", 0.05)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        cache = Cache(f"redis://127.0.0.1:{silent.getsockname()[1]}/0")
        assert cache.get("name") is None


def test_a_closed_connection_is_made_again(cache: Cache):
    cache.set("name", "x", 60)
    cache.close()
    assert cache.get("name") == b"x"
