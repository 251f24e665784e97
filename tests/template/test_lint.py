"""Every rule of the templates catches the fault it is for, and our templates have none."""

from __future__ import annotations

from pathlib import Path

import pytest

from infra.lint.__main__ import APPLICATION, ROOT, findings, templates
from infra.lint.checks import BETWEEN, OF_APPLICATION
from infra.lint.checks.functions import every_handler_imports
from infra.lint.checks.schedules import is_understood
from infra.lint.cloudformation import aws_accepts
from infra.lint.template import Template
from infra.lint.translation import NotTranslatable, read

TEXT = (ROOT / APPLICATION).read_text()

REFUSED_BY_AWS = {
    "a property that does not exist": ("VisibilityTimeout: 360", "VisibilityTimout: 360", "E3002"),
    "a reference to nothing": ("REDIS_URL: !Ref RedisUrl", "REDIS_URL: !Ref RedisUri", "E1020"),
    "an attribute that does not exist": ("OutboxDeadLetters.Arn\n", "OutboxDeadLetters.Arnn\n", "E1010"),
    "a batch no queue gives": ("BatchSize: 10", "BatchSize: 50000", "E3034"),
    "a variable of Lambda's own": ("LOG_LEVEL: !Ref LogLevel", "AWS_REGION: !Ref LogLevel", "E3663"),
    "a runtime that does not exist": ("Default: python3.13", "Default: python3.20", "E2015"),
    "a function that runs too long": ("Timeout: 900", "Timeout: 1000", "E3717"),
    "functions that wait for each other": (
        "PUBLIC_URL: !Ref PublicUrl",
        "PUBLIC_URL: !GetAtt GraphqlApi.Arn",
        "E3004",
    ),
}

REFUSED_BY_US = {
    "code that is elsewhere": (
        "CodeUri: functions/realtime\n",
        "CodeUri: functions/real_time\n",
        "every_folder_is_a_function",
    ),
    "a handler that is not there": (
        "Handler: handler.handler",
        "Handler: handle.handler",
        "every_folder_is_a_function",
    ),
    "a variable that nothing reads": ("OUTBOX_QUEUE_URL:", "OUTBOX_QUEUE:", "every_variable_is_a_setting"),
    "code in a layer that no version follows": (
        "      AutoPublishCodeSha256: !Ref Release\n",
        "",
        "versions_follow_releases",
    ),
    "logs kept for ever": ("RetentionInDays: !Ref LogDays", "LogGroupClass: STANDARD", "logs_end"),
    "logs of nobody's making": ("LoggingConfig: {LogGroup: !Ref RealtimeLogs}", "LoggingConfig: {}", "logs_end"),
    "a route to no integration": (
        "Target: !Sub integrations/${RealtimeIntegration}",
        "Target: !Sub ${RealtimeIntegration}",
        "routes_lead_to_integrations",
    ),
    "a route to another gateway": (
        "Target: !Sub integrations/${RealtimeIntegration}",
        "Target: !Sub integrations/${HttpApiIntegration}",
        "routes_lead_to_integrations",
    ),
    "two routes for one key": ("RouteKey: GET /client-config", "RouteKey: GET /healthz", "routes_are_unique"),
    "an integration that passes the alias by": (
        "IntegrationUri: !Ref GraphqlApi.Alias",
        "IntegrationUri: !GetAtt GraphqlApi.Arn",
        "integrations_call_functions",
    ),
    "a WebSocket called as if it were HTTP": (
        "arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Realtime.Alias}/invocations",
        "${Realtime.Alias}",
        "integrations_call_functions",
    ),
    "a permission for somebody else": (
        "Principal: apigateway.amazonaws.com",
        "Principal: s3.amazonaws.com",
        "gateways_may_invoke",
    ),
    "a permission on the function, not its alias": (
        "FunctionName: !Ref HttpApi.Alias",
        "FunctionName: !Ref HttpApi",
        "gateways_may_invoke",
    ),
    "a stage of another gateway": (
        "      ApiId: !Ref WebSocketGateway\n      StageName: ws",
        "      ApiId: !Ref HttpGateway\n      StageName: ws",
        "gateways_have_a_stage",
    ),
    "a queue that loses what fails": (
        "deadLetterTargetArn: !GetAtt OutboxDeadLetters.Arn",
        "deadLetterTargetArn: arn:aws:sqs:us-east-1:123456789012:elsewhere",
        "queues_keep_what_fails",
    ),
    "dead letters nobody hears of": (
        "Dimensions: [{Name: QueueName, Value: !GetAtt RecordImportDeadLetters.QueueName}]",
        "Dimensions: [{Name: QueueName, Value: !GetAtt OutboxDeadLetters.QueueName}]",
        "dead_letters_raise_an_alarm",
    ),
    "a queue nobody works off": (
        "EventSourceArn: !GetAtt RecordImportQueue.Arn",
        "EventSourceArn: !GetAtt OutboxQueue.Arn",
        "queues_are_worked_off",
    ),
    "a message that comes back too soon": (
        "VisibilityTimeout: 1800",
        "VisibilityTimeout: 1799",
        "queues_wait_for_their_worker",
    ),
    "one bad message that brings back ten": (
        "      FunctionResponseTypes: [ReportBatchItemFailures]\n",
        "",
        "failed_batches_are_reported_in_part",
    ),
    "a flood that takes every connection": (
        "      ScalingConfig: {MaximumConcurrency: 5}\n",
        "",
        "failed_batches_are_reported_in_part",
    ),
    "a worker that may not read its queue": (
        "sqs:ReceiveMessage, sqs:DeleteMessage",
        "sqs:ReceiveMessage",
        "workers_may_read_their_queue",
    ),
    "a queue that may not be sent to": (
        "Resource: !GetAtt OutboxQueue.Arn",
        "Resource: !GetAtt RecordImportQueue.Arn",
        "what_is_named_may_be_used",
    ),
    "a secret that may not be read": (
        "Resource: [!Ref DatabaseUrlSecretArn, !GetAtt AppSecret.Id]",
        "Resource: [!GetAtt AppSecret.Id]",
        "what_is_named_may_be_used",
    ),
    "connections that may not be posted to": (
        "execute-api:ManageConnections",
        "execute-api:Invoke",
        "what_is_named_may_be_used",
    ),
    "every action of a service": ("Action: sqs:SendMessage", "Action: sqs:*", "nobody_may_do_anything_anywhere"),
    "every resource of a service": (
        "Resource: !Sub ${FilesBucket.Arn}/*",
        'Resource: "*"',
        "nobody_may_do_anything_anywhere",
    ),
    "a policy AWS wrote": (
        "      Policies:\n        - Statement:",
        "      Policies:\n        - arn:aws:iam::aws:policy/AmazonSQSFullAccess\n        - Statement:",
        "managed_policies_are_known",
    ),
    "a rate in the wrong number": ("rate(1 minute)", "rate(1 minutes)", "schedules_are_understood"),
    "a schedule in prose": ("rate(1 minute)", "every minute", "schedules_are_understood"),
    "a schedule in a role of another": (
        "            ScheduleExpression: rate(1 minute)",
        "            RoleArn: !GetAtt GraphqlApiRole.Arn\n            ScheduleExpression: rate(1 minute)",
        "schedules_may_invoke",
    ),
    "a secret among the variables": (
        "APP_SECRET_SECRET_ARN: !GetAtt AppSecret.Id",
        "APP_SECRET: '{{resolve:secretsmanager:app}}'",
        "variables_keep_secrets",
    ),
    "a secret among the outputs": (
        "Value: !Ref DatabaseMigration",
        "Value: '{{resolve:secretsmanager:app}}'",
        "outputs_keep_secrets",
    ),
}


def faulty(old: str, new: str) -> Template:
    assert old in TEXT, "the template no longer has what this fault replaces"
    return Template.from_document(read(TEXT.replace(old, new, 1)), ROOT)


@pytest.mark.parametrize(("old", "new", "rule"), REFUSED_BY_AWS.values(), ids=REFUSED_BY_AWS)
def test_the_linter_of_aws_refuses(old: str, new: str, rule: str):
    assert rule in {finding.check for finding in aws_accepts(faulty(old, new))}


@pytest.mark.parametrize(("old", "new", "rule"), REFUSED_BY_US.values(), ids=REFUSED_BY_US)
def test_our_rules_refuse(old: str, new: str, rule: str):
    template = faulty(old, new)
    checks = [check for check in OF_APPLICATION if check is not every_handler_imports]
    assert {finding.check for check in checks for finding in check(template)} >= {rule}


def test_what_is_not_sam_is_refused():
    with pytest.raises(NotTranslatable, match="OutboxRelay"):
        faulty("CodeUri: functions/outbox_relay", "Code: functions/outbox_relay")


def test_every_rule_has_a_fault_that_proves_it():
    proven = {rule for _, _, rule in REFUSED_BY_US.values()}
    proven_below = {"every_handler_imports", "every_handler_is_short"}
    assert {check.__name__ for check in OF_APPLICATION} == proven | proven_below


@pytest.fixture
def small_world(tmp_path: Path) -> Path:
    (tmp_path / "functions/greeting").mkdir(parents=True)
    (tmp_path / "layers/crm/python").mkdir(parents=True)
    return tmp_path


def greeting(root: Path, handler: str) -> Template:
    (root / "functions/greeting/handler.py").write_text(handler)
    properties = {"CodeUri": "functions/greeting", "Handler": "handler.handler", "Runtime": "python3.13"}
    function = {"Type": "AWS::Serverless::Function", "Properties": properties}
    document = {"Transform": "AWS::Serverless-2016-10-31", "Resources": {"Greeting": function}}
    return Template.from_document(document, root)


@pytest.mark.parametrize(
    ("handler", "fault"),
    [
        ("import nowhere\ndef handler(event, context): return {}\n", "No module named 'nowhere'"),
        ("def greet(event, context): return {}\n", "no attribute 'handler'"),
        ("handler = 1\n", "handler is not callable"),
    ],
)
def test_a_handler_that_cannot_be_imported_is_found(small_world: Path, handler: str, fault: str):
    (finding,) = every_handler_imports(greeting(small_world, handler))
    assert fault in finding.what


def test_a_handler_that_does_too_much_is_found(small_world: Path):
    template = greeting(small_world, "def handler(event, context): return {}\n" + "x = 1\n" * 40)
    assert [each.where for check in OF_APPLICATION for each in check(template) if "lines" in each.what] == [
        "functions/greeting/handler.py"
    ]


def test_a_folder_without_a_function_is_found(small_world: Path):
    (small_world / "functions/farewell").mkdir()
    (small_world / "functions/farewell/handler.py").write_text("")
    template = greeting(small_world, "def handler(event, context): return {}\n")
    found = [each.where for check in OF_APPLICATION for each in check(template)]
    assert "functions/farewell" in found


@pytest.mark.parametrize(
    "expression",
    ["rate(1 minute)", "rate(5 minutes)", "rate(10 hours)", "cron(0 12 * * ? *)", "cron(*/5 8-17 ? * MON-FRI *)"],
)
def test_schedules_that_eventbridge_takes(expression: str):
    assert is_understood(expression)


@pytest.mark.parametrize(
    "expression",
    ["rate(1 minutes)", "rate(5 minute)", "rate(0 minutes)", "cron(0 12 * * *)", "at(tomorrow)", "@daily", ""],
)
def test_schedules_that_eventbridge_refuses(expression: str):
    assert not is_understood(expression)


@pytest.fixture(scope="module")
def every() -> dict[str, Template]:
    return templates()


@pytest.mark.parametrize("name", templates())
def test_our_templates_have_no_fault(every: dict[str, Template], name: str):
    assert list(findings(name, every[name])) == []


def test_our_stacks_fit_together(every: dict[str, Template]):
    assert [finding for check in BETWEEN for finding in check(every)] == []


def test_stacks_that_do_not_fit_together_are_found(every: dict[str, Template]):
    text = (ROOT / "infra/alarms.yaml").read_text().replace("-OutboxQueueName", "-OutboxQueue")
    other = Template.from_document(read(text), ROOT)
    found = [finding for check in BETWEEN for finding in check(every | {"infra/alarms.yaml": other})]
    assert [(each.check, each.where) for each in found] == [
        ("imports_are_exported", "infra/alarms.yaml"),
        ("exports_are_imported", "template.yaml"),
    ]


def test_a_route_that_the_distribution_does_not_know_is_found(every: dict[str, Template]):
    other = faulty("RouteKey: GET /client-config", "RouteKey: GET /configuration")
    found = [finding for check in BETWEEN for finding in check(every | {APPLICATION: other})]
    assert [each.what for each in found] == ["no behaviour of the distribution is for /configuration"]
