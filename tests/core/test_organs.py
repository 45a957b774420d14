"""Organs, titles and the press. Expected values follow the constitutions that the tables cite."""

from __future__ import annotations

import pytest

from foedus.core.organs import organ_lexicon, press_lexicon, titles
from foedus.core.states import name_of, organisations, states
from foedus.core.tables import forms, rows

KINDS = {
    "head of state", "head of government", "foreign minister", "government", "ministry", "lower chamber", "upper chamber",
    "parliament", "court", "committee", "agency", "supreme command",
}  # fmt: skip


@pytest.mark.parametrize(
    ("form", "name", "state", "kind"),
    [
        ("Duma", "State Duma", "RUS", "lower chamber"),
        ("Federation Council", "Federation Council", "RUS", "upper chamber"),
        ("Rada", "Verkhovna Rada", "UKR", "parliament"),
        ("Supreme People’s Assembly", "Supreme People's Assembly", "PRK", "parliament"),
        ("Senate", "Senate", "", "upper chamber"),
        ("U.S. Senate", "US Senate", "USA", "upper chamber"),
        ("lower house", "lower house", "", "lower chamber"),
        ("Knesset", "Knesset", "ISR", "parliament"),
        ("Bundesrat", "Bundesrat", "DEU", "upper chamber"),
        ("NPC Standing Committee", "Standing Committee of the National People's Congress", "CHN", "parliament"),
        ("House of Councillors", "House of Councillors", "JPN", "upper chamber"),
        ("NIS", "National Intelligence Service", "KOR", "agency"),
        ("Foreign Office", "Foreign Office", "GBR", "ministry"),
        ("Foreign Ministry", "foreign ministry", "", "ministry"),
        ("EU Council", "Council of the European Union", "EU", "government"),
        ("UN Security Council", "Security Council", "UN", "government"),
    ],
)
def test_organs_by_their_forms(form: str, name: str, state: str, kind: str) -> None:
    organ = organ_lexicon()[form]
    assert (organ.name, organ.state, organ.kind) == (name, state, kind)


@pytest.mark.parametrize(
    ("title", "kind", "state"),
    [
        ("President", "head of state", ""),
        ("Taoiseach", "head of government", "IRL"),
        ("Secretary of State", "foreign minister", "USA"),
        ("Foreign Secretary", "foreign minister", "GBR"),
        ("High Representative", "foreign minister", "EU"),
        ("Secretary-General", "head of government", "UN"),
        ("Speaker", "parliament", ""),
        ("Marshal", "supreme command", ""),
    ],
)
def test_titles(title: str, kind: str, state: str) -> None:
    assert (titles()[title].organ_kind, titles()[title].state) == (kind, state)


@pytest.mark.parametrize(
    ("form", "name", "state", "sort"),
    [
        ("Tass", "TASS", "RUS", "agency"),
        ("Korean Central News Agency", "KCNA", "PRK", "agency"),
        ("Yonhap", "Yonhap", "KOR", "agency"),
        ("The New York Times", "New York Times", "USA", "newspaper"),
        ("BBC", "BBC", "GBR", "broadcaster"),
    ],
)
def test_press(form: str, name: str, state: str, sort: str) -> None:
    outlet = press_lexicon()[form]
    assert (outlet.name, outlet.state, outlet.sort) == (name, state, sort)


def test_tables_use_known_states_and_kinds() -> None:
    known = {"", *states(), *organisations()}
    assert {organ.kind for organ in organ_lexicon().values()} == KINDS
    assert {organ.state for organ in organ_lexicon().values()} <= known
    assert {title.organ_kind for title in titles().values()} <= KINDS
    assert {title.state for title in titles().values()} | {outlet.state for outlet in press_lexicon().values()} <= known
    assert {outlet.sort for outlet in press_lexicon().values()} == {"agency", "newspaper", "broadcaster"}
    assert all(row["source"] for row in rows("organs"))
    assert name_of("EU") == "European Union"


@pytest.mark.parametrize("table", ["organs", "press"])
def test_each_form_has_one_meaning(table: str) -> None:
    seen: dict[str, str] = {}
    for row in rows(table):
        for form in {row["name"], *forms(row["aliases"])} if table == "organs" else forms(row["aliases"]):
            assert form not in seen, (form, seen.get(form), row["name"])
            seen[form] = row["name"]
    assert len({row["title"] for row in rows("titles")}) == len(list(rows("titles")))


def test_parliaments_of_at_least_eighty_states() -> None:
    chambers = {"parliament", "lower chamber", "upper chamber"}
    assert len({organ.state for organ in organ_lexicon().values() if organ.kind in chambers and organ.state in states()}) >= 80
