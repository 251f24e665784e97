from __future__ import annotations

from time import time
from uuid import UUID

from crm.kit.ids import base36, uuid7


def test_ids_are_ordered_by_their_millisecond():
    made = [uuid7() for _ in range(1000)]
    moments = [identifier.int >> 80 for identifier in made]
    assert moments == sorted(moments)
    assert abs(moments[-1] / 1000 - time()) < 60
    assert len(set(made)) == 1000


def test_ids_are_of_version_seven():
    assert {(identifier.version, identifier.variant) for identifier in (uuid7() for _ in range(50))} == {
        (7, "specified in RFC 4122")
    }


def test_the_short_spelling_is_unique_and_fits_a_name():
    assert base36(UUID(int=0)) == "0"
    assert base36(UUID(int=35)) == "z"
    assert base36(UUID(int=2**128 - 1)) == "f5lxx1zz5pnorynqglhzmsp33"
    assert int(base36(UUID("20202020-1c25-4d02-bf25-6aeccf7ea419")), 36) == 0x202020201C254D02BF256AECCF7EA419
