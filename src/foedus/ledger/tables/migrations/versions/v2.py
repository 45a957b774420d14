"""A name for the ledger; of each entry its treaty and its source, by which it is found without reading the rest."""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter
from typing import Any

import sqlalchemy as sa
from alembic import op

from foedus.ledger.entries.about import about_record
from foedus.ledger.tables.pages import pages
from foedus.ledger.tables.schema import new_name

revision = "v2"
down_revision = "v1"
_AT_ONCE = 10_000  # entries that are held in memory

_ENTRIES = sa.table("entries", *(sa.column(name) for name in ("n", "kind", "record", "treaty", "source")))
_META = sa.table("meta", sa.column("key"), sa.column("value"))


def upgrade() -> None:
    """Entries stay as they are, number, record and hash; one that cannot be read is left without treaty and source."""
    for name in ("treaty", "source"):
        op.add_column("entries", sa.Column(name, sa.String))
    connection = op.get_bind()
    change = sa.update(_ENTRIES).where(_ENTRIES.c.n == sa.bindparam("at"))
    for some in _found(connection):
        connection.execute(change.values(treaty=sa.bindparam("on"), source=sa.bindparam("of")), some)
    for name in ("treaty", "source"):
        op.create_index(f"entries_by_{name}", "entries", [name])
    connection.execute(sa.insert(_META).values(key="name", value=new_name()))


def _found(connection: sa.Connection) -> Iterator[list[dict[str, Any]]]:
    some = sa.select(_ENTRIES.c.n, _ENTRIES.c.kind, _ENTRIES.c.record).order_by(_ENTRIES.c.n).limit(_AT_ONCE)
    for rows in pages(lambda last: connection.execute(some.where(_ENTRIES.c.n > (last or 0))).all(), attrgetter("n")):
        told = ((row.n, about_record(row.kind, row.record)) for row in rows)
        yield [{"at": n, "on": found.treaty, "of": found.source} for n, found in told]
