"""The audit is only ever added to; nothing secret stands in the file; forms have tickets."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from hands import BY, GOOD, HOME, Clock, entered, events, with_anna

from foedus.desk.team import tickets
from foedus.desk.team.audit import By, note
from foedus.desk.team.events import Event
from foedus.desk.team.roles import Role


@pytest.mark.parametrize(
    "words",
    [
        "UPDATE audit SET who = 'x'",
        "UPDATE audit SET who = 'x' WHERE n = 1",
        "UPDATE OR REPLACE audit SET n = 2 WHERE n = 1",
        "DELETE FROM audit",
        "INSERT OR REPLACE INTO audit VALUES (1, 0, 'x', 'x', 'x', 'x', 'x')",
        "REPLACE INTO audit VALUES (2, 0, 'x', 'x', 'x', 'x', 'x')",
        "INSERT INTO audit VALUES (1, 0, 'x', 'x', 'x', 'x', 'x') ON CONFLICT (n) DO UPDATE SET who = 'x'",
    ],
)
def test_sql_does_not_change_it(tmp_path: Path, words: str) -> None:
    path = tmp_path / "a.desk"
    before = with_anna(path=str(path)).audit.listed()
    with sqlite3.connect(path) as connection, pytest.raises(sqlite3.IntegrityError, match="append-only"):
        connection.execute(words)
    assert with_rows(path) == [(e.n, e.at, e.who, e.address, e.event, e.about, e.details) for e in reversed(before)]


def with_rows(path: Path) -> list[tuple[object, ...]]:
    return sqlite3.connect(path).execute("SELECT * FROM audit ORDER BY n").fetchall()


def test_it_is_told_in_pages_newest_first() -> None:
    made = with_anna(clock := Clock())
    for n in range(10):
        clock.at += 10
        made.users.set_role("anna", (Role.READ, Role.REVIEW)[n % 2], BY)
    first = made.audit.listed(event=Event.ROLE_CHANGED, limit=4)
    second = made.audit.listed(event=Event.ROLE_CHANGED, limit=4, before=first[-1].n)
    third = made.audit.listed(event=Event.ROLE_CHANGED, limit=4, before=second[-1].n)
    assert [e.n for e in (*first, *second, *third)] == list(range(12, 2, -1))
    assert len(made.audit.listed(limit=10**9)) == 12
    assert len(made.audit.listed(limit=-5)) == 1


def test_filters_hold_together() -> None:
    made = with_anna(clock := Clock())
    start = clock.at
    clock.at += 100
    entered(made)
    assert [e.event for e in made.audit.listed(who="anna")] == ["logged in"] == [e.event for e in made.audit.listed(who="ANNA")]
    assert [e.event for e in made.audit.listed(since=start + 100)] == ["logged in"]
    assert [e.about for e in made.audit.listed(until=start + 100)] == ["anna", "root"]
    assert [e.event for e in made.audit.listed(about="anna")] == ["logged in", "user added"]
    assert made.audit.listed(who="anna", about="root") == ()
    for nobody in ("' OR 1=1 --", "\ud800", "x" * 10_000):
        assert made.audit.listed(who=nobody) == made.audit.listed(about=nobody) == ()
    assert made.audit.listed(before=-(10**30)) == made.audit.listed(since=10**30) == ()
    assert len(made.audit.listed(before=10**30, until=10**30)) == 3
    (entry,) = made.audit.listed(who="anna")
    assert (entry.address, entry.when) == (HOME, "2027-01-15T08:01:40Z")


def test_texts_of_others_are_cut_and_shown() -> None:
    made = with_anna()
    with made.audit._desk.writing() as connection:
        note(connection, 0, Event.LOGGED_IN, By(name="x" * 999, address="\x1b[2J"), "\u202e" * 500, "<script>\n" * 500)
    (entry,) = made.audit.listed(limit=1)
    for text in (entry.who, entry.address, entry.about, entry.details):
        assert text.isprintable()
        assert len(text) <= 200


def test_a_transaction_that_fails_leaves_no_row(monkeypatch: pytest.MonkeyPatch) -> None:
    made = with_anna()

    def broken(*_: object) -> None:
        raise KeyError

    monkeypatch.setattr("foedus.desk.team.users.note", broken)
    with pytest.raises(KeyError):
        made.users.set_role("anna", Role.ADMIN, BY)
    user = made.users.of("anna")
    assert user is not None
    assert user.role is Role.REVIEW
    assert events(made) == ["user added"] * 2


def test_nothing_secret_stands_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.desk"
    made = with_anna(path=str(path))
    typed = "my password where the name goes"
    made.door.log_in(typed, GOOD, HOME)
    made.door.log_in("anna", "a nearly right password", HOME)
    new = "another good password"
    inside = entered(made, "root")
    secret, _ = made.tokens.make("anna", "export", Role.READ, BY)
    made.door.change_password("anna", GOOD, new, HOME)
    again = entered(made, password=new)
    bytes_ = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert b"anna" in bytes_  # so it is the right file, and written out
    for hidden in (GOOD, new, typed, "a nearly right password", secret, secret[10:], inside.token, again.token):
        assert hidden.encode() not in bytes_
        assert hidden.casefold().encode() not in bytes_.lower()
    for sealed in (again.session.secret, inside.session.secret):
        assert sealed not in bytes_
        assert sealed.hex().encode() not in bytes_
    for shown in (repr(inside), str(inside.session)):
        assert inside.token not in shown
        assert repr(inside.session.secret) not in shown


def test_a_ticket_is_good_for_its_session_and_purpose_alone() -> None:
    secret, other = tickets.secret_of("one"), tickets.secret_of("two")
    ticket = tickets.sealed(secret, "/decide")
    assert tickets.check(secret, "/decide", ticket)
    assert not tickets.check(secret, "/log-out", ticket)
    assert not tickets.check(other, "/decide", ticket)
    assert tickets.sealed(secret, "/decide") != ticket


@pytest.mark.parametrize("n", [0, 10, 31, 32, 60, 95])
def test_a_ticket_changed_anywhere_is_none(n: int) -> None:
    secret = tickets.secret_of("one")
    ticket = tickets.sealed(secret, "x")
    changed = ticket[:n] + ("0" if ticket[n] != "0" else "1") + ticket[n + 1 :]
    assert len(ticket) == 96
    assert not tickets.check(secret, "x", changed)
    assert not tickets.check(secret, "x", ticket[:n])
    assert not tickets.check(secret, "x", ticket + "0")


@pytest.mark.parametrize("ticket", ["", "é" * 96, "\ud800", "0" * 96, "\x00" * 96, "x" * 100_000])
def test_what_is_no_ticket_is_refused_quietly(ticket: str) -> None:
    assert not tickets.check(tickets.secret_of("one"), "x", ticket)
