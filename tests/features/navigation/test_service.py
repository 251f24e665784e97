"""What could only go wrong when two people change the navigation at the same moment."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait

from crm.access.gate import Gate
from crm.access.viewer import Viewer
from crm.features.navigation.service import create_items, list_items, update_items
from crm.kit.database import Database
from crm.metadata.validation import ValidationFailed
from crm.models.transaction import transaction
from crm.records.root import Request
from crm.records.service import Records
from tests.factories.workspaces import SignedIn, Workspace


def records(database: Database, viewer: Viewer, admin: SignedIn) -> Records:
    snapshot = viewer.snapshot
    request = Request(admin.identity, snapshot.version, admin.role_id, lambda: snapshot)
    return Records(database, snapshot, Gate.of(snapshot, admin.role_id), request)


def test_two_folders_that_move_into_each_other_make_no_circle(
    new_database: Callable[[], Database], workspace: Workspace
):
    mine, theirs = new_database(), new_database()
    viewer = Viewer(workspace.snapshot, workspace.admin.role_id)
    folder = {"type": "FOLDER", "name": "Later"}
    own = records(mine, viewer, workspace.admin)
    left, right = create_items(mine, viewer, own, [folder, folder])

    others = records(theirs, viewer, workspace.admin)

    def move_left() -> bool:
        try:
            update_items(mine, viewer, own, [(left.id, {"folder_id": right.id})])
        except ValidationFailed:
            return False
        return True

    with ThreadPoolExecutor(1) as person:
        with transaction(theirs):
            update_items(theirs, viewer, others, [(right.id, {"folder_id": left.id})])
            move = person.submit(move_left)
            assert not wait([move], 0.5).done
        assert move.result(10) is False
    inside = {each.id: each.folder_id for each in list_items(mine, viewer)}
    assert (inside[left.id], inside[right.id]) == (None, left.id)
