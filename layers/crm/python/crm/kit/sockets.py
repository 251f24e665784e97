"""Messages to open WebSocket connections, through API Gateway's management API."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types_boto3_apigatewaymanagementapi import ApiGatewayManagementApiClient


class ConnectionGone(Exception):
    """The other side has left."""


@cache
def _client() -> ApiGatewayManagementApiClient:
    """Made on first use: the endpoint comes from AWS_ENDPOINT_URL_APIGATEWAYMANAGEMENTAPI."""
    import boto3

    client: ApiGatewayManagementApiClient = boto3.client("apigatewaymanagementapi")
    return client


def post(connection_id: str, message: bytes) -> None:
    """Send one frame, 128 KiB at most.

    Raises:
        ConnectionGone: when the connection is closed.
    """
    client = _client()
    try:
        client.post_to_connection(ConnectionId=connection_id, Data=message)
    except client.exceptions.GoneException as error:
        raise ConnectionGone(connection_id) from error


def close(connection_id: str) -> None:
    """End a connection; one that is gone already is fine."""
    client = _client()
    try:
        client.delete_connection(ConnectionId=connection_id)
    except client.exceptions.GoneException:
        return
