"""The tables of the first stores: partnerships with their sources, and imports."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables."""
    _make_partnerships()
    _make_sources()
    _make_imports()


def _make_partnerships() -> None:
    op.create_table(
        "partnerships",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("pair", sa.String, nullable=False),
        sa.Column("first", sa.String, nullable=False),
        sa.Column("second", sa.String, nullable=False),
        sa.Column("link", sa.String, nullable=False),
        sa.Column("status", sa.String, nullable=False),
        sa.Column("start_year", sa.SmallInteger),
        sa.Column("sectors", sa.JSON, nullable=False),
        sa.Column("challenges", sa.JSON, nullable=False),
        sa.Column("objectives", sa.Text, nullable=False),
        sa.Column("outcome", sa.String, nullable=False),
        sa.Column("difficulties", sa.JSON, nullable=False),
        sa.Column("outcome_note", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_partnerships"),
        sa.UniqueConstraint("pair", name="uq_partnerships_pair"),
    )
    op.create_index("ix_partnerships_first", "partnerships", ["first"])
    op.create_index("ix_partnerships_second", "partnerships", ["second"])


def _make_sources() -> None:
    op.create_table(
        "partnership_sources",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("partnership_id", sa.Integer, nullable=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("locator", sa.String, nullable=False),
        sa.Column("date", sa.String),
        sa.PrimaryKeyConstraint("id", name="pk_partnership_sources"),
        sa.ForeignKeyConstraint(
            ["partnership_id"],
            ["partnerships.id"],
            name="fk_partnership_sources_partnership_id_partnerships",
            ondelete="CASCADE",
        ),
        sa.UniqueConstraint(
            "partnership_id", "name", "locator", name="uq_partnership_sources_partnership_id"
        ),
    )
    op.create_index(
        "ix_partnership_sources_partnership_id", "partnership_sources", ["partnership_id"]
    )


def _make_imports() -> None:
    op.create_table(
        "imports",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("sha256", sa.String, nullable=False),
        sa.Column("imported_at", sa.String, nullable=False),
        sa.Column("added", sa.Integer, nullable=False),
        sa.Column("merged", sa.Integer, nullable=False),
        sa.Column("unchanged", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_imports"),
    )
