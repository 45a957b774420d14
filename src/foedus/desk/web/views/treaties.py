"""The list of treaties, a page at a time: only what is shown is asked of the law."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from foedus.core.treaties import Treaty
from foedus.desk.books import Books
from foedus.desk.passages import names
from foedus.desk.titles import short_name
from foedus.law.basics.facts import parties
from foedus.law.life.bonds import Bonds
from foedus.law.life.standing import on_day
from foedus.law.scenarios.happenings import keys

PAGE = 50  # rows


@dataclass(frozen=True, slots=True, kw_only=True)
class TreatyRow:
    """A treaty of the list."""

    id: str
    name: str
    kind: str
    parties: tuple[str, ...]
    word: str
    answer: str
    acts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """A page of the list: `at` of `pages`, `all` rows in all."""

    rows: tuple[TreatyRow, ...]
    all: int
    at: int
    pages: int


def treaty_rows(books: Books, bonds: Bonds, named: str = "", party: str = "", at: int = 1) -> Rows:
    """The treaties whose names hold all the words `named` and have this party (by key or name), by name."""
    wanted = keys(party) or keys(party.upper()) if party else ()
    chosen = [t for t in books.treaties.values() if _named(t, named.casefold().split())]
    chosen = [t for t in chosen if not party or set(wanted) & {*t.parties, *parties(t)}]
    chosen.sort(key=lambda t: _name(t).casefold())
    pages = max(1, -(-len(chosen) // PAGE))
    at = min(at, pages)
    return Rows(rows=tuple(_rows(chosen[(at - 1) * PAGE : at * PAGE], bonds)), all=len(chosen), at=at, pages=pages)


def _named(treaty: Treaty, wanted: list[str]) -> bool:
    if not wanted:
        return True
    text = " ".join((treaty.id, treaty.title, *treaty.names)).casefold()
    return all(word in text for word in wanted)


def _name(treaty: Treaty) -> str:
    return short_name(treaty.title, treaty.names, names(treaty.parties))


def _rows(chosen: list[Treaty], bonds: Bonds) -> Iterator[TreatyRow]:
    for treaty in chosen:
        _, word, answer, _ = on_day(bonds.case(treaty), bonds.turns(treaty), bonds.on)
        yield TreatyRow(
            id=treaty.id, name=_name(treaty), kind=treaty.kind, parties=names(treaty.parties), word=word.value,
            answer=answer.value, acts=len(treaty.acts),
        )  # fmt: skip
