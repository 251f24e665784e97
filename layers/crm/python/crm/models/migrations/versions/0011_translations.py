"""Labels of fields in other languages."""

from __future__ import annotations

from pathlib import Path

from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Keep them with the field."""
    op.get_bind().exec_driver_sql(Path(__file__).with_suffix(".sql").read_text())
