"""Log-in: what it tells, and how often it may fail."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Literal

import pytest
from argon2 import PasswordHasher
from hands import BY, GOOD, HOME, Clock, entered, team, with_anna

from foedus.core.problems import Refused
from foedus.desk.deskfile import DeskFile
from foedus.desk.team import limits
from foedus.desk.team.door import Denied, Entered
from foedus.desk.team.passwords import Passwords
from foedus.desk.team.roles import Role
from foedus.desk.team.schema import TABLES
from foedus.desk.team.team import Team

WRONG = "wrong horse battery staple"


def fail(of: Team, name: str = "anna", address: str = HOME) -> Denied:
    found = of.door.log_in(name, WRONG, address)
    assert isinstance(found, Denied)
    return found


def test_the_answer_tells_not_whether_the_name_exists() -> None:
    made = with_anna()
    made.users.add("carl", GOOD, Role.READ, BY)
    made.users.disable("carl", BY)
    there = [fail(made, "anna", "10.0.0.1") for _ in range(7)]
    away = [fail(made, "nobody", "10.0.0.2") for _ in range(7)]
    disabled = [made.door.log_in("carl", GOOD, "10.0.0.3") for _ in range(7)]
    assert there == away == disabled
    assert {entry.details for entry in made.audit.listed(event=None)} >= {"no such user", "disabled", "wrong password"}


class Counting(PasswordHasher):
    """Remembers the parameters of each hash that it worked."""

    def __init__(self) -> None:
        super().__init__(time_cost=1, memory_cost=8, parallelism=1)
        self.worked: list[str] = []

    def verify(self, hash: str | bytes, password: str | bytes) -> Literal[True]:
        self.worked.append(str(hash).rsplit("$", 2)[0])
        return super().verify(hash, password)


def test_as_much_work_for_a_name_that_nobody_has() -> None:
    made = team(hasher=(counting := Counting()))
    made.users.add("anna", GOOD, Role.READ, BY)
    for name in ("anna", "nobody", "not a name\n", "\ud800", "x" * 5000):
        fail(made, name)
    assert counting.worked == ["$argon2id$v=19$m=8,t=1,p=1"] * 5


def test_waits_grow_from_the_fifth_failure() -> None:
    made = with_anna(clock := Clock())
    assert [fail(made).wait for _ in range(5)] == [0, 0, 0, 0, 30]
    waits = []
    for _ in range(7):
        clock.at += fail(made).wait  # not tried: it only tells how long
        waits.append(fail(made).wait)
    assert waits == [60, 120, 240, 480, 900, 900, 900]


def test_while_one_waits_even_the_right_password_is_not_looked_at() -> None:
    made = with_anna(clock := Clock())
    for _ in range(5):
        fail(made)
    clock.at += 29
    assert made.door.log_in("anna", GOOD, HOME) == Denied(tried=False, wait=1)
    clock.at += 1
    assert isinstance(made.door.log_in("anna", GOOD, HOME), Entered)


def test_the_sentence_tells_the_wait() -> None:
    assert Denied(tried=True).sentence == "The name or the password is wrong."
    assert Denied(tried=False, wait=30).sentence == "There were too many failed attempts. Try again in 30 seconds."
    assert "15 minutes" in Denied(tried=True, wait=900).sentence


def test_success_forgives_the_name_but_not_the_address() -> None:
    made = with_anna()
    for _ in range(4):
        fail(made)
    entered(made)
    assert [fail(made).wait for _ in range(4)] == [0, 0, 0, 0]
    made = with_anna()
    for n in range(19):
        fail(made, f"guess{n}")
    entered(made, "root")
    assert fail(made, "anna").wait == 30  # the twentieth from there


def test_many_addresses_do_not_help_against_one_name() -> None:
    made = with_anna()
    tried = [fail(made, "anna", f"10.0.{n // 250}.{n % 250}").tried for n in range(500)]
    assert tried == [True] * 5 + [False] * 495


def test_many_names_do_not_help_from_one_address() -> None:
    made = with_anna()
    tried = [fail(made, f"guess{n}").tried for n in range(100)]
    assert tried == [True] * 20 + [False] * 80


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", True),
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
        ("::ffff:192.0.2.7", "192.0.2.7", True),
        ("fe80::1%eth0", "fe80::2%eth1", True),
        ("192.0.2.7", "192.0.2.8", False),
        ("testclient", "other", False),
    ],
)
def test_what_counts_as_one_address(one: str, other: str, same: bool) -> None:
    assert (limits.counted("a", one)[1] == limits.counted("a", other)[1]) is same


def test_capitals_do_not_help() -> None:
    made = with_anna()
    tried = [fail(made, name, f"10.0.0.{n}").tried for n, name in enumerate(("anna", "ANNA", "Anna", " anna", "ａnna", "aNNa"))]
    assert tried == [True] * 5 + [False]


def test_no_hour_holds_more_than_twelve_guesses_of_one_name() -> None:
    """Someone who tries each second for a day: 5 at once, then after 30, 60, 120, 240, 480, 900, 900 s: 12 within 2,730 s."""
    clock, desk = Clock(), DeskFile()
    desk.lay_out(TABLES)
    guesses: list[int] = []
    end = clock.at + 24 * 3600
    with desk.writing() as connection:
        while clock.at < end:
            things = limits.counted("anna", f"10.0.0.{len(guesses) % 200}")[:1]
            if wait := limits.left(connection, clock.at, things):
                clock.at += wait
                continue
            limits.count(connection, clock.at, things)
            guesses.append(clock.at)
    most = max(sum(start <= at < start + limits.WINDOW for at in guesses) for start in guesses)
    assert most == 12


def test_a_restart_forgives_nothing(tmp_path: Path) -> None:
    path, clock = str(tmp_path / "a.desk"), Clock()
    made = with_anna(clock, path)
    for _ in range(5):
        fail(made)
    assert fail(team(clock, path)) == Denied(tried=False, wait=30)


def test_after_an_hour_of_quiet_all_is_forgiven() -> None:
    made = with_anna(clock := Clock())
    for _ in range(5):
        fail(made)
    clock.at += limits.WINDOW
    assert [fail(made).wait for _ in range(4)] == [0] * 4


def test_a_clock_set_back_locks_nobody_out() -> None:
    made = with_anna(clock := Clock())
    for _ in range(5):
        fail(made)
    clock.at -= 365 * 24 * 3600
    assert fail(made).wait <= 30


def test_rows_kept_are_bounded() -> None:
    desk, clock = DeskFile(), Clock()
    desk.lay_out(TABLES)
    with desk.writing() as connection:
        for n in range(100):
            limits.count(connection, clock.at + n, limits.counted(f"guess{n}", f"10.0.0.{n}"), most=50)
        kept = connection.exec_driver_sql("SELECT count(*), min(at) FROM attempts").one()
    assert kept == (50, clock.at + 75)


def test_an_admins_new_password_lets_in_at_once() -> None:
    made = with_anna()
    for _ in range(5):
        fail(made)
    made.users.set_password("anna", "another good password", BY)
    entered(made, password="another good password", address="10.9.9.9")


def test_changing_ones_own_password_needs_the_old_one_and_is_counted() -> None:
    made = with_anna()
    new = "another good password"
    assert made.door.change_password("anna", WRONG, new, HOME) == Denied(tried=True)
    with pytest.raises(Refused):
        made.door.change_password("anna", GOOD, "short", HOME)
    entered(made)
    assert made.door.change_password("anna", GOOD, new, HOME) is None
    entered(made, password=new)
    for _ in range(5):
        made.door.change_password("anna", WRONG, GOOD, HOME)
    assert made.door.change_password("anna", new, GOOD, HOME) == Denied(tried=False, wait=30)


def test_a_user_changed_while_the_password_is_looked_at_does_not_come_in(monkeypatch: pytest.MonkeyPatch) -> None:
    made = with_anna()
    right = Passwords.right

    def slow(self: Passwords, kept: str | None, typed: str) -> bool:
        found = right(self, kept, typed)
        made.users.set_password("anna", "another good password", BY)
        return found

    monkeypatch.setattr(Passwords, "right", slow)
    assert isinstance(made.door.log_in("anna", GOOD, HOME), Denied)
    with pytest.raises(Refused):
        made.door.change_password("anna", "another good password", GOOD, HOME)


def test_many_at_once_gain_nothing(tmp_path: Path) -> None:
    made = with_anna(Clock(), str(tmp_path / "a.desk"))
    with ThreadPoolExecutor(16) as pool:
        found = list(pool.map(lambda n: fail(made, "anna", f"10.0.0.{n}"), range(40)))
    assert sum(denied.tried for denied in found) == 5
