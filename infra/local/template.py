"""template.yaml as what the local cloud has to run: functions, routes, queues, triggers."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from infra.local.intrinsics import Resolver
from infra.local.names import NAMED_BY, REGION, physical_name

FUNCTION_NAME = re.compile(r"function:([^:/]+)")
CODE_URI = "s3://local/"
"""SAM translates only what was uploaded: local paths travel as keys of this bucket."""

DEPLOYED = frozenset(
    {
        "AWS::Events::Rule",
        "AWS::IAM::Role",
        "AWS::Lambda::Function",
        "AWS::S3::Bucket",
        "AWS::S3::BucketPolicy",
        "AWS::Scheduler::Schedule",
    }
)
"""What the emulator gets; the front door is the gateways, the queues and what runs the functions."""


@dataclass(frozen=True, slots=True)
class Function:
    """A function to run."""

    name: str
    directory: Path
    handler: str
    timeout: int
    memory: int
    concurrency: int | None
    environment: dict[str, str]


@dataclass(frozen=True, slots=True)
class Queue:
    """A queue, and where its messages go that cannot be worked off."""

    name: str
    visibility: int
    delay: int
    dead_letters: str | None
    most_receives: int


@dataclass(frozen=True, slots=True)
class Trigger:
    """A function that works off a queue."""

    queue: str
    function: str
    batch: int
    concurrency: int | None
    reports_failures: bool


@dataclass(frozen=True, slots=True)
class Gateway:
    """An API of API Gateway: route key → function."""

    identifier: str
    stage: str
    selection: str
    routes: dict[str, str]


class Application:
    """The translated template with every value known."""

    def __init__(self, path: Path, parameters: dict[str, Any], endpoint: str) -> None:
        self.directory = path.parent.resolve()
        template = translate(path, parameters)
        self._resolver = Resolver(template, parameters, endpoint)
        self._resources: dict[str, Any] = template["Resources"]
        self._endpoint = endpoint

    def _of_type(self, kind: str) -> Iterator[tuple[str, dict[str, Any]]]:
        for logical, resource in self._resources.items():
            if resource["Type"] == kind:
                yield logical, self._resolver.resolve(resource.get("Properties", {}))

    @property
    def functions(self) -> dict[str, Function]:
        """By name, which is the logical id."""
        return {
            name: Function(
                name=name,
                directory=self.directory / properties["Code"]["S3Key"],
                handler=properties["Handler"],
                timeout=int(properties.get("Timeout", 3)),
                memory=int(properties.get("MemorySize", 128)),
                concurrency=properties.get("ReservedConcurrentExecutions"),
                environment={
                    key: str(value) for key, value in properties.get("Environment", {}).get("Variables", {}).items()
                },
            )
            for name, properties in self._of_type("AWS::Lambda::Function")
        }

    @property
    def queues(self) -> dict[str, Queue]:
        """By name, which is the logical id."""
        found = {}
        for name, properties in self._of_type("AWS::SQS::Queue"):
            redrive = properties.get("RedrivePolicy", {})
            target = redrive.get("deadLetterTargetArn")
            found[name] = Queue(
                name=name,
                visibility=int(properties.get("VisibilityTimeout", 30)),
                delay=int(properties.get("DelaySeconds", 0)),
                dead_letters=target.rsplit(":", 1)[-1] if target else None,
                most_receives=int(redrive.get("maxReceiveCount", 0)),
            )
        return found

    @property
    def triggers(self) -> list[Trigger]:
        """Queues that wake functions."""
        return [
            Trigger(
                queue=properties["EventSourceArn"].rsplit(":", 1)[-1],
                function=function_name(properties["FunctionName"]),
                batch=int(properties.get("BatchSize", 10)),
                concurrency=properties.get("ScalingConfig", {}).get("MaximumConcurrency"),
                reports_failures="ReportBatchItemFailures" in properties.get("FunctionResponseTypes", []),
            )
            for _, properties in self._of_type("AWS::Lambda::EventSourceMapping")
        ]

    def gateway(self, protocol: str) -> Gateway:
        """The HTTP or the WEBSOCKET gateway."""
        name, properties = next(
            (name, found)
            for name, found in self._of_type("AWS::ApiGatewayV2::Api")
            if found["ProtocolType"] == protocol
        )
        integrations = {
            logical: function_name(found["IntegrationUri"])
            for logical, found in self._of_type("AWS::ApiGatewayV2::Integration")
        }
        return Gateway(
            identifier=name,
            stage=next(s["StageName"] for _, s in self._of_type("AWS::ApiGatewayV2::Stage") if s["ApiId"] == name),
            selection=properties.get("RouteSelectionExpression", ""),
            routes={
                route["RouteKey"]: integrations[route["Target"].removeprefix("integrations/")]
                for _, route in self._of_type("AWS::ApiGatewayV2::Route")
                if route["ApiId"] == name
            },
        )

    @property
    def stack(self) -> dict[str, Any]:
        """The part of the template that the emulator deploys, with fixed names and without open values."""
        return {
            "Resources": {
                logical: {"Type": kind, "Properties": self._deployed(logical, kind, resource.get("Properties", {}))}
                for logical, resource in self._resources.items()
                if (kind := resource["Type"]) in DEPLOYED
            }
        }

    def _deployed(self, logical: str, kind: str, properties: dict[str, Any]) -> dict[str, Any]:
        if kind == "AWS::Lambda::Function":
            properties = self._forwarding_function(logical)
        name = {NAMED_BY[kind]: physical_name(logical, kind)} if kind in NAMED_BY else {}
        resolved: dict[str, Any] = self._resolver.resolve(properties)
        return {**resolved, **name}

    def _forwarding_function(self, name: str) -> dict[str, Any]:
        """A function whose invocations the emulator forwards to us."""
        return {
            "Runtime": "python3.13",
            "Handler": "index.handler",
            "Code": {"ZipFile": "def handler(event, context): return None"},
            "Role": {"Fn::GetAtt": [f"{name}Role", "Arn"]},
            "Timeout": self._resources[name]["Properties"].get("Timeout", 3),
            "Environment": {"Variables": {"MINISTACK_LAMBDA_PROXY_URL": f"{self._endpoint}/_invoke/{name}"}},
        }


def function_name(text: str) -> str:
    """The function that an ARN or an integration's URI names; a plain name is its own."""
    match = FUNCTION_NAME.search(text)
    return match.group(1) if match else text


def translate(path: Path, parameters: dict[str, Any]) -> dict[str, Any]:
    """The template after the SAM transform, without asking AWS."""
    os.environ.setdefault("AWS_DEFAULT_REGION", REGION)
    from samtranslator.translator.transform import transform
    from samtranslator.yaml_helper import yaml_parse

    source = yaml_parse(path.read_text())
    for resource in source["Resources"].values():
        properties = resource.get("Properties", {})
        for key in {"CodeUri", "ContentUri"} & properties.keys():
            properties[key] = CODE_URI + properties[key].strip("/")
    translated: dict[str, Any] = transform(source, dict(parameters), _NoManagedPolicies())
    return translated


class _NoManagedPolicies:
    """The translator wants AWS's own policies only to look up short names, which we do not use."""

    def load(self) -> dict[str, str]:
        return {}
