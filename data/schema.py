"""The tables of the local directory."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Column,
    ForeignKey,
    Integer,
    MetaData,
    SmallInteger,
    String,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# `pair` is the unordered pair of ids: one row per partnership, whichever side tells of it.
partnerships = Table(
    "partnerships",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("pair", String, nullable=False, unique=True),
    Column("first", String, nullable=False, index=True),
    Column("second", String, nullable=False, index=True),
    Column("link", String, nullable=False),
    Column("status", String, nullable=False),
    Column("start_year", SmallInteger),
    Column("sectors", JSON, nullable=False),
    Column("challenges", JSON, nullable=False),
    Column("objectives", Text, nullable=False),
    Column("outcome", String, nullable=False),
    Column("difficulties", JSON, nullable=False),
    Column("outcome_note", Text, nullable=False),
)

partnership_sources = Table(
    "partnership_sources",
    metadata,
    Column("id", Integer, primary_key=True),
    Column(
        "partnership_id",
        ForeignKey(partnerships.c.id, ondelete="CASCADE"),
        nullable=False,
        index=True,
    ),
    Column("name", String, nullable=False),
    Column("locator", String, nullable=False),
    Column("date", String),
    UniqueConstraint("partnership_id", "name", "locator"),
)

imports = Table(
    "imports",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String, nullable=False),
    Column("sha256", String, nullable=False),
    Column("imported_at", String, nullable=False),
    Column("added", Integer, nullable=False),
    Column("merged", Integer, nullable=False),
    Column("unchanged", Integer, nullable=False),
)

# What a territory's own people say that it works on and faces: keys alone, never their words.
declared_themes = Table(
    "declared_themes",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("territory", String, nullable=False, index=True),
    Column("theme", String, nullable=False),
    Column("declared_on", String, nullable=False),
    UniqueConstraint("territory", "theme"),
)
