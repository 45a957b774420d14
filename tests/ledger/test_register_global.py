"""The shipped cards of global treaties, against days and standings known from the depositaries."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from pathlib import Path

import pytest

from foedus.core.statements import Act, Provision
from foedus.core.treaties import Card, Treaty
from foedus.core.words import ActKind, EntryRule
from foedus.law.basics.reckoning import shift
from foedus.law.life.standing import standing
from foedus.ledger.cards.cards import load, statements
from foedus.ledger.cards.register import match, register
from foedus.ledger.folding.fold import fold


def table(name: str) -> list[tuple[str, ...]]:
    """A table beside this file, hand-checked; no state means the treaty as a whole."""
    with Path(__file__).with_name(name).open(encoding="utf-8", newline="") as file:
        return [tuple(row.values()) for row in csv.DictReader(file)]


CARDS = sorted(f.name for f in (files("foedus.ledger") / "data" / "register").iterdir() if f.name.endswith(".yaml"))


def card(key: str) -> Card:
    return register()[key]


@cache
def treaties() -> dict[str, Treaty]:
    cards = register()
    pairs = [statements(c) for c in cards.values()]
    sources = {s.id: s for some, _ in pairs for s in some}
    return fold([s for _, said in pairs for s in said], sources, cards=cards)


@pytest.mark.parametrize("name", CARDS)
def test_loads_without_a_problem(name: str) -> None:
    text = (files("foedus.ledger") / "data" / "register" / name).read_text(encoding="utf-8")
    made, problems = load(text, name)
    assert problems == []
    assert made is not None
    assert f"{made.id}.yaml" == name
    assert made.sources


def test_the_register_is_useful_on_the_first_day() -> None:
    assert len(CARDS) >= 60


@pytest.mark.parametrize(("key", "day"), table("global_entries.csv"))
def test_enters_into_force_on_its_day(key: str, day: str) -> None:
    entry = date.fromisoformat(day)
    before, on = (standing(treaties()[key], d, treaties()) for d in (entry - timedelta(days=1), entry))
    assert (on.word, on.since and on.since.edtf) == ("in force", day)
    assert before.word != "in force"


@pytest.mark.parametrize(("key", "state", "day", "word"), table("global_standings.csv"))
def test_standing(key: str, state: str, day: str, word: str) -> None:
    whole = standing(treaties()[key], date.fromisoformat(day), treaties())
    found = whole.of(state) if state else whole
    assert found is not None
    assert found.word == word


def test_test_ban_waits_for_nine_of_the_named_states() -> None:
    ctbt = card("ctbt")
    entry = ctbt.clauses.entry_into_force
    assert entry is not None
    assert entry.rule is EntryRule.INSTRUMENTS
    assert len(set(entry.named)) == 44
    acts = [c.content for c in ctbt.content if isinstance(c.content, Act)]
    deposited = {s for a in acts if a.kind is ActKind.DEPOSIT for s in a.actors}
    taken_back = {s for a in acts if a.kind is ActKind.WITHDRAWAL for s in a.actors}
    missing = set(entry.named) - (deposited - taken_back)
    assert missing == {"CHN", "EGY", "IND", "IRN", "ISR", "PAK", "PRK", "RUS", "USA"}


def test_charter_allows_self_defence_and_prevails() -> None:
    provisions = {p.article: p for c in card("un-charter").content if isinstance(p := c.content, Provision)}
    assert (provisions["51"].modality, provisions["2(4)"].modality) == ("may", "shall not")
    assert provisions["103"].kind == "prevails"


@pytest.mark.parametrize("key", [k for k in register() if k.startswith("unsc-")])
def test_resolutions_forbid_dealings_with_north_korea(key: str) -> None:
    bans = [p for c in card(key).content if isinstance(p := c.content, Provision) and p.modality == "shall not"]
    assert bans
    assert all(p.toward == ("PRK",) or p.bearers == ("PRK",) for p in bans)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Nuclear Non-Proliferation Treaty", "npt"),
        ("Anti-Ballistic Missile Treaty", "abm"),
        ("START II", "start-2"),
        ("Kyoto Protocol", "kyoto"),
        ("Comprehensive Nuclear Test Ban Treaty", "ctbt"),
        ("Rome Statute", "rome-statute"),
        ("Lisbon Treaty", "lisbon-treaty"),
        ("Trade and Cooperation Agreement", "eu-uk-tca"),
        ("United States-Mexico-Canada Agreement", "usmca"),
        ("Black Sea Fleet agreements", "black-sea-fleet-1997"),
        ("Treaty on the Prohibition of Nuclear Weapons", "tpnw"),
        ("Chemical Weapons Convention", "cwc"),
    ],
)
def test_names_in_reports_lead_to_one_card(name: str, key: str) -> None:
    assert match(name) == key


def test_no_treaty_has_two_cards() -> None:
    titles = [c.title.casefold() for c in register().values()]
    assert {t for t in titles if titles.count(t) > 1} == set()


@pytest.mark.parametrize(
    ("key", "last"),
    [
        ("cwc", "HUN"),
        ("ottawa", "BFA"),
        ("tpnw", "HND"),
        ("vclt", "TGO"),
        ("unclos", "GUY"),
        ("bbnj", "MAR"),
        ("kyoto", "RUS"),
        ("refugee-convention", "AUS"),
        ("lisbon-treaty", "CZE"),
    ],
)
def test_the_deciding_instrument_and_the_delay_give_the_day(key: str, last: str) -> None:
    clause = card(key).clauses.entry_into_force
    acts = [c.content for c in card(key).content if isinstance(c.content, Act)]
    deposit = next(a.when for a in acts if a.kind in (ActKind.DEPOSIT, ActKind.ACCESSION) and a.actors == (last,))
    entry = next(a.when for a in acts if a.kind is ActKind.ENTRY_INTO_FORCE and len(a.actors) != 1)
    assert clause is not None
    assert deposit is not None
    assert shift(deposit, clause.delay) == entry
