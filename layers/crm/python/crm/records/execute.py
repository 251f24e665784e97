"""Running a plan: one pipeline that enters the workspace, does everything, and leaves nothing behind."""

from __future__ import annotations

from collections.abc import Sequence

from crm.kit.database import Database, DatabaseError, Result, Statement
from crm.kit.errors import CrmError
from crm.records.entrance import enter
from crm.records.failures import is_refusal
from crm.records.plan import Plan
from crm.records.root import Answer, Request, Root, Variables
from crm.records.staleness import explained


def run(database: Database, plan: Plan, variables: Variables, request: Request) -> list[Answer]:
    """Answer every root of a plan, in order. Reads share one round trip; writes take one each.

    Raises:
        StalePlan: metadata or role changed; nothing was read or written.
        Unauthenticated: the caller's session or key is no longer live.
        DatabaseError: a fault of ours, or of the database.
    """
    database.touch(str(request.identity.workspace_id))
    if any(root.is_write for root in plan.roots):
        # Most containers answer reads before they ever write.
        from crm.records.writes.execute import write_each

        return write_each(database, plan.roots, variables, request)
    return _read_together(database, plan.roots, variables, request)


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
        else:
            own, results = results[: len(each)], results[len(each) :]
            answers.append(_answer(root, own, variables))
    return answers


def _pipeline(database: Database, statements: Sequence[Statement], request: Request) -> list[Result]:
    try:
        return database.pipeline([enter(request), *statements])[1:]
    except DatabaseError as error:
        raise explained(database, request, error) from error


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
