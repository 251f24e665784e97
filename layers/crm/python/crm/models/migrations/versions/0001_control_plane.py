"""The control plane."""

from __future__ import annotations

from pathlib import Path

from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the schema, its tables and the door into workspaces."""
    op.get_bind().exec_driver_sql(Path(__file__).with_suffix(".sql").read_text())
