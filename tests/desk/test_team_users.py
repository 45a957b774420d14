"""Users: names, passwords, roles, and the admin who stays."""

from __future__ import annotations

import pytest
from argon2 import PasswordHasher
from hands import BY, CHEAP, GOOD, entered, events, team, with_anna
from hypothesis import given
from hypothesis import strategies as st

from foedus.core.problems import Refused
from foedus.desk.deskfile import DeskFile
from foedus.desk.team import names
from foedus.desk.team.door import Denied
from foedus.desk.team.passwords import Passwords, hasher
from foedus.desk.team.roles import Role
from foedus.desk.team.team import Team


@pytest.mark.parametrize(
    ("has", "needed", "may"),
    [
        ("read", "read", True),
        ("read", "review", False),
        ("read", "admin", False),
        ("review", "read", True),
        ("review", "admin", False),
        ("admin", "review", True),
        ("admin", "admin", True),
    ],
)
def test_a_role_may_what_lesser_ones_may(has: str, needed: str, may: bool) -> None:
    assert Role(has).may(Role(needed)) is may


def test_roles_are_in_order_though_their_words_are_not() -> None:
    assert sorted([Role.ADMIN, Role.REVIEW, Role.READ]) == [Role.READ, Role.REVIEW, Role.ADMIN]
    assert min(Role.ADMIN, Role.READ) is Role.READ


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Anna", "anna"),
        (" anna ", "anna"),
        ("ＡＮＮＡ", "anna"),
        ("Strauß", "strauss"),
        ("a.b-c@d_e", "a.b-c@d_e"),
        ("Анна2", "анна2"),
    ],
)
def test_one_form_of_a_name(typed: str, kept: str) -> None:
    assert names.named(typed) == kept


@pytest.mark.parametrize(
    "typed",
    ["", "   ", ".anna", "an na", "an\nna", "a/b", "<b>", "\u202eanna", "a\ud800b", "a" * 65, "a" * 10_000, "(command line)"],
)
def test_what_is_no_name_is_refused(typed: str) -> None:
    with pytest.raises(Refused):
        names.named(typed)


@given(st.text(max_size=80))
def test_a_kept_name_is_found_again_and_is_harmless(typed: str) -> None:
    try:
        name = names.named(typed)
    except Refused:
        return
    assert names.folded(name) == names.named(name) == names.folded(typed) == name
    assert not set(name) & set("<>&\"'/\\ \n\t;,=()")


def test_how_long_a_password_is() -> None:
    passwords = Passwords(CHEAP)
    for wrong in ("", "x" * 11, "x" * 1025, "ж" * 513, "x" * 20 + "\ud800"):
        with pytest.raises(Refused):
            passwords.hashed(wrong)
        assert not passwords.right(None, wrong)
    for fine in ("x" * 12, "x" * 1024, "ж" * 512):
        assert passwords.right(passwords.hashed(fine), fine)


def test_a_password_typed_on_another_keyboard_is_the_same() -> None:
    passwords = Passwords(CHEAP)
    assert passwords.right(passwords.hashed("cafe\u0301 au lait noir"), "caf\u00e9 au lait noir")
    assert not passwords.right(passwords.hashed("Correct horse battery"), "correct horse battery")


def test_nobody_has_no_password() -> None:
    assert not Passwords(CHEAP).right(None, "")
    assert not Passwords(CHEAP).right("damaged", GOOD)


def test_the_parameters_are_those_of_rfc_9106() -> None:
    kept = Passwords().hashed(GOOD)
    assert kept.startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    assert (hasher().hash_len, hasher().salt_len) == (32, 16)


def test_a_hash_of_lesser_parameters_is_renewed_at_log_in() -> None:
    desk = DeskFile()
    Team(desk, hasher=CHEAP).users.add("anna", GOOD, Role.READ, BY)
    later = Team(desk, hasher=PasswordHasher(time_cost=2, memory_cost=16, parallelism=1))
    for _ in range(2):
        entered(later)
    with desk.reading() as connection:
        (kept,) = connection.exec_driver_sql("SELECT password FROM users").scalars()
    assert "m=16,t=2" in kept
    assert isinstance(later.door.log_in("anna", GOOD + "!", ""), Denied)


def test_names_are_taken_once_however_they_are_written() -> None:
    made = with_anna()
    with pytest.raises(Refused):
        made.users.add("ＡNNA", GOOD, Role.READ, BY)
    assert [user.name for user in made.users.listed()] == ["anna", "root"]
    found = made.users.of("Anna")
    assert found is not None
    assert found.role is Role.REVIEW
    assert made.users.of("nobody") is None


def test_the_last_admin_stays() -> None:
    made = with_anna()
    for role in (Role.READ, Role.REVIEW):
        with pytest.raises(Refused):
            made.users.set_role("root", role, BY)
    with pytest.raises(Refused):
        made.users.disable("root", BY)
    made.users.set_role("anna", Role.ADMIN, BY)
    made.users.disable("anna", BY)  # an admin who is disabled counts for none
    with pytest.raises(Refused):
        made.users.disable("root", BY)
    made.users.set_role("anna", Role.READ, BY)  # and may be lowered
    made.users.enable("anna", BY)
    made.users.set_role("anna", Role.ADMIN, BY)
    made.users.set_role("root", Role.READ, BY)
    assert made.users.has_admin()


def test_a_team_without_an_admin_says_so() -> None:
    made = team()
    assert not made.users.has_admin()
    made.users.add("anna", GOOD, Role.REVIEW, BY)
    assert not made.users.has_admin()
    made.users.set_role("anna", Role.ADMIN, BY)
    assert made.users.has_admin()


def test_what_is_asked_of_nobody_is_refused() -> None:
    made = with_anna()
    for ask in (
        lambda: made.users.set_role("carl", Role.READ, BY),
        lambda: made.users.set_password("carl", GOOD, BY),
        lambda: made.users.disable("carl", BY),
        lambda: made.users.enable("carl", BY),
        lambda: made.tokens.listed("carl"),
    ):
        with pytest.raises(Refused):
            ask()
    assert events(made) == ["user added", "user added"]


def test_every_change_is_in_the_audit_once() -> None:
    made = with_anna()
    made.users.set_role("anna", Role.READ, BY)
    made.users.set_role("anna", Role.READ, BY)  # no change
    made.users.set_password("anna", "another good password", BY)
    made.users.disable("anna", BY)
    made.users.disable("anna", BY)
    made.users.enable("anna", BY)
    made.users.enable("anna", BY)
    assert events(made)[2:] == ["role changed", "password changed", "user disabled", "user enabled"]
    (changed,) = made.audit.listed(about="anna", limit=1, before=4)
    assert (changed.who, changed.address, changed.details) == ("admin", "10.0.0.1", "review to read")
