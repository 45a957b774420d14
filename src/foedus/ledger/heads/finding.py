"""An entry of a ledger's database by the id that a user knows."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Select, and_, or_, select

from foedus.core.problems import Problem, Refused
from foedus.ledger.entries.chain import Entry
from foedus.ledger.entries.records import FIRST, LAST
from foedus.ledger.heads.ids import pick
from foedus.ledger.tables.rows import Rows
from foedus.ledger.tables.schema import ENTRIES

_SHORTEST = 4  # characters of an id, so that no large part of a ledger is read


def find(rows: Rows, key: str) -> tuple[Entry, str]:
    """The entry of that id, as `pick` picks it, and the hash of the entry before it, on which its own rests."""
    if len(key) < _SHORTEST:
        raise Refused(Problem(rows.place, f"{key!r} begins too many ids.", "Give more of it."))
    found = pick((Entry(*row) for row in rows.all(_beginning(key))), key, rows.place)
    before = rows.all(select(ENTRIES.c.hash).where(ENTRIES.c.n == found.n - 1))
    return found, next((previous for (previous,) in before), FIRST)


def _beginning(key: str) -> Select[Any]:
    """Among these it is; a decision's own id stands within the one that its entry bears (`records.decision_key`)."""
    kind, after = ENTRIES.c.kind, key + LAST
    statement = and_(kind == "statement", ENTRIES.c.id.between(key, after))
    source = and_(kind == "source", ENTRIES.c.source.between(key, after))
    other = and_(kind.not_in(("statement", "source")), ENTRIES.c.id.contains(key, autoescape=True))
    return select(ENTRIES).where(or_(statement, source, other)).order_by(ENTRIES.c.n)
