"""A deployed stack: where it answers, what it is made of, how to call it."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from infra.build import ROOT, SAM, Target
from infra.publish import publish

STACK = "stratus"
CODE_BUCKET = "code-of-stratus"
REGION = "us-east-1"
ADMINISTRATOR = "test"
"""Key and secret of who may do everything."""


class FunctionFailed(Exception):
    """A function answered an invocation with an error."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What functions reach, by the names that they know."""

    endpoint: str
    database_url: str
    owner_database_url: str
    redis_url: str


@dataclass(frozen=True)
class Deployment:
    """A stack in an emulator that answers us at `endpoint`."""

    endpoint: str

    @cached_property
    def _session(self) -> Any:
        import boto3

        return boto3.Session(ADMINISTRATOR, ADMINISTRATOR, region_name=REGION)

    def client(self, service: str, **how: Any) -> Any:
        """AWS as the administrator sees it."""
        return self._session.client(service, endpoint_url=self.endpoint, **how)

    def client_of(self, function: str, service: str) -> Any:
        """AWS as a function sees it."""
        role = self.client("lambda").get_function_configuration(FunctionName=self.names[function])["Role"]
        given = self.client("sts").assume_role(RoleArn=role, RoleSessionName=function)["Credentials"]
        return self._session.client(
            service,
            endpoint_url=self.endpoint,
            aws_access_key_id=given["AccessKeyId"],
            aws_secret_access_key=given["SecretAccessKey"],
            aws_session_token=given["SessionToken"],
        )

    @cached_property
    def names(self) -> dict[str, str]:
        """Logical name → physical name of everything that was deployed."""
        listed = self.client("cloudformation").describe_stack_resources(StackName=STACK)["StackResources"]
        return {each["LogicalResourceId"]: each["PhysicalResourceId"] for each in listed}

    @property
    def http_url(self) -> str:
        """Where the HTTP gateway answers."""
        return f"{self.endpoint}/_aws/execute-api/{self.names['HttpGateway']}/$default"

    @property
    def websocket_url(self) -> str:
        """Where the WebSocket gateway answers."""
        return f"{self.endpoint.replace('http', 'ws', 1)}/_aws/execute-api/{self.names['WebSocketGateway']}/ws"

    def invoke(self, function: str, event: Mapping[str, Any]) -> Any:
        """Call a function directly.

        Raises:
            FunctionFailed: with what it said.
        """
        answer = self.client("lambda").invoke(FunctionName=self.names[function], Payload=json.dumps(event))
        payload = json.loads(answer["Payload"].read())
        if "FunctionError" in answer:
            raise FunctionFailed(payload)
        return payload


def deploy(deployed: Deployment, template: Path, target: Target, surroundings: Surroundings) -> None:
    """`sam deploy` of a built template, and what comes after it.

    Raises:
        RuntimeError: with what SAM said.
    """
    deployed.client("s3").create_bucket(Bucket=CODE_BUCKET)
    parameters = {
        "Environment": "local",
        "LocalEndpoint": surroundings.endpoint,
        "DatabaseUrlSecretArn": _secret(deployed, "app", surroundings.database_url),
        "OwnerDatabaseUrlSecretArn": _secret(deployed, "owner", surroundings.owner_database_url),
        "RedisUrl": surroundings.redis_url,
        "Runtime": f"python{target.python}",
        "Architecture": target.architecture,
    }
    overrides = [f"{name}={value}" for name, value in parameters.items()]
    command = [str(SAM), "deploy", "--config-file", str(ROOT / "samconfig.toml"), "--config-env", "emulator"]
    command += ["--template-file", str(template), "--stack-name", STACK, "--region", REGION]
    command += ["--s3-bucket", CODE_BUCKET, "--parameter-overrides", *overrides]
    done = subprocess.run(command, cwd=ROOT, env=_environment(deployed), capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"The template could not be deployed:\n{done.stdout}\n{done.stderr}")
    publish(deployed, STACK)


def _environment(deployed: Deployment) -> dict[str, str]:
    ours = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")}
    return ours | {
        "AWS_ENDPOINT_URL": deployed.endpoint,
        "AWS_ACCESS_KEY_ID": ADMINISTRATOR,
        "AWS_SECRET_ACCESS_KEY": ADMINISTRATOR,
        "SAM_CLI_TELEMETRY": "0",
    }


def _secret(deployed: Deployment, name: str, value: str) -> str:
    arn: str = deployed.client("secretsmanager").create_secret(Name=name, SecretString=value)["ARN"]
    return arn
