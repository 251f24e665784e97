"""A workspace with pets, and its views asked of real records."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from crm.features.demo_workspace.model import PET, PET_CARE_AGREEMENT
from crm.features.views.conditions.filters import filter_of
from crm.features.views.conditions.perspective import Perspective
from crm.features.views.schemas import Part, View, WholeView
from crm.kit.database import Database
from crm.metadata.extension import create_object
from crm.metadata.snapshot import Object
from crm.metadata.standard_objects.declaration import to_many
from crm.models.transaction import transaction
from crm.records.root import Request
from crm.records.service import Records
from tests.factories.workspaces import Workspace, make_workspace
from tests.features.views.pets import EXTRA, FULL, NOW, OTHER, OWNERS


@pytest.fixture(scope="module")
def workspace(owner_database: Database) -> Workspace:
    """Three pets: two of which everything is known, and one of which nothing is."""
    workspace = make_workspace(owner_database)
    with transaction(owner_database) as connection:
        snapshot = create_object(
            connection,
            workspace.snapshot,
            replace(PET, fields=(*PET.fields, *EXTRA)),
            {
                "person": [to_many("pets", "pet.owner", "Pets", "IconCat")],
                "workspaceMember": [to_many("keptPets", "pet.keeper", "Pets", "IconCat")],
            },
        )
        create_object(
            connection,
            snapshot,
            PET_CARE_AGREEMENT,
            {
                "pet": [to_many("careAgreements", "petCareAgreement.pet", "Care Agreements", "IconHeart")],
                "person": [to_many("petCareAgreements", "petCareAgreement.caretaker", "Pet Care", "IconHeart")],
            },
        )
    return workspace


@pytest.fixture(scope="module")
def records(workspace: Workspace, database: Database) -> Records:
    caller, snapshot = workspace.admin, workspace.snapshot
    request = Request(caller.identity, snapshot.version, caller.role_id, lambda: snapshot)
    found = Records(database, snapshot, workspace.gate(), request)
    people = [("Ada", "Lovelace"), ("Alan", "Turing")]
    found.create_many(
        "person",
        [
            {"id": owner, "name": {"firstName": first, "lastName": last}, "city": last}
            for owner, (first, last) in zip(OWNERS, people, strict=True)
        ],
    )
    member = {"keeperId": str(caller.identity.member_id)}
    ids = found.create_many("pet", [{**FULL, **member}, OTHER, {"isGoodWithKids": None}])
    found.create_many("petCareAgreement", [{"name": "Walks", "petId": ids[0]}])
    return found


@pytest.fixture
def pet(records: Records) -> Object:
    return records.snapshot.objects["pet"]


Asked = Callable[..., set[str]]


@pytest.fixture
def names(records: Records, pet: Object, workspace: Workspace) -> Asked:
    """The pets that a view shows; one that is called nothing is ''."""

    def find(*parts: Part, **view: Any) -> set[str]:
        own = WholeView(
            View(workspace_id=workspace.id, object_id=pet.id, name="v", icon="", **view),
            {kind: tuple(each for each in parts if type(each) is kind) for kind in {type(each) for each in parts}},
        )
        perspective = Perspective(workspace.admin.identity.member_id, NOW)
        filter_ = filter_of(own, records.snapshot, pet, records.gate, perspective)
        return {each["name"] for each in records.find_many("pet", filter_, ["name"], 10)}

    return find
