"""What the ledger of steps says about each."""

from __future__ import annotations

from pathlib import Path

from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Add columns to the ledger, and let the application see the release."""
    op.get_bind().exec_driver_sql(Path(__file__).with_suffix(".sql").read_text())
