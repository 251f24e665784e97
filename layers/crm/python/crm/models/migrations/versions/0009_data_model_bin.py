"""Objects and fields that can be brought back."""

from __future__ import annotations

from pathlib import Path

from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Let what is in the bin keep its row, and its name be taken."""
    op.get_bind().exec_driver_sql(Path(__file__).with_suffix(".sql").read_text())
