"""What the template's resources are called on this machine: always the same, so that nothing must be remembered."""

from __future__ import annotations

from typing import Any

ACCOUNT = "000000000000"
REGION = "us-east-1"

NAMED_BY = {"AWS::S3::Bucket": "BucketName", "AWS::IAM::Role": "RoleName", "AWS::Lambda::Function": "FunctionName"}
"""The property that gives a resource its physical name."""

ARNS = {
    "AWS::IAM::Role": f"arn:aws:iam::{ACCOUNT}:role/",
    "AWS::Lambda::Function": f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:",
    "AWS::S3::Bucket": "arn:aws:s3:::",
    "AWS::SNS::Topic": f"arn:aws:sns:{REGION}:{ACCOUNT}:",
    "AWS::SQS::Queue": f"arn:aws:sqs:{REGION}:{ACCOUNT}:",
    "AWS::SecretsManager::Secret": f"arn:aws:secretsmanager:{REGION}:{ACCOUNT}:secret:",
}

PSEUDO = {
    "AWS::AccountId": ACCOUNT,
    "AWS::Partition": "aws",
    "AWS::Region": REGION,
    "AWS::StackName": "stratus-local",
    "AWS::URLSuffix": "amazonaws.com",
}


def physical_name(logical: str, kind: str) -> str:
    """The name of a resource; buckets take no capitals."""
    return f"stratus-local-{logical.lower()}" if kind == "AWS::S3::Bucket" else logical


def reference(logical: str, resource: dict[str, Any], endpoint: str) -> str:
    """What `Ref` gives; `endpoint` is where queues answer."""
    kind = resource["Type"]
    match kind:
        case "AWS::SQS::Queue":
            return f"{endpoint}/{ACCOUNT}/{logical}"
        case "AWS::Lambda::Alias" | "AWS::Lambda::Version":
            function = resource["Properties"]["FunctionName"]["Ref"]
            return f"{ARNS['AWS::Lambda::Function']}{function}:{resource['Properties'].get('Name', '1')}"
        case "AWS::SecretsManager::Secret" | "AWS::SNS::Topic":
            return ARNS[kind] + logical
        case _:
            return physical_name(logical, kind)


def attribute(logical: str, resource: dict[str, Any], name: str) -> str:
    """What `Fn::GetAtt` gives."""
    kind = resource["Type"]
    match name:
        case "Arn":
            return ARNS.get(kind, f"arn:aws:local:{REGION}:{ACCOUNT}:") + physical_name(logical, kind)
        case "Id" if kind == "AWS::SecretsManager::Secret":
            return ARNS[kind] + logical
        case "QueueName":
            return physical_name(logical, kind)
        case _:
            return f"{logical}.{name}"
