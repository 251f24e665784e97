"""Members on the metadata door: their own settings."""

from __future__ import annotations

from uuid import UUID

import strawberry
from strawberry.scalars import JSON

from crm.api.graphql_metadata.context import Context, Info
from crm.features.accounts.people import name_person
from crm.features.workspaces.members import checked_change, update_member
from crm.records.failures import StalePlan, changed_meanwhile


@strawberry.input
class UpdateWorkspaceMemberSettingsInput:
    """Whose settings, and what to set."""

    workspace_member_id: UUID
    update: JSON


@strawberry.type
class Mutations:
    """What may be done with members."""

    @strawberry.mutation
    def update_workspace_member_settings(self, info: Info, input: UpdateWorkspaceMemberSettingsInput) -> bool:
        """Change one's name and preferences; those of others with the right to manage members."""
        context = info.context
        is_own = input.workspace_member_id == context.caller.identity.member_id
        if not is_own:
            context.caller.require_flag("WORKSPACE_MEMBERS")
        change = checked_change(input.update)
        _write(context, input.workspace_member_id, change)
        if is_own and "name" in change:
            name_person(context.stores.database, context.person.user_id, change["name"])
        return True


def _write(context: Context, member_id: UUID, change: dict[str, object]) -> None:
    workspace_id = context.caller.identity.workspace_id
    context.stores.nudge.before_commit(workspace_id)
    try:
        update_member(context.stores.database, context.caller.snapshot, context.caller.identity, member_id, change)
    except StalePlan as stale:
        raise changed_meanwhile(stale) from stale
    context.stores.nudge.after_commit(workspace_id)
