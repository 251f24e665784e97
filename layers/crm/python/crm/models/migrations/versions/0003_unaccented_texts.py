"""A function for texts without case and accents, which indexes can be on."""

from __future__ import annotations

from pathlib import Path

from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add the function."""
    op.get_bind().exec_driver_sql(Path(__file__).with_suffix(".sql").read_text())
