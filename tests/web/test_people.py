"""What members do with their own accounts, what admins do with the team, and what of it the audit tells."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from urllib.parse import quote

import pytest
from click.testing import CliRunner
from fastapi import FastAPI
from starlette.testclient import TestClient

from foedus.core.sources import Source, source_id
from foedus.core.statements import Act, Statement
from foedus.core.words import ActKind
from foedus.desk.cli import main
from foedus.desk.team.events import Event
from foedus.desk.team.roles import Role
from foedus.desk.web.app import create_app
from foedus.desk.web.settings import LOCAL, Settings
from foedus.ledger.opening import open_ledger

from .team_desk import BY, GOOD, browser, log_in, logged_in, sent, teamed

OTHER = "another long password"


@pytest.fixture
def app(tmp_path: Path) -> Iterator[FastAPI]:
    made = teamed(tmp_path)
    yield made
    made.state.office.close()


@pytest.fixture
def root(app: FastAPI) -> Iterator[TestClient]:
    with logged_in(app, "root") as client:
        yield client


def told(app: FastAPI) -> list[tuple[str, str, str]]:
    """Who did what about what, oldest first, since the team was made."""
    rows = reversed(app.state.office.team.audit.listed(limit=500))
    return [(row.who, row.event, row.about) for row in rows if row.who != BY.name]


def test_one_changes_ones_password_and_is_logged_out_everywhere(app: FastAPI) -> None:
    with logged_in(app, "anna") as anna, logged_in(app, "anna") as elsewhere:
        wrong = sent(anna, "/account/password", "/account", old="not my password", new=OTHER, again=OTHER)
        assert "The name or the password is wrong." in wrong.text
        differ = sent(anna, "/account/password", "/account", old=GOOD, new=OTHER, again=GOOD)
        assert "The two new passwords differ." in differ.text
        short = sent(anna, "/account/password", "/account", old=GOOD, new="short", again="short")
        assert "The password is too short." in short.text
        assert (
            sent(anna, "/account/password", "/account", old=GOOD, new=OTHER, again=OTHER).headers["location"].startswith("/login")
        )
        assert elsewhere.get("/treaties").status_code == anna.get("/treaties").status_code == 303
        assert log_in(anna, "anna").status_code == 403
        assert log_in(anna, "anna", OTHER).status_code == 303


def test_a_token_is_shown_once_and_can_be_ended(app: FastAPI) -> None:
    with logged_in(app, "anna") as anna, browser(app) as program:
        made = sent(anna, "/account/tokens", "/account", label="<b>export</b>", role="read", days="30")
        secret = re.search(r"<code>(foedus_[\w-]{43})</code>", made.text)
        assert secret
        assert "<b>export" not in made.text
        again = anna.get("/account").text
        assert "&lt;b&gt;export" in again
        assert secret[1] not in again
        bearer = {"authorization": f"Bearer {secret[1]}"}
        assert program.get("/api/treaties", headers=bearer).status_code == 200
        sent(anna, "/account/tokens/1/revoke", "/account")
        assert program.get("/api/treaties", headers=bearer).status_code == 401
        assert "can do no more than review" in sent(anna, "/account/tokens", "/account", label="x", role="admin").text


def test_nobody_ends_another_ones_token(app: FastAPI) -> None:
    app.state.office.team.tokens.make("root", "x", Role.ADMIN, BY)
    with logged_in(app, "anna") as anna:
        assert sent(anna, "/account/tokens/1/revoke", "/account").status_code == 400
        assert sent(anna, "/account/tokens/9223372036854775808/revoke", "/account").status_code == 400
    assert app.state.office.team.tokens.listed("root")[0].revoked is None


def test_one_logs_out_everywhere(app: FastAPI) -> None:
    with logged_in(app, "anna") as here, logged_in(app, "anna") as there:
        sent(here, "/account/sessions", "/account")
        assert here.get("/treaties").status_code == there.get("/treaties").status_code == 303


def test_an_admin_adds_a_person_who_comes_in(app: FastAPI, root: TestClient) -> None:
    assert (
        sent(root, "/people/add", "/people", name="Åsa", password=OTHER, role="review").headers["location"] == "/people?done=added"
    )
    assert "åsa" in root.get("/people").text
    with browser(app) as client:
        assert log_in(client, "ÅSA", OTHER).status_code == 303
        assert client.get("/people").status_code == 403
    for name, password, says in (
        ("anna", OTHER, "There is a user of this name."),
        ("<b>", OTHER, "This cannot be a user"),
        ("new", "short", "The password is too short."),
    ):
        answer = sent(root, "/people/add", "/people", name=name, password=password, role="read")
        assert answer.status_code == 400
        assert says in answer.text
        assert "<b></b>" not in answer.text


def test_a_disabled_person_is_out_at_once_and_may_be_let_in(app: FastAPI, root: TestClient) -> None:
    secret, _ = app.state.office.team.tokens.make("anna", "x", Role.READ, BY)
    with logged_in(app, "anna") as anna:
        sent(root, "/people/disable", "/people", name="anna")
        assert anna.get("/treaties").status_code == 303
        assert anna.get("/api/treaties", headers={"authorization": f"Bearer {secret}"}).status_code == 401
        assert log_in(anna, "anna").status_code == 403
        sent(root, "/people/enable", "/people", name="anna")
        assert log_in(anna, "anna").status_code == 303
        assert anna.get("/api/treaties", headers={"authorization": f"Bearer {secret}"}).status_code == 401


def test_another_role_and_password_hold_at_once(app: FastAPI, root: TestClient) -> None:
    with logged_in(app, "rita") as rita:
        sent(root, "/people/role", "/people", name="rita", role="admin")
        assert rita.get("/treaties").status_code == 303
        log_in(rita, "rita")
        assert rita.get("/people").status_code == 200
        sent(root, "/people/password", "/people", name="rita", password=OTHER)
        assert rita.get("/people").status_code == 303
        assert log_in(rita, "rita", OTHER).status_code == 303


def test_the_last_admin_stays(app: FastAPI, root: TestClient) -> None:
    for path, more in (("/people/disable", {}), ("/people/role", {"role": "read"})):
        answer = sent(root, path, "/people", name="root", **more)
        assert answer.status_code == 400
        assert "This is the last admin." in answer.text
    assert root.get("/people").status_code == 200
    assert sent(root, "/people/role", "/people", name="rita", role="king").status_code == 422


def test_the_audit_tells_who_did_what_from_where(app: FastAPI, root: TestClient) -> None:
    sent(root, "/people/add", "/people", name="zoe", password=OTHER, role="read")
    sent(root, "/people/disable", "/people", name="zoe")
    with browser(app) as client:
        log_in(client, "anna", "wrong password 123")
    assert told(app) == [
        ("root", "logged in", "root"),
        ("root", "user added", "zoe"),
        ("root", "user disabled", "zoe"),
        ("anna", "log-in refused", "anna"),
    ]
    assert app.state.office.team.audit.listed()[0].address == "testclient"
    page = root.get("/audit?event=user+disabled").text
    assert "user disabled</span>" in page
    assert "log-in refused</span>" not in page
    assert "Nothing fits." in root.get("/audit?who=nobody").text
    for wrong in ("event=none", "since=x", "until=2024-13-01", "before=0", "before=x"):
        assert root.get(f"/audit?{wrong}").status_code in (400, 422), wrong


def test_the_audit_has_pages_days_and_a_table(app: FastAPI, root: TestClient) -> None:
    team = app.state.office.team
    for n in range(120):
        team.audit.add(Event.DECIDED, BY, f"s{n}", "=cmd|' /C calc'!A0")
    seen: list[str] = []
    address = "/audit?event=statement+decided"
    while address:
        page = root.get(address).text
        seen += re.findall(r"<bdi>(s\d+)</bdi>", page)
        older = re.search(r'rel="next" href="([^"]+)"', page)
        address = older[1].replace("&amp;", "&") if older else ""
    assert seen == [f"s{n}" for n in reversed(range(120))]
    day = "2027-01-15"  # the clock stands at 1,800,000,000 s: `date -u -d @1800000000`
    assert "statement decided</span>" in root.get(f"/audit?since={day}&until={day}").text
    assert "Nothing fits." in root.get("/audit?until=2027-01-14").text
    assert "Nothing fits." in root.get("/audit?since=2027-01-16").text
    answer = root.get(f"/audit.csv?event={quote('statement decided')}")
    rows = list(csv.DictReader(StringIO(answer.text.removeprefix("\ufeff"))))
    assert [row["about"] for row in rows] == seen
    assert {row["details"] for row in rows} == {"'=cmd|' /C calc'!A0"}
    assert rows[0]["when"] == "2027-01-15T08:00:00Z"


def test_what_others_typed_is_shown_inert(app: FastAPI, root: TestClient) -> None:
    app.state.office.team.audit.add(Event.UPLOADED, BY, "<script>alert(1)</script>", "a\u202eb")
    page = root.get("/audit").text
    assert "<script>alert" not in page
    assert "\u202e" not in page


def test_without_a_team_there_are_no_accounts_and_everything_is_open(tmp_path: Path) -> None:
    with TestClient(create_app(Settings(hosts=("testserver", *LOCAL))), follow_redirects=False) as client:
        assert client.get("/treaties").status_code == 200
        for path in ("/login", "/account", "/people", "/audit", "/audit.csv"):
            answer = client.get(path)
            assert answer.status_code == 404
            assert "This desk has no accounts." in answer.text
        assert client.get("/treaties").headers["cache-control"] == "no-cache"


def test_a_team_without_an_admin_is_not_served(tmp_path: Path) -> None:
    for words in (["--ledger", str(tmp_path / "a.ledger")], ["--desk", str(tmp_path / "a.desk")], []):
        result = CliRunner().invoke(main, ["serve", "--team", "--port", "0", *words])
        assert result.exit_code == 2
        assert f"foedus team add NAME --role admin {' '.join(words) or '--ledger FILE'}" in result.output


def test_a_proxy_is_named_by_an_address() -> None:
    for wrong in ("proxy.example", "10.0.0.0/33", ""):
        result = CliRunner().invoke(main, ["serve", "--trust-proxy", wrong, "--port", "0"])
        assert result.exit_code == 2
        assert "is no address" in result.output


def test_a_decision_is_told_in_the_audit_and_a_reader_makes_none(app: FastAPI) -> None:
    office = app.state.office
    text = "Russia ratified the treaty on 9 November 2024."
    source = Source(id=source_id(text), name="a.txt", text=text)
    act = Act(kind=ActKind.RATIFICATION, treaty="rus-prk-2024", actors=("RUS",))
    said = Statement(source=source.id, start=0, end=len(text), content=act)
    with open_ledger(office.settings.ledger) as ledger:
        ledger.add([source], [said])
    address = f"/api/statements/{said.id}/decisions"
    for name, role, status in (("rita", Role.READ, 403), ("anna", Role.REVIEW, 200)):
        secret, _ = office.team.tokens.make(name, "test", role, BY)
        with browser(app) as client:
            headers = {"authorization": f"Bearer {secret}"}
            for _ in range(2):  # sent twice it is one decision, and one line of the audit
                assert client.post(address, json={"verdict": "reject"}, headers=headers).status_code == status
    rows = [(e.who, e.about, e.details) for e in office.team.audit.listed() if e.event == Event.DECIDED]
    assert rows == [("anna", f"statement {said.id}", "reject")]
    assert office.now().reviews.verdict(said.id).by == "anna"
