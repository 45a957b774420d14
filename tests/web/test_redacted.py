"""A running desk after a redaction: no page, table, feed or file of it has the words any more, and each says why."""

from __future__ import annotations

import html
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from foedus.core.redactions import Redaction
from foedus.core.sources import Source
from foedus.desk.web.app import create_app
from foedus.desk.web.settings import LOCAL, Settings
from foedus.ledger.database import Database

SAYS = "The text was removed on 27 November 2026 by Anna: order of a <b>court</b>"
LONG = 40  # characters of a passage that nobody else has by chance


@contextmanager
def _served(example_ledger: str, folder: Path) -> Iterator[tuple[Database, TestClient, Source]]:
    """A copy of the ledger, the desk over it, and the report that goes."""
    address = str(folder / "desk.ledger")
    with Database(example_ledger) as whole:
        shutil.copy(example_ledger, address)
        source = next(s for s in whole.sources().values() if "01-kyoto" in s.name)
    settings = Settings(ledger=address, hosts=("testserver", *LOCAL), register=False)
    with Database(address) as ledger, TestClient(create_app(settings), raise_server_exceptions=False) as client:
        yield ledger, client, source


def _redaction(source: Source, kin: tuple[str, ...] = ()) -> Redaction:
    at = datetime(2026, 11, 27, 9, tzinfo=UTC)
    return Redaction(source=source.id, by="Anna", at=at, why="order of a <b>court</b>", kind=source.kind, kin=kin)


def _passages(ledger: Database, source: Source) -> set[str]:
    """Words that were read in it and stand in no other report, nor in its title or in what was made of them."""
    others = " ".join(s.text for s in ledger.sources().values() if s.id != source.id) + str(replace(source, text=""))
    others += " ".join(str(s.content) for s in ledger.read_in(source.id).values())
    words = {source.text[s.start : s.end] for s in ledger.read_in(source.id).values()}
    return {" ".join(w.split()) for w in words if LONG < len(w) < 300 and w not in others}


def _pages(ledger: Database, source: Source) -> list[str]:
    key, said = source.id, ledger.read_in(source.id)
    treaties = {s.content.treaty for s in said.values() if s.content.treaty}
    other = next(s.id for s in ledger.sources().values() if s.id != key)
    of_it = [
        f"/reports/{key}",
        f"/reports/{key}/lit.css",
        f"/reports/{key}/line",
        f"/reports/{key}/with/{other}",
        f"/reports/{other}",
    ]
    of_it += [f"/api/reports/{key}", "/reports", "/api/reports", "/review", "/api/review", "/changes.atom", "/calendar.ics"]
    of_it += ["/ledger.jsonl", "/tables/statements.csv", "/tables/sources.csv", "/tables/acts.csv", "/api/claims"]
    for treaty in sorted(map(quote, treaties)):
        forms = [f"/brief/{treaty}{form}" for form in ("", ".md", ".html")]
        of_it += [f"/treaties/{treaty}", f"/api/treaties/{treaty}", f"/treaties/{treaty}.jsonld", *forms]
    return [*of_it, *(f"/review/{key}" for key in said)]


def _normal(text: str) -> str:
    return " ".join(html.unescape(text).split())


@pytest.mark.parametrize("statements", [False, True])
def test_no_page_has_the_words(example_ledger: str, tmp_path: Path, statements: bool) -> None:
    with _served(example_ledger, tmp_path) as (ledger, client, source):
        passages, pages = _passages(ledger, source), _pages(ledger, source)
        assert passages
        before = {page: client.get(page) for page in pages}
        asked = f"/search?q={quote(' '.join(next(iter(passages)).split()[:6]))}"
        assert source.id in client.get(asked).text
        shown = {page for page, got in before.items() if any(words in _normal(got.text) for words in passages)}
        assert f"/reports/{source.id}" in shown
        assert len(shown) > 5
        ledger.redact(replace(_redaction(source), statements=statements))
        for page, got in before.items():
            later = client.get(page)
            may = {got.status_code} | ({404, 422} if statements or page.startswith("/review/") else set())
            assert later.status_code in may, page
            assert not [words for words in passages if words in _normal(later.text)], page
        assert source.id not in client.get(asked).text
        report, data = client.get(f"/reports/{source.id}").text, client.get(f"/api/reports/{source.id}").json()
        assert html.escape(SAYS) in report
        assert "<b>court" not in report
        assert data["row"]["redacted"]["by"] == "Anna"
        assert "text" not in data
        assert SAYS in _normal(client.get("/reports").text)
        assert not [p for p in client.get("/api/review").json().get("statements", []) if p["statement"]["source"] == source.id]


def test_a_report_that_held_others_together_still_does(example_ledger: str, tmp_path: Path) -> None:
    with _served(example_ledger, tmp_path) as (ledger, client, source):
        before = client.get(f"/api/reports/{source.id}").json()["kin"]
        assert before
        ledger.redact(_redaction(source, tuple(before)))
        assert client.get(f"/api/reports/{source.id}").json()["kin"] == before
