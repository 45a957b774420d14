"""A treaty that only a ledger knows keeps its final clauses, its openness and what its card leaves out."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from foedus.core.clauses import Delay, Duration, EntryIntoForce, FinalClauses, Withdrawal
from foedus.core.sources import Source
from foedus.core.statements import Act, Clauses, Statement
from foedus.core.when import When
from foedus.core.words import ActKind, EntryRule
from foedus.desk.books import books
from foedus.law.life.standing import standing
from foedus.ledger.cards.cards import load, statements
from foedus.ledger.folding.accounts import without
from foedus.ledger.folding.fold import fold
from foedus.ledger.opening import open_ledger

CARD = """id: buoys
title: Convention on Buoys
open: true
sources: {text: "Official Gazette 1/2001", un: "Depositary, table of instruments"}
clauses:
  source: text
  entry_into_force: {rule: number of instruments, count: 2, delay: {days: 30}, later: {days: 30}}
acts:
- {kind: deposit of instrument, actors: [FRA], when: 2001-01-10, source: un}
- {kind: deposit of instrument, actors: [DEU], when: 2001-02-10, source: un}
- {kind: accession, actors: [ITA], when: 2005-03-01, source: un}
incomplete: The annexes.
"""


def test_a_card_taken_into_a_ledger_answers_from_it_as_before(tmp_path: Path) -> None:
    card, problems = load(CARD, "buoys.yaml")
    assert card
    assert problems == []
    with open_ledger(str(tmp_path / "desk.ledger")) as ledger:
        ledger.add(*statements(card))
    found = books(str(tmp_path / "desk.ledger")).treaties["buoys"]
    assert (found.clauses, found.open, found.incomplete) == (card.clauses, True, "The annexes.")
    told = standing(found, date(2010, 1, 1))
    assert (str(told.since), {s.state: str(s.since) for s in told.states}) == (
        "2001-03-12", {"FRA": "2001-03-12", "DEU": "2001-03-12", "ITA": "2005-03-31"},
    )  # fmt: skip


def test_a_clause_that_sources_tell_differently_is_not_known() -> None:
    sources = {key: Source(id=key, name=key, kind="citation") for key in "ab"}
    term, leave = Duration(years=10), Withdrawal(notice=Delay(months=6))
    entry = EntryIntoForce(rule=EntryRule.SIGNATURE)
    one = Clauses(treaty="t", final=FinalClauses(duration=term, withdrawal=leave))
    other = Clauses(treaty="t", final=FinalClauses(duration=Duration(years=5), entry_into_force=entry))
    said = [Statement(source=key, start=0, end=0, content=c, method="card") for key, c in zip("ab", (one, other), strict=True)]
    signed = Act(kind=ActKind.SIGNATURE, treaty="t", actors=("FRA", "DEU"), when=When.parse("2001-01-01"))
    acts = [Statement(source="a", start=0, end=0, content=signed, method="card")]
    found = fold([*said, *acts], sources)["t"].clauses
    assert (found.duration, found.withdrawal, found.entry_into_force) == (None, leave, entry)
    believed = fold([*said, *acts], sources, account=without("b"))["t"].clauses
    assert (believed.duration, believed.entry_into_force) == (term, None)


def test_clauses_that_name_no_source_are_told_and_rest_on_the_first() -> None:
    card, problems = load(CARD.replace("  source: text\n", ""), "buoys.yaml")
    assert card
    assert [str(p) for p in problems] == ["buoys.yaml:5: clauses: The clauses name no source. Add source: with a key of sources:."]
    sources, said = statements(card)
    found = fold(said, {s.id: s for s in sources}, cards={"buoys": card})["buoys"]
    assert str(standing(found, date(2010, 1, 1)).since) == "2001-03-12"
