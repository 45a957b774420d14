"""The pages of states: what each owes and is owed on a day, under the name it bore then."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from selectolax.lexbor import LexborHTMLParser
from starlette.testclient import TestClient

from foedus.core.sources import Source, source_id
from foedus.core.statements import Act, Content, Naming, Provision, Statement
from foedus.core.when import When
from foedus.core.words import ActKind
from foedus.desk.web.app import create_app
from foedus.ledger.opening import open_ledger
from web.conftest import settings
from web.nodes import attribute

MEMBERS_1980 = {"BEL", "CAN", "DNK", "DEU", "FRA", "GRC", "ISL", "ITA", "LUX", "NLD", "PRT", "TUR", "GBR", "USA"}
HOSTILE = "<script>alert(1)</script>\u202e\"'><img src=x onerror=alert(2)>"


def duties(client: TestClient, address: str, kind: str) -> list[dict[str, object]]:
    answer = client.get(address)
    assert answer.status_code == 200, answer.text[:2000]
    return [row for each in answer.json().get("duties", []) if each.get("kind", "") == kind for row in each["rows"]]


def test_the_members_of_an_alliance_owe_each_other_help(shipped: TestClient) -> None:
    told = [row for row in duties(shipped, "/api/states/NOR?on=1980-01-01", "help") if row["treaty"] == "nato"]
    assert {other for row in told for other in row["others"]} == MEMBERS_1980  # type: ignore[attr-defined]
    assert {row["direction"] for row in told} == {"mutual"}
    assert all(row["answer"] == "yes" for row in told)


def test_nobody_owes_before_the_treaty_is_in_force(shipped: TestClient) -> None:
    assert not [row for row in duties(shipped, "/api/states/NOR?on=1949-08-23", "help") if row["treaty"] == "nato"]
    assert [row for row in duties(shipped, "/api/states/NOR?on=1949-08-24", "help") if row["treaty"] == "nato"]


def test_russia_was_the_soviet_union(shipped: TestClient) -> None:
    told = shipped.get("/api/states/RUS?on=1972-01-01").json()
    assert told["subject"] == "SUN"
    assert "this subject of law was" in shipped.get("/states/RUS?on=1972-01-01").text
    own = shipped.get("/api/states/SUN?on=1972-01-01").json()
    assert own["duties"] == told["duties"]
    assert own["existed"] == "yes"


def test_a_former_state_says_what_became_of_it(shipped: TestClient) -> None:
    page = shipped.get("/states/SUN?on=2020-01-01")
    assert page.status_code == 200
    main = page.text.split("<main")[1]
    assert "Continued by" in main
    assert "/states/RUS?on=2020-01-01" in main
    gone = shipped.get("/api/states/DDR?on=2000-01-01").json()
    assert gone["existed"] == "no"
    assert not gone.get("duties")
    assert "did not exist" in shipped.get("/states/DDR?on=2000-01-01").text


def test_keys(shipped: TestClient) -> None:
    assert shipped.get("/states/QQQ").status_code == 404
    assert shipped.get("/api/states/QQQ").status_code == 404
    assert shipped.get("/states/%3Cscript%3E").status_code == 404
    assert "<script>" not in shipped.get("/states/%3Cscript%3E").text.split("<main")[1]
    assert shipped.get("/states/EU").status_code == 200


@pytest.mark.parametrize("on", ["1500-01-01", "1815-12-31", "2199-12-31"])
def test_far_days(shipped: TestClient, on: str) -> None:
    assert shipped.get(f"/states/FRA?on={on}").status_code == 200


def test_what_comes_due_is_reached_without_a_script(shipped: TestClient) -> None:
    page = LexborHTMLParser(shipped.get("/states/USA?on=1980-01-01").text)
    address = attribute(page, "#coming a", "href")
    assert address == "/states/USA/due?on=1980-01-01"
    assert shipped.get(address).status_code == 200


def test_the_list_is_searched_by_any_name(shipped: TestClient) -> None:
    rows = shipped.get("/api/states?named=soviet union").json()["rows"]
    assert "RUS" in [row["key"] for row in rows]
    page = LexborHTMLParser(shipped.get("/states?named=soviet union").text)
    assert "/states/RUS" in [a.attributes["href"] for a in page.css(".states a")]
    assert "No state is called so here" in shipped.get(f"/states?named={HOSTILE}").text


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """One invented treaty with a hostile name, under which France alone owes Spain help."""
    text = "France and Spain made it."
    source = Source(id=source_id(text), name=HOSTILE, text=text)
    contents: tuple[Content, ...] = (
        Naming(treaty=HOSTILE, name=HOSTILE, kind=HOSTILE, parties=("FRA", "ESP")),
        Act(kind=ActKind.SIGNATURE, treaty=HOSTILE, actors=("FRA", "ESP"), when=When.on(date(2000, 1, 1))),
        Act(kind=ActKind.ENTRY_INTO_FORCE, treaty=HOSTILE, when=When.on(date(2001, 1, 1))),
        Provision(kind="mutual defence", treaty=HOSTILE, article="5", bearers=("FRA",), toward=("ESP",)),
    )
    said = [Statement(source=source.id, start=0, end=len(text), content=content) for content in contents]
    address = str(tmp_path_factory.mktemp("hostile") / "h.ledger")
    with open_ledger(address) as ledger:
        ledger.add([source], said, date(2020, 1, 1))
    with TestClient(create_app(settings(address, register=False)), raise_server_exceptions=False) as made:
        yield made


def test_one_gives_what_the_other_receives(hostile: TestClient) -> None:
    (given,) = duties(hostile, "/api/states/FRA?on=2010-01-01", "help")
    (received,) = duties(hostile, "/api/states/ESP?on=2010-01-01", "help")
    assert (given["direction"], given["others"]) == ("given", ["ESP"])
    assert (received["direction"], received["others"]) == ("received", ["FRA"])
    assert given["since"] == "2001-01-01"


@pytest.mark.parametrize("address", ["/states/FRA", "/states/FRA/due", "/states", "/network?data=ledger&state=FRA"])
def test_hostile_names_stay_words(hostile: TestClient, address: str) -> None:
    answer = hostile.get(address)
    assert answer.status_code == 200
    assert "<script>alert" not in answer.text
    assert "<img src=x" not in answer.text
    assert "\u202e" not in answer.text


def test_one_sided_help_is_no_mutual_tie(hostile: TestClient) -> None:
    told = hostile.get("/api/network?data=ledger&on=2010-01-01").json()
    (line,) = told["net"]["lines"]
    assert (line["first"], line["second"], line["mutual"]) == ("FRA", "ESP", False)
