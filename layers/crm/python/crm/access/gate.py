"""The gate: what one role may do with records. The compiler asks it for every clause; nothing asks it later."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from hashlib import blake2b
from uuid import UUID

from crm.kit.errors import Forbidden
from crm.metadata.snapshot import Field, FieldRights, Object, ObjectRights, Relation, Role, Snapshot

_NO_RIGHTS = ObjectRights()
_UNRESTRICTED = FieldRights()

COLLEAGUES = "workspaceMember"
"""Everyone may see who else works here: assignees and owners are chosen among them."""

ACCOUNT_FIELDS = frozenset({"userId", "userEmail"})
"""What ties a colleague's record to the account they sign in with."""

MANAGES_COLLEAGUES = "WORKSPACE_MEMBERS"


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
        for name, fields in sorted(self.role.fields.items()):
            rights += [f"{name}.{field}:{each.read:d}:{each.update:d}" for field, each in sorted(fields.items())]
        rights.append(f"{MANAGES_COLLEAGUES}:{self._manages_colleagues:d}")
        return blake2b("|".join(rights).encode(), digest_size=8).hexdigest()

    def may(self, action: Action, object_: Object) -> bool:
        """Whether the role allows `action` on the object's records; its own word on the object comes first.

        Nothing can be changed that cannot be read.
        """
        if object_.name_singular == COLLEAGUES:
            if action is Action.READ:
                return True
            if action in {Action.SOFT_DELETE, Action.DESTROY} and not self._manages_colleagues:
                return False
        own: bool | None = getattr(self.role.objects.get(object_.name_singular, _NO_RIGHTS), action.value)
        allowed = self._of_role(action) if own is None else own
        return allowed and (action is Action.READ or self.may(Action.READ, object_))

    def require(self, action: Action, object_: Object) -> None:
        """Refuse what the role does not allow.

        Raises:
            PermissionDenied: with the same words for every object, so that nothing can be inferred.
        """
        if not self.may(action, object_):
            raise PermissionDenied

    def can_read_value(self, object_: Object, field: Field) -> bool:
        """Whether what a field stores may be read; a link stores the id of the other record.

        What is worked out of other fields tells of them: all of them must be readable.
        """
        allowed = self.may(Action.READ, object_) and self._rights(object_, field).read
        return allowed and all(self._can_read_source(*each) for each in field.reads)

    def can_read_field(self, object_: Object, field: Field) -> bool:
        """Whether a field may be selected, filtered or ordered by: every clause of an operation asks this.

        A relation leads to the records of its target, which must be readable. One to many records is the other side
        of their link, and tells what that link stores.
        """
        relation = field.relation
        if not self.can_read_value(object_, field):
            return False
        if relation is None:
            return True
        target = self.snapshot.objects.get(relation.target)
        if target is None or not self.may(Action.READ, target):
            return False
        inverse = target.fields.get(relation.inverse)
        return relation.type == "MANY_TO_ONE" or inverse is None or self.can_read_value(target, inverse)

    def hidden_fields(self, object_: Object) -> frozenset[str]:
        """The names of the fields that may not be read: neither here nor as copies elsewhere (search, history)."""
        return frozenset(name for name, field in object_.fields.items() if not self.can_read_field(object_, field))

    def hidden_targets(self, object_: Object) -> tuple[str, ...]:
        """Join columns of an activity that lead to what the role may not read: what is about that is hidden too.

        An activity is what has a choice of targets; a note's target is about the note as well.
        """
        is_activity = any(field.type == "MORPH_RELATION" for field in object_.fields.values())
        return tuple(
            field.relation.join_column
            for field in (object_.fields.values() if is_activity else ())
            if field.relation is not None and field.columns and self._hides(object_, field, field.relation)
        )

    def can_update_field(self, object_: Object, field: Field) -> bool:
        """Whether a field may be written: never one that may not be read. What the system fills in is not asked."""
        if object_.name_singular == COLLEAGUES and field.name in ACCOUNT_FIELDS and not self._manages_colleagues:
            return False
        if field.is_computed:
            return False
        rights = self._rights(object_, field)
        return self.may(Action.UPDATE, object_) and rights.read and rights.update

    def _can_read_source(self, object_name: str, field_name: str) -> bool:
        """Whether a field that others are worked out of may be read, of every record of its object."""
        object_ = self.snapshot.objects[object_name]
        return self.can_read_field(object_, object_.fields[field_name]) and not self.hidden_targets(object_)

    def _hides(self, object_: Object, field: Field, relation: Relation) -> bool:
        """Whether a record that has this link is hidden by it."""
        if field.type == "MORPH_RELATION":
            return not self.can_read_field(object_, field)
        target = self.snapshot.objects.get(relation.target)
        return relation.on_delete == "CASCADE" and (target is None or not self.may(Action.READ, target))

    @property
    def _manages_colleagues(self) -> bool:
        return self.role.can_update_all_settings or MANAGES_COLLEAGUES in self.role.flags

    def _rights(self, object_: Object, field: Field) -> FieldRights:
        return self.role.fields.get(object_.name_singular, {}).get(field.name, _UNRESTRICTED)

    def _of_role(self, action: Action) -> bool:
        return bool(getattr(self.role, f"can_{action}_all"))
