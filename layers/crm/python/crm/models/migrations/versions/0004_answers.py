"""Answers that are kept for requests which may come again."""

from __future__ import annotations

from pathlib import Path

from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add the table, and the function that asks it."""
    op.get_bind().exec_driver_sql(Path(__file__).with_suffix(".sql").read_text())
