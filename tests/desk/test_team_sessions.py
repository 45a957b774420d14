"""Sessions and tokens: how they begin and every way they end."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hands import BY, GOOD, HOME, Clock, entered, events, with_anna

from foedus.core.problems import Refused
from foedus.desk.team import apitokens, sessions
from foedus.desk.team.door import Denied
from foedus.desk.team.roles import Role
from foedus.desk.team.team import Team

HOUR, DAY = 3600, 24 * 3600


def test_a_session_is_known_by_its_token_alone() -> None:
    made = with_anna()
    one, other = entered(made), entered(made)
    assert len(one.token) == 43  # 256 bits in base 64
    assert one.token != other.token
    session = made.sessions.of(one.token)
    assert session is not None
    assert (session.user.name, session.role) == ("anna", Role.REVIEW)
    assert session.secret == one.session.secret != other.session.secret
    for wrong in ("", one.token[:-1], one.token + "A", "\ud800", "x" * 10_000):
        assert made.sessions.of(wrong) is None


def test_idle_for_twelve_hours_it_ends() -> None:
    made = with_anna(clock := Clock())
    token = entered(made).token
    for _ in range(3):
        clock.at += 12 * HOUR - 1
        assert made.sessions.of(token)
    clock.at += 12 * HOUR
    assert made.sessions.of(token) is None


def test_after_seven_days_it_ends_however_much_it_is_used() -> None:
    made = with_anna(clock := Clock())
    token, start = entered(made).token, clock.at
    while clock.at < start + 7 * DAY - HOUR:
        clock.at += HOUR
        assert made.sessions.of(token)
    clock.at = start + 7 * DAY - 1
    assert made.sessions.of(token)
    clock.at = start + 7 * DAY
    assert made.sessions.of(token) is None


def test_logging_out_ends_one_and_is_noted_once() -> None:
    made = with_anna()
    one, other = entered(made).token, entered(made).token
    made.sessions.end(one, HOME)
    made.sessions.end(one, HOME)
    assert made.sessions.of(one) is None
    assert made.sessions.of(other)
    assert events(made).count("logged out") == 1
    assert made.sessions.end_all("anna", BY) == 1
    assert made.sessions.of(other) is None


ENDING: list[Callable[[Team], object]] = [
    lambda made: made.users.set_password("anna", "another good password", BY),
    lambda made: made.users.set_role("anna", Role.ADMIN, BY),
    lambda made: made.users.disable("anna", BY),
    lambda made: made.door.change_password("anna", GOOD, "another good password", HOME),
]


@pytest.mark.parametrize("change", ENDING)
def test_a_change_of_the_user_ends_all_their_sessions_and_nobody_elses(change: Callable[[Team], object]) -> None:
    made = with_anna()
    tokens, roots = [entered(made).token for _ in range(3)], entered(made, "root").token
    change(made)
    assert [made.sessions.of(token) for token in tokens] == [None] * 3
    assert made.sessions.of(roots)


def test_the_oldest_of_too_many_sessions_ends() -> None:
    made = with_anna(clock := Clock())
    tokens = []
    for _ in range(sessions.MOST + 2):
        tokens.append(entered(made).token)
        clock.at += 1
    assert [made.sessions.of(token) is None for token in tokens] == [True] * 2 + [False] * sessions.MOST


def test_of_too_many_in_one_second_the_newest_is_not_the_one_that_ends() -> None:
    made = with_anna()
    for _ in range(sessions.MOST + 5):
        assert made.sessions.of(entered(made).token)


def test_a_token_can_do_no_more_than_its_user() -> None:
    made = with_anna()
    with pytest.raises(Refused):
        made.tokens.make("anna", "export", Role.ADMIN, BY)
    secret, token = made.tokens.make("anna", "export", Role.REVIEW, BY)
    assert token.role is Role.REVIEW
    made.users.set_role("anna", Role.READ, BY)
    found = made.tokens.of(secret)
    assert found is not None
    assert found.role is Role.READ
    made.users.set_role("anna", Role.ADMIN, BY)
    found = made.tokens.of(secret)
    assert found is not None
    assert found.role is Role.REVIEW


def test_a_token_expires_to_the_second() -> None:
    made = with_anna(clock := Clock())
    secret, token = made.tokens.make("anna", "export", Role.READ, BY, days=2)
    forever, _ = made.tokens.make("anna", "export", Role.READ, BY)
    assert token.expires == clock.at + 2 * DAY
    clock.at += 2 * DAY - 1
    assert made.tokens.of(secret)
    clock.at += 1
    assert made.tokens.of(secret) is None
    assert made.tokens.of(forever)


def test_when_a_token_was_last_used() -> None:
    made = with_anna(clock := Clock())
    secret, token = made.tokens.make("anna", "export", Role.READ, BY)
    assert token.used is None
    clock.at += 5
    made.tokens.of(secret)
    (listed,) = made.tokens.listed("anna")
    assert listed.used == clock.at
    assert made.tokens.listed("root") == ()


def test_a_revoked_token_is_none() -> None:
    made = with_anna()
    secret, token = made.tokens.make("anna", "export", Role.READ, BY)
    with pytest.raises(Refused):
        made.tokens.revoke(token.id, BY, of="root")
    for away in (99, -1, 10**30):
        with pytest.raises(Refused):
            made.tokens.revoke(away, BY)
    assert made.tokens.of(secret)
    made.tokens.revoke(token.id, BY, of="anna")
    made.tokens.revoke(token.id, BY)
    assert made.tokens.of(secret) is None
    assert events(made).count("token revoked") == 1


def test_disabling_revokes_tokens_for_good() -> None:
    made = with_anna()
    secret, _ = made.tokens.make("anna", "export", Role.READ, BY)
    made.users.disable("anna", BY)
    assert made.tokens.of(secret) is None
    with pytest.raises(Refused):
        made.tokens.make("anna", "export", Role.READ, BY)
    assert isinstance(made.door.log_in("anna", GOOD, HOME), Denied)
    made.users.enable("anna", BY)
    assert made.tokens.of(secret) is None
    entered(made)


def test_sessions_and_tokens_are_not_each_other() -> None:
    made = with_anna()
    secret, _ = made.tokens.make("anna", "export", Role.READ, BY)
    assert secret.startswith("foedus_")
    assert made.sessions.of(secret) is None
    assert made.tokens.of(entered(made).token) is None


@pytest.mark.parametrize(("label", "days"), [("", None), ("  \n", None), ("x", 0), ("x", -1), ("x", 10**12)])
def test_a_token_without_a_name_or_with_strange_days_is_refused(label: str, days: int | None) -> None:
    with pytest.raises(Refused):
        with_anna().tokens.make("anna", label, Role.READ, BY, days)


def test_labels_are_shown_and_not_obeyed() -> None:
    _, token = with_anna().tokens.make("anna", "a\x1b[31m\u202eb" + "x" * 500, Role.READ, BY)
    assert token.label.isprintable()
    assert len(token.label) <= apitokens.LABEL


def test_tokens_of_one_user_are_bounded() -> None:
    made = with_anna()
    for _ in range(apitokens.MOST):
        made.tokens.make("anna", "x", Role.READ, BY)
    with pytest.raises(Refused):
        made.tokens.make("anna", "x", Role.READ, BY)
    made.tokens.revoke(1, BY)
    made.tokens.make("anna", "x", Role.READ, BY)
