"""A process that writes deals, their labels and their companies at random, among others that do the same."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from random import Random
from typing import Any

from crm.access.identity import Identity
from crm.kit.database import Database
from crm.kit.errors import Conflict, NotFound
from crm.metadata.serialisation import from_bytes
from tests.records.asking import Crm

MOST_TOGETHER = 6


@dataclass(frozen=True)
class Rush:
    """What the process needs to know, so that it can be sent there."""

    url: str
    snapshot: bytes
    identity: Identity
    companies: list[str]
    deals: list[str]
    labels: list[str]
    seed: int
    writes: int


def write(rush: Rush) -> dict[str, int]:
    """Write; how often each thing was done, or lost against somebody else."""
    database = Database(rush.url)
    snapshot = from_bytes(rush.snapshot)
    role = next(each for each in snapshot.roles.values() if each.label == "Admin")
    writer = _Writer(Crm(database, database, snapshot, rush.identity, role), rush, Random(rush.seed))
    done: Counter[str] = Counter()
    for _ in range(rush.writes):
        habit = writer.random.choice(HABITS)
        try:
            getattr(writer, habit)()
            done[habit] += 1
        except Conflict:
            done["conflict"] += 1
        except NotFound:
            done["gone"] += 1
    database.close()
    return dict(done)


class _Writer:
    def __init__(self, crm: Crm, rush: Rush, random: Random) -> None:
        self.crm, self.random = crm, random
        self._companies, self._deals, self._labels = [*rush.companies], [*rush.deals], [*rush.labels]
        self._tags: list[str] = []

    def create(self) -> None:
        data = [self._deal() for _ in range(self.random.randrange(1, MOST_TOGETHER))]
        made = self.crm.ask("mutation($data: [X]) {createOpportunities(data: $data) {id}}", data=data)
        self._deals += [each["id"] for each in made]

    def update(self) -> None:
        change = {name: value for name, value in self._deal().items() if self.random.random() < 0.5}
        text = "mutation($id: X, $data: X) {updateOpportunity(id: $id, data: $data) {id}}"
        self.crm.ask(text, id=self.random.choice(self._deals), data=change)

    def move_many(self) -> None:
        text = "mutation($ids: [X], $data: X) {updateOpportunities(filter: {id: {in: $ids}}, data: $data) {id}}"
        self.crm.ask(text, ids=self._some(), data={"companyId": self.random.choice(self._companies)})

    def trash(self) -> None:
        self.crm.ask("mutation($ids: [X]) {deleteOpportunities(filter: {id: {in: $ids}}) {id}}", ids=self._some())

    def restore(self) -> None:
        self.crm.ask("mutation($ids: [X]) {restoreOpportunities(filter: {id: {in: $ids}}) {id}}", ids=self._some())

    def destroy(self) -> None:
        self.crm.ask("mutation($id: X) {destroyOpportunity(id: $id) {id}}", id=self.random.choice(self._deals))

    def destroy_company(self) -> None:
        text = "mutation($id: X) {destroyCompany(id: $id) {id}}"
        self.crm.ask(text, id=self.random.choice(self._companies))

    def make_company_again(self) -> None:
        """Deals may link to it already."""
        data = [{"id": each, "name": "Again"} for each in self.random.sample(self._companies, 3)]
        self.crm.ask("mutation($data: [X]) {createCompanies(data: $data, upsert: true) {id}}", data=data)

    def merge_companies(self) -> None:
        ids = self.random.sample(self._companies, 2)
        self.crm.ask("mutation($ids: [X]) {mergeCompanies(ids: $ids, conflictPriorityIndex: 0) {id}}", ids=ids)

    def change_company(self) -> None:
        text = "mutation($id: X, $data: X) {updateCompany(id: $id, data: $data) {id}}"
        self.crm.ask(text, id=self.random.choice(self._companies), data={"employees": self.random.randrange(9)})

    def tag(self) -> None:
        data = {"opportunityId": self.random.choice(self._deals), "labelId": self.random.choice(self._labels)}
        self._tags.append(self.crm.ask("mutation($data: X) {createTagging(data: $data) {id}}", data=data)["id"])

    def untag(self) -> None:
        if self._tags:
            verb = self.random.choice(["delete", "destroy"])
            self.crm.ask(f"mutation($id: X) {{{verb}Tagging(id: $id) {{id}}}}", id=self.random.choice(self._tags))

    def weigh(self) -> None:
        text = "mutation($id: X, $data: X) {updateLabel(id: $id, data: $data) {id}}"
        self.crm.ask(text, id=self.random.choice(self._labels), data={"weight": self.random.randrange(100)})

    def _some(self) -> list[str]:
        return self.random.sample(self._deals, min(len(self._deals), MOST_TOGETHER))

    def _deal(self) -> dict[str, Any]:
        return {
            "name": "Deal",
            "companyId": self.random.choice([*self._companies, None]),
            "amount": {"amountMicros": self.random.randrange(10**9)},
            "stage": self.random.choice(["NEW", "CUSTOMER"]),
        }


HABITS = [name for name in vars(_Writer) if not name.startswith("_")]
