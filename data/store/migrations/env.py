"""What Alembic runs: the migrations on the connection of whoever writes, in its transaction."""

from __future__ import annotations

from alembic import context

from data.store.schema import metadata

# SQLite alters a table by making it anew, which batches do.
context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
)
context.run_migrations()
