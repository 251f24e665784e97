"""Who and what has a well-known id in the demo: clients and tests of other CRMs look for exactly these."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

PASSWORD = "tim@apple.dev"  # noqa: S105  (the same on every machine, and printed when the product starts)

GUEST, OBJECT_RESTRICTED = "Guest", "Object-restricted"
API_KEY_ID = UUID("20202020-f401-4d8a-a731-64d007c27bad")
API_KEY_NAME = "My api key"


@dataclass(frozen=True, slots=True)
class DemoUser:
    """Someone who can sign in."""

    id: UUID
    member_id: UUID
    first_name: str
    last_name: str
    email: str
    job_title: str


@dataclass(frozen=True, slots=True)
class DemoWorkspace:
    """A workspace and the roles of its members, by e-mail address."""

    id: UUID
    display_name: str
    subdomain: str
    invite_hash: str
    roles: dict[str, str]


TIM = DemoUser(
    UUID("20202020-9e3b-46d4-a556-88b9ddc2b034"),
    UUID("20202020-0687-4c41-b707-ed1bfca972a7"),
    "Tim",
    "Apple",
    "tim@apple.dev",
    "Founder",
)
JONY = DemoUser(
    UUID("20202020-3957-4908-9c36-2929a23f8357"),
    UUID("20202020-77d5-4cb6-b60a-f4a835a85d61"),
    "Jony",
    "Ive",
    "jony.ive@apple.dev",
    "Design Lead",
)
PHIL = DemoUser(
    UUID("20202020-7169-42cf-bc47-1cfef15264b8"),
    UUID("20202020-1553-45c6-a028-5a9064cce07f"),
    "Phil",
    "Schiler",
    "phil.schiler@apple.dev",
    "Advisor",
)
JANE = DemoUser(
    UUID("20202020-e6b5-4680-8a32-b8209737156b"),
    UUID("20202020-463f-435b-828c-107e007a2711"),
    "Jane",
    "Austen",
    "jane.austen@apple.dev",
    "Managing Director",
)
USERS = (TIM, JONY, PHIL, JANE)

APPLE = DemoWorkspace(
    UUID("20202020-1c25-4d02-bf25-6aeccf7ea419"),
    "Apple",
    "apple",
    "apple.dev-invite-hash",
    {TIM.email: OBJECT_RESTRICTED, JONY.email: "Member", PHIL.email: GUEST, JANE.email: "Admin"},
)
YCOMBINATOR = DemoWorkspace(
    UUID("3b8e6458-5fc1-4e63-8563-008ccddaa6db"),
    "YCombinator",
    "yc",
    "yc.dev-invite-hash",
    {TIM.email: "Admin", JONY.email: "Member", PHIL.email: GUEST},
)
