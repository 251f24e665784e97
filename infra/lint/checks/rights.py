"""Rights: as few as possible, as many as needed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from infra.lint.finding import Finding
from infra.lint.template import Resource, Template, references

MANAGED = {
    "AWSLambdaBasicExecutionRole": "every function writes its log",
    "AWSLambdaVPCAccessExecutionRole": "a function in a network makes its own network interface",
    "AWSXrayWriteOnlyAccess": "traces have no resources to name",
}
READS_A_QUEUE = {"sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"}


def nobody_may_do_anything_anywhere(template: Template) -> Iterator[Finding]:
    """What a statement allows are actions by their names, on things of this template or its parameters."""
    for resource in template.resources.values():
        for statement in _statements(resource.properties):
            for action in _listed(statement.get("Action", "*")):
                if "*" in action:
                    yield Finding("nobody_may_do_anything_anywhere", resource.name, f"it allows {action}")
            for where in _listed(statement.get("Resource", [])):
                if not _own(references(where)):
                    yield Finding("nobody_may_do_anything_anywhere", resource.name, f"it allows it on {where}")


def managed_policies_are_known(template: Template) -> Iterator[Finding]:
    """Policies that AWS writes allow more than one function needs; each of ours has a reason."""
    for role in template.of_type("AWS::IAM::Role"):
        for policy in role.properties.get("ManagedPolicyArns", []):
            name = str(policy).rpartition("/")[2].rstrip("'}]")
            if not any(known in str(policy) for known in MANAGED):
                yield Finding("managed_policies_are_known", role.name, f"{name} has no reason here")


def workers_may_read_their_queue(template: Template) -> Iterator[Finding]:
    """Lambda reads a queue with the rights of the function that works it off."""
    for trigger in template.of_type("AWS::Lambda::EventSourceMapping"):
        function = template.find_function(trigger.properties.get("FunctionName"))
        queues = references(trigger.properties.get("EventSourceArn"))
        for action in sorted(READS_A_QUEUE):
            if function and not _may(template, function, action, queues):
                yield Finding("workers_may_read_their_queue", function.name, f"it lacks {action} on {min(queues)}")


def what_is_named_may_be_used(template: Template) -> Iterator[Finding]:
    """A function that is told a queue, a bucket or a secret has a right to it, or should not be told."""
    for function in template.of_type("AWS::Lambda::Function"):
        for name, value in template.environment(function).items():
            action = _right_for(name)
            target = references(value) - {"LocalEndpoint", "AWS::Region", "AWS::URLSuffix"}
            if action and not _may(template, function, action, target):
                yield Finding("what_is_named_may_be_used", function.name, f"it is told {name} but lacks {action}")


def _right_for(variable: str) -> str | None:
    if variable == "AWS_ENDPOINT_URL_APIGATEWAYMANAGEMENTAPI":
        return "execute-api:ManageConnections"
    endings = {
        "_QUEUE_URL": "sqs:SendMessage",
        "_SECRET_ARN": "secretsmanager:GetSecretValue",
        "_BUCKET": "s3:GetObject",
    }
    return next((action for ending, action in endings.items() if variable.endswith(ending)), None)


def _may(template: Template, function: Resource, action: str, target: set[str]) -> bool:
    role = template.find(function.properties.get("Role"), "AWS::IAM::Role")
    return role is not None and any(
        action in _listed(statement["Action"]) and target <= references(statement["Resource"])
        for statement in _statements(role.properties)
    )


def _statements(properties: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The statements of a resource that allow something to its holder."""
    documents = [policy["PolicyDocument"] for policy in properties.get("Policies", [])]
    if isinstance(properties.get("PolicyDocument"), dict):
        documents.append(properties["PolicyDocument"])
    for document in documents:
        for statement in _listed(document["Statement"]):
            if statement["Effect"] == "Allow":
                yield statement


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _own(names: set[str]) -> set[str]:
    return {name for name in names if not name.startswith("AWS")}
