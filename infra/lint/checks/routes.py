"""Gateways: every route leads to a function that the gateway may invoke."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from infra.lint.finding import Finding
from infra.lint.template import Resource, Template, references

INVOKE_PATH = "arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${%s}/invocations"


def routes_lead_to_integrations(template: Template) -> Iterator[Finding]:
    """A target is `integrations/<id>` of the same gateway; anything else deploys and answers nobody."""
    for route in template.of_type("AWS::ApiGatewayV2::Route"):
        target = route.properties.get("Target")
        integration = template.find(target, "AWS::ApiGatewayV2::Integration")
        if integration is None or target != {"Fn::Sub": f"integrations/${{{integration.name}}}"}:
            what = "its target must be integrations/${X}, X an integration"
            yield Finding("routes_lead_to_integrations", route.name, what)
        elif _gateway(template, integration) != _gateway(template, route):
            what = f"{integration.name} is of another gateway"
            yield Finding("routes_lead_to_integrations", route.name, what)


def routes_are_unique(template: Template) -> Iterator[Finding]:
    """A gateway has one route per key."""
    routes = template.of_type("AWS::ApiGatewayV2::Route")
    keys = Counter((_gateway(template, each), each.properties["RouteKey"]) for each in routes)
    for (gateway, key), count in keys.items():
        if count > 1:
            yield Finding("routes_are_unique", str(gateway), f"{count} routes are for {key}")


def integrations_call_functions(template: Template) -> Iterator[Finding]:
    """An integration calls a function's alias where it has one, in the form its protocol needs."""
    for integration in template.of_type("AWS::ApiGatewayV2::Integration"):
        uri = integration.properties.get("IntegrationUri")
        function = template.find_function(uri)
        if function is None:
            yield Finding("integrations_call_functions", integration.name, "it calls no function of the template")
            continue
        alias = _alias(template, function)
        called = alias.name if alias else function.name
        expected: list[dict[str, Any]] = [{"Fn::Sub": INVOKE_PATH % called}]
        if not _is_websocket(template, integration):
            expected.append({"Ref": called} if alias else {"Fn::GetAtt": [called, "Arn"]})
        if uri not in expected:
            yield Finding("integrations_call_functions", integration.name, f"it does not name {called} as it must")


def gateways_may_invoke(template: Template) -> Iterator[Finding]:
    """What an integration calls has a permission for API Gateway, on exactly what is called."""
    permissions = list(template.of_type("AWS::Lambda::Permission"))
    for integration in template.of_type("AWS::ApiGatewayV2::Integration"):
        called = references(integration.properties.get("IntegrationUri")) & template.resources.keys()
        gateway = _gateway(template, integration)
        if not any(_allows(each, called, gateway) for each in permissions):
            yield Finding("gateways_may_invoke", integration.name, "API Gateway has no permission to invoke it")


def gateways_have_a_stage(template: Template) -> Iterator[Finding]:
    """Routes without a stage answer nobody."""
    staged = {_gateway(template, each) for each in template.of_type("AWS::ApiGatewayV2::Stage")}
    for gateway in template.of_type("AWS::ApiGatewayV2::Api"):
        if gateway.name not in staged:
            yield Finding("gateways_have_a_stage", gateway.name, "it has no stage")


def _gateway(template: Template, resource: Resource) -> str | None:
    gateway = template.find(resource.properties.get("ApiId"), "AWS::ApiGatewayV2::Api")
    return gateway.name if gateway else None


def _is_websocket(template: Template, resource: Resource) -> bool:
    gateway = _gateway(template, resource)
    return gateway is not None and template.resources[gateway].properties["ProtocolType"] == "WEBSOCKET"


def _alias(template: Template, function: Resource) -> Resource | None:
    aliases = template.of_type("AWS::Lambda::Alias")
    return next((each for each in aliases if references(each.properties["FunctionName"]) == {function.name}), None)


def _allows(permission: Resource, called: set[str], gateway: str | None) -> bool:
    properties = permission.properties
    return (
        properties.get("Principal") == "apigateway.amazonaws.com"
        and properties.get("Action") == "lambda:InvokeFunction"
        and references(properties.get("FunctionName")) == called
        and gateway in references(properties.get("SourceArn"))
    )
