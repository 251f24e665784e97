"""The HTTP side: methods, headers, GraphiQL, the log."""

from __future__ import annotations

import re

import orjson
import pytest

from tests.api.gateway import Context, GraphqlClient, Handler, http_event
from tests.factories.workspaces import Workspace


def test_a_response_is_json_that_nobody_keeps(client: GraphqlClient):
    response = client.raw('{"query": "{ __typename }"}')
    assert response["statusCode"] == 200
    assert response["headers"]["content-type"] == "application/json; charset=utf-8"
    assert response["headers"]["cache-control"] == "no-store"
    assert response["isBase64Encoded"] is False


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS"])
def test_other_methods_have_no_meaning(handler: Handler, method: str):
    response = handler(http_event(method, "/graphql", {}), Context())
    assert (response["statusCode"], response["headers"]["allow"]) == (405, "GET, HEAD, POST")
    assert orjson.loads(response["body"])["errors"][0]["extensions"]["code"] == "METHOD_NOT_ALLOWED"


def test_a_browser_gets_graphiql_from_our_own_files(handler: Handler):
    response = handler(http_event("GET", "/graphql", {"accept": "text/html"}), Context())
    assert response["statusCode"] == 200
    assert response["headers"]["content-type"] == "text/html; charset=utf-8"
    sources = re.findall(r'(?:src|href)="([^"]+)"', response["body"])
    assert sources
    assert all(source.startswith("/graphiql/") for source in sources)
    policy = response["headers"]["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "http" not in policy


def test_a_request_leaves_one_line_that_measures_it(
    client: GraphqlClient, workspace: Workspace, capsys: pytest.CaptureFixture[str]
):
    client.post("query Named { people { totalCount } }", operation_name="Named")
    (line,) = [orjson.loads(each) for each in capsys.readouterr().out.splitlines()]
    assert (line["operation"], line["workspaceId"]) == ("Named", str(workspace.id))
    assert line["requestId"] == Context.aws_request_id
    assert line["duration"] > 0
    (metrics,) = line["_aws"]["CloudWatchMetrics"]
    assert {each["Name"] for each in metrics["Metrics"]} <= line.keys()


def test_the_log_holds_no_token_and_no_value(client: GraphqlClient, capsys: pytest.CaptureFixture[str]):
    client.post(
        "mutation($d: PersonCreateInput!) { createPerson(data: $d) { id } }", {"d": {"jobTitle": "Spy of ours"}}
    )
    client.post(
        "query($f: PersonFilterInput) { people(filter: $f) { totalCount } }", {"f": {"jobTitle": "Spy of ours"}}
    )
    logged = capsys.readouterr().out
    assert "Spy of ours" not in logged
    assert str(client.token) not in logged
