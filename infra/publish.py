"""`python -m infra.publish STACK`: what follows `sam deploy`: steps of the database, files of the app, old versions."""

from __future__ import annotations

import json
import mimetypes
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from infra.build import ROOT

APP = ROOT / "frontend/dist"
FOREVER = "public, max-age=31536000, immutable"
ASK_EVERY_TIME = "no-cache"
TYPES = {".js": "text/javascript", ".woff2": "font/woff2", ".webmanifest": "application/manifest+json"}
COMPRESSED = {".br", ".gz"}
"""CloudFront compresses by itself."""
LONGEST_FUNCTION = 900


class NotMigrated(Exception):
    """The database is not at this release."""


def publish(session: Any, stack: str, app: Path = APP) -> None:
    """Migrate, upload, tidy up: `session` is a boto3 session or anything that makes clients like one.

    Raises:
        NotMigrated: with what the function said; nothing was uploaded.
    """
    described = session.client("cloudformation").describe_stacks(StackName=stack)["Stacks"][0]
    outputs = {each["OutputKey"]: each["OutputValue"] for each in described["Outputs"]}
    migrate(session.client("lambda", config=patient()), outputs["DatabaseMigration"])
    upload(session.client("s3"), outputs["AppBucket"], app)
    forget_old_versions(session, stack)


def migrate(client: Any, function: str) -> None:
    """Bring the database up to this release: the function does what fits into a call, so it is called until it is done.

    Raises:
        NotMigrated: with what the function said.
    """
    while True:
        answer = client.invoke(FunctionName=function, Payload=json.dumps({"migrate": True}))
        said = answer["Payload"].read().decode()
        if "FunctionError" in answer or (reached := json.loads(said))["failures"]:
            raise NotMigrated(said)
        if reached["migrated"]:
            return
        print(f"Workspaces still to migrate: {reached['remaining']}", flush=True)


def patient() -> Any:
    """For calls that may take as long as a function may run: asking again meanwhile would only be refused."""
    from botocore.config import Config

    return Config(read_timeout=LONGEST_FUNCTION, retries={"total_max_attempts": 1})


def upload(client: Any, bucket: str, app: Path) -> None:
    """Send the built app; pages come last, so that what they name is there."""
    for path in _files(app):
        client.put_object(
            Bucket=bucket,
            Key=path.relative_to(app).as_posix(),
            Body=path.read_bytes(),
            ContentType=TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0] or "application/octet-stream",
            CacheControl=FOREVER if path.parent.name == "assets" else ASK_EVERY_TIME,
        )


def forget_old_versions(session: Any, stack: str) -> None:
    """Delete the versions that no alias names any more: as long as they exist, their snapshots are billed."""
    functions = session.client("lambda")
    pages = session.client("cloudformation").get_paginator("list_stack_resources").paginate(StackName=stack)
    for resource in (each for page in pages for each in page["StackResourceSummaries"]):
        if resource["ResourceType"] == "AWS::Lambda::Function":
            _forget_old_versions_of(functions, resource["PhysicalResourceId"])


def _forget_old_versions_of(client: Any, function: str) -> None:
    live = {each["FunctionVersion"] for each in client.list_aliases(FunctionName=function)["Aliases"]} | {"$LATEST"}
    for page in client.get_paginator("list_versions_by_function").paginate(FunctionName=function):
        for version in page["Versions"]:
            if version["Version"] not in live:
                client.delete_function(FunctionName=function, Qualifier=version["Version"])


def _files(app: Path) -> Iterator[Path]:
    every = (path for path in app.rglob("*") if path.is_file() and path.suffix not in COMPRESSED)
    return iter(sorted(every, key=lambda path: (path.suffix == ".html", path)))


if __name__ == "__main__":
    import boto3

    publish(boto3.Session(), sys.argv[1] if len(sys.argv) > 1 else "stratus")
