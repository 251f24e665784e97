"""Files in S3: links to send and fetch them directly, and reading and writing from here."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from crm.kit.settings import settings

if TYPE_CHECKING:
    from types_boto3_s3 import S3Client

CHUNK = 256 * 1024


class FileMissing(Exception):
    """There is no such object in the bucket."""


@cache
def sdk_client() -> S3Client:
    """Made on first use: the region and the endpoint come from the environment."""
    import boto3
    from botocore.config import Config

    client: S3Client = boto3.client(
        "s3",
        config=Config(
            signature_version="s3v4",
            connect_timeout=2,
            read_timeout=30,
            retries={"mode": "standard", "total_max_attempts": 3},
        ),
    )
    return client


def upload_url(bucket: str, key: str, *, content_type: str, seconds: int) -> str:
    """A link that takes one PUT of `content_type`."""
    return sdk_client().generate_presigned_url(
        "put_object", Params={"Bucket": bucket, "Key": key, "ContentType": content_type}, ExpiresIn=seconds
    )


def download_url(bucket: str, key: str, *, seconds: int, filename: str | None = None) -> str:
    """A link that gives the file; with `filename` browsers save it under that name instead of showing it.

    It is on the files' own origin if there is one, which passes every request on to the bucket.
    """
    parameters = {"Bucket": bucket, "Key": key}
    if filename is not None:
        parameters["ResponseContentDisposition"] = f"attachment; filename*=UTF-8''{quote(filename, safe='')}"
    url = sdk_client().generate_presigned_url("get_object", Params=parameters, ExpiresIn=seconds)
    origin = settings().files_url
    return origin + url.removeprefix(_origin(url)) if origin else url


def put(bucket: str, key: str, content: bytes, *, content_type: str = "application/octet-stream") -> None:
    """Write an object, replacing one of the same key."""
    sdk_client().put_object(Bucket=bucket, Key=key, Body=content, ContentType=content_type)


def get(bucket: str, key: str) -> bytes:
    """The whole of an object.

    Raises:
        FileMissing: there is none.
    """
    return b"".join(stream(bucket, key))


def get_range(bucket: str, key: str, start: int, length: int) -> bytes:
    """Up to `length` bytes from `start`; nothing past the end.

    Raises:
        FileMissing: there is no such object.
    """
    from botocore.exceptions import ClientError

    try:
        answer = sdk_client().get_object(Bucket=bucket, Key=key, Range=f"bytes={start}-{start + length - 1}")
    except ClientError as error:
        if _status(error) == 416:  # noqa: PLR2004  (range not satisfiable: past the end)
            return b""
        raise _translated(error, key) from error
    return answer["Body"].read()


def stream(bucket: str, key: str) -> Iterator[bytes]:
    """The content in pieces, so that a large file never has to fit in memory.

    Raises:
        FileMissing: there is no such object.
    """
    from botocore.exceptions import ClientError

    try:
        body = sdk_client().get_object(Bucket=bucket, Key=key)["Body"]
    except ClientError as error:
        raise _translated(error, key) from error
    yield from body.iter_chunks(CHUNK)


def size(bucket: str, key: str) -> int:
    """How many bytes an object has.

    Raises:
        FileMissing: there is none.
    """
    from botocore.exceptions import ClientError

    try:
        return sdk_client().head_object(Bucket=bucket, Key=key)["ContentLength"]
    except ClientError as error:
        raise _translated(error, key) from error


def delete(bucket: str, key: str) -> None:
    """Remove an object; one that is gone already is fine."""
    sdk_client().delete_object(Bucket=bucket, Key=key)


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def _status(error: object) -> int:
    response = getattr(error, "response", {})
    return int(response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0))


def _translated(error: Exception, key: str) -> Exception:
    return FileMissing(key) if _status(error) == 404 else error  # noqa: PLR2004  (not found)
