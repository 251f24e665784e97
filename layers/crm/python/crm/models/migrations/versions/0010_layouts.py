"""Page layouts, the navigation and the command menu."""

from __future__ import annotations

from pathlib import Path

from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Add the tables."""
    op.get_bind().exec_driver_sql(Path(__file__).with_suffix(".sql").read_text())
