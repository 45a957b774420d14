"""The desk over PostgreSQL: pages, a decision, two reviewers, an upload's address, and no password in what it prints."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from stores import postgres

from foedus.core.decisions import Verdict
from foedus.desk.web.app import create_app
from foedus.ledger.opening import open_ledger

from .test_review import ACT, ALL, PROVISION, REPORT, Desk, by_header, said, served


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setattr("foedus.desk.web.reviewing.who_asks", by_header)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    address = postgres().replace("+psycopg", "")
    with open_ledger(address) as ledger:
        ledger.add([REPORT], ALL)
    with TestClient(create_app(served(address)), raise_server_exceptions=False) as client:
        yield Desk(address, client)


def test_pages_and_decisions(desk: Desk) -> None:
    assert "1 of 4" in said(desk.page("/review"))
    assert desk.send(ACT, "accept", "ann").status_code == 303
    assert [d.verdict for d in desk.history(ACT)] == [Verdict.ACCEPT]
    assert "3 to decide" in said(desk.page("/review"))
    for path in ("/", "/treaties", "/states", "/search?q=pact", f"/review/{PROVISION.id}", "/api/treaties"):
        assert desk.client.get(path).status_code == 200, path


def test_what_another_program_adds_is_shown_and_what_it_decided_is_not_overwritten(desk: Desk) -> None:
    desk.page("/review")
    with open_ledger(desk.address) as other, TestClient(create_app(served(desk.address))) as client:
        second = Desk(desk.address, client)
        assert second.send(ACT, "reject", "bea").status_code == 303
        assert len(other.decisions()) == 1
    assert "3 to decide" in said(desk.page("/review"))
    stale = desk.post(f"/review/{ACT.id}", {"csrf": desk.seal(), "verdict": "accept", "after": ""}, "ann")
    assert stale.status_code == 409
    assert [d.by for d in desk.history(ACT)] == ["bea"]


def test_the_first_line_shows_no_password(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    address = postgres().replace("postgres:@", "postgres:s3cr3t@")
    words = [sys.executable, "-u", "-m", "foedus", "serve", "--ledger", address, "--port", "0"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as server:
        assert server.stdout
        line = server.stdout.readline()
        server.terminate()
    assert line.startswith("Foedus serves postgresql://postgres:***@")
    assert "s3cr3t" not in line
