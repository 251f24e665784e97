"""Functions: their code, their environment, their logs."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from crm.kit.settings import ENVIRONMENT_NAMES, SECRETS
from infra.lint.finding import Finding
from infra.lint.template import Template

MOST_LINES_OF_HANDLER = 40
OF_THE_SDK = {"AWS_ENDPOINT_URL_APIGATEWAYMANAGEMENTAPI", "AWS_USE_DUALSTACK_ENDPOINT"}
KNOWN_VARIABLES = ENVIRONMENT_NAMES | {f"{name}_SECRET_ARN" for name in SECRETS} | OF_THE_SDK

IMPORT_HANDLERS = """
import importlib.util, json, sys, traceback
faults = {}
for path in sys.argv[1:]:
    try:
        spec = importlib.util.spec_from_file_location("handler", path)
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        assert callable(module.handler), "handler is not callable"
    except BaseException:
        faults[path] = traceback.format_exc().strip().splitlines()[-1]
print(json.dumps(faults))
"""


def every_folder_is_a_function(template: Template) -> Iterator[Finding]:
    """A function is named as its folder, has a handler there, and no folder is left out."""
    check = "every_folder_is_a_function"
    declared = {each.properties.get("CodeUri"): each for each in template.written_functions()}
    for folder in sorted(template.root.glob("functions/*/")):
        if f"functions/{folder.name}" not in declared and (folder / "handler.py").exists():
            yield Finding(check, f"functions/{folder.name}", "no function of the template runs it")
    for code, function in declared.items():
        expected = f"functions/{_snake(function.name)}"
        if code != expected:
            yield Finding(check, function.name, f"its code should be in {expected}, not {code}")
        elif not _handler(template, function.name).is_file():
            yield Finding(check, function.name, f"there is no {_handler(template, function.name).name} in {code}")


def every_handler_is_short(template: Template) -> Iterator[Finding]:
    """A handler composes; what is longer belongs in the package."""
    for path in _handlers(template):
        lines = len(path.read_text().splitlines())
        if lines > MOST_LINES_OF_HANDLER:
            where = str(path.relative_to(template.root))
            yield Finding("every_handler_is_short", where, f"{lines} lines are more than {MOST_LINES_OF_HANDLER}")


def every_handler_imports(template: Template) -> Iterator[Finding]:
    """Importing a handler needs nothing but the two layers: no environment, no connection."""
    paths = [str(path) for path in _handlers(template)]
    done = subprocess.run(
        [sys.executable, "-c", IMPORT_HANDLERS, *paths],
        env={"PYTHONPATH": str(template.root / "layers/crm/python"), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    for path, fault in json.loads(done.stdout.splitlines()[-1]).items():
        yield Finding("every_handler_imports", str(Path(path).relative_to(template.root)), fault)


def every_variable_is_a_setting(template: Template) -> Iterator[Finding]:
    """A variable that no code reads is a misspelt one."""
    for function in template.of_type("AWS::Lambda::Function"):
        for name in sorted(template.environment(function).keys() - KNOWN_VARIABLES):
            yield Finding("every_variable_is_a_setting", function.name, f"nothing reads {name}")


def versions_follow_releases(template: Template) -> Iterator[Finding]:
    """A change in a layer alone must publish a version as well, or the alias keeps running the old code."""
    for function in template.written_functions():
        if "AutoPublishAlias" in function.properties and function.properties.get("AutoPublishCodeSha256") != {
            "Ref": "Release"
        }:
            what = "AutoPublishCodeSha256 must be the parameter Release"
            yield Finding("versions_follow_releases", function.name, what)


def logs_end(template: Template) -> Iterator[Finding]:
    """A function writes to a log group of the template, which forgets."""
    for function in template.of_type("AWS::Lambda::Function"):
        group = template.find(function.properties.get("LoggingConfig"), "AWS::Logs::LogGroup")
        if group is None:
            yield Finding("logs_end", function.name, "it has no log group in the template")
        elif "RetentionInDays" not in group.properties:
            yield Finding("logs_end", group.name, "it keeps logs for ever")


def _handlers(template: Template) -> list[Path]:
    paths = (_handler(template, each.name) for each in template.written_functions())
    return [path for path in paths if path.is_file()]


def _handler(template: Template, function: str) -> Path:
    """The file that the runtime would import."""
    properties = template.written["Resources"][function]["Properties"]
    globally = template.written.get("Globals", {}).get("Function", {})
    module = properties.get("Handler", globally.get("Handler", "")).rpartition(".")[0]
    return template.root / str(properties.get("CodeUri")) / f"{module}.py"


def _snake(name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()
