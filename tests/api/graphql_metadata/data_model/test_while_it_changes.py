"""People work with records while somebody changes the data model a hundred times: none of them notices."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from random import Random
from threading import Event, Thread
from typing import Any, Final
from uuid import UUID

from mangum import Mangum

from crm.app.container import Container
from tests.api.gateway import GraphqlClient
from tests.api.graphql_metadata.data_model.modeller import SHIP, Modeller
from tests.api.graphql_metadata.data_model.test_conversions import CONVERT
from tests.factories.workspaces import Workspace

CHANGES: Final = 100
READERS, WRITERS = 2, 2
DELETE_OBJECT: Final = "mutation($id: UUID!) { deleteOneObject(input: {id: $id}) { id } }"

READS: Final = (
    "{ people(first: 5) { totalCount edges { node { id city level company { name } } } } }",
    '{ people(filter: {city: {like: "%s%"}, company: {name: {neq: "x"}}}) { edges { node { jobTitle } } } }',
    "{ peopleGroupBy(groupBy: {city: true}) { groupByDimensionValues totalCount } }",
    '{ search(searchInput: "oslo", limit: 5) { edges { node { recordId } } } }',
)
WRITES: Final = (
    'mutation { createPerson(data: {city: "Oslo", jobTitle: "Pilot"}) { id level createdBy { name } } }',
    'mutation { updatePeople(filter: {city: {eq: "Oslo"}}, data: {city: "Bergen"}) { id level } }',
    'mutation { createCompanies(data: [{name: "A"}, {name: "B"}]) { id } }',
    'mutation { deletePeople(filter: {city: {eq: "Bergen"}}) { id } }',
)


class Quiet:
    """Nobody carries events on here: whose turn it is with a connection to AWS is the business of one container."""

    def before_commit(self, _workspace_id: UUID) -> None:
        pass

    def after_commit(self, _workspace_id: UUID) -> None:
        pass


@dataclass
class Colleague:
    """Somebody with a function of their own, who goes on until told to stop."""

    workspace: Workspace
    documents: tuple[str, ...]
    seed: int
    answers: int = 0
    refused: list[Any] = field(default_factory=list)

    def work(self, stop: Event) -> None:
        from crm.app.graphql_api import endpoint_of

        asyncio.set_event_loop(asyncio.new_event_loop())
        own, random = Container(), Random(self.seed)
        vars(own)["nudge"] = Quiet()
        client = GraphqlClient(Mangum(endpoint_of(own), lifespan="off"), self.workspace.admin.token)
        while not stop.is_set():
            answer = client.post(random.choice(self.documents))
            self.answers += 1
            if answer.get("errors"):
                self.refused.append(answer["errors"])
        own.database.close()
        own.cache.close()
        asyncio.get_event_loop().close()


@contextmanager
def working(colleagues: list[Colleague]) -> Iterator[None]:
    """Everybody works until the block ends."""
    stop = Event()
    threads = [Thread(target=each.work, args=(stop,)) for each in colleagues]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        stop.set()
        for thread in threads:
            thread.join()


class Changes:
    """Changes of every kind, at random."""

    def __init__(self, modeller: Modeller, level: str, random: Random) -> None:
        self._modeller, self._level, self._random = modeller, level, random
        self._fields, self._ships = list[str](), list[str]()
        self._made = 0

    def make_one(self) -> None:
        change: Callable[[], None] = self._random.choice(
            (self._add_field, self._add_field, self._delete_field, self._add_object, self._turn_level)
        )
        change()

    def _name(self, word: str) -> str:
        self._made += 1
        return f"{word}{'abcdefghij'[self._made // 10 % 10]}{'abcdefghij'[self._made % 10]}"

    def _add_field(self) -> None:
        owner = self._modeller.object_id(self._random.choice(("person", "company")))
        type_ = self._random.choice(("TEXT", "NUMBER", "DATE", "CURRENCY", "FULL_NAME"))
        self._fields.append(self._modeller.create_field(owner, type_, self._name("extra"))["id"])

    def _delete_field(self) -> None:
        if self._fields:
            self._modeller.delete_field(self._fields.pop(self._random.randrange(len(self._fields))))

    def _add_object(self) -> None:
        if len(self._ships) == 2:
            self._delete_object()
            return
        name = self._name("ship")
        names = {key: f"{name}{'s' if 'lural' in key else ''}" for key in SHIP}
        self._ships.append(self._modeller.create_object(**names)["id"])

    def _delete_object(self) -> None:
        object_id = self._ships.pop()
        self._modeller.workspace.run("update core.object set is_active = false where id = %s", object_id)
        self._modeller.door.ask(DELETE_OBJECT, id=object_id)

    def _turn_level(self) -> None:
        type_ = (
            "TEXT" if self._modeller.workspace.snapshot.objects["person"].fields["level"].type != "TEXT" else "NUMBER"
        )
        given = {"id": self._level, "type": type_, "onUnconvertible": "EMPTY"}
        assert self._modeller.door.ask(CONVERT, i=given)["convertOneField"]["error"] is None


def test_nobody_notices_a_hundred_changes(modeller: Modeller):
    workspace = modeller.workspace
    level = modeller.create_field(modeller.object_id("person"), "TEXT", "level")["id"]
    colleagues = [Colleague(workspace, READS, seed) for seed in range(READERS)]
    colleagues += [Colleague(workspace, WRITES, seed) for seed in range(WRITERS)]
    changes, before = Changes(modeller, level, Random(7)), workspace.snapshot.version
    with working(colleagues):
        for _ in range(CHANGES):
            changes.make_one()
    assert [each.refused for each in colleagues] == [[]] * len(colleagues)
    assert all(each.answers > CHANGES / 10 for each in colleagues)
    assert workspace.snapshot.version >= before + CHANGES * 0.8
