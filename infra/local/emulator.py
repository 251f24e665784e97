"""S3, IAM and schedules: an emulator in a process of its own, with what the template wants of it."""

from __future__ import annotations

import os
import signal
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.error import URLError

import orjson

from infra.local.names import ACCOUNT, NAMED_BY, REGION
from infra.local.processes import Program, free_port, stop

STACK = "stratus-local"
PATIENCE = 60.0
CREDENTIALS_ARE_FRESH = 10 * 60.0
"""Of the hour that they last; a worker with them may then live as long as one is let to."""


class Emulator:
    """A running emulator."""

    def __init__(self, port: int) -> None:
        self.url = f"http://127.0.0.1:{port}"
        self._credentials: dict[str, tuple[float, dict[str, str]]] = {}

    @cached_property
    def _session(self) -> Any:
        import boto3

        return boto3.Session("test", "test", region_name=REGION)

    @cached_property
    def _sts(self) -> Any:
        return self._client("sts")

    def _client(self, service: str) -> Any:
        return self._session.client(service, endpoint_url=self.url)

    def deploy(self, stack: dict[str, Any]) -> None:
        """Create everything in the stack; buckets of an earlier run keep what is in them.

        Raises:
            RuntimeError: with the emulator's reasons.
        """
        resources = dict(stack["Resources"])
        s3, cloudformation = self._client("s3"), self._client("cloudformation")
        kept = {bucket["Name"] for bucket in s3.list_buckets()["Buckets"]}
        for logical, resource in stack["Resources"].items():
            if resource["Properties"].get(NAMED_BY["AWS::S3::Bucket"]) in kept:
                _renew_cors(s3, resources.pop(logical)["Properties"])
        cloudformation.create_stack(
            StackName=STACK,
            TemplateBody=orjson.dumps({"Resources": resources}).decode(),
            Capabilities=["CAPABILITY_NAMED_IAM"],
        )
        while (status := self._status(cloudformation)) == "CREATE_IN_PROGRESS":
            time.sleep(0.05)
        if status != "CREATE_COMPLETE":
            events = cloudformation.describe_stack_events(StackName=STACK)["StackEvents"]
            reasons = [event["ResourceStatusReason"] for event in events if event.get("ResourceStatusReason")]
            raise RuntimeError(f"The template could not be deployed locally: {'; '.join(reasons)}")

    def _status(self, cloudformation: Any) -> str:
        return str(cloudformation.describe_stacks(StackName=STACK)["Stacks"][0]["StackStatus"])

    def credentials(self, role: str) -> dict[str, str]:
        """Environment variables that let a process act as a role, and only as that."""
        until, known = self._credentials.get(role, (0.0, {}))
        if time.monotonic() < until:
            return known
        arn = f"arn:aws:iam::{ACCOUNT}:role/{role}"
        given = self._sts.assume_role(RoleArn=arn, RoleSessionName="local")["Credentials"]
        fresh = {
            "AWS_ACCESS_KEY_ID": given["AccessKeyId"],
            "AWS_SECRET_ACCESS_KEY": given["SecretAccessKey"],
            "AWS_SESSION_TOKEN": given["SessionToken"],
        }
        self._credentials[role] = (time.monotonic() + CREDENTIALS_ARE_FRESH, fresh)
        return fresh


@contextmanager
def emulator(executable: Path, directory: Path) -> Iterator[Emulator]:
    """Start the emulator with permissions enforced and objects kept under `directory`.

    It is not ready yet when this yields: `wait` before the first call.
    """
    temporary = directory / "temporary"
    temporary.mkdir(parents=True, exist_ok=True)
    port = free_port()
    environment = {
        "PATH": os.environ.get("PATH", os.defpath),
        "HOME": str(directory),
        "TMPDIR": str(temporary),
        "GATEWAY_PORT": str(port),
        "BIND_HOST": "127.0.0.1",
        "IOT_MTLS_ENABLED": "0",
        "SFTP_ENABLED": "0",
        "AUTH": "true",
        "S3_PERSIST": "1",
        "S3_DATA_DIR": str(directory / "s3"),
    }
    server = Program([executable], directory / "emulator.log", environment, directory).start()
    try:
        yield Emulator(port)
    finally:
        stop(server, signal.SIGKILL)


def wait(running: Emulator) -> None:
    """Until it answers.

    Raises:
        RuntimeError: it does not.
    """
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        with suppress(URLError, ConnectionError), urllib.request.urlopen(f"{running.url}/_ministack/health"):  # noqa: S310
            return
        time.sleep(0.03)
    raise RuntimeError("The emulator did not start.")


def _renew_cors(s3: Any, properties: dict[str, Any]) -> None:
    """Rules are not kept with the objects, and the app's address may be another than before."""
    if rules := properties.get("CorsConfiguration", {}).get("CorsRules"):
        spelled = {"ExposedHeaders": "ExposeHeaders", "MaxAge": "MaxAgeSeconds"}
        renamed = [{spelled.get(key, key): value for key, value in rule.items()} for rule in rules]
        s3.put_bucket_cors(Bucket=properties["BucketName"], CORSConfiguration={"CORSRules": renamed})
