"""The demo: two workspaces, four people who can sign in to them, and everything they have been working on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from uuid import UUID, uuid5

from crm.features.demo_workspace import repository
from crm.features.demo_workspace.identities import (
    APPLE,
    GUEST,
    OBJECT_RESTRICTED,
    PASSWORD,
    USERS,
    YCOMBINATOR,
    DemoUser,
    DemoWorkspace,
)
from crm.features.demo_workspace.loading import load
from crm.features.demo_workspace.model import extend_demo
from crm.features.demo_workspace.prefill import prefill
from crm.features.demo_workspace.scenes.activities import Cast, attachments, notes, tasks
from crm.features.demo_workspace.scenes.companies import companies
from crm.features.demo_workspace.scenes.curiosities import curiosities
from crm.features.demo_workspace.scenes.opportunities import opportunities
from crm.features.demo_workspace.scenes.people import people
from crm.features.demo_workspace.scenes.stage import Record, Stage
from crm.features.demo_workspace.scenes.timeline import created, linked
from crm.features.workspaces.furnishing import furnish
from crm.kit import clock
from crm.kit.crypto import hash_password
from crm.kit.database import Database
from crm.metadata.provision import NewWorkspace, add_roles, create_workspace
from crm.metadata.snapshot import ObjectRights, Role, Snapshot
from crm.metadata.standard import ADMIN
from crm.models.transaction import Connection, transaction

COMPANIES, PEOPLE, DEALS, NOTES, TASKS, ATTACHMENTS = 600, 1_200, 50, 900, 900, 400
KEY_LIFETIME = timedelta(days=365 * 50)


def seed(owner_database: Database, now: datetime | None = None) -> bool:
    """Make what is missing of the demo, each workspace in one transaction; False if there was nothing to do.

    `now` is the moment that the dates of the demo lead up to.
    """
    now = now or clock.now()
    made = [_seed_apple(owner_database, now), _seed_ycombinator(owner_database, now)]
    return any(made)


def _seed_apple(owner_database: Database, now: datetime) -> bool:
    with transaction(owner_database) as connection:
        if repository.exists_workspace(connection, APPLE.id):
            return False
        snapshot = extend_demo(connection, _new_workspace(connection, APPLE))
        furnish(connection, snapshot)
        roles = _add_demo_roles(connection, snapshot)
        stage = _people_in(connection, snapshot, APPLE, roles, now)
        repository.add_api_key(connection, APPLE.id, roles[ADMIN], now + KEY_LIFETIME)
        for name, records in everything(stage, snapshot):
            load(connection, snapshot, name, records)
        repository.analyse(connection, snapshot)
    return True


def _seed_ycombinator(owner_database: Database, now: datetime) -> bool:
    with transaction(owner_database) as connection:
        if repository.exists_workspace(connection, YCOMBINATOR.id):
            return False
        snapshot = _new_workspace(connection, YCOMBINATOR)
        furnish(connection, snapshot)
        roles = _add_demo_roles(connection, snapshot)
        stage = _people_in(connection, snapshot, YCOMBINATOR, roles, now)
        member_id, member_name = stage.members[0]
        prefill(connection, snapshot, member_id=member_id, member_name=member_name, now=now)
    return True


def everything(stage: Stage, snapshot: Snapshot) -> Iterable[tuple[str, list[Record]]]:
    """All records of the demo, object by object."""
    places = companies(stage, COMPANIES)
    firms = [company for company, _ in places]
    persons = people(stage, PEOPLE, places)
    firms_by_id = {company["id"]: company for company in firms}
    deals = opportunities(stage, DEALS, persons, firms_by_id)
    cast = Cast(persons, firms_by_id, {deal["pointOfContactId"]: deal for deal in deals})
    written, about_notes = notes(stage, NOTES, cast)
    planned, about_tasks = tasks(stage, TASKS, cast)
    yield from (("company", firms), ("person", persons), ("opportunity", deals))
    yield from (("note", written), ("noteTarget", about_notes), ("task", planned), ("taskTarget", about_tasks))
    yield "attachment", attachments(stage, ATTACHMENTS, cast)
    yield from curiosities(stage, persons, firms).items()
    yield (
        "timelineActivity",
        [
            *created(stage, "company", firms),
            *created(stage, "person", persons),
            *created(stage, "opportunity", deals),
            *linked(stage, snapshot.objects["note"], written, about_notes),
            *linked(stage, snapshot.objects["task"], planned, about_tasks),
        ],
    )


def _new_workspace(connection: Connection, wanted: DemoWorkspace) -> Snapshot:
    return create_workspace(
        connection, NewWorkspace(wanted.id, wanted.display_name, wanted.subdomain, wanted.invite_hash)
    )


def _add_demo_roles(connection: Connection, snapshot: Snapshot) -> Mapping[str, UUID]:
    """Guest and Object-restricted beside the standard roles; all ids by label."""
    added = [
        Role(uuid5(snapshot.workspace_id, f"role:{GUEST}"), GUEST, False, True, False, False, False),
        Role(
            uuid5(snapshot.workspace_id, f"role:{OBJECT_RESTRICTED}"),
            OBJECT_RESTRICTED,
            can_update_all_settings=True,
            can_read_all=True,
            can_update_all=True,
            can_soft_delete_all=True,
            can_destroy_all=True,
            objects={name: rights for name, rights in _restrictions().items() if name in snapshot.objects},
        ),
    ]
    add_roles(connection, snapshot.workspace_id, added, snapshot.objects)
    return {role.label: role.id for role in (*snapshot.roles.values(), *added)}


def _restrictions() -> Mapping[str, ObjectRights]:
    return {
        "rocket": ObjectRights(read=False, update=False, soft_delete=False, destroy=False),
        "pet": ObjectRights(read=True, update=False, soft_delete=False, destroy=False),
    }


def _people_in(
    connection: Connection, snapshot: Snapshot, wanted: DemoWorkspace, roles: Mapping[str, UUID], now: datetime
) -> Stage:
    """The users of a workspace as its members, and the stage they will have worked on."""
    members = [person for person in USERS if person.email in wanted.roles]
    for person in members:
        repository.add_user(connection, person, hash_password(PASSWORD))
        repository.add_membership(connection, wanted.id, person, roles[wanted.roles[person.email]])
    load(connection, snapshot, "workspaceMember", [_member(person, number) for number, person in enumerate(members)])
    return Stage(wanted.id, now, [(each.member_id, f"{each.first_name} {each.last_name}") for each in members])


def _member(person: DemoUser, number: int) -> Record:
    return {
        "id": str(person.member_id),
        "name": {"firstName": person.first_name, "lastName": person.last_name},
        "userEmail": person.email,
        "userId": str(person.id),
        "jobTitle": person.job_title,
        "position": number + 1,
    }
