"""Running a plan: one pipeline that enters the workspace, does everything, and leaves nothing behind."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from crm.kit.database import Database, DatabaseError, Result, Statement
from crm.kit.errors import Conflict, CrmError
from crm.records.failures import StalePlan, is_refusal, translated
from crm.records.plan import Plan
from crm.records.root import Request, Root, Variables

Answer: TypeAlias = "bytes | CrmError"
"""The JSON of one root, or why there is none."""

ENTER = "select core.enter_workspace($1::uuid,$2,$3::uuid,$4::integer,$5::uuid)"
ENTER_AS_SYSTEM = "select core.enter_workspace_as_system($1::uuid,$2::integer)"


def run(database: Database, plan: Plan, variables: Variables, request: Request) -> list[Answer]:
    """Answer every root of a plan, in order. Reads share one round trip; writes take one each.

    Raises:
        StalePlan: metadata or role changed; nothing was read or written.
        Unauthenticated: the caller's session or key is no longer live.
        DatabaseError: a fault of ours, or of the database.
    """
    database.touch(str(request.identity.workspace_id))
    if any(root.is_write for root in plan.roots):
        return _write_each(database, plan.roots, variables, request)
    return _read_together(database, plan.roots, variables, request)


def enter(request: Request) -> Statement:
    """The statement that checks the caller and takes on the workspace's role, first in every pipeline."""
    identity, version = request.identity, b"%d" % request.version
    workspace = str(identity.workspace_id).encode()
    if request.as_system:
        return Statement(ENTER_AS_SYSTEM, (workspace, version))
    principal, role = str(identity.principal_id).encode(), str(request.role_id).encode()
    return Statement(ENTER, (workspace, identity.kind.value.encode(), principal, version, role))


def _read_together(database: Database, roots: Sequence[Root], variables: Variables, request: Request) -> list[Answer]:
    bound = [_bound(root, variables, request) for root in roots]
    statements = [statement for each in bound if isinstance(each, list) for statement in each]
    try:
        results = _pipeline(database, statements, request)
    except CrmError as error:
        if not is_refusal(error):
            raise
        return [error if isinstance(each, list) else each for each in bound]
    answers: list[Answer] = []
    for root, each in zip(roots, bound, strict=True):
        if isinstance(each, CrmError):
            answers.append(each)
            continue
        own, results = results[: len(each)], results[len(each) :]
        answers.append(_answer(root, own, variables))
    return answers


def _write_each(database: Database, roots: Sequence[Root], variables: Variables, request: Request) -> list[Answer]:
    """Writes run one after the other, each a transaction of its own: a refused one does not undo the others."""
    answers: list[Answer] = []
    for root in roots:
        try:
            bound = root.bind(variables, request)
            answers.append(_answer(root, _pipeline(database, bound, request), variables))
        except StalePlan:
            if not answers:
                raise
            answers.append(Conflict("The workspace changed meanwhile", user_message="Please try again."))
        except CrmError as error:
            if not is_refusal(error):
                raise
            answers.append(error)
    return answers


def _bound(root: Root, variables: Variables, request: Request) -> list[Statement] | CrmError:
    try:
        return root.bind(variables, request)
    except CrmError as error:
        return error


def _answer(root: Root, results: Sequence[Result], variables: Variables) -> Answer:
    try:
        return root.respond(results, variables)
    except CrmError as error:
        return error


def _pipeline(database: Database, statements: Sequence[Statement], request: Request) -> list[Result]:
    if not statements:
        return []
    try:
        return database.pipeline([enter(request), *statements])[1:]
    except DatabaseError as error:
        raise translated(error) from error
