"""The treaties that a command answers from: the shipped register's, or a ledger's, under an account."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import cache

from foedus.core.problems import Problem, Refused
from foedus.core.redactions import Redaction
from foedus.core.sources import DATA_SET, Source
from foedus.core.statements import Statement
from foedus.core.treaties import Card, Treaty
from foedus.ledger.folding.accounts import Account, everything
from foedus.ledger.folding.told import Told

LEARNED = "It counts from the day a report was given to it; `foedus ingest --as-published` counts from its publication."


@dataclass(frozen=True, slots=True)
class Books:
    """Treaties by id, with the sources and statements that they were folded from."""

    treaties: Mapping[str, Treaty]
    told: Told

    @property
    def sources(self) -> Mapping[str, Source]:
        """All sources by id."""
        return self.told.sources

    @property
    def statements(self) -> tuple[Statement, ...]:
        """All statements that count after what persons decided, believed or not."""
        return self.told.statements

    def remarks(self) -> list[Problem]:
        """On each name of the account by which nobody speaks here."""
        from foedus.ledger.folding.accountwords import unheard

        return unheard(self.told.account, self.sources, self.statements)

    def find(self, name: str) -> Treaty:
        """The treaty of that id or name. Refused where there is none, or several."""
        from foedus.ledger.cards.register import match

        if name in self.treaties:
            return self.treaties[name]
        found = [t for t in self.treaties.values() if name.casefold() in {n.casefold() for n in (t.id, t.title, *t.names)}]
        key = match(name) if not found else None
        if key and key in self.treaties:
            return self.treaties[key]
        if len(found) != 1:
            raise Refused(Problem(name, *self._unknown(name, found)))
        return found[0]

    def _unknown(self, name: str, found: list[Treaty]) -> tuple[str, str]:
        if found:
            return "Several treaties have this name.", f"Give one of the ids {', '.join(t.id for t in found)}."
        if any(s.content.treaty == name for s in self.statements):
            return f"Nothing that is said of it is believed under the account {self.told.account}.", "Believe more."
        return "No treaty of this id or name is known here.", self._near(name)

    def _near(self, name: str) -> str:
        """A remedy that names treaties called so in part, else those whose names look most like it."""
        named = {n.casefold(): t.id for t in self.treaties.values() for n in (t.title, *t.names, t.id)}
        typed = name.casefold()
        near = [named[n] for n in named if typed in n] or [named[n] for n in get_close_matches(typed, named, n=5, cutoff=0.7)]
        near = sorted(dict.fromkeys(near), key=lambda key: not key.startswith(typed))
        return f"Perhaps you mean {', '.join(near[:5])}." if near else "`foedus treaties` lists them."


def books(address: str | None = None, account: Account | None = None, known: date | None = None) -> Books:
    """The treaties of a ledger as of the end of the day `known`, or of the shipped register. Refused where there is no ledger."""
    if address is None:
        return _shipped(account or everything(), known)
    from foedus.ledger.cards.register import register
    from foedus.ledger.decisions.reviewed import standing
    from foedus.ledger.opening import open_ledger
    from foedus.ledger.tables.addresses import shown

    with open_ledger(address, create=False) as ledger:
        sources, said = ledger.sources(known), ledger.by_id(known)
        statements = tuple(standing(said, ledger.decisions(known)))
        if known and not said and ledger.head():
            raise Refused(Problem(shown(address), f"This ledger had been told nothing by {known}.", LEARNED))
    return of_statements(sources, statements, account or everything(), register())


def last_told(found: Books, address: str | None = None, known: date | None = None) -> date:
    """The last day on which the ledger was told something; of the register, which records none, the last that it tells of."""
    if address is None:
        whens = (getattr(s.content, "when", None) for s in found.statements)
        return max((w.latest or w.earliest or date.min for w in whens if w), default=date.min)
    from foedus.ledger.opening import open_ledger

    with open_ledger(address, create=False) as ledger:
        told = (day for day, item in ledger.recorded() if not isinstance(item, Redaction))
        return max((day for day in told if known is None or day <= known), default=date.min)


def of_statements(
    sources: Mapping[str, Source], statements: tuple[Statement, ...], account: Account, cards: Mapping[str, Card]
) -> Books:
    """The treaties of these statements, reports of one lineage counted as one source."""
    told = Told(statements=statements, sources=sources, groups=grouped(sources), account=account, cards=cards)
    return Books(told.folded(), told)


def grouped(sources: Mapping[str, Source]) -> dict[str, str]:
    """By each report that shares passages with another, the least id of its lineage."""
    from foedus.reading.lineage.growing import Growing

    texts = prose(sources)
    return held_together(Growing().follow(texts, publishers(sources)) if texts else {}, sources)


def held_together(groups: Mapping[str, str], sources: Mapping[str, Source]) -> dict[str, str]:
    """The same, where a redacted report held others together by what it shared with each: its line is as it was then."""
    found = dict(groups)
    for one in (s.redacted for s in sources.values() if s.redacted and s.redacted.kin):
        line = {key for key in (one.source, *one.kin) if key in sources}
        joined = {found.get(key, key) for key in line}
        members = line | {key for key, group in found.items() if group in joined}
        found |= dict.fromkeys(members, min(members)) if len(members) > 1 else {}
    return found


def prose(sources: Mapping[str, Source]) -> dict[str, str]:
    """The texts that can draw on one another, by id: a table of a data set is none."""
    return {s.id: s.text for s in sources.values() if s.text and s.kind != DATA_SET}


def publishers(sources: Mapping[str, Source]) -> dict[str, str]:
    """Who published them, where that is known, by id."""
    return {s.id: s.publisher for s in sources.values() if s.publisher}


@cache
def _shipped(account: Account, known: date | None) -> Books:
    from foedus.ledger.cards.register import register

    return of_cards(register(), account, known)


def of_cards(cards: Mapping[str, Card], account: Account | None = None, known: date | None = None) -> Books:
    """The treaties of these cards. What they record of a later day than `known` could not be known then, so it is left out."""
    from foedus.ledger.cards.cards import statements as stated

    pairs = [stated(card) for card in cards.values()]
    sources = {s.id: s for found, _ in pairs for s in found}
    statements = tuple(s for _, said in pairs for s in said if known is None or not later(s, known))
    return of_statements(sources, statements, account or everything(), cards)


def later(statement: Statement, known: date) -> bool:
    """Does it tell of a day after `known`?"""
    when = getattr(statement.content, "when", None)
    return bool(when and when.earliest and when.earliest > known)
