"""Two workspaces that a restricted role cannot tell apart: every id and every time in them is the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from crm.features.live_updates.audience import heard_events
from crm.features.live_updates.connections import Subscription
from crm.features.outbox.entry import RECORD, Entry, whole
from crm.features.workspaces.members import add_member
from crm.features.workspaces.service import create_workspace, get_workspace
from crm.kit.database import Database
from crm.metadata.provision import add_roles, raise_version
from crm.metadata.snapshot import Role
from crm.models.transaction import transaction
from tests.api.gateway import GraphqlClient, Handler
from tests.factories.workspaces import SignedIn, Workspace, make_user, signed_in

MEMBERS = (UUID(int=0xA0), UUID(int=0xA1))
MOMENT = "2026-01-01T12:00:00Z"
LISTENER = Subscription("1", "onRecordEvents", {}, "", {}, None)


def key(number: int) -> str:
    """The id of a record that a test makes."""
    return str(UUID(int=0x7000_0000_0000 + number))


@dataclass(frozen=True)
class World:
    """A workspace, its administrator, and somebody of the role that is put to the test."""

    workspace: Workspace
    role: Role
    clerk: SignedIn

    def admin(self, handler: Handler) -> GraphqlClient:
        return GraphqlClient(handler, self.workspace.admin.token)

    def answer(self, handler: Handler, query: str, variables: Any = None) -> bytes:
        """What the restricted caller gets, to the byte."""
        body = {"query": query, "variables": variables or {}}
        return bytes(GraphqlClient(handler, self.clerk.token).respond(body)["body"].encode())

    def heard(self) -> list[Any]:
        """What the restricted caller is told of everything that ever happened, without ids and times of events."""
        gate = self.workspace.gate(self.clerk)
        rows = self.workspace.rows(
            "select id, payload from core.outbox where workspace_id = %s and kind = %s order by id",
            self.workspace.id,
            RECORD,
        )
        told = []
        for number, payload in rows:
            entry = Entry(int(str(number)), self.workspace.id, RECORD, whole(payload))  # type: ignore[arg-type]
            told += [_timeless(event) for event in heard_events(LISTENER, entry, gate)]
        return told

    def pin(self) -> None:
        """Give what is server-made the same times and ids in every world; what is hidden keeps its own."""
        schema = f'"{self.workspace.schema}"'
        for object_ in self.workspace.snapshot.objects.values():
            table = f'{schema}."{object_.name_singular}"'
            self.workspace.run(f'update {table} set "createdAt" = %s, "updatedAt" = %s', MOMENT, MOMENT)
            self.workspace.run(f'update {table} set "deletedAt" = %s where "deletedAt" is not null', MOMENT)
        for number, member in enumerate(MEMBERS):
            email = f"member{number}@example.com"
            self.workspace.run(
                f'update {schema}."workspaceMember" set "userId" = %s, "userEmail" = %s where id = %s',
                UUID(int=number),
                email,
                member,
            )
            self.workspace.run(
                f"update {schema}._search set search_text = regexp_replace(search_text, '[0-9a-f]{{32}}@', %s)"
                " where record_id = %s",
                f"member{number}@",
                member,
            )
        self._pin_history(f'{schema}."timelineActivity"')

    def _pin_history(self, table: str) -> None:
        """Entries in the order they were made, counting only those that the role may see."""
        hidden = {name for fields in self.role.fields.values() for name in fields} | {"companyId"}
        rows = self.workspace.rows(f"select to_jsonb(t) from {table} t order by id")
        entries: list[dict[str, Any]] = [row[0] for row in rows]  # type: ignore[misc]
        targets = self.workspace.gate(self.clerk).hidden_targets(self.workspace.snapshot.objects["timelineActivity"])
        number = 0
        for entry in entries:
            diff = (entry["properties"] or {}).get("diff")
            if (diff and diff.keys() <= hidden) or any(entry[target] for target in targets):
                continue
            number += 1
            self.workspace.run(
                f'update {table} set id = %s, "happensAt" = %s::timestamptz + make_interval(secs => %s) where id = %s',
                key(0x10000 + number),
                MOMENT,
                number,
                entry["id"],
            )


def _timeless(event: Mapping[str, Any]) -> dict[str, Any]:
    after = event.get("after")
    times = ("createdAt", "updatedAt", "deletedAt")
    known = {name: value for name, value in (after or {}).items() if name not in times}
    return {**event, "seq": None, "eventId": None, "updatedAt": None, "after": known if after else None}


def make_world(owner: Database, role: Role) -> World:
    """An empty world with a copy of the role."""
    founder, clerk = make_user(owner), make_user(owner)
    created, membership = create_workspace(
        owner, replace(founder.as_member(), member_id=MEMBERS[0]), display_name="Somewhere"
    )
    found = get_workspace(owner, created.id)
    workspace = Workspace(owner, found.id, found.invite_hash, found.subdomain, signed_in(owner, founder, membership))
    with transaction(owner) as connection:
        own = replace(role, id=UUID(int=found.id.int ^ 1))
        add_roles(connection, found.id, [own], workspace.snapshot.objects)
        raise_version(connection, found.id)
        joined = add_member(connection, workspace.snapshot, replace(clerk.as_member(), member_id=MEMBERS[1]), own.id)
    return World(workspace, own, signed_in(owner, clerk, joined))
