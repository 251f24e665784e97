"""Reading and writing people and their sessions."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, delete, func, or_, select, update
from sqlalchemy.dialects.postgresql import insert

from crm.features.accounts.schemas import Session, User
from crm.models import session, user

_USER = [user.c[name] for name in User.__dataclass_fields__]
_SESSION = [session.c[name] for name in Session.__dataclass_fields__]


def find_by_email(connection: Connection, email: str) -> User | None:
    """The person with an address, which must be lower-cased."""
    row = connection.execute(select(*_USER).where(user.c.email == email)).one_or_none()
    return User(*row) if row else None


def find_user(connection: Connection, user_id: UUID) -> User | None:
    """One person."""
    row = connection.execute(select(*_USER).where(user.c.id == user_id)).one_or_none()
    return User(*row) if row else None


def add_user(connection: Connection, values: dict[str, Any]) -> User | None:
    """A new person; None when the address has been taken, even a moment ago."""
    added = insert(user).values(**values).on_conflict_do_nothing(index_elements=[user.c.email]).returning(*_USER)
    row = connection.execute(added).one_or_none()
    return User(*row) if row else None


def name_user(connection: Connection, user_id: UUID, first_name: str, last_name: str) -> None:
    """What a person is called, outside of workspaces as well."""
    named = update(user).where(user.c.id == user_id)
    connection.execute(named.values(first_name=first_name, last_name=last_name, updated_at=func.now()))


def add_session(connection: Connection, values: dict[str, Any]) -> Session | None:
    """A new session; None when there is one of that id."""
    added = insert(session).values(**values).on_conflict_do_nothing(index_elements=[session.c.id]).returning(*_SESSION)
    row = connection.execute(added).one_or_none()
    return Session(*row) if row else None


def remove_sessions_ended_before(connection: Connection, user_id: UUID, moment: datetime) -> None:
    """Forget a person's sessions that ended long enough ago for nobody to ask."""
    ended = or_(session.c.expires_at < moment, session.c.revoked_at < moment)
    connection.execute(delete(session).where(session.c.user_id == user_id, ended))


def find_session_to_change(connection: Connection, session_id: UUID) -> Session | None:
    """One session, which nobody else changes until the transaction ends."""
    row = connection.execute(select(*_SESSION).where(session.c.id == session_id).with_for_update()).one_or_none()
    return Session(*row) if row else None


def is_live(connection: Connection, session_id: UUID, user_id: UUID) -> bool:
    """Whether a session has been neither revoked nor outlived."""
    found = select(session.c.id).where(
        session.c.id == session_id,
        session.c.user_id == user_id,
        session.c.revoked_at.is_(None),
        session.c.expires_at > func.now(),
    )
    return connection.execute(found).first() is not None


def rotate_session(connection: Connection, session_id: UUID, moment: datetime, expires_at: datetime) -> None:
    """The next generation of refresh tokens replaces the present one."""
    rotated = update(session).where(session.c.id == session_id)
    connection.execute(rotated.values(generation=session.c.generation + 1, rotated_at=moment, expires_at=expires_at))


def list_sessions(connection: Connection, user_id: UUID) -> list[Session]:
    """A person's live sessions, the most recently used first."""
    found = select(*_SESSION).where(
        session.c.user_id == user_id, session.c.revoked_at.is_(None), session.c.expires_at > func.now()
    )
    return [Session(*row) for row in connection.execute(found.order_by(session.c.rotated_at.desc()))]


def revoke_session(connection: Connection, session_id: UUID, user_id: UUID) -> bool:
    """End one session; whether it was still going."""
    return _revoke(connection, session.c.user_id == user_id, session.c.id == session_id) > 0


def revoke_other_sessions(connection: Connection, session_id: UUID, user_id: UUID) -> int:
    """End all sessions of a person but one; how many."""
    return _revoke(connection, session.c.user_id == user_id, session.c.id != session_id)


def _revoke(connection: Connection, *which: Any) -> int:
    revoked = update(session).where(*which, session.c.revoked_at.is_(None)).values(revoked_at=func.now())
    return connection.execute(revoked).rowcount
