"""Two processes at one desk's file."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from hands import BY, GOOD, entered, events, team, with_anna

from foedus.desk.team.clock import now
from foedus.desk.team.roles import Role
from foedus.desk.team.team import Team

HERE = Path(__file__).parent
BEGIN = f"""
import sys
sys.path.insert(0, {str(HERE)!r})
from hands import *
from foedus.core.problems import Refused
from foedus.desk.team.clock import now
made = team(now, sys.argv[1])
sys.stdin.readline()
"""


def _together(path: Path, *codes: str) -> list[str]:
    """What each prints, all started first and let go at once."""
    going = [
        subprocess.Popen([sys.executable, "-c", BEGIN + code, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for code in codes
    ]
    for process in going:
        assert process.stdin is not None
        process.stdin.write("\n")
        process.stdin.flush()
    told = [process.communicate(timeout=60)[0] for process in going]
    assert [process.returncode for process in going] == [0] * len(going)
    return told


def _real(path: Path) -> Team:
    made = with_anna(path=str(path))
    made.users.set_role("root", Role.ADMIN, BY)
    return team(now, str(path))  # type: ignore[arg-type]


def test_log_ins_and_revocations_cross_without_loss(tmp_path: Path) -> None:
    path = tmp_path / "a.desk"
    made = _real(path)
    secrets = [made.tokens.make("anna", f"t{n}", Role.READ, BY)[0] for n in range(15)]
    log_in = "for n in range(15): print(entered(made).token)"
    revoke = "for n in range(15): made.tokens.revoke(n + 1, BY)"
    tokens, again, *_ = (told.split() for told in _together(path, log_in, log_in, revoke, revoke))
    assert [made.tokens.of(secret) for secret in secrets] == [None] * 15
    live = [token for token in (*tokens, *again) if made.sessions.of(token)]
    assert len(live) == 20  # the bound for one user
    told = events(made)
    assert len(tokens) + len(again) == 30
    assert [told.count(event) for event in ("logged in", "token revoked", "token made")] == [30, 15, 15]


def test_two_admins_who_lower_each_other_leave_one(tmp_path: Path) -> None:
    path = tmp_path / "a.desk"
    made = _real(path)
    made.users.set_role("anna", Role.ADMIN, BY)
    lower = """
try:
    made.users.set_role("{}", Role.READ, BY)
    print("done")
except Refused:
    print("refused")
"""
    told = _together(path, lower.format("anna"), lower.format("root"))
    assert sorted(word.strip() for word in told) == ["done", "refused"]
    assert [user.role for user in made.users.listed()].count(Role.ADMIN) == 1


def test_a_name_is_given_once(tmp_path: Path) -> None:
    path = tmp_path / "new.desk"
    add = """
try:
    made.users.add("anna", GOOD, Role.ADMIN, BY)
    print("done")
except Refused:
    print("refused")
"""
    told = _together(path, *[add] * 4)
    assert sorted(word.strip() for word in told) == ["done", "refused", "refused", "refused"]
    assert events(team(path=str(path))) == ["user added"]


def test_a_session_ended_by_one_process_is_ended_for_the_other(tmp_path: Path) -> None:
    path = tmp_path / "a.desk"
    made = _real(path)
    token = entered(made).token
    _together(path, 'made.users.set_password("anna", "another good password", BY)')
    assert made.sessions.of(token) is None
    entered(made, password="another good password")
    assert GOOD.encode() not in path.read_bytes()
