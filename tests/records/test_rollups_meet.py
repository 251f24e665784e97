"""Two writers meet at a rollup, step by step: the later one waits, and both are counted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from uuid import uuid4

import psycopg
import pytest

from crm.kit.database import Database
from tests.records.asking import Crm
from tests.records.test_rollups import with_rollups
from tests.records.test_rollups_in_a_rush import with_labels
from tests.waiting import until_someone_waits

ONE, OTHER, DEAL, LABEL, TAG = (str(uuid4()) for _ in range(5))
SET_UP = [
    f"""insert into {{company}} (id, name) values ('{ONE}', 'One')""",
    f"""insert into {{opportunity}} (id, name, "companyId") values ('{DEAL}', 'Deal', '{ONE}')""",
    f"""insert into {{label}} (id, weight) values ('{LABEL}', 7)""",
]
ADD = f"""insert into {{opportunity}} (id, name, "companyId") values (gen_random_uuid(), 'New', '{ONE}')"""
WORTH = f"""update {{opportunity}} set "amountAmountMicros" = 5000000 where id = '{DEAL}'"""
LINK = f"""insert into {{tagging}} (id, "opportunityId", "labelId") values ('{TAG}', '{DEAL}', '{LABEL}')"""
WEIGH = f"""update {{label}} set weight = 9 where id = '{LABEL}'"""
TRASH = f"""update {{label}} set "deletedAt" = now() where id = '{LABEL}'"""
EARLY = f"""insert into {{opportunity}} (id, name, "companyId") values (gen_random_uuid(), 'Early', '{OTHER}')"""
MAKE = f"""insert into {{company}} (id, name) values ('{OTHER}', 'Other')"""


@pytest.fixture
def sales(new_crm: Callable[[], Crm]) -> Crm:
    crm = with_labels(with_rollups(new_crm()))
    for statement in SET_UP:
        crm.sql(named(crm, statement))
    return crm


def named(crm: Crm, statement: str) -> str:
    return statement.format(**{name: crm.table(name) for name in ("company", "opportunity", "label", "tagging")})


@contextmanager
def writing(database: Database, crm: Crm) -> Iterator[psycopg.Connection]:
    """A transaction of the workspace."""
    with database.connection.transaction():
        database.connection.execute(f'set local role "{crm.snapshot.db_role}"'.encode())
        yield database.connection


@pytest.mark.parametrize(
    ("writes", "told", "expected"),
    [
        ((ADD, ADD), f"""select "openCount" from {{company}} where id = '{ONE}'""", 3),
        ((ADD, WORTH), f"""select "openCount" + "openAmount" from {{company}} where id = '{ONE}'""", 7),
        ((LINK, WEIGH), f"""select weight from {{opportunity}} where id = '{DEAL}'""", 9),
        ((WEIGH, LINK), f"""select weight from {{opportunity}} where id = '{DEAL}'""", 9),
        ((TRASH, LINK), f"""select weight from {{opportunity}} where id = '{DEAL}'""", 0),
        ((EARLY, MAKE), f"""select "openCount" from {{company}} where id = '{OTHER}'""", 1),
        ((MAKE, EARLY), f"""select "openCount" from {{company}} where id = '{OTHER}'""", 1),
    ],
    ids=["two new", "new and changed", "link, value", "value, link", "bin, link", "link, parent", "parent, link"],
)
def test_the_later_writer_waits_and_sees_what_the_first_did(
    sales: Crm, new_database: Callable[[], Database], writes: tuple[str, str], told: str, expected: int
):
    earlier, later = new_database(), new_database()

    def write_later() -> None:
        with writing(later, sales) as connection:
            connection.execute(named(sales, writes[1]).encode())

    with ThreadPoolExecutor(1) as pool:
        with writing(earlier, sales) as connection:
            connection.execute(named(sales, writes[0]).encode())
            written = pool.submit(write_later)
            until_someone_waits(sales.owner)
        written.result(timeout=10)
    assert sales.sql(named(sales, told)) == [(expected,)]
