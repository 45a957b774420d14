"""Where a ledger comes from: a file, a database, or memory."""

from __future__ import annotations

from foedus.ledger.memory import Memory
from foedus.ledger.store import Ledger


def open_ledger(address: str | None = None, create: bool = True) -> Ledger:
    """The ledger at a path or SQLAlchemy URL; in memory where none is given.

    Refused, with what to do, where the address holds no ledger, a damaged one or one of a later version.
    """
    if address in (None, ":memory:"):
        return Memory()
    from foedus.ledger.database import Database

    return Database(str(address), create)
