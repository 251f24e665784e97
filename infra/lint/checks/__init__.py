"""What only we know about our templates, one small function per rule."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from infra.lint.checks.functions import (
    every_folder_is_a_function,
    every_handler_imports,
    every_handler_is_short,
    every_variable_is_a_setting,
    logs_end,
    versions_follow_releases,
)
from infra.lint.checks.queues import (
    dead_letters_raise_an_alarm,
    failed_batches_are_reported_in_part,
    queues_are_worked_off,
    queues_keep_what_fails,
    queues_wait_for_their_worker,
)
from infra.lint.checks.rights import (
    managed_policies_are_known,
    nobody_may_do_anything_anywhere,
    what_is_named_may_be_used,
    workers_may_read_their_queue,
)
from infra.lint.checks.routes import (
    gateways_have_a_stage,
    gateways_may_invoke,
    integrations_call_functions,
    routes_are_unique,
    routes_lead_to_integrations,
)
from infra.lint.checks.schedules import schedules_are_understood, schedules_may_invoke
from infra.lint.checks.secrets import outputs_keep_secrets, variables_keep_secrets
from infra.lint.checks.stacks import exports_are_imported, imports_are_exported, routes_are_on_the_origin_of_the_app
from infra.lint.finding import Finding
from infra.lint.template import Template

Check = Callable[[Template], Iterator[Finding]]
CheckOfAll = Callable[[Mapping[str, Template]], Iterator[Finding]]

EVERYWHERE: tuple[Check, ...] = (nobody_may_do_anything_anywhere, outputs_keep_secrets)
"""Rules of every stack."""

OF_APPLICATION: tuple[Check, ...] = (
    *EVERYWHERE,
    every_folder_is_a_function,
    every_handler_is_short,
    every_handler_imports,
    every_variable_is_a_setting,
    versions_follow_releases,
    logs_end,
    routes_lead_to_integrations,
    routes_are_unique,
    integrations_call_functions,
    gateways_may_invoke,
    gateways_have_a_stage,
    queues_keep_what_fails,
    dead_letters_raise_an_alarm,
    queues_are_worked_off,
    queues_wait_for_their_worker,
    failed_batches_are_reported_in_part,
    workers_may_read_their_queue,
    what_is_named_may_be_used,
    managed_policies_are_known,
    schedules_are_understood,
    schedules_may_invoke,
    variables_keep_secrets,
)
"""Rules of template.yaml."""

BETWEEN: tuple[CheckOfAll, ...] = (
    imports_are_exported,
    exports_are_imported,
    routes_are_on_the_origin_of_the_app,
)
"""Rules of all templates together."""
