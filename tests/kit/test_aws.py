from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import boto3
import orjson
import pytest
from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials as SdkCredentials

from crm.kit import aws
from crm.kit.aws import AwsError, Credentials, Scope, call, credentials, endpoint_of, sign
from crm.kit.queue import send
from tests.pretended_aws import PretendedAws, pretended_aws

QUEUE = "https://sqs.eu-west-1.amazonaws.com/123456789012/outbox"
AT = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


@pytest.fixture
def received(monkeypatch: pytest.MonkeyPatch) -> Iterator[PretendedAws]:
    monkeypatch.setenv("AWS_REGION", "eu-west-1")
    monkeypatch.setattr(aws, "connections", {})
    monkeypatch.setattr(aws, "kept_credentials", {})
    with pretended_aws() as seen:
        monkeypatch.setenv("AWS_ENDPOINT_URL_SQS", seen.url)
        yield seen
        for connection in aws.connections.values():
            connection.close()


@pytest.mark.parametrize("token", [None, "a session token"])
def test_a_signature_is_the_one_the_sdk_makes(token: str | None, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("botocore.auth.get_current_datetime", lambda: AT.replace(tzinfo=None))
    body, headers = b'{"a":"\xc3\xa9"}', {"content-type": "application/x-amz-json-1.0", "x-amz-target": "AmazonSQS.X"}
    theirs = AWSRequest("POST", "https://sqs.eu-west-1.amazonaws.com/", headers=dict(headers), data=body)
    SigV4Auth(SdkCredentials("AKID", "secret", token), "sqs", "eu-west-1").add_auth(theirs)

    ours = sign(
        {**headers, "host": "sqs.eu-west-1.amazonaws.com"},
        body,
        Scope("sqs", "eu-west-1"),
        Credentials("AKID", "secret", token),
        AT,
    )

    assert ours["authorization"] == theirs.headers["Authorization"]


@pytest.mark.parametrize("service", ["sqs", "secretsmanager"])
@pytest.mark.parametrize("over_ipv6", ["true", "false"])
def test_a_service_answers_where_the_sdk_finds_it(service: str, over_ipv6: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("AWS_USE_DUALSTACK_ENDPOINT", over_ipv6)
    monkeypatch.delenv(f"AWS_ENDPOINT_URL_{service.upper()}", raising=False)
    theirs = boto3.client(service, region_name="eu-west-1").meta.endpoint_url

    ours = endpoint_of(service, {"AWS_REGION": "eu-west-1", "AWS_USE_DUALSTACK_ENDPOINT": over_ipv6})

    assert f"{ours.scheme}://{ours.host}" == theirs


def test_a_message_is_sent_in_the_json_protocol(received: PretendedAws):
    send(QUEUE, "{}", group="workspace", delay=5)

    path, headers, body = received.requests[0]
    assert path == "/"
    assert headers["x-amz-target"] == "AmazonSQS.SendMessage"
    assert headers["content-type"] == "application/x-amz-json-1.0"
    assert headers["authorization"].startswith("AWS4-HMAC-SHA256 Credential=test/")
    assert orjson.loads(body) == {
        "QueueUrl": QUEUE,
        "MessageBody": "{}",
        "MessageGroupId": "workspace",
        "DelaySeconds": 5,
    }


def test_a_connection_is_kept_and_replaced_when_it_broke(received: PretendedAws):
    call("sqs", "SendMessage", {})
    (kept,) = aws.connections.values()
    call("sqs", "SendMessage", {})
    assert list(aws.connections.values()) == [kept]

    assert kept.sock is not None
    kept.sock.close()
    call("sqs", "SendMessage", {})

    assert len(received.requests) == 3


def test_a_refusal_is_told_in_the_words_of_aws(received: PretendedAws):
    received.status, received.answer = 400, {"__type": "com.amazonaws.sqs#QueueDoesNotExist"}

    with pytest.raises(AwsError, match=r"sqs SendMessage: 400 .*QueueDoesNotExist"):
        call("sqs", "SendMessage", {})


def test_an_endpoint_that_nobody_serves_is_an_error(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("AWS_ENDPOINT_URL_SQS", "http://127.0.0.1:1")

    with pytest.raises(AwsError, match=r"127\.0\.0\.1:1"):
        call("sqs", "SendMessage", {})


@pytest.fixture
def container(received: PretendedAws) -> Callable[[timedelta], dict[str, str]]:
    """The environment of a function restored from a snapshot, whose credentials last that long."""

    def make(lasting: timedelta) -> dict[str, str]:
        expires_at = (datetime.now(UTC) + lasting).isoformat(timespec="seconds").replace("+00:00", "Z")
        received.answer = {"AccessKeyId": "A", "SecretAccessKey": "S", "Token": "T", "Expiration": expires_at}
        url = f"{aws.aws_environment()['AWS_ENDPOINT_URL_SQS']}/credentials"
        return {"AWS_CONTAINER_CREDENTIALS_FULL_URI": url, "AWS_CONTAINER_AUTHORIZATION_TOKEN": "let me"}

    return make


def test_a_container_gives_credentials_once(received: PretendedAws, container: Callable[[timedelta], dict[str, str]]):
    environment = container(timedelta(hours=1))

    found = [credentials(environment) for _ in range(2)]

    assert [(each.access_key, each.secret_key, each.token) for each in found] == [("A", "S", "T")] * 2
    assert [(path, headers["authorization"]) for path, headers, _ in received.requests] == [("/credentials", "let me")]


def test_credentials_about_to_expire_are_fetched_again(
    received: PretendedAws, container: Callable[[timedelta], dict[str, str]]
):
    environment = container(timedelta(minutes=4))

    credentials(environment)
    credentials(environment)

    assert len(received.requests) == 2


def test_a_container_that_gives_none_is_an_error(
    received: PretendedAws, container: Callable[[timedelta], dict[str, str]]
):
    environment = container(timedelta(hours=1))
    received.answer = {}

    with pytest.raises(AwsError, match="no credentials"):
        credentials(environment)
