"""The deployed template works: every route, queue, schedule and right, in an emulator that enforces them."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import psycopg
import pytest
from botocore.exceptions import ClientError
from websockets.sync.client import ClientConnection, connect

from infra.emulator.here import Here, deployment_here
from infra.lint.__main__ import APPLICATION, ROOT
from infra.lint.template import Template

pytestmark = pytest.mark.slow

SIGN_IN = "tim@apple.dev"
ORIGIN = "http://apple.localhost:3000"
APPLE = "20202020-1c25-4d02-bf25-6aeccf7ea419"
PATIENCE = 90.0

ROUTES = {
    "GET /graphql": (200, "<!doctype html>"),
    "POST /graphql": (200, '"UNAUTHENTICATED"'),
    "GET /metadata": (405, "METHOD_NOT_ALLOWED"),
    "POST /metadata": (200, '{"data":{"__typename":"Query"}}'),
    "GET /healthz": (200, '{"status":"ok"}'),
    "GET /client-config": (200, '"appVersion"'),
    "GET /files/{proxy+}": (404, ""),
}

EVENTS = 'subscription { onRecordEvents(objectNameSingulars: ["company"]) { action objectNameSingular after } }'


@pytest.fixture(scope="module")
def here() -> Iterator[Here]:
    with deployment_here() as deployed:
        deployed.invoke("DatabaseMigration", {"seed": "demo"})
        yield deployed


@pytest.fixture(scope="module")
def http(here: Here) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=here.http_url, timeout=60) as client:
        yield client


@pytest.fixture(scope="module")
def ask(http: httpx.Client) -> Callable[..., Any]:
    """A signed-in person's questions to one of the two doors."""
    tokens: dict[str, str] = {}

    def asked(door: str, document: str, **variables: Any) -> Any:
        answer = http.post(f"/{door}", json={"query": document, "variables": variables}, headers=tokens).json()
        assert "errors" not in answer, answer["errors"]
        return answer["data"]

    login = asked(
        "metadata",
        "mutation ($email: String!, $origin: String!) {"
        " getLoginTokenFromCredentials(email: $email, password: $email, origin: $origin) { loginToken { token } } }",
        email=SIGN_IN,
        origin=ORIGIN,
    )["getLoginTokenFromCredentials"]["loginToken"]["token"]
    pair = asked(
        "metadata",
        "mutation ($token: String!, $origin: String!) {"
        " getAuthTokensFromLoginToken(loginToken: $token, origin: $origin)"
        " { tokens { accessOrWorkspaceAgnosticToken { token } } } }",
        token=login,
        origin=ORIGIN,
    )["getAuthTokensFromLoginToken"]["tokens"]
    tokens["authorization"] = "Bearer " + pair["accessOrWorkspaceAgnosticToken"]["token"]
    asked.token = tokens["authorization"].removeprefix("Bearer ")  # type: ignore[attr-defined]
    return asked


@pytest.fixture(scope="module")
def owner(here: Here) -> Iterator[psycopg.Connection]:
    with psycopg.connect(here.surroundings.owner_database_url, autocommit=True) as connection:
        yield connection


def eventually(find: Callable[[], Any]) -> Any:
    """What `find` finds, as soon as it finds something."""
    deadline = time.monotonic() + PATIENCE
    while not (found := find()):
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.1)
    return found


def test_this_page_tries_every_route_of_the_template():
    template = Template.of(ROOT / APPLICATION, ROOT)
    routes = {each.properties["RouteKey"] for each in template.of_type("AWS::ApiGatewayV2::Route")}
    assert routes == ROUTES.keys() | {"$connect", "$disconnect", "$default"}


@pytest.mark.parametrize("route", ROUTES)
def test_a_route_leads_to_its_function(http: httpx.Client, route: str):
    method, path = route.replace("{proxy+}", "a-token-nobody-signed/name.pdf").split()
    body = {"query": "{ __typename }"} if method == "POST" else None

    answer = http.request(method, path, json=body)

    status, text = ROUTES[route]
    assert (answer.status_code, text in answer.text) == (status, True), answer.text
    assert answer.text != '{"message":"Not Found"}', "the gateway knows no such route"


def test_a_change_passes_every_queue_and_reaches_an_open_browser(
    here: Here, ask: Callable[..., Any], owner: psycopg.Connection
):
    ask(
        "metadata",
        'mutation ($url: String!) { createWebhook(input: {targetUrl: $url, operations: ["company.created"]}) { id } }',
        url="https://127.0.0.1/hook",
    )
    with connect(here.websocket_url, subprotocols=["graphql-transport-ws"], open_timeout=PATIENCE) as browser:
        say(browser, {"type": "connection_init", "payload": {"token": ask.token}})  # type: ignore[attr-defined]
        assert hear(browser)["type"] == "connection_ack"
        say(browser, {"id": "1", "type": "subscribe", "payload": {"query": EVENTS}})

        created = ask("graphql", 'mutation { createCompany(data: {name: "Cumulus"}) { id } }')

        event = hear(browser)["payload"]["data"]["onRecordEvents"]
    assert (event["action"], event["after"]["id"]) == ("created", created["createCompany"]["id"])
    assert eventually(lambda: owner.execute("select from core.outbox where sent_at is not null").fetchall())
    attempts = "select error from core.webhook_delivery where attempts > 0"
    assert eventually(lambda: owner.execute(attempts).fetchall()) == [("the URL leads into a private network",)]


def test_an_import_is_written_by_its_worker(ask: Callable[..., Any]):
    content = b"Name,City\nStratus Oy,Oulu\nNimbus AB,Lund\n"
    made = ask(
        "metadata",
        "mutation ($size: Int!) { createRecordImport(input:"
        ' {objectNameSingular: "company", filename: "two.csv", size: $size}) { id uploadUrl } }',
        size=len(content),
    )["createRecordImport"]
    httpx.put(made["uploadUrl"], content=content, headers={"content-type": "text/csv"}).raise_for_status()
    ask(
        "metadata",
        "mutation ($id: UUID!) { startRecordImport(input:"
        ' {id: $id, mapping: [{column: 0, fieldName: "name"}], onDuplicate: CREATE}) { id } }',
        id=made["id"],
    )

    question = "query ($id: UUID!) { recordImport(id: $id) { status createdCount } }"
    state = eventually(
        lambda: (
            (found := ask("metadata", question, id=made["id"])["recordImport"])["status"] in {"COMPLETED", "FAILED"}
            and found
        )
    )

    assert state["createdCount"] == 2


def test_nothing_died_on_the_way(here: Here):
    sqs = here.client("sqs")
    counters = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"]

    def waiting() -> dict[str, int]:
        urls = {name: url for name, url in here.names.items() if name.endswith(("Queue", "DeadLetters"))}
        counts = {name: sqs.get_queue_attributes(QueueUrl=url, AttributeNames=counters) for name, url in urls.items()}
        return {name: sum(map(int, count["Attributes"].values())) for name, count in counts.items()}

    assert len(waiting()) == 10
    eventually(lambda: not any(waiting().values()))


@pytest.mark.parametrize(
    ("function", "service", "operation", "on"),
    [
        ("OutboxSweep", "secretsmanager", "get_secret_value", {"SecretId": "app"}),
        ("GraphqlApi", "secretsmanager", "get_secret_value", {"SecretId": "owner"}),
        ("WebhookDelivery", "secretsmanager", "get_secret_value", {"SecretId": "AppSecret"}),
        ("GraphqlApi", "sqs", "send_message", {"QueueUrl": "RecordImportQueue", "MessageBody": "{}"}),
        ("OutboxRelay", "sqs", "send_message", {"QueueUrl": "RecordImportQueue", "MessageBody": "{}"}),
        ("DataModelChange", "sqs", "send_message", {"QueueUrl": "RecordImportQueue", "MessageBody": "{}"}),
        ("GraphqlApi", "s3", "get_object", {"Bucket": "FilesBucket", "Key": "imports/x"}),
        ("HttpApi", "s3", "put_object", {"Bucket": "FilesBucket", "Key": "x", "Body": b""}),
        ("RecordImport", "s3", "put_object", {"Bucket": "FilesBucket", "Key": "elsewhere/x", "Body": b""}),
        ("MetadataApi", "s3", "put_object", {"Bucket": "AppBucket", "Key": "index.html", "Body": b""}),
        ("WebhookDelivery", "sqs", "receive_message", {"QueueUrl": "OutboxQueue"}),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_function_may_not_do_what_is_not_its_business(
    here: Here, function: str, service: str, operation: str, on: dict[str, Any]
):
    arguments = {name: here.names.get(value, value) if isinstance(value, str) else value for name, value in on.items()}

    with pytest.raises(ClientError) as refused:
        getattr(here.client_of(function, service), operation)(**arguments)

    assert refused.value.response["Error"]["Code"] in {"AccessDenied", "AccessDeniedException"}


def test_the_app_is_where_the_distribution_looks_for_it(here: Here):
    s3 = here.client("s3")

    page = s3.get_object(Bucket=here.names["AppBucket"], Key="index.html")

    assert (page["ContentType"], page["CacheControl"]) == ("text/html", "no-cache")
    assets = s3.list_objects_v2(Bucket=here.names["AppBucket"], Prefix="assets/")["Contents"]
    script = next(each["Key"] for each in assets if each["Key"].endswith(".js"))
    head = s3.head_object(Bucket=here.names["AppBucket"], Key=script)
    assert (head["ContentType"], "immutable" in head["CacheControl"]) == ("text/javascript", True)


def test_only_the_live_version_of_a_function_is_kept(here: Here):
    functions = here.client("lambda")
    alias = functions.get_alias(FunctionName=here.names["GraphqlApi"], Name="live")

    versions = functions.list_versions_by_function(FunctionName=here.names["GraphqlApi"])["Versions"]

    assert {each["Version"] for each in versions} == {"$LATEST", alias["FunctionVersion"]}


def test_the_schedule_sweeps_every_minute(here: Here):
    logs = here.client("logs")
    group = here.names["OutboxSweepLogs"]

    def swept() -> bool:
        events = logs.filter_log_events(logGroupName=group)["events"]
        return any('"swept"' in each["message"] for each in events)

    eventually(swept)


def say(browser: ClientConnection, message: dict[str, Any]) -> None:
    browser.send(json.dumps(message))


def hear(browser: ClientConnection) -> dict[str, Any]:
    message: dict[str, Any] = json.loads(browser.recv(timeout=PATIENCE))
    return message
