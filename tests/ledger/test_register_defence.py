"""The register's defence and political treaties: dates and duties checked by hand against the sources that the cards cite."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files

import pytest

from foedus.core.problems import Problem
from foedus.core.statements import Act, Provision
from foedus.core.treaties import Card
from foedus.core.words import About, ActKind, EntryRule, Event
from foedus.ledger.cards.cards import load

REGISTER = files("foedus.ledger") / "data" / "register"
ORIGINAL = ["BEL", "CAN", "DNK", "FRA", "ISL", "ITA", "LUX", "NLD", "NOR", "PRT", "GBR", "USA"]
NATO = {
    **dict.fromkeys(ORIGINAL, "1949-08-24"),
    **dict.fromkeys(["GRC", "TUR"], "1952-02-18"),
    "DEU": "1955-05-06",
    "ESP": "1982-05-30",
    **dict.fromkeys(["CZE", "HUN", "POL"], "1999-03-12"),
    **dict.fromkeys(["BGR", "EST", "LVA", "LTU", "ROU", "SVK", "SVN"], "2004-03-29"),
    **dict.fromkeys(["ALB", "HRV"], "2009-04-01"),
    "MNE": "2017-06-05",
    "MKD": "2020-03-27",
    "FIN": "2023-04-04",
    "SWE": "2024-03-07",
}
ENTRIES = {
    "rus-prk-2024": "2024-12-04",
    "chn-prk-1961": "1961-09-10",
    "sun-prk-1961": "1961-09-10",
    "usa-kor-1953": "1954-11-17",
    "usa-jpn-1951": "1952-04-28",
    "usa-jpn-1960": "1960-06-23",
    "usa-phl-1951": "1952-08-27",
    "usa-twn-1954": "1955-03-03",
    "anzus": "1952-04-29",
    "rio-1947": "1948-12-03",
    "csto": "1994-04-20",
    "sun-chn-1950": "1950-04-11",
    "rus-blr-2024": "2025-03-13",
    "rus-irn-2025": "2025-10-02",
    "isr-egy-1979": "1979-04-25",
    "isr-jor-1994": "1994-11-10",
    "two-plus-four": "1991-03-15",
    "prespa-2018": "2019-02-12",
    "jpn-chn-1978": "1978-10-23",
    "usa-irn-1955": "1957-06-16",
    "locarno-1925": "1926-09-14",
}
ENDS = {
    "sun-prk-1961": "1996-09-10",
    "usa-twn-1954": "1980-01-01",
    "warsaw-pact": "1991-07-01",
    "sun-chn-1950": "1980-04-11",
    "sun-fin-1948": "1992-01-20",
    "egy-sun-1971": "1976-03-15",
    "usa-irn-1955": "2019-10-03",
    "brussels-1948": "2011-06-30",
    "rus-ukr-1997": "2019-04-01",
}
HELP = {"mutual defence", "collective defence", "assistance"}


def read() -> Iterator[tuple[str, Card | None, list[Problem]]]:
    for file in sorted(REGISTER.iterdir(), key=lambda f: f.name):
        if file.name.endswith(".yaml"):
            yield file.name, *load(file.read_text(encoding="utf-8"), file.name)


LOADED = list(read())
CARDS = {card.id: card for _, card, _ in LOADED if card}


def acts(key: str, kind: ActKind, about: About = About.TREATY) -> list[Act]:
    found = [c.content for c in CARDS[key].content if isinstance(c.content, Act)]
    return [act for act in found if (act.kind, act.about) == (kind, about)]


def provisions(key: str, *kinds: str) -> list[Provision]:
    return [c.content for c in CARDS[key].content if isinstance(c.content, Provision) and c.content.kind in kinds]


def days(found: list[Act]) -> list[str]:
    return [act.when.edtf for act in found if act.when]


def test_every_card_loads_without_a_problem_under_its_own_name() -> None:
    assert [str(p) for _, _, problems in LOADED for p in problems] == []
    assert [name for name, card, _ in LOADED if not card or name != f"{card.id}.yaml"] == []


def test_titles_are_unique() -> None:
    titles = [card.title.casefold() for card in CARDS.values()]
    assert sorted(t for t in set(titles) if titles.count(t) > 1) == []


def test_relations_name_cards_of_the_register() -> None:
    others = {c.content.other for card in CARDS.values() for c in card.content if not isinstance(c.content, Act | Provision)}
    keys = {other for other in others if " " not in other}  # a treaty without a card is named in words
    assert {"rus-prk-2000", "usa-jpn-1951"} <= keys <= set(CARDS)


@pytest.mark.parametrize(("key", "day"), ENTRIES.items())
def test_entry_into_force(key: str, day: str) -> None:
    assert day in days(acts(key, ActKind.ENTRY_INTO_FORCE))


@pytest.mark.parametrize(("key", "day"), ENDS.items())
def test_end(key: str, day: str) -> None:
    assert days(acts(key, ActKind.TERMINATION)) == [day]


def test_nato_has_32_states_each_with_its_day() -> None:
    entered = {state: act.when.edtf for act in acts("nato", ActKind.ENTRY_INTO_FORCE) if act.when for state in act.actors}
    assert len(NATO) == 32
    assert entered == NATO
    consented = {s for kind in (ActKind.DEPOSIT, ActKind.ACCESSION) for act in acts("nato", kind) for s in act.actors}
    assert consented == set(NATO)
    assert not acts("nato", ActKind.WITHDRAWAL) + acts("nato", ActKind.DENUNCIATION)


def test_rio_enters_into_force_with_its_fourteenth_instrument() -> None:
    dated = [act for act in acts("rio-1947", ActKind.DEPOSIT) if act.when]
    deposits = sorted(act.when.edtf for act in dated for _ in act.actors if act.when)
    clause = CARDS["rio-1947"].clauses.entry_into_force
    assert clause
    assert clause.count == 14
    assert deposits[13] == "1948-12-03"
    left = {act.actors[0]: act.when.edtf for act in acts("rio-1947", ActKind.DENUNCIATION) if act.when}
    assert (left["MEX"], left["VEN"]) == ("2002-09-06", "2013-05-14")


def test_russia_and_north_korea_in_2024() -> None:
    steps = {(a.actors[0], a.organ): a.when.edtf for a in acts("rus-prk-2024", ActKind.PARLIAMENTARY_APPROVAL) if a.when}
    assert steps == {("RUS", "State Duma"): "2024-10-24", ("RUS", "Federation Council"): "2024-11-06"}
    ratified = {a.actors: a.when.edtf for a in acts("rus-prk-2024", ActKind.RATIFICATION) if a.when}
    assert ratified == {("RUS",): "2024-11-09", ("PRK",): "2024-11-11"}
    assert days(acts("rus-prk-2024", ActKind.EXCHANGE)) == ["2024-12-04"]
    entry = CARDS["rus-prk-2024"].clauses.entry_into_force
    assert entry
    assert entry.rule is EntryRule.EXCHANGE
    (duty,) = provisions("rus-prk-2024", "mutual defence")
    assert (duty.article, duty.events, duty.modality) == ("4", (Event.ARMED_ATTACK,), "shall")
    assert "state of war" in duty.conditions


def test_russia_and_iran_promise_no_help_but_not_to_help_the_aggressor() -> None:
    assert provisions("rus-irn-2025", *HELP) == []
    (duty,) = provisions("rus-irn-2025", "neutrality")
    assert duty.modality == "shall not"
    assert duty.article == "3"


def test_duties_that_are_not_the_same_for_both() -> None:
    toward = {(p.bearers, p.toward, p.by) for p in provisions("franco-russian-1894", "mutual defence")}
    assert (("RUS",), ("FRA",), ("DEU",)) in toward
    assert (("FRA",), ("RUS",), ("AUH",)) in toward
    areas = {p.bearers: p.area for p in provisions("usa-jpn-1960", "mutual defence")}
    assert areas == {("USA",): None, ("JPN",): "the territories under the administration of Japan"}


def test_article_5_protects_all_32_and_asks_where_only_for_states_with_land_outside_its_area() -> None:
    within, beyond = sorted(provisions("nato", "collective defence"), key=lambda p: p.area or "")
    assert within.area is None
    assert beyond.area
    assert sorted(within.toward + beyond.toward) == sorted(NATO)
    assert {"USA", "GBR", "FRA"} <= set(beyond.toward)


@pytest.mark.parametrize("key", [k for k, c in CARDS.items() if c.kind == "defence treaty"])
def test_each_defence_treaty_says_what_sets_its_promise_off(key: str) -> None:
    promises = provisions(key, *HELP)
    assert promises
    assert all(p.events and p.modality for p in promises)
