"""Nobody comes in but through the log-in, and what a browser then holds is of no use to others."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.routing import RouteContext, iter_route_contexts
from starlette.routing import Mount
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from foedus.desk.team.roles import Role
from foedus.desk.web.guards.who import SAFE, posted
from foedus.desk.web.serving import configured
from foedus.desk.web.teaming import onward

from .team_desk import BY, GOOD, PEOPLE, Clock, browser, log_in, logged_in, seal, sent, teamed


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def app(tmp_path: Path, clock: Clock) -> Iterator[FastAPI]:
    made = teamed(tmp_path, clock)
    yield made
    made.state.office.close()


@pytest.fixture
def stranger(app: FastAPI) -> Iterator[TestClient]:
    with browser(app) as client:
        yield client


def routes(app: FastAPI) -> list[RouteContext]:
    """All but files of the server's own."""
    found = list(iter_route_contexts(app.routes))
    assert {r.path for r in found if isinstance(r.original_route, Mount)} == {"/static"}
    return [r for r in found if not (r.path or "").startswith("/static")]


def test_every_route_asks_who_it_is(app: FastAPI, stranger: TestClient) -> None:
    tried = 0
    for route in routes(app):
        path = re.sub(r"\{[^}]+\}", "1", route.path or "")
        for method in route.methods or ():
            if path == "/login":
                continue
            answer = stranger.request(method, path, data={"name": "x"} if method not in SAFE else None)
            api = path.startswith("/api/")
            assert answer.status_code == (401 if api else 303), (method, path)
            assert api or answer.headers["location"].startswith("/login"), (method, path)
            tried += 1
    assert tried > 40


def test_a_path_that_is_no_route_tells_a_stranger_as_little(stranger: TestClient) -> None:
    for path in ("/no-such", "/login/x", "/loginx", "/staticx", "/static/../people", "//people", "/%2e%2e/people", "/people/"):
        assert stranger.get(path).status_code in (303, 404), path
        assert "anna" not in stranger.get(path).text


def test_every_route_that_changes_something_asks_for_the_seal(app: FastAPI) -> None:
    changing = [r for r in routes(app) if set(r.methods or ()) - SAFE]
    assert len(changing) > 12
    for route in changing:
        assert posted in [d.call for d in route.dependant.dependencies], route.path
        assert not inspect.iscoroutinefunction(route.endpoint)


def test_a_reader_changes_nothing_but_their_own(app: FastAPI) -> None:
    with logged_in(app, "rita") as rita:
        ticket = seal(rita.get("/account"))
        for route in routes(app):
            path = re.sub(r"\{[^}]+\}", "1", route.path or "")
            own = path.startswith(("/account", "/log"))
            for method in set(route.methods or ()) - SAFE:
                if not own:
                    assert rita.request(method, path, headers={"x-csrf": ticket}).status_code == 403, (method, path)
        assert rita.get("/people").status_code == rita.get("/audit").status_code == rita.get("/audit.csv").status_code == 403
        assert rita.get("/treaties").status_code == 200


def test_the_cookie_is_for_this_host_and_no_script(tmp_path: Path) -> None:
    app = teamed(tmp_path, https=True)
    with browser(app, https=True) as client:
        cookie = log_in(client, "anna").headers["set-cookie"]
        assert re.fullmatch(r"__Host-foedus=[\w-]{43}; HttpOnly; Path=/; SameSite=lax; Secure", cookie)
        assert client.get("/treaties").status_code == 200
        sent(client, "/logout", "/account")
        assert client.get("/treaties").status_code == 303
    with browser(app) as client:
        assert "set-cookie" not in client.get("/login").headers


def test_without_https_it_is_the_same_but_for_secure(stranger: TestClient) -> None:
    assert re.fullmatch(r"foedus=[\w-]{43}; HttpOnly; Path=/; SameSite=lax", log_in(stranger, "anna").headers["set-cookie"])


def test_a_session_that_somebody_planted_is_not_taken_over(app: FastAPI, stranger: TestClient) -> None:
    stranger.cookies.set("foedus", "planted-by-an-attacker", domain="testserver.local")
    log_in(stranger, "anna")
    first = [c.value for c in stranger.cookies.jar if c.value != "planted-by-an-attacker"]
    assert len(first) == 1
    with browser(app) as attacker:
        attacker.cookies.set("foedus", "planted-by-an-attacker")
        assert attacker.get("/treaties").status_code == 303


def test_a_log_in_ends_the_session_before_it(app: FastAPI) -> None:
    with logged_in(app, "anna") as anna:
        old = anna.cookies["foedus"]
        form = {"csrf": seal(anna.get("/account")), "name": "anna", "password": GOOD}
        assert anna.post("/login", data=form).status_code == 303
        assert anna.cookies["foedus"] != old
        assert app.state.office.team.sessions.of(old) is None


def test_log_out_ends_the_session_for_good(app: FastAPI) -> None:
    with logged_in(app, "anna") as anna, browser(app) as thief:
        thief.cookies.set("foedus", anna.cookies["foedus"])
        assert thief.get("/treaties").status_code == 200
        assert sent(anna, "/logout", "/account").headers["location"] == "/login?done=out"
        assert "foedus" not in anna.cookies
        assert thief.get("/treaties").status_code == 303


@pytest.mark.parametrize(
    "away",
    ["//evil.example", "/\\evil.example", "https://evil.example", "javascript:alert(1)", "\\\\evil", "/\t/evil.example", "/\n/evil",
     "evil", "", "///evil", "/login?next=/", "/logout", "//[", "/\u2028/x"],
)  # fmt: skip
def test_it_leads_on_to_no_other_site(stranger: TestClient, away: str) -> None:
    assert onward(away) == "/"
    assert log_in(stranger, "anna", next=away).headers["location"] == "/"


def test_it_leads_on_to_the_page_that_was_asked_for(app: FastAPI, stranger: TestClient) -> None:
    asked = "/treaties?on=1997-01-01&account=without%3ATASS"
    to_form = stranger.get(asked).headers["location"]
    shown = re.search(r'name="next" value="([^"]*)"', stranger.get(to_form).text)
    assert shown
    assert shown[1].replace("&amp;", "&") == asked
    answer = log_in(stranger, "anna", next=asked)
    assert answer.headers["location"] == asked
    assert stranger.get(to_form).headers["location"] == asked  # who is in already goes on


def test_a_part_of_a_page_sends_the_whole_page_to_the_log_in(stranger: TestClient) -> None:
    answer = stranger.get("/upload/jobs", headers={"hx-request": "true", "hx-current-url": "http://testserver/upload/jobs?a=b"})
    assert (answer.status_code, answer.headers["hx-redirect"]) == (401, "/login?next=/upload/jobs%3Fa%3Db")


def test_another_sites_page_can_send_nothing(app: FastAPI) -> None:
    with logged_in(app, "anna") as anna:
        form = {"csrf": seal(anna.get("/account")), "label": "x", "role": "read"}
        for headers in (
            {"sec-fetch-site": "cross-site"},
            {"sec-fetch-site": "same-site"},
            {"origin": "https://evil.example"},
            {"origin": "null"},
            {"origin": "http://testserver.evil.example"},
        ):
            assert anna.post("/account/tokens", data=form, headers=headers).status_code == 403, headers
            assert anna.post("/login", data=form, headers=headers).status_code == 403, headers
        for headers in ({"sec-fetch-site": "same-origin"}, {"origin": "http://testserver"}, {}):
            assert anna.post("/account/tokens", data=form, headers=headers).status_code == 200, headers


def test_a_form_without_the_seal_of_this_session_changes_nothing(app: FastAPI) -> None:
    with logged_in(app, "anna") as anna, logged_in(app, "root") as root, browser(app) as stranger:
        others = seal(root.get("/account")), seal(stranger.get("/login")), "", "0" * 96, "é"
        for ticket in others:
            assert anna.post("/account/tokens", data={"csrf": ticket, "label": "x", "role": "read"}).status_code == 403
        assert app.state.office.team.tokens.listed("anna") == ()
        assert anna.post("/logout", data={}).status_code == 403
        assert anna.get("/treaties").status_code == 200


def test_whoever_guesses_waits(app: FastAPI, stranger: TestClient, clock: Clock) -> None:
    for name in ("anna", "nobody-of-that-name"):
        for _ in range(4):
            answer = log_in(stranger, name, "wrong password 123")
            assert answer.status_code == 403
            assert "The name or the password is wrong.<" in answer.text
        assert "Try again in 30 seconds." in log_in(stranger, name, "wrong password 123").text
        stopped = log_in(stranger, name)  # the right one too
        assert (stopped.status_code, stopped.headers["retry-after"]) == (429, "30")
    clock.at += 31
    assert log_in(stranger, "anna").status_code == 303


def test_what_was_typed_is_shown_inert(stranger: TestClient) -> None:
    answer = log_in(stranger, '"><script>alert(1)</script>', "wrong password 123", '/"><script>alert(2)</script>')
    assert "<script>alert" not in answer.text


def test_tokens_do_what_their_role_may_and_no_cookie_is_needed(app: FastAPI, stranger: TestClient) -> None:
    team = app.state.office.team
    secrets = {role: team.tokens.make("root", str(role), role, BY)[0] for role in Role}
    begin = {"name": "a.txt", "size": 3}
    for role, secret in secrets.items():
        bearer = {"authorization": f"Bearer {secret}"}
        assert stranger.get("/api/treaties", headers=bearer).status_code == 200
        assert stranger.post("/api/uploads", json=begin, headers=bearer).status_code == (403 if role is Role.READ else 200)
        assert stranger.get("/people", headers=bearer).status_code == 303  # pages are for sessions
    team.tokens.revoke(1, BY)
    assert stranger.get("/api/treaties", headers={"authorization": f"Bearer {secrets[Role.READ]}"}).status_code == 401
    for wrong in ("Bearer x", "Bearer", f"Basic {secrets[Role.ADMIN]}", "Bearer é"):
        answer = stranger.get("/api/treaties", headers={b"authorization": wrong.encode()})
        assert answer.status_code == 401
        assert answer.headers["content-type"] == "application/problem+json"
        assert answer.headers["www-authenticate"] == "Bearer"


def test_a_token_does_the_lesser_of_its_role_and_its_users(app: FastAPI, stranger: TestClient) -> None:
    team = app.state.office.team
    bearer = {"authorization": f"Bearer {team.tokens.make('anna', 'x', Role.REVIEW, BY)[0]}"}
    assert stranger.post("/api/uploads", json={"name": "a.txt", "size": 3}, headers=bearer).status_code == 200
    team.users.set_role("anna", Role.READ, BY)
    assert stranger.post("/api/uploads", json={"name": "a.txt", "size": 3}, headers=bearer).status_code == 403


def test_with_a_session_json_needs_the_seal_too(app: FastAPI) -> None:
    with logged_in(app, "anna") as anna:
        begin = {"name": "a.txt", "size": 3}
        assert anna.post("/api/uploads", json=begin).status_code == 403
        sealed = {"x-csrf": seal(anna.get("/account"))}
        assert anna.post("/api/uploads", json=begin, headers=sealed).status_code == 200
        for headers in ({"origin": "https://evil.example"}, {"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "same-site"}):
            assert anna.post("/api/uploads", json=begin, headers=headers).status_code == 403, headers
        for kind in (
            "text/plain",
            "application/x-www-form-urlencoded",
            "application/octet-stream",
            "text/plain; application/json",
            "",
        ):
            answer = anna.post("/api/uploads", content=b'{"name": "a.txt", "size": 3}', headers={"content-type": kind})
            assert answer.status_code in (403, 422), kind  # the seal is missing, or it is no JSON


def test_nothing_between_keeps_a_page(app: FastAPI) -> None:
    with logged_in(app, "anna") as anna:
        for path in ("/", "/treaties", "/reports", "/account", "/api/treaties", "/no-such", "/login"):
            assert anna.get(path).headers["cache-control"] == "private, no-store", path
        assert anna.get("/static/web.css").headers["cache-control"] != "private, no-store"


@pytest.mark.parametrize(
    ("proxies", "seen"),
    [(("10.0.0.0/24",), "203.0.113.9"), (("10.0.0.2",), "203.0.113.9"), (("10.0.0.3",), "10.0.0.2"), ((), "10.0.0.2")],
)
def test_a_failure_counts_for_the_address_that_a_trusted_proxy_tells(app: FastAPI, proxies: tuple[str, ...], seen: str) -> None:
    config = configured(app, proxies)
    config.load()
    client = TestClient(config.loaded_app, client=("10.0.0.2", 50_000), headers={"x-forwarded-for": "203.0.113.9"})
    log_in(client, "anna", "wrong password 123")
    assert app.state.office.team.audit.listed()[0].address == seen


def test_nobody_opens_a_socket(stranger: TestClient) -> None:
    with pytest.raises(WebSocketDisconnect) as refused, stranger.websocket_connect("/"):
        pass
    assert refused.value.code == 1008


def test_a_larger_body_than_a_form_is_refused_unread(app: FastAPI, stranger: TestClient) -> None:
    answer = stranger.post("/login", content=b"x" * 1_000_001, headers={"content-type": "application/x-www-form-urlencoded"})
    assert answer.status_code == 413
    chunks = (b"name=" + b"x" * 100_000 for _ in range(11))  # no length is stated
    answer = stranger.post("/login", content=chunks, headers={"content-type": "application/x-www-form-urlencoded"})
    assert answer.status_code == 413
    assert PEOPLE.keys() == {u.name for u in app.state.office.team.users.listed()}
