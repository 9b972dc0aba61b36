"""What each import said, kept beside what all say together; and all that users write."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

COUNTS = ("added", "merged", "changed", "ended", "unchanged", "unresolved", "rejected")


def upgrade() -> None:
    """Make the tables, and turn what was imported before into what its sources told."""
    op.rename_table("imports", "imports_before")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER INDEX pk_imports RENAME TO pk_imports_before")
    _make_imports()
    _make_tellings()
    _make_corrections()
    _make_declarations()
    _make_decisions()
    _make_service_tables()
    _take_over()
    op.drop_table("imports_before")
    _make_append_only()


def _key(table: str) -> list[sa.schema.SchemaItem]:
    return [
        sa.Column("id", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
    ]


def _reference(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=f"fk_{table}_{column}_{target}")


def _make_imports() -> None:
    op.create_table(
        "imports",
        # The old table has the name of the key still where it was renamed.
        sa.Column("id", sa.Integer, nullable=False, primary_key=True),
        sa.Column("imported_at", sa.String, nullable=False),
        sa.Column("by", sa.String, nullable=False),
        sa.Column("as_of", sa.String),
        sa.Column("replaces", sa.String),
        sa.Column("undone_at", sa.String),
    )
    op.create_table(
        "import_files",
        *_key("import_files"),
        sa.Column("import_id", sa.Integer, nullable=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("format", sa.String, nullable=False),
        sa.Column("sha256", sa.String, nullable=False),
        *(sa.Column(name, sa.Integer, nullable=False, server_default="0") for name in COUNTS),
        _reference("import_files", "import_id", "imports"),
    )
    op.create_index("ix_import_files_import_id", "import_files", ["import_id"])


def _make_tellings() -> None:
    op.create_table(
        "tellings",
        *_key("tellings"),
        sa.Column("import_id", sa.Integer, nullable=False),
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
        sa.Column("source_name", sa.String, nullable=False),
        sa.Column("source_locator", sa.String, nullable=False),
        sa.Column("source_date", sa.String),
        sa.Column("completes", sa.Integer),
        sa.Column("renewal", sa.String),
        _reference("tellings", "import_id", "imports"),
        _reference("tellings", "completes", "imports"),
    )
    for column in ("import_id", "pair", "source_name", "completes"):
        op.create_index(f"ix_tellings_{column}", "tellings", [column])


def _make_corrections() -> None:
    op.create_table(
        "left_behind",
        *_key("left_behind"),
        sa.Column("import_id", sa.Integer, nullable=False),
        sa.Column("file", sa.String, nullable=False),
        sa.Column("line", sa.Integer, nullable=False),
        sa.Column("row", sa.JSON, nullable=False),
        sa.Column("settled_by", sa.Integer),
        _reference("left_behind", "import_id", "imports"),
        _reference("left_behind", "settled_by", "imports"),
    )
    for column in ("import_id", "settled_by"):
        op.create_index(f"ix_left_behind_{column}", "left_behind", [column])
    op.create_table(
        "resolutions",
        *_key("resolutions"),
        sa.Column("import_id", sa.Integer, nullable=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("country", sa.String, nullable=False),
        sa.Column("level", sa.String, nullable=False),
        sa.Column("territory", sa.String, nullable=False),
        _reference("resolutions", "import_id", "imports"),
        sa.UniqueConstraint(
            "import_id", "name", "country", "level", name="uq_resolutions_import_id"
        ),
    )
    op.create_index("ix_resolutions_import_id", "resolutions", ["import_id"])


def _make_declarations() -> None:
    # Stores that were written last have this table already.
    op.create_table(
        "declared_themes",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("territory", sa.String, nullable=False),
        sa.Column("theme", sa.String, nullable=False),
        sa.Column("declared_on", sa.String, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_declared_themes"),
        sa.UniqueConstraint("territory", "theme", name="uq_declared_themes_territory"),
        if_not_exists=True,
    )
    op.create_index(
        "ix_declared_themes_territory", "declared_themes", ["territory"], if_not_exists=True
    )
    op.create_table(
        "territories",
        sa.Column("id", sa.String, nullable=False),
        sa.Column("name", sa.String),
        sa.Column("country", sa.String),
        sa.Column("level", sa.String),
        sa.Column("latitude", sa.Float),
        sa.Column("longitude", sa.Float),
        sa.Column("population", sa.Integer),
        sa.Column("source", sa.String, nullable=False),
        sa.Column("noted_on", sa.String, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_territories"),
    )


def _make_decisions() -> None:
    op.create_table(
        "decisions",
        *_key("decisions"),
        sa.Column("origin", sa.String, nullable=False),
        sa.Column("partner", sa.String, nullable=False),
        sa.Column("state", sa.String, nullable=False),
        sa.Column("reason", sa.String, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("decided_at", sa.String, nullable=False),
        sa.Column("voice", sa.String, nullable=False),
        sa.Column("model", sa.String, nullable=False),
    )
    for column in ("origin", "partner"):
        op.create_index(f"ix_decisions_{column}", "decisions", [column])
    op.create_table(
        "proposals",
        *_key("proposals"),
        sa.Column("decision_id", sa.Integer, nullable=False),
        sa.Column("first", sa.String, nullable=False),
        sa.Column("second", sa.String, nullable=False),
        sa.Column("start_year", sa.SmallInteger),
        sa.Column("state", sa.String, nullable=False),
        sa.Column("reviewed_at", sa.String),
        sa.Column("import_id", sa.Integer),
        _reference("proposals", "decision_id", "decisions"),
        _reference("proposals", "import_id", "imports"),
        sa.UniqueConstraint("decision_id", name="uq_proposals_decision_id"),
    )


def _make_service_tables() -> None:
    op.create_table(
        "publications",
        *_key("publications"),
        sa.Column("model", sa.String, nullable=False),
        sa.Column("published_at", sa.String, nullable=False),
        sa.Column("by", sa.String, nullable=False),
        sa.Column("rollback", sa.Boolean, nullable=False),
        sa.Column("forced", sa.Text, nullable=False),
    )
    op.create_table(
        "api_keys",
        sa.Column("id", sa.String, nullable=False),
        sa.Column("label", sa.String, nullable=False),
        sa.Column("scopes", sa.JSON, nullable=False),
        sa.Column("hash", sa.String, nullable=False),
        sa.Column("created_at", sa.String, nullable=False),
        sa.Column("revoked_at", sa.String),
        sa.Column("last_used_at", sa.String),
        sa.PrimaryKeyConstraint("id", name="pk_api_keys"),
    )
    op.create_table(
        "audit",
        *_key("audit"),
        sa.Column("at", sa.String, nullable=False),
        sa.Column("by", sa.String, nullable=False),
        sa.Column("action", sa.String, nullable=False),
        sa.Column("detail", sa.JSON, nullable=False),
    )


def _take_over() -> None:
    """All earlier files as one import: which of them said what is not known any more.

    The first source of a partnership tells all that is known of it, the others that it is.
    """
    bind = op.get_bind()
    made = sa.MetaData()
    made.reflect(bind, only=["imports_before", "imports", "import_files", "tellings"])
    made.reflect(bind, only=["partnerships", "partnership_sources"])
    tables = made.tables
    files = bind.execute(sa.select(tables["imports_before"]).order_by("id")).mappings().all()
    if not files:
        return
    values = {"imported_at": files[-1]["imported_at"], "by": "command line"}
    found = bind.execute(sa.insert(tables["imports"]).values(**values))
    (number,) = found.inserted_primary_key or (None,)
    kept = ("name", "sha256", "added", "merged", "unchanged")
    bind.execute(sa.insert(tables["import_files"]), [
        {"import_id": number, "format": "", **{name: file[name] for name in kept}} for file in files
    ])  # fmt: skip
    tellings = _tellings(bind, tables["partnerships"], tables["partnership_sources"])
    if tellings:
        bind.execute(sa.insert(_as_json(tables["tellings"])), [
            {"import_id": number, **telling} for telling in tellings
        ])  # fmt: skip


def _tellings(
    bind: sa.Connection, partnerships: sa.Table, sources: sa.Table
) -> list[dict[str, object]]:
    """What each source of each partnership is taken to have told, in the order of their arrival."""
    silent: dict[str, object] = {
        "link": "unknown", "status": "unknown", "start_year": None, "sectors": [], "challenges": [],
        "objectives": "", "outcome": "unknown", "difficulties": [], "outcome_note": "",
    }  # fmt: skip
    told = {
        row["id"]: dict(row) for row in bind.execute(sa.select(_as_json(partnerships))).mappings()
    }
    found = []
    for source in bind.execute(sa.select(sources).order_by(sources.c.id)).mappings():
        row = told[source["partnership_id"]]
        found.append({
            **{name: row[name] for name in ("pair", "first", "second", *silent)},
            "source_name": source["name"],
            "source_locator": source["locator"],
            "source_date": source["date"],
        })  # fmt: skip
        row |= silent
    return found


def _as_json(table: sa.Table) -> sa.Table:
    """The table with its lists read and written as such, which SQLite does not tell of itself."""
    for name in ("sectors", "challenges", "difficulties"):
        table.c[name].type = sa.JSON()
    return table


def _make_append_only() -> None:
    """Let the database refuse to change or to delete a row of the audit."""
    if op.get_bind().dialect.name == "sqlite":
        # A row that takes the number of another would replace it without deleting it.
        taken = "INSERT ON audit WHEN EXISTS (SELECT 1 FROM audit WHERE id = NEW.id)"
        for number, event in enumerate(("UPDATE ON audit", "DELETE ON audit", taken)):
            op.execute(
                f"CREATE TRIGGER audit_append_only_{number} BEFORE {event}"
                " BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END"
            )
        return
    op.execute(
        "CREATE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS"
        " $$ BEGIN RAISE EXCEPTION 'the audit is append-only'; END $$"
    )
    op.execute(
        "CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit"
        " FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only()"
    )
