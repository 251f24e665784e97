"""Members: a person's record in a workspace, with their preferences."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import orjson

from crm.access.gate import Gate
from crm.access.identity import Identity
from crm.features.workspaces import repository
from crm.features.workspaces.schemas import Member, Membership, NewMember
from crm.kit.database import Database, Statement
from crm.kit.errors import BadUserInput
from crm.kit.ids import uuid7
from crm.metadata.names import qualified, quoted
from crm.metadata.snapshot import Role, Snapshot
from crm.models.transaction import Connection
from crm.records.root import Request
from crm.records.service import Records

MEMBER = "workspaceMember"
CHANGEABLE = frozenset(
    {
        "name",
        "avatarUrl",
        "calendarStartDay",
        "colorScheme",
        "dateFormat",
        "jobTitle",
        "locale",
        "numberFormat",
        "openRecordIn",
        "timeFormat",
        "timeZone",
        "uiScale",
    }
)
"""What members set themselves. Their account and address are not among it."""

_COLUMNS = {
    "id": "id",
    "user_id": "userId",
    "first_name": "nameFirstName",
    "last_name": "nameLastName",
    "user_email": "userEmail",
    "avatar_url": "avatarUrl",
    "color_scheme": "colorScheme",
    "locale": "locale",
    "time_zone": "timeZone",
    "ui_scale": "uiScale",
    "open_record_in": "openRecordIn",
    "date_format": "dateFormat",
    "time_format": "timeFormat",
    "number_format": "numberFormat",
    "calendar_start_day": "calendarStartDay",
}


def add_member(connection: Connection, snapshot: Snapshot, joining: NewMember, role_id: UUID) -> Membership:
    """A person joins: their record, and what ties it to their account. Joining again changes nothing."""
    member_id = joining.member_id or uuid7()
    membership = repository.add_membership(
        connection,
        {
            "id": joining.user_workspace_id or uuid7(),
            "user_id": joining.user_id,
            "workspace_id": snapshot.workspace_id,
            "role_id": role_id,
            "member_id": member_id,
        },
    )
    if membership is None:
        return repository.get_membership(connection, joining.user_id, snapshot.workspace_id)
    record = {
        "id": member_id,
        "userId": joining.user_id,
        "nameFirstName": joining.first_name or None,
        "nameLastName": joining.last_name or None,
        "userEmail": joining.email,
        "locale": joining.locale,
        "createdBySource": "SYSTEM",
        "updatedBySource": "SYSTEM",
    }
    repository.add_member_record(connection, snapshot, record)
    return membership


def list_members(database: Database, snapshot: Snapshot, member_ids: Sequence[UUID] | None = None) -> list[Member]:
    """Everybody of a workspace, or the members named; those who left are not among them."""
    columns = ", ".join(f"'{name}', m.{quoted(column)}" for name, column in _COLUMNS.items())
    chosen = "true" if member_ids is None else 'm."id" = any($1::uuid[])'
    listed = (
        f"select json_build_object({columns}) from {qualified(snapshot.schema, MEMBER)} m "
        f'where m."deletedAt" is null and {chosen} order by m."createdAt", m."id"'
    )
    given = [] if member_ids is None else ["{" + ",".join(map(str, member_ids)) + "}"]
    enter = Statement(
        "select core.enter_workspace_as_system($1::uuid, $2::integer)",
        [str(snapshot.workspace_id).encode(), str(snapshot.version).encode()],
    )
    found = database.pipeline([enter, Statement(listed, [each.encode() for each in given])])[1]
    return [_member(orjson.loads(row or b"null")) for row in found.column()]


def find_member(database: Database, snapshot: Snapshot, member_id: UUID) -> Member | None:
    """One member."""
    found = list_members(database, snapshot, [member_id])
    return found[0] if found else None


def checked_change(change: Any) -> dict[str, Any]:
    """What somebody wants to set of a member, if it may be set.

    Raises:
        BadUserInput: it is no object of such fields.
    """
    if not isinstance(change, dict) or not change:
        raise BadUserInput("update must be an object of settings", sub_code="INVALID_INPUT")
    if forbidden := change.keys() - CHANGEABLE:
        raise BadUserInput(f'Field "{min(forbidden)}" cannot be updated', sub_code="INVALID_INPUT")
    return change


def update_member(
    database: Database, snapshot: Snapshot, identity: Identity, member_id: UUID, change: dict[str, Any]
) -> None:
    """Change a member's record in the name of `identity`, whatever its role may do with records.

    Raises:
        NotFound: there is no such member.
        BadUserInput: a value does not fit.
        StalePlan: the data model changed at this moment; nothing was written.
    """
    role = next(role for role in snapshot.roles.values() if _is_unrestricted(role))
    request = Request(identity, snapshot.version, role.id, lambda: snapshot, as_system=True)
    Records(database, snapshot, Gate.of(snapshot, role.id), request).update_one(MEMBER, str(member_id), change)


def _is_unrestricted(role: Role) -> bool:
    """Whether a role may change every record and every field, as that of administrators always may."""
    return role.can_update_all_settings and role.can_update_all and not (role.objects or role.fields)


def _member(row: dict[str, str | int | None]) -> Member:
    texts = {name: str(value or "") for name, value in row.items()}
    return Member(
        **{
            **texts,
            "id": UUID(texts["id"]),
            "user_id": UUID(texts["user_id"]),
            "avatar_url": texts["avatar_url"] or None,
            "calendar_start_day": int(row["calendar_start_day"] or 0),
        }  # type: ignore[arg-type]  # the columns of _COLUMNS are the fields of Member
    )
