"""infra/web.yaml as what the front door does in CloudFront's place: who answers a path, with which headers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

INSTEAD = re.compile(r"https://\$\{[^}]+\}")
"""In the policy: the hosts where users' files lie."""

ONLY_WITH_TLS = "; upgrade-insecure-requests"


@dataclass(frozen=True, slots=True)
class Web:
    """The distribution of the app."""

    behaviours: tuple[tuple[str, str], ...]
    app_headers: dict[str, str]
    api_headers: dict[str, str]

    def origin(self, path: str) -> str:
        """`app`, `http` or `websocket`: the first behaviour whose pattern matches."""
        return next((origin for pattern, origin in self.behaviours if fnmatchcase(path, pattern)), "app")


def read_web(path: Path, files_origin: str) -> Web:
    """The parts of the stack that browsers notice; files of users come from `files_origin`."""
    from samtranslator.yaml_helper import yaml_parse

    resources = yaml_parse(path.read_text())["Resources"]
    distribution = resources["App"]["Properties"]["DistributionConfig"]
    return Web(
        behaviours=tuple((item["PathPattern"], item["TargetOriginId"]) for item in distribution["CacheBehaviors"]),
        app_headers=_headers(resources["AppHeaders"], files_origin),
        api_headers=_headers(resources["ApiHeaders"], files_origin),
    )


def _headers(policy: dict[str, Any], files_origin: str) -> dict[str, str]:
    """The headers that a policy adds; those that only mean something with TLS are left out."""
    settings = policy["Properties"]["ResponseHeadersPolicyConfig"]
    security = settings["SecurityHeadersConfig"]
    headers = {
        "content-security-policy": _policy(security["ContentSecurityPolicy"]["ContentSecurityPolicy"], files_origin),
        "referrer-policy": security["ReferrerPolicy"]["ReferrerPolicy"],
        "x-content-type-options": "nosniff",
        "x-frame-options": security["FrameOptions"]["FrameOption"],
    }
    custom = settings.get("CustomHeadersConfig", {}).get("Items", [])
    return headers | {item["Header"].lower(): item["Value"] for item in custom}


def _policy(text: Any, files_origin: str) -> str:
    while not isinstance(text, str):
        text = text["Fn::Sub"] if isinstance(text, dict) else text[0]
    sources = INSTEAD.sub(files_origin, text.strip()).replace(ONLY_WITH_TLS, "")
    return sources.replace(f"{files_origin} {files_origin}", files_origin)
