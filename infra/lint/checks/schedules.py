"""Schedules: expressions that the service understands, and a right to invoke."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from infra.lint.finding import Finding
from infra.lint.template import Template, references

RATE = re.compile(r"rate\((?:1 (?:minute|hour|day)|(?:[2-9]|[1-9]\d+) (?:minutes|hours|days))\)")
CRON = re.compile(r"cron\((.*)\)")
CRON_FIELDS = (
    re.compile(r"\*|\d+(?:[-/,]\d+)*|\*/\d+"),
    re.compile(r"\*|\d+(?:[-/,]\d+)*|\*/\d+"),
    re.compile(r"[*?L]|\d+W?(?:[-/,]\d+)*"),
    re.compile(r"\*|[A-Z\d]+(?:[-/,][A-Z\d]+)*", re.IGNORECASE),
    re.compile(r"[*?]|[A-Z\d]+L?(?:[-/,#][A-Z\d]+)*", re.IGNORECASE),
    re.compile(r"\*|\d{4}(?:[-/,]\d+)*"),
)
AT = re.compile(r"at\((.*)\)")


def is_understood(expression: str) -> bool:
    """Whether EventBridge takes a schedule expression."""
    if found := CRON.fullmatch(expression):
        fields = found[1].split(" ")
        return len(fields) == len(CRON_FIELDS) and all(
            pattern.fullmatch(field) for pattern, field in zip(CRON_FIELDS, fields, strict=True)
        )
    if found := AT.fullmatch(expression):
        return _is_time(found[1])
    return RATE.fullmatch(expression) is not None


def schedules_are_understood(template: Template) -> Iterator[Finding]:
    """An expression that EventBridge does not understand fails only on deployment."""
    for kind in ("AWS::Scheduler::Schedule", "AWS::Events::Rule"):
        for schedule in template.of_type(kind):
            expression = str(schedule.properties.get("ScheduleExpression", ""))
            if not is_understood(expression):
                yield Finding("schedules_are_understood", schedule.name, f"{expression!r} is no schedule expression")


def schedules_may_invoke(template: Template) -> Iterator[Finding]:
    """A schedule calls a function in a role that the scheduler may take and that may invoke it."""
    for schedule in template.of_type("AWS::Scheduler::Schedule"):
        target = schedule.properties.get("Target", {})
        function = template.find_function(target.get("Arn"))
        role = template.find(target.get("RoleArn"), "AWS::IAM::Role")
        if function is None:
            yield Finding("schedules_may_invoke", schedule.name, "it calls no function of the template")
        elif role is None or not _may_invoke(role.properties, function.name):
            yield Finding("schedules_may_invoke", schedule.name, f"its role may not invoke {function.name}")


def _may_invoke(role: dict[str, Any], function: str) -> bool:
    trusted = str(role["AssumeRolePolicyDocument"])
    statements = [each for policy in role.get("Policies", []) for each in policy["PolicyDocument"]["Statement"]]
    return "scheduler.amazonaws.com" in trusted and any(
        each["Action"] == "lambda:InvokeFunction" and function in references(each["Resource"]) for each in statements
    )


def _is_time(text: str) -> bool:
    try:
        datetime.strptime(text, "%Y-%m-%dT%H:%M:%S")  # noqa: DTZ007  (the zone is another property)
    except ValueError:
        return False
    return True
