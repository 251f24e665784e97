"""The real template, as the local cloud understands it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from infra.local.intrinsics import Resolver, Unresolvable
from infra.local.template import Application

ROOT = Path(__file__).parents[2]
ENDPOINT = "http://127.0.0.1:4567"
PARAMETERS = {
    "Environment": "local",
    "RedisUrl": "redis://here",
    "DatabaseUrlSecretArn": "DATABASE_URL",
    "OwnerDatabaseUrlSecretArn": "OWNER_DATABASE_URL",
    "LocalEndpoint": ENDPOINT,
}


@pytest.fixture(scope="module")
def application() -> Application:
    return Application(ROOT / "template.yaml", PARAMETERS, ENDPOINT)


def test_every_function_has_its_folder_and_values_for_its_environment(application: Application):
    functions = application.functions
    folders = {path.parent for path in (ROOT / "functions").glob("*/handler.py")}
    assert {function.directory for function in functions.values()} >= folders
    relay = functions["OutboxRelay"].environment
    assert relay["ENVIRONMENT"] == "local"
    assert relay["REDIS_URL"] == "redis://here"
    assert relay["REALTIME_FANOUT_QUEUE_URL"] == f"{ENDPOINT}/000000000000/RealtimeFanoutQueue"
    assert "OWNER_DATABASE_URL_SECRET_ARN" not in relay
    assert (
        functions["RealtimeFanout"].environment["AWS_ENDPOINT_URL_APIGATEWAYMANAGEMENTAPI"]
        == f"{ENDPOINT}/_aws/execute-api/WebSocketGateway/ws"
    )


def test_routes_lead_to_functions(application: Application):
    assert application.gateway("HTTP").routes["POST /graphql"] == "GraphqlApi"
    sockets = application.gateway("WEBSOCKET")
    assert sockets.routes == {"$connect": "Realtime", "$disconnect": "Realtime", "$default": "Realtime"}
    assert (sockets.stage, sockets.identifier) == ("ws", "WebSocketGateway")


def test_every_trigger_has_a_queue_with_dead_letters(application: Application):
    queues, functions = application.queues, application.functions
    assert len(application.triggers) == 5
    for trigger in application.triggers:
        queue = queues[trigger.queue]
        assert trigger.reports_failures
        assert queue.dead_letters in queues
        assert queue.visibility >= 6 * functions[trigger.function].timeout


def test_the_emulator_gets_a_stack_without_open_questions(application: Application):
    resources = application.stack["Resources"]
    assert not unresolved(resources)
    assert {resource["Type"] for resource in resources.values()} == {
        "AWS::IAM::Role",
        "AWS::Lambda::Function",
        "AWS::S3::Bucket",
        "AWS::Scheduler::Schedule",
    }
    forwarded = resources["OutboxSweep"]["Properties"]["Environment"]["Variables"]
    assert forwarded == {"MINISTACK_LAMBDA_PROXY_URL": f"{ENDPOINT}/_invoke/OutboxSweep"}


def unresolved(node: Any) -> list[Any]:
    if isinstance(node, dict):
        here = [node] if any(key == "Ref" or key.startswith("Fn::") for key in node) else []
        return here + [found for value in node.values() for found in unresolved(value)]
    return [found for item in node for found in unresolved(item)] if isinstance(node, list) else []


RESOLVER = Resolver(
    {
        "Parameters": {"Size": {"Type": "String", "Default": "small"}, "Open": {"Type": "String"}},
        "Conditions": {
            "IsSmall": {"Fn::Equals": [{"Ref": "Size"}, "small"]},
            "IsBig": {"Fn::Not": [{"Condition": "IsSmall"}]},
            "Either": {"Fn::Or": [{"Condition": "IsSmall"}, {"Condition": "IsBig"}]},
            "Both": {"Fn::And": [{"Condition": "IsSmall"}, {"Condition": "IsBig"}]},
        },
        "Resources": {"Work": {"Type": "AWS::SQS::Queue"}, "Store": {"Type": "AWS::S3::Bucket"}},
    },
    {},
    ENDPOINT,
)


@pytest.mark.parametrize(
    ("node", "value"),
    [
        ({"Ref": "Size"}, "small"),
        ({"Ref": "Work"}, f"{ENDPOINT}/000000000000/Work"),
        ({"Fn::GetAtt": ["Work", "Arn"]}, "arn:aws:sqs:us-east-1:000000000000:Work"),
        ({"Fn::GetAtt": "Store.Arn"}, "arn:aws:s3:::stratus-local-store"),
        ({"Fn::Sub": "${Store.Arn}/${Size}/${!kept}"}, "arn:aws:s3:::stratus-local-store/small/${kept}"),
        ({"Fn::Sub": ["${a}-${Size}", {"a": {"Ref": "AWS::Region"}}]}, "us-east-1-small"),
        ({"Fn::If": ["IsSmall", 1, 2]}, 1),
        ({"Fn::If": ["Both", 1, 2]}, 2),
        ({"Fn::If": ["Either", {"Fn::If": ["IsBig", 1, 2]}, 3]}, 2),
        ({"Fn::Join": ["-", ["a", {"Ref": "Size"}]]}, "a-small"),
        ({"Fn::Select": ["1", {"Fn::Split": [",", "a,b"]}]}, "b"),
        ({"gone": {"Ref": "AWS::NoValue"}, "kept": [{"Ref": "AWS::NoValue"}, 1]}, {"kept": [1]}),
    ],
)
def test_intrinsic_functions_have_their_values(node: Any, value: Any):
    assert RESOLVER.resolve(node) == value


@pytest.mark.parametrize("node", [{"Ref": "Open"}, {"Ref": "Nobody"}, {"Fn::GetAtt": "No.Arn"}, {"Fn::Cidr": []}])
def test_what_has_no_value_is_said_and_not_guessed(node: Any):
    with pytest.raises(Unresolvable):
        RESOLVER.resolve(node)
