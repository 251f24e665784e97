"""Ids that are derived from names, in SQL."""

from __future__ import annotations

from pathlib import Path

from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Add the function."""
    op.get_bind().exec_driver_sql(Path(__file__).with_suffix(".sql").read_text())
