"""Queues: nothing gets lost, nothing is worked on twice at a time, somebody is told."""

from __future__ import annotations

from collections.abc import Iterator

from infra.lint.finding import Finding
from infra.lint.template import Resource, Template

TIMEOUTS_OF_VISIBILITY = 6
DEFAULT_VISIBILITY = 30
QUEUE = "AWS::SQS::Queue"


def queues_keep_what_fails(template: Template) -> Iterator[Finding]:
    """A queue that somebody works off hands what fails again and again to a dead-letter queue."""
    dead = {each.name for each in _dead_letter_queues(template)}
    for queue in template.of_type(QUEUE):
        if queue.name not in dead and _dead_letters(template, queue) is None:
            yield Finding("queues_keep_what_fails", queue.name, "it has no dead-letter queue")


def dead_letters_raise_an_alarm(template: Template) -> Iterator[Finding]:
    """Somebody is told as soon as one message is dead."""
    watched = {
        queue.name
        for alarm in template.of_type("AWS::CloudWatch::Alarm")
        if alarm.properties.get("MetricName") == "ApproximateNumberOfMessagesVisible"
        and alarm.properties.get("AlarmActions")
        and (queue := template.find(alarm.properties.get("Dimensions"), QUEUE))
    }
    for queue in _dead_letter_queues(template):
        if queue.name not in watched:
            yield Finding("dead_letters_raise_an_alarm", queue.name, "no alarm watches it")


def queues_are_worked_off(template: Template) -> Iterator[Finding]:
    """A queue has one worker; a dead-letter queue has none."""
    worked = [queue.name for _, queue, _ in _triggers(template)]
    dead = {each.name for each in _dead_letter_queues(template)}
    for queue in template.of_type(QUEUE):
        if worked.count(queue.name) != (0 if queue.name in dead else 1):
            what = f"{worked.count(queue.name)} functions work it off"
            yield Finding("queues_are_worked_off", queue.name, what)


def queues_wait_for_their_worker(template: Template) -> Iterator[Finding]:
    """A message stays hidden for six timeouts, so that retries of a batch cannot overlap."""
    for _, queue, function in _triggers(template):
        visibility = queue.properties.get("VisibilityTimeout", DEFAULT_VISIBILITY)
        least = TIMEOUTS_OF_VISIBILITY * function.properties.get("Timeout", 3)
        if visibility < least:
            what = f"messages stay hidden for {visibility} s; {function.name} needs {least} s"
            yield Finding("queues_wait_for_their_worker", queue.name, what)


def failed_batches_are_reported_in_part(template: Template) -> Iterator[Finding]:
    """One bad message does not bring back the others of its batch, and a flood does not take every connection."""
    for trigger, _, _ in _triggers(template):
        if trigger.properties.get("FunctionResponseTypes") != ["ReportBatchItemFailures"]:
            what = "it must report failures message by message"
            yield Finding("failed_batches_are_reported_in_part", trigger.name, what)
        if "MaximumConcurrency" not in trigger.properties.get("ScalingConfig", {}):
            yield Finding("failed_batches_are_reported_in_part", trigger.name, "nothing bounds its concurrency")


def _triggers(template: Template) -> Iterator[tuple[Resource, Resource, Resource]]:
    """Every (event source mapping, queue, function)."""
    for trigger in template.of_type("AWS::Lambda::EventSourceMapping"):
        queue = template.find(trigger.properties.get("EventSourceArn"), QUEUE)
        function = template.find_function(trigger.properties.get("FunctionName"))
        if queue and function:
            yield trigger, queue, function


def _dead_letters(template: Template, queue: Resource) -> Resource | None:
    policy = queue.properties.get("RedrivePolicy", {})
    return template.find(policy.get("deadLetterTargetArn"), QUEUE) if policy.get("maxReceiveCount") else None


def _dead_letter_queues(template: Template) -> list[Resource]:
    found = (_dead_letters(template, queue) for queue in template.of_type(QUEUE))
    return [queue for queue in found if queue is not None]
