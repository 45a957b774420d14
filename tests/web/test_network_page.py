"""The network of a day: who is tied by a data set or by the ledger's own treaties, and the links of its years."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from alliance_files import atop, member
from selectolax.lexbor import LexborHTMLParser
from starlette.testclient import TestClient

from foedus.datasets.kept import loaded, read
from foedus.desk.alliance_days import AllianceDays
from foedus.desk.drawing.ties import Net, net_of_graph
from foedus.desk.tie_lines import together
from foedus.desk.web.app import create_app
from foedus.ledger.opening import open_ledger
from foedus.research.networks.network import network
from web import allies
from web.allies import FRANCE, RUSSIA
from web.conftest import settings
from web.nodes import attribute, html_of

ROWS = (
    *allies.ROWS,
    *(member(number, "1949-8-24", alliance=3, defense="1", consul="1") for number in (2, 20, 200, 210, 211, 220, 325)),
)


@pytest.fixture(scope="module")
def allied(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    folder = tmp_path_factory.mktemp("allied")
    told, problems = read(atop(folder, *ROWS))
    assert told
    assert not problems
    kept = loaded(told)
    with open_ledger(str(folder / "a.ledger")) as ledger:
        ledger.add([kept.source], kept.statements, date(2020, 1, 1))
    with TestClient(create_app(settings(str(folder / "a.ledger"), register=False)), raise_server_exceptions=False) as made:
        yield made


def rows(client: TestClient, address: str) -> list[str]:
    answer = client.get(address)
    assert answer.status_code == 200, answer.text[:2000]
    return [" ".join(row.text().split()) for row in LexborHTMLParser(answer.text).css(".tie-row")]


def test_each_owes_what_its_own_row_says(allied: TestClient) -> None:
    told = rows(allied, "/network?on=1914-07-28")
    assert any("among France, Russian Empire help in war" in row for row in told)
    assert any("owed by German Empire to Austria-Hungary help in war" in row for row in told)
    assert any("owed by Austria-Hungary to German Empire neutrality or no attack" in row for row in told)
    assert len(told) == 3


def test_the_last_day_of_a_spell_is_its_data_sets(allied: TestClient) -> None:
    """ATOP's day of exit is the first on which a state is bound no more."""
    assert any("Russia" in row for row in rows(allied, "/network?on=1917-11-06"))
    assert not any("Russia" in row for row in rows(allied, "/network?on=1917-11-07"))


def test_kinds_and_states_are_filtered(allied: TestClient) -> None:
    assert len(rows(allied, "/network?on=1914-07-28&kind=restraint")) == 1
    told = rows(allied, "/network?on=1914-07-28&state=France")
    assert len(told) == 1
    assert "Russian Empire" in told[0]


def test_an_alliance_of_many_is_one_line_and_one_square(allied: TestClient) -> None:
    page = LexborHTMLParser(allied.get("/network?on=1960-01-01").text)
    assert len(page.css(".tie-row")) == 1
    assert len(page.css(".network .hub")) == 1
    assert len(page.css(".network .tie")) == 7  # one from each member


@pytest.mark.parametrize("on", ["1700-01-01", "1814-12-31", "2017-01-01"])
def test_days_beyond_the_data_are_said_to_be_beyond(allied: TestClient, on: str) -> None:
    answer = allied.get(f"/network?on={on}")
    assert answer.status_code == 200
    assert "tells of 1 January 1815 to 31 December 2016 only" in answer.text
    assert "<svg" not in html_of(LexborHTMLParser(answer.text), "#answer")


def test_without_a_script_years_are_links(allied: TestClient) -> None:
    page = LexborHTMLParser(allied.get("/network?on=1914-07-28&kind=help").text)
    following = attribute(page, "a[rel=next]", "href")
    assert following.startswith("/network?")
    assert "on=1915-07-28" in following
    assert "kind=help" in following
    assert "on=1913-07-28" in attribute(page, "a[rel=prev]", "href")
    assert not LexborHTMLParser(allied.get("/network?on=1815-07-28").text).css("a[rel=prev]")


def test_a_script_is_given_the_frame_alone(allied: TestClient) -> None:
    frame = allied.get("/network?on=1914-07-28", headers={"hx-request": "true"}).text
    assert 'id="answer"' in frame
    assert "<html" not in frame


@pytest.mark.parametrize("view", ["ring", "map"])
def test_a_seat_stays_from_year_to_year(allied: TestClient, view: str) -> None:
    pages = [LexborHTMLParser(allied.get(f"/network?on={year}-07-01&view={view}").text) for year in (1880, 1900)]
    if view == "map":
        assert all(page.css(".mark.allied") for page in pages)
    else:
        seats = [[(c.attributes["cx"], c.attributes["cy"]) for c in page.css(".seat circle")] for page in pages]
        assert seats[0] == seats[1]


def test_pieces_make_the_network_of_the_whole(tmp_path: Path) -> None:
    more = (member(FRANCE, "1900-1-1", alliance=4, consul="1"), member(RUSSIA, "1900-1-1", alliance=4))
    told, _ = read(atop(tmp_path, *ROWS, *more))
    days = AllianceDays(told)  # type: ignore[arg-type]
    for year in (1880, 1914, 1960, 1880):
        on = date(year, 7, 1)
        assert lines(together(days.pieces(on)).net) == lines(net_of_graph(network(days.spells, on)))


def lines(net: Net) -> set[tuple[str, str, str, bool, bool]]:
    ends = [(min(line.first, line.second), max(line.first, line.second), line) for line in net.lines]
    return {(first, second, line.kind, line.sure, line.mutual) for first, second, line in ends}


def test_programs_get_nodes_and_a_file(allied: TestClient) -> None:
    told = allied.get("/api/network?on=1914-07-28").json()
    assert {node["key"] for node in told["net"]["nodes"]} == {"FRA", "RUS", "DEU", "AUH"}
    file = allied.get("/api/network?on=1914-07-28&format=graphml")
    assert file.headers["content-type"] == "application/graphml+xml"
    assert "<graphml" in file.text
    assert allied.get("/api/network?on=1914-07-28&format=graphml&data=ledger").status_code == 400


def test_the_registers_own_treaties(shipped: TestClient) -> None:
    told = rows(shipped, "/network?on=1980-01-01&data=ledger&state=NOR")
    assert any("North Atlantic Treaty" in row and "help in war" in row for row in told)
    page = shipped.get("/network?on=1980-01-01").text
    assert "foedus import atop FILE" in page


@pytest.mark.parametrize("query", ["data=cow", "kind=<script>", "state=%3Cscript%3Ealert(1)%3C/script%3E", "data=<b>"])
def test_what_is_not_there_is_refused_in_words(allied: TestClient, query: str) -> None:
    answer = allied.get(f"/network?on=1914-07-28&{query}")
    assert answer.status_code == 400
    assert "<script>alert" not in answer.text
    assert "<b>" not in answer.text.split("<main")[1].split("</h1>")[0]
