"""A store as any version of the product left it → one with the tables of this version."""

from __future__ import annotations

from sqlalchemy import Connection, inspect, text

from data.errors import StoreError

FIRST, HEAD = "0001", "0003"
VERSIONS = "alembic_version"


def bring_up(connection: Connection) -> None:
    """Make the tables that are missing, within the transaction of whoever is about to write.

    Raises StoreError for a store that a newer version of the product has brought further.
    """
    version = version_of(connection)
    if version == HEAD:
        return
    if version is not None and version > HEAD:
        raise StoreError(
            "the local directory was written by a newer version of matcher (tables {found}, known"
            " up to {known}); install that version or a later one.",
            found=version,
            known=HEAD,
        )
    # Alembic takes a quarter of a second to load: only who changes tables waits for it.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "data.store:migrations")
    config.attributes["connection"] = connection
    if version is None and inspect(connection).has_table("partnerships"):
        command.stamp(config, FIRST)
    command.upgrade(config, HEAD)


def version_of(connection: Connection) -> str | None:
    """The version of the tables; None where they never had one."""
    if not inspect(connection).has_table(VERSIONS):
        return None
    version: str | None = connection.execute(text(f"SELECT version_num FROM {VERSIONS}")).scalar()
    return version
