"""The environment of a function that writes records: a queue to announce them on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from crm.kit.settings import Settings
from crm.kit.settings import settings as read_settings
from tests.pretended_aws import PretendedAws, pretended_aws

QUEUE = "https://sqs.us-east-1.amazonaws.com/123456789012/outbox"


@pytest.fixture(scope="session")
def aws() -> Iterator[PretendedAws]:
    with pretended_aws() as seen:
        yield seen


@pytest.fixture(scope="session")
def environment(settings: Settings, aws: PretendedAws) -> Iterator[Settings]:
    """The environment of the function."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("OUTBOX_QUEUE_URL", QUEUE)
        patch.setenv("AWS_ENDPOINT_URL_SQS", aws.url)
        read_settings.cache_clear()
        yield replace(settings, outbox_queue_url=QUEUE)
    read_settings.cache_clear()
