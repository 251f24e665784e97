"""The list of 60 people with their company: through the function's handler, and as one prepared statement."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import orjson
from psycopg import pq

from tests.api.gateway import Context, Handler, http_event
from tests.benchmarks.workspace import Bench

QUERY = """query FindManyPeople($filter: PersonFilterInput, $orderBy: [PersonOrderByInput], $first: Int%(declared)s) {
  people(filter: $filter, orderBy: $orderBy, first: $first%(given)s) {
    edges {
      node {
        __typename id createdAt jobTitle city position
        name { firstName lastName }
        emails { primaryEmail additionalEmails }
        company { id name }
      }
      cursor
    }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }%(more)s
  }
}"""
PLAIN = QUERY % {"declared": "", "given": "", "more": ""}
DEEP = QUERY % {"declared": ", $after: String", "given": ", after: $after", "more": ""}
SKIPPING = QUERY % {"declared": ", $offset: Int", "given": ", offset: $offset", "more": ""}
COUNTED = QUERY % {"declared": "", "given": "", "more": " totalCount"}
VARIABLES: dict[str, Any] = {"filter": {}, "orderBy": [{"createdAt": "DescNullsLast"}], "first": 60}

FLOOR = """
select concat(
    '{{"data":{{"people":{{"edges":[', string_agg(edge, ',') filter (where place <= $1::bigint),
    '],"pageInfo":{{"hasNextPage":', (count(*) > $1::bigint)::text, ',"hasPreviousPage":false,"startCursor":"',
    (array_agg(cursor))[1], '","endCursor":"', (array_agg(cursor))[$1::integer], '"}}}}}}}}'
) from (
    select concat('{{"node":', node, E'\\n,"cursor":"', cursor, '"}}') as edge, cursor, place from (
        select concat(
            '{{"__typename":"Person","id":', to_json(p.id),
            ',"createdAt":', to_char(p."createdAt" at time zone 'UTC', {iso}),
            ',"jobTitle":', to_json(coalesce(p."jobTitle", '')), ',"city":', to_json(coalesce(p.city, '')),
            ',"position":', p.position,
            ',"name":{{"firstName":', to_json(coalesce(p."nameFirstName", '')),
            ',"lastName":', to_json(coalesce(p."nameLastName", '')),
            '}},"emails":{{"primaryEmail":', to_json(coalesce(p."emailsPrimaryEmail", '')),
            ',"additionalEmails":', coalesce(p."emailsAdditionalEmails"::text, '[]'),
            '}},"company":', coalesce((
                select concat('{{"id":', to_json(c.id), ',"name":', to_json(coalesce(c.name, '')), '}}')
                from {company} c where c.id = p."companyId" and c."deletedAt" is null), 'null'),
            '}}'
        ) as node, replace(encode(convert_to(
            concat('{{"createdAt":', to_json(p."createdAt"), ',"id":', to_json(p.id), '}}'), 'UTF8'
        ), 'base64'), E'\\n', '') as cursor, row_number() over () as place
        from (
            select id, "createdAt", "jobTitle", city, position, "nameFirstName", "nameLastName",
                "emailsPrimaryEmail", "emailsAdditionalEmails", "companyId"
            from {person} where "deletedAt" is null order by "createdAt" desc, id desc limit $1::bigint + 1
        ) p
    ) node
) edge
"""
"""The whole response by one statement, in the fastest form known: the very bytes that the function answers."""

ISO = r"""'\"YYYY-MM-DD"T"HH24:MI:SS.MS"Z\"'"""


def graphql_event(bench: Bench, query: str, variables: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """The event that API Gateway sends for a document."""
    headers = {"authorization": f"Bearer {bench.token}", "content-type": "application/json"}
    return http_event("POST", "/graphql", headers, orjson.dumps({"query": query, "variables": variables}).decode())


def list_event(bench: Bench, query: str = PLAIN, **variables: Any) -> dict[str, Any]:
    """The event for the list."""
    return graphql_event(bench, query, VARIABLES | variables)


def deep_cursor(handler: Handler, bench: Bench, depth: int, **variables: Any) -> str:
    """The cursor of the record that so many others come before."""
    found = ask(handler, list_event(bench, SKIPPING, **variables, offset=depth - 1, first=1))
    cursor: str = orjson.loads(found)["data"]["people"]["pageInfo"]["endCursor"]
    return cursor


def ask(handler: Handler, event: dict[str, Any]) -> bytes:
    """The body of the handler's answer, which must be a success."""
    response = handler(event, Context())
    assert response["statusCode"] == 200, response
    body: str = response["body"]
    assert '"errors"' not in body, body
    return body.encode()


class Floor:
    """One prepared statement on a connection of its own."""

    def __init__(self, connection: pq.PGconn, sql: str, name: bytes) -> None:
        self._connection = connection
        self._name = name
        self.backend = connection.backend_pid
        prepared = connection.prepare(name, sql.encode())
        assert prepared.status == pq.ExecStatus.COMMAND_OK, prepared.error_message

    def run(self, *parameters: bytes) -> bytes:
        """The first value of the answer."""
        result = self._connection.exec_prepared(self._name, list(parameters))
        assert result.status == pq.ExecStatus.TUPLES_OK, result.error_message
        return result.get_value(0, 0) or b""


def list_floor(bench: Bench) -> Floor:
    """The list as one statement."""
    sql = FLOOR.format(person=bench.table("person"), company=bench.table("company"), iso=ISO)
    return Floor(bench.superuser.pgconn, sql, b"list")
