"""Events and responses of an HTTP API, against what AWS documents and what Powertools reads from them."""

from __future__ import annotations

import base64
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import orjson
import pytest
from aws_lambda_powertools.utilities.data_classes import APIGatewayProxyEventV2

from infra.local.events_http import Request, Response, event_of, response_of

GOLDEN: dict[str, Any] = orjson.loads((Path(__file__).parent / "golden/http-request.json").read_bytes())
CHANGING = {
    "requestId": r"[A-Za-z0-9+/]+=",
    "time": r"\d\d/[A-Z][a-z]{2}/\d{4}:\d\d:\d\d:\d\d \+0000",
    "timeEpoch": r"\d{13}",
}

POST = Request(
    method="POST",
    raw_path="/things/a%20b",
    query=GOLDEN["rawQueryString"],
    headers=[
        ("Host", "crm.example.com:3000"),
        ("Header1", "value1"),
        ("header2", "value1"),
        ("Header2", "value2"),
        ("User-Agent", "agent"),
        ("Cookie", "cookie1=a; cookie2=b"),
        ("Content-Type", "application/json; charset=utf-8"),
        ("Content-Length", "17"),
        ("X-Amzn-Trace-Id", GOLDEN["headers"]["x-amzn-trace-id"]),
    ],
    body=GOLDEN["body"].encode(),
    source_ip="192.0.2.1",
)
GET = Request("GET", "/healthz", "", [("Host", "localhost")], b"", "127.0.0.1")


def event(request: Request) -> dict[str, Any]:
    return event_of(request, GOLDEN["routeKey"], {"thing": "a b"}, "api")


def test_an_event_is_what_aws_documents():
    made = event(POST)
    for name, pattern in CHANGING.items():
        assert re.fullmatch(pattern, str(made["requestContext"][name]))
        made["requestContext"][name] = GOLDEN["requestContext"][name]
    assert made == GOLDEN


def test_powertools_reads_the_event():
    read = APIGatewayProxyEventV2(event(POST))
    assert (read.http_method, read.path, read.route_key) == ("POST", "/things/a b", "POST /things/{thing}")
    assert read.json_body == {"hello": "you"}
    assert read.cookies == ["cookie1=a", "cookie2=b"]
    assert read.query_string_parameters["parameter1"] == "value1,value2"
    assert read.request_context.http.source_ip == "192.0.2.1"


def test_what_is_absent_is_left_out():
    made = event_of(GET, "GET /healthz", {}, "api")
    assert not {"body", "cookies", "pathParameters", "queryStringParameters"} & made.keys()
    assert made["rawQueryString"] == ""


@pytest.mark.parametrize(
    ("content_type", "is_text"),
    [
        ("text/csv", True),
        ("application/json", True),
        ("application/problem+json", True),
        ("application/xml", True),
        ("application/javascript", True),
        ("application/x-www-form-urlencoded", False),
        ("application/octet-stream", False),
        ("image/png", False),
        ("", False),
    ],
)
def test_bodies_that_are_not_text_travel_as_base64(content_type: str, is_text: bool):
    made = event(replace(POST, headers=[("content-type", content_type)], body=b"a=1"))
    assert made["isBase64Encoded"] is not is_text
    assert made["body"] == ("a=1" if is_text else base64.b64encode(b"a=1").decode())


def test_text_that_is_no_unicode_travels_as_base64():
    made = event(replace(POST, headers=[("content-type", "text/csv")], body="é".encode("latin-1")))
    assert made["isBase64Encoded"] is True


def test_proxies_before_us_stay_in_the_list():
    made = event(replace(POST, headers=[("x-forwarded-for", "203.0.113.9")]))
    assert made["headers"]["x-forwarded-for"] == "203.0.113.9, 192.0.2.1"


def answer(result: Any) -> Response:
    return response_of(orjson.dumps(result))


def test_a_formatted_response_is_taken_apart():
    response = answer(
        {
            "statusCode": 201,
            "headers": {"Content-Type": "text/html", "X-Count": 3, "X-Flag": True},
            "cookies": ["a=1; HttpOnly", "b=2"],
            "body": "<p>é",
        }
    )
    assert response.status == 201
    assert response.body == "<p>é".encode()
    assert response.headers == [
        ("content-type", "text/html"),
        ("x-count", "3"),
        ("x-flag", "true"),
        ("set-cookie", "a=1; HttpOnly"),
        ("set-cookie", "b=2"),
    ]


def test_binary_responses_are_decoded():
    response = answer({"statusCode": 200, "body": base64.b64encode(b"\x00\xff").decode(), "isBase64Encoded": True})
    assert response.body == b"\x00\xff"


@pytest.mark.parametrize(("result", "body"), [({"a": 1}, b'{"a":1}'), ([1], b"[1]"), ("plain", b"plain"), (7, b"7")])
def test_anything_without_a_status_is_a_json_body(result: Any, body: bytes):
    response = answer(result)
    assert (response.status, response.body) == (200, body)
    assert response.headers == [("content-type", "application/json")]


@pytest.mark.parametrize(
    "result",
    [
        {"statusCode": "many"},
        {"statusCode": 999},
        {"statusCode": None},
        {"statusCode": 200, "body": {"not": "text"}},
        {"statusCode": 200, "headers": ["a"]},
        {"statusCode": 200, "body": "%%%", "isBase64Encoded": True},
    ],
)
def test_malformed_responses_are_internal_errors(result: Any):
    response = answer(result)
    assert (response.status, response.body) == (500, b'{"message":"Internal Server Error"}')
