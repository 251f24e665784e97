"""Running writes: each a pipeline and a transaction of its own, once if the request says so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from crm.kit.database import Database, DatabaseError, Result, Statement
from crm.kit.errors import CrmError
from crm.records.entrance import enter
from crm.records.failures import DEADLOCK, UNIQUE_VIOLATION, StalePlan, changed_meanwhile, is_refusal, translated
from crm.records.root import Answer, Once, Request, Root, Variables
from crm.records.staleness import explained
from crm.records.writes.duplicates import duplicate_entry
from crm.records.writes.once import ANSWERED, begin, find
from crm.records.writes.write import Write

MOST_TRIES: Final = 3
"""Of a write that stood in a ring with others."""


def write_each(database: Database, roots: Sequence[Root], variables: Variables, request: Request) -> list[Answer]:
    """Writes run one after the other, each a transaction of its own: a refused one does not undo the others."""
    answers: list[Answer] = []
    for place, root in enumerate(roots):
        once = replace(request.once, place=place) if request.once else None
        try:
            answers.append(write(database, root, variables, replace(request, once=once) if once else request))
        except StalePlan as error:
            if not answers:
                raise
            answers.append(changed_meanwhile(error))
        except CrmError as error:
            if not is_refusal(error):
                raise
            answers.append(error)
    return answers


def write(
    database: Database, root: Root, variables: Variables, request: Request, also: Sequence[Statement] = ()
) -> bytes:
    """Answer one write; one that may be done once and was is answered as it was then.

    `also` runs before it in the same transaction, with the rights of the login role.

    Raises:
        CrmError: it was refused, and nothing was kept.
        StalePlan: metadata or role changed, and nothing was kept.
    """
    database.touch(str(request.identity.workspace_id))
    also = [*also, *([begin(request, request.once)] if request.once else [])]
    statements = [*also, enter(request), *root.bind(variables, request)]
    try:
        results = _written(database, root, statements)
    except DatabaseError as error:
        if error.sqlstate == ANSWERED and request.once:
            return _answered(database, request, request.once)
        if error.sqlstate == UNIQUE_VIOLATION and isinstance(root, Write):
            raise duplicate_entry(database, request, root.spec.object_name, error) from error
        raise explained(database, request, error) from error
    return root.respond(results[len(also) + 1 :], variables)


def _answered(database: Database, request: Request, once: Once) -> bytes:
    """What was answered when the write was done, if the caller is still live."""
    try:
        kept, _ = database.pipeline([find(request, once), enter(request)])
    except DatabaseError as error:
        raise translated(error) from error
    if not len(kept):
        raise changed_meanwhile()
    return kept.value(0) or b""


def _written(database: Database, root: Root, statements: Sequence[Statement]) -> list[Result]:
    """The results of a write that is tried again when others were in its way.

    An upsert that lost against another of the same key sees its record the second time. Who destroys a record goes from
    it to what is linked, who changes a linked one goes to the rollups of the record: one of them may have to step back.
    """
    for left in reversed(range(MOST_TRIES)):
        try:
            return database.pipeline(statements)
        except DatabaseError as error:
            is_upsert = isinstance(root, Write) and root.spec.is_upsert
            is_lost_race = error.sqlstate == DEADLOCK or (is_upsert and error.sqlstate == UNIQUE_VIOLATION)
            if not left or not is_lost_race or database.is_in_transaction:
                raise
    raise AssertionError("the last try returns or raises")
