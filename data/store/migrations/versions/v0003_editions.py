"""The lists of French authorities that users took over, kept beside all else that they wrote."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "editions",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("taken_over_at", sa.String, nullable=False),
        sa.Column("authorities", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_editions"),
    )
