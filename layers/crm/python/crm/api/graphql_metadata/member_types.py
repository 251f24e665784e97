"""The types of people inside a workspace."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Annotated, Self
from uuid import UUID

import strawberry

from crm.api.graphql_metadata.context import Info
from crm.features.workspaces.schemas import Member

if TYPE_CHECKING:
    from crm.api.graphql_metadata.role_types import Role


@strawberry.enum
class OpenRecordIn(Enum):
    """Where a record opens."""

    SIDE_PANEL = "SIDE_PANEL"
    RECORD_PAGE = "RECORD_PAGE"


@strawberry.enum
class WorkspaceMemberDateFormatEnum(Enum):
    """How a member reads dates."""

    SYSTEM = "SYSTEM"
    MONTH_FIRST = "MONTH_FIRST"
    DAY_FIRST = "DAY_FIRST"
    YEAR_FIRST = "YEAR_FIRST"


@strawberry.enum
class WorkspaceMemberTimeFormatEnum(Enum):
    """How a member reads times."""

    SYSTEM = "SYSTEM"
    HOUR_12 = "HOUR_12"
    HOUR_24 = "HOUR_24"


@strawberry.enum
class WorkspaceMemberNumberFormatEnum(Enum):
    """How a member reads numbers."""

    SYSTEM = "SYSTEM"
    COMMAS_AND_DOT = "COMMAS_AND_DOT"
    SPACES_AND_COMMA = "SPACES_AND_COMMA"
    DOTS_AND_COMMA = "DOTS_AND_COMMA"
    APOSTROPHE_AND_DOT = "APOSTROPHE_AND_DOT"


@strawberry.type
class FullName:
    """A person's name."""

    first_name: str
    last_name: str


@strawberry.type
class WorkspaceMember:
    """A person inside the workspace, with their preferences."""

    id: UUID
    name: FullName
    user_email: str
    color_scheme: str
    ui_scale: str
    open_record_in: OpenRecordIn
    avatar_url: str | None
    locale: str | None
    calendar_start_day: int | None
    time_zone: str | None
    date_format: WorkspaceMemberDateFormatEnum | None
    time_format: WorkspaceMemberTimeFormatEnum | None
    number_format: WorkspaceMemberNumberFormatEnum | None

    @strawberry.field
    def roles(self, info: Info) -> list[Annotated[Role, strawberry.lazy("crm.api.graphql_metadata.role_types")]] | None:
        """The role they have."""
        from crm.api.graphql_metadata.role_types import Role

        directory = info.context.directory
        membership = next((each for each in directory.memberships if each.member_id == self.id), None)
        role = directory.find_role(membership.role_id) if membership else None
        return [Role.of(role)] if role else []

    @strawberry.field
    def user_workspace_id(self, info: Info) -> UUID | None:
        """What ties them to their account."""
        memberships = info.context.directory.memberships
        return next((each.id for each in memberships if each.member_id == self.id), None)

    @classmethod
    def of(cls, member: Member) -> Self:
        """The record as this door shows it."""
        return cls(
            id=member.id,
            name=FullName(first_name=member.first_name, last_name=member.last_name),
            user_email=member.user_email,
            color_scheme=member.color_scheme,
            ui_scale=member.ui_scale,
            open_record_in=OpenRecordIn(member.open_record_in),
            avatar_url=member.avatar_url,
            locale=member.locale,
            calendar_start_day=member.calendar_start_day,
            time_zone=member.time_zone,
            date_format=WorkspaceMemberDateFormatEnum(member.date_format),
            time_format=WorkspaceMemberTimeFormatEnum(member.time_format),
            number_format=WorkspaceMemberNumberFormatEnum(member.number_format),
        )
