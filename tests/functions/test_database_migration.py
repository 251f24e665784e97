"""The function that operators invoke after a deployment."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from crm.app.container import container
from crm.app.database_migration import RESERVE, handle
from crm.kit.errors import BadUserInput
from crm.kit.settings import settings as read_settings
from crm.metadata.names import schema_name
from tests.conftest import OwnDatabase
from tests.metadata.migrations.past import add_workspace_of_old
from tests.pretended_aws import PretendedAws, pretended_aws

QUEUE = "http://queues/1/outbox"


class Context:
    def __init__(self, seconds: float = 900) -> None:
        self.seconds = seconds

    def get_remaining_time_in_millis(self) -> int:
        return int(self.seconds * 1000)


@pytest.fixture(autouse=True)
def queue(own_database: OwnDatabase, monkeypatch: pytest.MonkeyPatch) -> Iterator[PretendedAws]:
    """A new container, and what it sends."""
    with pretended_aws() as seen:
        own = {
            "DATABASE_URL": own_database.app_url,
            "OWNER_DATABASE_URL": own_database.owner_url,
            "OUTBOX_QUEUE_URL": QUEUE,
            "AWS_ENDPOINT_URL_SQS": seen.url,
        }
        for name, value in own.items():
            monkeypatch.setenv(name, value)
        for remembered in (read_settings, container):
            remembered.cache_clear()
        yield seen
        container().owner_database.close()
        for remembered in (read_settings, container):
            remembered.cache_clear()


def test_it_does_what_fits_into_its_time_and_tells_what_is_left(own_database: OwnDatabase, queue: PretendedAws):
    add_workspace_of_old(own_database.owner.connection)
    left = {"migrated": False, "remaining": 1, "failures": []}
    assert handle({"migrate": "status"}, Context()) == left
    assert handle({"migrate": True}, Context(seconds=RESERVE)) == left
    done = {"migrated": True, "remaining": 0, "failures": []}
    assert handle({"migrate": True}, Context()) == done
    assert handle({"migrate": "status"}, Context()) == done
    assert queue.messages(QUEUE), "who has the workspace open is told"


def test_a_failure_is_told_until_it_is_mended_and_resumed(own_database: OwnDatabase):
    owner = own_database.owner.connection
    schema = schema_name(add_workspace_of_old(owner))
    owner.execute(f'alter function "{schema}"."_destroyed_timelineActivity" rename to lost'.encode())
    (failure,) = handle({"migrate": True}, Context())["failures"]
    assert "0006_history_uncounted" in failure
    owner.execute(f'alter function "{schema}".lost rename to "_destroyed_timelineActivity"'.encode())
    assert handle({"migrate": True}, Context())["failures"] == [failure]
    assert handle({"migrate": "resume"}, Context())["migrated"]


@pytest.mark.parametrize("event", [{}, {"migrate": False}, {"migrate": "now"}, {"seed": "all"}])
def test_anything_else_is_refused(event: dict[str, object]):
    with pytest.raises(BadUserInput):
        handle(event, Context())
