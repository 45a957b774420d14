"""Status tables put on a card, and that card's acts into a ledger."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from foedus.core.problems import Problem
from foedus.core.statements import Act
from foedus.core.treaties import Card, Cited
from foedus.datasets.ontocard import onto
from foedus.datasets.untc import status_table
from foedus.ledger.opening import open_ledger
from foedus.ledger.store import Added


@dataclass(frozen=True, slots=True)
class Imported:
    """The card with the tables' acts, what of it is new, and what could not be read."""

    card: Card
    new: tuple[Cited, ...]
    problems: tuple[Problem, ...]

    @property
    def acts(self) -> int:
        """How many acts are new, each state's counted."""
        return sum(len(c.content.actors) for c in self.new if isinstance(c.content, Act))

    @property
    def participants(self) -> int:
        """How many states and organisations they are of."""
        return len({actor for c in self.new if isinstance(c.content, Act) for actor in c.content.actors})


def with_tables(tables: Sequence[str], card: str, until: date | None = None) -> Imported:
    """The card (a file, or the register's of that id or name) with what these tables say was done by the end of `until`.

    Refused where there is no such card.
    """
    plain, problems = _card(card)
    full = plain
    for table in map(Path, tables):
        found = status_table(table, plain.id, until)
        full = onto(full, found.acts, f"UN Treaty Collection, status table, {table.name}")
        problems += found.problems
    return Imported(full, full.content[len(plain.content) :], tuple(problems))


def add(done: Imported, address: str) -> Added:
    """The new acts as statements into the ledger at that address."""
    from foedus.ledger.cards.cards import statements

    keys = {cited.source for cited in done.new}
    sources = {key: words for key, words in done.card.sources.items() if key in keys}
    with open_ledger(address) as ledger:
        return ledger.add(*statements(replace(done.card, content=done.new, sources=sources, clauses_source=None)))


def _card(name: str) -> tuple[Card, list[Problem]]:
    from foedus.desk.books import books
    from foedus.desk.cardfiles import is_card_file, load_card
    from foedus.ledger.cards.register import register

    return load_card(name) if is_card_file(name) else (register()[books().find(name).id], [])
