"""Two worlds that differ only in what a role may not read give it the same answers, to the byte."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

import orjson
import pytest

from crm.api.graphql_records.roots import mutation_roots, query_roots
from crm.kit.database import Database
from crm.metadata.snapshot import FieldRights, ObjectRights, Role
from tests.api.gateway import GraphqlClient, Handler
from tests.api.graphql_records.two_worlds.operations import TABLE, every_question
from tests.api.graphql_records.two_worlds.questions import Questions
from tests.api.graphql_records.two_worlds.worlds import World, key, make_world
from tests.factories.workspaces import Workspace

HIDDEN = FieldRights(read=False)
EVERYTHING = Role(UUID(int=1), "Clerk", True, True, True, True, True)
"""May do everything with records, but for what each test takes away."""

LEAST_REFUSED, LEAST_HEARD = 100, 50
ROLES = {
    "fields": replace(
        EVERYTHING,
        fields={
            "person": dict.fromkeys(("jobTitle", "emails", "company"), HIDDEN),
            "company": dict.fromkeys(("name", "employees"), HIDDEN),
            "opportunity": {"amount": HIDDEN},
            "note": {"title": HIDDEN},
        },
    ),
    "objects": replace(EVERYTHING, objects=dict.fromkeys(("company", "task"), ObjectRights(read=False))),
}


def fill(client: GraphqlClient, which: str, secret: int) -> None:
    """The records of a world: the same in every one, but for what depends on `secret`."""
    word = ("alpha", "beta")[secret]

    def create(type_: str, number: int, **values: Any) -> None:
        query = f"mutation($d: {type_}CreateInput!) {{ create{type_}(data: $d) {{ id }} }}"
        client.ask(query, d={"id": key(number), "position": number, **values})

    def update(type_: str, number: int, **values: Any) -> None:
        query = f"mutation($id: UUID!, $d: {type_}UpdateInput!) {{ update{type_}(id: $id, data: $d) {{ id }} }}"
        client.ask(query, id=key(number), d=values)

    hides_fields = which == "fields"
    for number in (1, 2, 3):
        url = {"primaryLinkUrl": f"https://{number}.example.com"}
        create("Company", number, name=f"{word} {number}", domainName=url, employees=secret * number or None)
    for number in (11, 12, 13, 14):
        own: dict[str, Any] = {"companyId": key(1)}
        if hides_fields:
            own = {"jobTitle": f"Chief {word} secret", "companyId": key((number + secret) % 3 + 1)}
            own |= {"emails": {"primaryEmail": f"{word}{number}@secret.example"}} if number != 12 + secret else {}
        create("Person", number, name={"firstName": "Ann", "lastName": f"Lee {number}"}, city="Oslo", **own)
    for number in (21, 22):
        amount = {"amountMicros": str((number + secret) * 1_000_000), "currencyCode": ("EUR", "USD")[secret]}
        create("Opportunity", number, name=f"Deal {number}", stage="NEW", pointOfContactId=key(11), companyId=key(1),
               **({"amount": amount} if hides_fields else {}))  # fmt: skip
    for number in (31, 32):
        create("Note", number, title=f"{word} secret" if hides_fields else "A note")
        create("NoteTarget", number + 2, noteId=key(number), targetPersonId=key(number - 20))
    create("Task", 41, title="Call" if hides_fields else word)
    create("TaskTarget", 42, taskId=key(41), targetPersonId=key(11))
    create("Attachment", 51, name="letter.pdf", targetPersonId=key(11))
    create("Attachment", 52, name="contract.pdf", targetCompanyId=key(1))
    update("Person", 11, city="Bonn", **({"jobTitle": f"{word} promoted secret"} if hides_fields else {}))
    update("Company", 1, name=f"{word} renamed secret")
    client.ask("mutation($id: UUID!) { deletePerson(id: $id) { id } }", id=key(14))
    if hides_fields and secret:
        update("Person", 12, jobTitle="Once more secret")
        update("Note", 31, title="Rewritten secret")
    if not hides_fields and secret:
        create("Company", 4, name="Only here secret", domainName={"primaryLinkUrl": "https://4.example.com"})
        create("NoteTarget", 35, noteId=key(31), targetCompanyId=key(2))
        create("Task", 43, title="Only here secret")
        create("TaskTarget", 44, taskId=key(43), targetPersonId=key(12))
        create("Attachment", 53, name="secret.pdf", targetCompanyId=key(4))
        client.ask("mutation($id: UUID!) { deleteCompany(id: $id) { id } }", id=key(3))


@pytest.fixture(params=ROLES)
def worlds(request: pytest.FixtureRequest, owner_database: Database, handler: Handler) -> tuple[World, World]:
    """Two of them, before the restricted caller does anything."""
    made = [make_world(owner_database, ROLES[request.param]) for _ in range(2)]
    for secret, world in enumerate(made):
        fill(world.admin(handler), request.param, secret)
        world.pin()
    return made[0], made[1]


def test_no_answer_depends_on_what_is_hidden(worlds: tuple[World, World], handler: Handler):
    first, second = worlds
    asked = refused = 0
    for query, variables in every_question(Questions(first)):
        answers = [world.answer(handler, query, variables) for world in worlds]
        assert answers[0] == answers[1], (query, variables)
        assert b"secret" not in answers[0].lower() or b'"errors"' in answers[0], (query, variables)
        asked += 1
        refused += b"PERMISSION_DENIED" in answers[0]
    assert 2 * refused < asked
    assert refused > LEAST_REFUSED
    assert first.heard() == second.heard()
    assert b"secret" not in orjson.dumps(first.heard()).lower()
    assert len(first.heard()) > LEAST_HEARD


def test_every_operation_is_put_to_the_test(workspace: Workspace):
    objects = workspace.snapshot.objects
    kinds = {root.kind for roots in (query_roots, mutation_roots) for _, root in roots(objects)}
    assert kinds == TABLE.keys()
