"""JSON can carry half of a surrogate pair into a ledger; UTF-8 has no place for it, and every answer is given all the same."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from foedus.desk.web.app import create_app
from web.browser.hostile import ALL, LISTS, hostile_ledger, payloads, typed
from web.conftest import settings

HALF = typed(next(payload for payload in payloads() if "\ud800" in payload))
TABLES = ("treaties", "parties", "acts", "provisions", "duties", "relations", "claims", "statements", "sources", "decisions")
ANSWERS = (
    *LISTS, f"/treaties/{ALL}", f"/brief/{HALF}", f"/brief/{HALF}.md", f"/brief/{HALF}.html", f"/treaties/{HALF}.jsonld",
    f"/calendar.ics?treaty={HALF}", "/changes.atom", "/ledger.jsonl", f"/api/treaties/{HALF}", f"/api/treaties/{ALL}",
    "/api/claims", "/api/search?q=window", f"/api/search?q={HALF}", "/api/reports", "/api/changes", "/api/review",
    "/api/network?data=ledger",
    "/api/states/RUS?on=2021-01-01", "/api/what-if?by=UKR&does=attacks&to=RUS&on=2021-01-01",
    *(f"/tables/{table}.{form}" for table in TABLES for form in ("csv", "parquet")),
)  # fmt: skip


@pytest.fixture(scope="module")
def halves(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    ledger = hostile_ledger(tmp_path_factory.mktemp("halves") / "halves.ledger")
    with TestClient(create_app(settings(ledger, register=False)), raise_server_exceptions=False) as made:
        yield made


@pytest.mark.parametrize("address", ANSWERS)
def test_an_answer_is_given(halves: TestClient, address: str) -> None:
    answer = halves.get(address)
    assert answer.status_code == 200, answer.text[:300]
    assert answer.content


def test_a_question_of_one_half_is_refused_or_finds_nothing(halves: TestClient) -> None:
    for address in (f"/treaties/no-{HALF}", f"/api/treaties/no-{HALF}", f"/api/states/{HALF}"):
        assert halves.get(address).status_code in (400, 404)
