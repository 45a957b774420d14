"""Answers are kept only for as long as they would be the same, and never where people log in."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from foedus.core.decisions import Verdict
from foedus.desk.web.app import create_app
from foedus.desk.web.settings import LOCAL, Settings
from foedus.ledger.decisions.deciding import deciding
from foedus.ledger.opening import open_ledger


@pytest.fixture
def own(example_ledger: str, tmp_path: Path) -> str:
    return str(shutil.copy(example_ledger, tmp_path / "own.ledger"))


class Days:
    """A calendar that a test turns."""

    def __init__(self) -> None:
        self.day = date(2004, 11, 1)

    def __call__(self) -> date:
        return self.day


def client(ledger: str, days: Days, **more: object) -> TestClient:
    made = Settings(ledger=ledger, hosts=("testserver", *LOCAL), today=days, register=False, **more)  # type: ignore[arg-type]
    return TestClient(create_app(made))


def counted(app: TestClient, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The treaties whose pages were made, as they are made."""
    from foedus.desk.web.pages import treaty

    made: list[str] = []
    whole = treaty.treaty_page  # type: ignore[attr-defined]

    def making(one: object, *rest: object) -> object:
        made.append(one.id)  # type: ignore[attr-defined]
        return whole(one, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(treaty, "treaty_page", making)
    return made


def test_the_same_question_is_answered_once_until_something_is_decided(own: str, monkeypatch: pytest.MonkeyPatch) -> None:
    app = client(own, Days())
    made = counted(app, monkeypatch)
    first, again = (app.get("/treaties/kyoto?on=2005-03-01") for _ in range(2))
    assert first.content == again.content
    assert first.headers["content-security-policy"] == again.headers["content-security-policy"]
    assert len(made) == 1
    with open_ledger(own) as ledger:
        statement = next(iter(ledger.statements()))
        ledger.decide(deciding(statement.id, Verdict.REJECT, "somebody"))
    app.get("/treaties/kyoto?on=2005-03-01")
    assert len(made) == 2


def test_tomorrow_is_another_day(own: str) -> None:
    days = Days()
    app = client(own, days)
    before = app.get("/treaties/kyoto").text
    days.day = date(2005, 3, 1)
    assert "1 March 2005" in app.get("/treaties/kyoto").text
    assert "1 March 2005" not in before


def test_another_address_and_a_part_of_a_page_are_other_answers(own: str) -> None:
    app = client(own, Days())
    whole, part = app.get("/search?q=kyoto").text, app.get("/search?q=kyoto", headers={"hx-request": "true"}).text
    assert "<html" in whole
    assert "<html" not in part
    assert app.get("/search?q=russia").text != whole
    packed, plain = (app.get("/treaties/kyoto", headers={"accept-encoding": how}) for how in ("gzip", "identity"))
    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert packed.text == plain.text


def test_another_name_of_the_host_is_refused_though_the_answer_is_kept(own: str) -> None:
    app = client(own, Days())
    assert app.get("/treaties/kyoto").status_code == 200
    assert app.get("/treaties/kyoto", headers={"host": "evil.example"}).status_code == 400


def test_what_failed_is_not_kept_and_where_people_log_in_nothing_is(own: str, monkeypatch: pytest.MonkeyPatch) -> None:
    app = client(own, Days())
    assert [app.get("/treaties/no-such").status_code for _ in range(2)] == [404, 404]
    closed = client(own, Days(), team=True)
    assert not any("Remembered" in m.cls.__name__ for m in closed.app.user_middleware)  # type: ignore[attr-defined]
