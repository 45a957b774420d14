"""Downloads: tables, ledger, calendar, feed, linked data; and the first page."""

from __future__ import annotations

import csv
import io
import json
import time
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import polars as pl
import pytest
from icalendar import Calendar
from selectolax.lexbor import LexborHTMLParser
from starlette.testclient import TestClient

from foedus.core.sources import Source, source_id
from foedus.core.statements import Act, Naming, Statement
from foedus.core.when import When
from foedus.core.words import ActKind
from foedus.desk.books import books
from foedus.desk.exchange import take_in
from foedus.desk.tables.tables import TABLES
from foedus.desk.web.app import create_app
from foedus.desk.web.settings import LOCAL, Settings
from foedus.ledger.opening import open_ledger

ATOM = "{http://www.w3.org/2005/Atom}"
TODAY = date(2026, 11, 27)


def on(ledger: str | None, **more: object) -> TestClient:
    made = Settings(ledger=ledger, hosts=("testserver", *LOCAL), today=lambda: TODAY, **more)  # type: ignore[arg-type]
    return TestClient(create_app(made), raise_server_exceptions=False)


@pytest.mark.parametrize("name", TABLES)
def test_each_table_is_there_twice_with_the_same_rows(client: TestClient, name: str) -> None:
    text = client.get(f"/tables/{name}.csv?on=2004-11-12")
    assert text.headers["content-type"].startswith("text/csv")
    assert text.headers["content-disposition"] == f'attachment; filename="{name}.csv"'
    told = list(csv.DictReader(io.StringIO(text.content.decode("utf-8-sig"))))
    frame = pl.read_parquet(io.BytesIO(client.get(f"/tables/{name}.parquet?on=2004-11-12").content))
    assert frame.height == len(told)
    assert frame.columns == [c.name for c in TABLES[name].columns]


def test_a_table_answers_the_question(client: TestClient) -> None:
    def standing(day: str) -> str:
        rows = csv.DictReader(io.StringIO(client.get(f"/tables/treaties.csv?on={day}").content.decode("utf-8-sig")))
        return next(row["standing"] for row in rows if row["treaty"] == "isr-jor-1994")

    assert standing("1994-10-27") != standing("1995-01-01")


def test_what_is_no_table_is_told(client: TestClient) -> None:
    assert client.get("/tables/passwd.csv").status_code == 400
    assert client.get("/tables/..%2f..%2fetc%2fpasswd.csv").status_code in (400, 404)


def test_the_downloads_page_links_to_all_that_answers(client: TestClient) -> None:
    tree = LexborHTMLParser(client.get("/downloads?on=2004-11-12").text)
    links = [a.attributes["href"] or "" for a in tree.css("#answer a")]
    assert len([x for x in links if x.startswith("/tables/")]) == 2 * len(TABLES)
    assert all("on=2004-11-12" in x for x in links if x.startswith("/tables/"))
    for link in links:
        assert client.get(link).status_code == 200, link


def test_the_ledger_comes_back_whole(client: TestClient, example_ledger: str, tmp_path: Path) -> None:
    file = tmp_path / "ledger.jsonl"
    file.write_bytes(client.get("/ledger.jsonl").content)
    with open_ledger(str(tmp_path / "again.ledger")) as ledger:
        _, problems = take_in([str(file)], ledger)
    assert not problems
    before, after = books(example_ledger), books(str(tmp_path / "again.ledger"))
    assert dict(before.treaties) == dict(after.treaties)


def test_the_register_has_no_ledger_to_take(shipped: TestClient) -> None:
    assert shipped.get("/ledger.jsonl").status_code == 404


# calendar, feed, linked data


def test_the_calendar_is_of_all_or_of_some(shipped: TestClient) -> None:
    whole = Calendar.from_ical(shipped.get("/calendar.ics?on=2026-11-27").content).walk("VEVENT")
    some = Calendar.from_ical(shipped.get("/calendar.ics?on=2026-11-27&treaty=kor-jpn-gsomia-2016").content).walk("VEVENT")
    assert {str(event["uid"]) for event in some} < {str(event["uid"]) for event in whole}
    # the agreement of 23 November 2016 runs a year at a time, and is ended with notice of 90 days (art. 21(3))
    assert date(2027, 11, 23) in {event.decoded("dtstart") for event in some}
    assert date(2027, 8, 25) in {event.decoded("dtstart") for event in some}
    assert shipped.get("/calendar.ics?treaty=none-such").status_code == 404
    assert shipped.get("/calendar.ics?state=XXQ").status_code == 400


def test_the_feed_is_of_the_ledger_alone_also_beside_the_register(example_ledger: str) -> None:
    with on(example_ledger) as client:
        feed = ET.fromstring(client.get("/changes.atom").content)
    entries = feed.findall(f"{ATOM}entry")
    assert entries
    assert feed.find(f"{ATOM}link[@rel='self']").attrib["href"] == "http://testserver/changes.atom"  # type: ignore[union-attr]
    with open_ledger(example_ledger) as ledger:
        days = {day.isoformat() for day, _ in ledger.recorded()}
    assert {(e.findtext(f"{ATOM}updated") or "")[:10] for e in entries} <= days


def test_a_treaty_as_linked_data_stands_before_the_catch_all(client: TestClient) -> None:
    answer = client.get("/treaties/kyoto.jsonld?on=2004-11-12")
    assert answer.headers["content-type"] == "application/ld+json"
    data = json.loads(answer.text)
    assert data["@id"] == "http://testserver/treaties/kyoto"
    assert data["legislationDateVersion"] == "2004-11-12"
    assert client.get("/treaties/none-such.jsonld").status_code == 404
    assert "<h1>" in client.get("/treaties/kyoto").text


# the first page


def test_the_first_page_tells_what_changed_beside_what_comes(example_ledger: str) -> None:
    with on(example_ledger) as client:
        client.get("/api/calendar")  # waits until it is reckoned
        tree = LexborHTMLParser(client.get("/").text)
        late, due = tree.css_first(".late"), tree.css_first(".due")
        assert late
        assert due
        links = [a.attributes["href"] or "" for a in tree.css("main a")]
        for link in links:
            if not link.startswith(("/states", "/network", "/review", "/upload")):  # pages of their own
                assert client.get(link.split("#")[0]).status_code == 200, link
    assert "Jordan" in late.text()
    assert "General Security of Military Information Agreement: last day for notice" in " ".join(due.text().split())
    certain = [li.css_first(".tag") is None for li in due.css("li")]
    assert certain == sorted(certain, reverse=True)  # what is certain comes first


def test_an_empty_ledger_says_what_to_do_first(tmp_path: Path) -> None:
    address = str(tmp_path / "empty.ledger")
    open_ledger(address).close()
    with on(address, register=False) as client:
        page = client.get("/")
    assert page.status_code == 200
    assert "Upload reports" in page.text
    with on(None) as client:
        assert "foedus serve --ledger" in client.get("/").text


def test_the_first_page_does_not_wait_for_what_comes(tmp_path: Path) -> None:
    """With six hundred treaties it answers before all are reckoned, and tells when they are."""
    text = "The treaty enters into force on 1 March 2027."
    source = Source(id=source_id(text), name="a.txt", text=text)
    said = [
        statement
        for n in range(600)
        for statement in (
            Statement(
                source=source.id, start=0, end=10, content=Naming(treaty=f"t{n}", name=f"Treaty {n}", parties=("FRA", "DEU"))
            ),
            Statement(
                source=source.id, start=0, end=45,
                content=Act(kind=ActKind.ENTRY_INTO_FORCE, treaty=f"t{n}", when=When.on(date(2027, 3, 1)), actors=("FRA", "DEU")),
            ),
        )
    ]  # fmt: skip
    address = str(tmp_path / "many.ledger")
    with open_ledger(address) as ledger:
        ledger.add([source], said, date(2026, 1, 1))
    with on(address, register=False) as client:
        first = client.get("/")
        assert first.status_code == 200
        assert "being reckoned" in first.text
        client.get("/api/calendar")
        began = time.perf_counter()
        then = client.get("/")
        took = time.perf_counter() - began
    assert "being reckoned" not in then.text
    assert "1 March 2027" in then.text
    assert took < 1
