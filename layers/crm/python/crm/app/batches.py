"""Batches from SQS: every message stands alone, and only those that failed come again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, TypeAlias

import orjson

from crm.kit.log import logger

if TYPE_CHECKING:
    from aws_lambda_powertools.utilities.batch import BatchProcessor
    from aws_lambda_powertools.utilities.data_classes.sqs_event import SQSRecord
    from aws_lambda_powertools.utilities.typing import LambdaContext

Message: TypeAlias = "Mapping[str, Any]"


@cache
def _processor() -> BatchProcessor:
    from aws_lambda_powertools.utilities.batch import BatchProcessor, EventType

    return BatchProcessor(event_type=EventType.SQS, raise_on_entire_batch_failure=False)


def work_through(
    service: str, event: dict[str, Any], context: LambdaContext, work: Callable[[Message], object]
) -> dict[str, Any]:
    """Do `work` with every message of an SQS event; the answer names the messages to send again."""
    from aws_lambda_powertools.utilities.batch import process_partial_response

    log = logger(service)

    def handle_one(record: SQSRecord) -> None:
        try:
            work(orjson.loads(record.body))
        except Exception:
            log.exception("a message failed", message_id=record.message_id)
            raise

    return dict(process_partial_response(event, handle_one, _processor(), context))
