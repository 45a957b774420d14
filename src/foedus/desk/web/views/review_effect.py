"""What hangs on one statement: where its treaty stands on a day with it, and without it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from foedus.core.statements import Act, Statement
from foedus.core.treaties import Treaty
from foedus.desk.books import Books
from foedus.desk.current.snapshot import Snapshot
from foedus.desk.standing_lines import lead
from foedus.law.life.standing import standing
from foedus.ledger.folding.accounts import everything
from foedus.ledger.folding.fold import believed

MOST = 300  # statements of a treaty that is folded again while somebody waits


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """The treaty's standing on the day in words, with the statement and without it."""

    having: str
    lacking: str

    @property
    def changes(self) -> bool:
        """Does the standing hang on it?"""
        return self.having != self.lacking


def effect(statement: Statement, now: Snapshot, books: Books, on: date) -> Effect | None:
    """None where the statement is no act on a treaty known here, or too much is said of that treaty."""
    key = statement.content.treaty or ""
    said = now.view.by_treaty.get(key, ())
    if not isinstance(statement.content, Act) or not 0 < len(said) <= MOST:
        return None
    others = [s for s in said if s.id != statement.id]
    return Effect(having=_stands(key, [*others, statement], books, on), lacking=_stands(key, others, books, on))


def _stands(key: str, said: list[Statement], books: Books, on: date) -> str:
    kept = believed(said, books.sources, everything())
    treaty = books.told.treaty(key, kept) if kept else Treaty(id=key, title=key)
    return lead(standing(treaty, on, books.treaties, on))
