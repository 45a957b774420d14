"""Ledgers of older versions brought to the form of this one: forward only, all in one transaction or not at all."""

from __future__ import annotations

from pathlib import Path

from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, update

from foedus.ledger.tables import guards, schema


def upgrade(connection: Connection, version: int) -> None:
    """From that version to this program's, `versions/` step by step; the transaction is the caller's."""
    scripts = ScriptDirectory(str(Path(__file__).parent), version_locations=[str(Path(__file__).parent / "versions")])
    steps = list(scripts.iterate_revisions(f"v{schema.VERSION}", f"v{version}"))
    guards.take_down(connection)
    with Operations.context(MigrationContext.configure(connection)):
        for step in reversed(steps):
            step.module.upgrade()
    connection.execute(update(schema.META).where(schema.META.c.key == "version").values(value=str(schema.VERSION)))
    guards.put_up(connection)
