"""The list of treaties, a page at a time: only what is shown is asked of the law."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from foedus.core.treaties import Treaty
from foedus.desk.passages import names
from foedus.desk.titles import short_name
from foedus.desk.web.views.paging import sheet
from foedus.law.basics.facts import parties
from foedus.law.life.bonds import Bonds
from foedus.law.life.standing import on_day
from foedus.law.scenarios.happenings import keys

PAGE = 50  # rows
Listing = tuple[tuple[str, Treaty], ...]  # each with the name that the list shows


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


def by_name(treaties: Iterable[Treaty]) -> Listing:
    """The treaties in the order of the names that the list shows."""
    return tuple(sorted(((_name(t), t) for t in treaties), key=lambda pair: pair[0].casefold()))


def treaty_rows(listing: Listing, bonds: Bonds, named: str = "", party: str = "", at: int = 1) -> Rows:
    """The treaties whose names hold all the words `named` and have this party (by key or name), by name."""
    wanted = keys(party) or keys(party.upper()) if party else ()
    chosen = [(name, t) for name, t in listing if _named(t, named.casefold().split())]
    chosen = [(name, t) for name, t in chosen if not party or set(wanted) & {*t.parties, *parties(t)}]
    here = sheet(chosen, at, PAGE)
    return Rows(rows=tuple(_rows(here.shown, bonds)), all=len(chosen), at=here.at, pages=here.pages)


def _named(treaty: Treaty, wanted: list[str]) -> bool:
    if not wanted:
        return True
    text = " ".join((treaty.id, treaty.title, *treaty.names)).casefold()
    return all(word in text for word in wanted)


def _name(treaty: Treaty) -> str:
    return short_name(treaty.title, treaty.names, names(treaty.parties))


def _rows(chosen: Iterable[tuple[str, Treaty]], bonds: Bonds) -> Iterator[TreatyRow]:
    for name, treaty in chosen:
        _, word, answer, _ = on_day(bonds.case(treaty), bonds.turns(treaty), bonds.on)
        yield TreatyRow(
            id=treaty.id, name=name, kind=treaty.kind, parties=names(treaty.parties), word=word.value,
            answer=answer.value, acts=len(treaty.acts),
        )  # fmt: skip
