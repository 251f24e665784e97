"""The gate: what one role may do with records. The compiler asks it for every clause; nothing asks it later."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from hashlib import blake2b
from uuid import UUID

from crm.kit.errors import Forbidden
from crm.metadata.snapshot import Field, Object, ObjectRights, Role, Snapshot

_NO_RIGHTS = ObjectRights()

COLLEAGUES = "workspaceMember"
"""Everyone may see who else works here: assignees and owners are chosen among them."""


class Action(StrEnum):
    """What a role may do with an object's records. Creating is UPDATE."""

    READ = "read"
    UPDATE = "update"
    SOFT_DELETE = "soft_delete"
    DESTROY = "destroy"


class PermissionDenied(Forbidden):
    """The role of the caller does not allow this."""

    default_sub_code = "PERMISSION_DENIED"

    def __init__(self) -> None:
        super().__init__(
            "Entity performing the request does not have permission",
            user_message="You do not have permission to do this. Ask an administrator of your workspace.",
        )


@dataclass(frozen=True)
class Gate:
    """The rights of `role` in the workspace that `snapshot` describes."""

    snapshot: Snapshot
    role: Role

    @classmethod
    def of(cls, snapshot: Snapshot, role_id: UUID | None) -> Gate:
        """The gate of a role; a caller without a known role may do nothing.

        Raises:
            PermissionDenied: the role is not one of this workspace's.
        """
        role = snapshot.roles.get(role_id) if role_id is not None else None
        if role is None:
            raise PermissionDenied
        return cls(snapshot, role)

    @cached_property
    def permission_hash(self) -> str:
        """Equal for roles with equal rights: compiled plans are shared between them."""
        rights = [f"{action}:{self._of_role(action):d}" for action in Action]
        for name, own in sorted(self.role.objects.items()):
            rights.append(f"{name}:{own.read}:{own.update}:{own.soft_delete}:{own.destroy}")
        return blake2b("|".join(rights).encode(), digest_size=8).hexdigest()

    def may(self, action: Action, object_: Object) -> bool:
        """Whether the role allows `action` on the object's records; its own word on the object comes first."""
        if action is Action.READ and object_.name_singular == COLLEAGUES:
            return True
        own: bool | None = getattr(self.role.objects.get(object_.name_singular, _NO_RIGHTS), action.value)
        return self._of_role(action) if own is None else own

    def require(self, action: Action, object_: Object) -> None:
        """Refuse what the role does not allow.

        Raises:
            PermissionDenied: with the same words for every object, so that nothing can be inferred.
        """
        if not self.may(action, object_):
            raise PermissionDenied

    def can_read_field(self, object_: Object, field: Field) -> bool:
        """Whether a field may be selected, filtered or ordered by: a relation only when its target may be read."""
        if not self.may(Action.READ, object_):
            return False
        if field.relation is None:
            return True
        target = self.snapshot.objects.get(field.relation.target)
        return target is not None and self.may(Action.READ, target)

    def hidden_targets(self, object_: Object) -> tuple[str, ...]:
        """Join columns of an activity that lead to objects the role may not read: what is about those is hidden too."""
        return tuple(
            field.relation.join_column
            for field in object_.fields.values()
            if field.type == "MORPH_RELATION" and field.relation is not None and not self.can_read_field(object_, field)
        )

    def can_update_field(self, object_: Object, field: Field) -> bool:
        """Whether a field may be written."""
        return self.may(Action.UPDATE, object_)

    def _of_role(self, action: Action) -> bool:
        role = self.role
        match action:
            case Action.READ:
                return role.can_read_all
            case Action.UPDATE:
                return role.can_update_all
            case Action.SOFT_DELETE:
                return role.can_soft_delete_all
            case Action.DESTROY:
                return role.can_destroy_all
