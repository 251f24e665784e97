"""People who go on working while their workspaces are migrated, and remember what they did."""

from __future__ import annotations

import random
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from crm.kit.cache import Cache
from crm.kit.database import Database
from crm.metadata.store import SnapshotStore
from crm.records.failures import StalePlan
from tests.api.workspaces import TestWorkspace
from tests.records.asking import Crm

BETWEEN_TWO_THINGS = 0.01
"""Seconds that somebody rests."""


@dataclass
class Desk:
    """One workspace, as one person sees it."""

    crm: Crm
    store: SnapshotStore
    expected: dict[str, tuple[str, bool]] = field(default_factory=dict)
    """First name and whether it is in the bin, of every record that this person made and did not destroy."""

    def ask(self, text: str, **variables: Any) -> Any:
        """As a door does: a plan that is out of date is made anew."""
        for _ in range(5):
            try:
                return self.crm.ask(text, **variables)
            except StalePlan as stale:
                snapshot = self.store.get(self.crm.snapshot.workspace_id, stale.version)
                self.crm = replace(self.crm, snapshot=snapshot, role=snapshot.roles[self.crm.role.id])
        raise AssertionError("the workspace keeps changing")


class Person(threading.Thread):
    """Somebody who works in several workspaces at random until told to stop; what went wrong is kept."""

    def __init__(self, database: Database, owner: Database, workspaces: list[UUID], seed: int) -> None:
        super().__init__()
        self.random, self.stop = random.Random(seed), threading.Event()
        self.error: BaseException | None = None
        self.done = 0
        store = SnapshotStore(database, Cache(None))
        self.desks = [_desk(database, owner, store, each) for each in workspaces]
        self.habits = (
            self.create,
            self.create,
            self.change,
            self.trash,
            self.restore,
            self.destroy,
            self.look,
            self.search,
        )

    def run(self) -> None:
        try:
            while not self.stop.wait(BETWEEN_TWO_THINGS):
                self.random.choice(self.habits)(self.random.choice(self.desks))
                self.done += 1
        except BaseException as error:  # noqa: BLE001  (the test tells)
            self.error = error

    def create(self, desk: Desk) -> None:
        names = [f"Møller 太郎 {self.random.random()}" for _ in range(self.random.choice((1, 1, 5)))]
        made = desk.ask(
            "mutation ($data: [PersonCreateInput!]!) { createPeople(data: $data) { id } }",
            data=[{"name": {"firstName": name, "lastName": "New"}} for name in names],
        )
        desk.expected |= {record["id"]: (name, False) for record, name in zip(made, names, strict=True)}

    def change(self, desk: Desk) -> None:
        """Some of one's own, and those that were there before, many at once."""
        title = f"Größe {self.random.random()}"
        desk.ask(
            "mutation ($data: PersonUpdateInput!, $filter: PersonFilterInput) "
            "{ updatePeople(data: $data, filter: $filter) { id } }",
            data={"jobTitle": title},
            filter={"name": {"lastName": {"startsWith": f"Åkesson {self.random.randrange(10, 20)}"}}},
        )
        if mine := self.mine(desk, in_bin=False):
            name = f"Changed {self.random.random()}"
            desk.ask(
                "mutation ($id: UUID!, $data: PersonUpdateInput!) { updatePerson(id: $id, data: $data) { id } }",
                id=mine,
                data={"name": {"firstName": name}},
            )
            desk.expected[mine] = name, False

    def trash(self, desk: Desk) -> None:
        if mine := self.mine(desk, in_bin=False):
            desk.ask("mutation ($id: UUID!) { deletePerson(id: $id) { id } }", id=mine)
            desk.expected[mine] = desk.expected[mine][0], True

    def restore(self, desk: Desk) -> None:
        if mine := self.mine(desk, in_bin=True):
            desk.ask("mutation ($id: UUID!) { restorePerson(id: $id) { id } }", id=mine)
            desk.expected[mine] = desk.expected[mine][0], False

    def destroy(self, desk: Desk) -> None:
        if mine := self.mine(desk, in_bin=self.random.random() < 0.5):
            desk.ask("mutation ($id: UUID!) { destroyPerson(id: $id) { id } }", id=mine)
            del desk.expected[mine]

    def look(self, desk: Desk) -> None:
        listed = desk.ask(
            "{ people(first: 10, orderBy: [{createdAt: DescNullsLast}]) "
            "{ totalCount edges { node { id name { firstName } company { name } } } } }"
        )
        assert listed["totalCount"] >= len(listed["edges"])
        desk.ask("{ timelineActivities(first: 3) { totalCount edges { node { id name } } } }")

    def search(self, desk: Desk) -> None:
        desk.ask('{ search(searchInput: "Åkesson 1", limit: 5) { edges { node { recordId label } } } }')

    def mine(self, desk: Desk, *, in_bin: bool) -> str | None:
        those = [record_id for record_id, (_, is_trashed) in desk.expected.items() if is_trashed == in_bin]
        return self.random.choice(those) if those else None


def _desk(database: Database, owner: Database, store: SnapshotStore, workspace_id: UUID) -> Desk:
    snapshot = store.get(workspace_id)
    workspace = TestWorkspace(owner, snapshot)
    return Desk(Crm(database, owner, snapshot, workspace.member(), snapshot.roles[workspace.role("Admin")]), store)


@contextmanager
def at_work(people: list[Person]) -> Iterator[None]:
    """They work for as long as the block runs; what went wrong for any of them is raised."""
    for each in people:
        each.start()
    try:
        yield
    finally:
        for each in people:
            each.stop.set()
        for each in people:
            each.join()
    for each in people:
        if each.error is not None:
            raise each.error
