"""What somebody finds who has just signed up."""

from __future__ import annotations

from uuid import uuid4

from crm.features.demo_workspace.prefill import fill_new_workspace
from crm.kit.database import Database
from crm.metadata.provision import NewWorkspace, create_workspace, destroy_workspace
from crm.models.transaction import transaction


def test_a_new_workspace_has_samples_that_belong_together(owner_database: Database):
    workspace_id, member_id = uuid4(), uuid4()
    with transaction(owner_database) as connection:
        snapshot = create_workspace(
            connection, NewWorkspace(workspace_id, "New", f"s-{workspace_id}", str(workspace_id))
        )
    fill_new_workspace(owner_database, workspace_id, member_id=member_id, member_name="Ada Byron")
    schema = f'"{snapshot.schema}"'
    deals = (
        f'select o.name, o."ownerId", p."nameLastName", c.name, o."createdByName" from {schema}.opportunity o '
        f'join {schema}.person p on p.id = o."pointOfContactId" '
        f'join {schema}.company c on c.id = o."companyId" and c.id = p."companyId" order by o.position'
    )
    rows = owner_database.connection.execute(deals.encode()).fetchall()
    assert rows[0] == ("Move from spreadsheets", member_id, "Calloway", "Lanternfish Software", "Sample")
    assert len(rows) == 6
    with transaction(owner_database) as connection:
        destroy_workspace(connection, workspace_id)
