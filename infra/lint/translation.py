"""From a SAM template to plain CloudFormation, as AWS does it on deployment, without a network."""

from __future__ import annotations

import copy
import logging
from pathlib import Path
from typing import Any

from boto3.session import Session
from samtranslator.model.exceptions import InvalidDocumentException
from samtranslator.parser.parser import Parser
from samtranslator.translator.translator import Translator
from samtranslator.yaml_helper import yaml_parse

REGION = "us-east-1"
MADE_UP = {
    "DatabaseUrlSecretArn": f"arn:aws:secretsmanager:{REGION}:123456789012:secret:app-AbCdEf",
    "OwnerDatabaseUrlSecretArn": f"arn:aws:secretsmanager:{REGION}:123456789012:secret:owner-AbCdEf",
}
"""Values of the parameters that have no default."""


class NotTranslatable(Exception):
    """The translator refuses a template; the message lists why."""


def read(text: str) -> dict[str, Any]:
    """A template from its text, anchors and short intrinsics resolved."""
    document: dict[str, Any] = yaml_parse(text)
    return document


def read_file(path: Path) -> dict[str, Any]:
    """A template from its file."""
    return read(path.read_text())


def translate(document: dict[str, Any]) -> dict[str, Any]:
    """The CloudFormation that AWS would make of a SAM template.

    Raises:
        NotTranslatable: when it is not valid SAM.
    """
    if "Transform" not in document:
        return document
    logging.getLogger("samtranslator").setLevel(logging.CRITICAL)
    translator = Translator({}, Parser(), boto_session=Session(region_name=REGION))
    defaults = {name: each.get("Default", "") for name, each in document.get("Parameters", {}).items()}
    try:
        plain: dict[str, Any] = translator.translate(_with_code_in_s3(document), defaults | MADE_UP)
    except InvalidDocumentException as error:
        raise NotTranslatable("; ".join(cause.message for cause in error.causes) or str(error)) from error
    return plain


def _with_code_in_s3(document: dict[str, Any]) -> dict[str, Any]:
    """The translator sees a template after packaging: code is in a bucket."""
    document = copy.deepcopy(document)
    for resource in document["Resources"].values():
        properties = resource.get("Properties", {})
        for name in ("CodeUri", "ContentUri"):
            if name in properties:
                properties[name] = f"s3://code/{properties[name]}"
    return document
