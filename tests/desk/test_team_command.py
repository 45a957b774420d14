"""`foedus team` on the command line."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hands import CHEAP, GOOD

from foedus.desk.cli import main
from foedus.desk.deskfile import DeskFile
from foedus.desk.team import passwords
from foedus.desk.team.team import Team


@pytest.fixture
def ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(passwords, "hasher", lambda: CHEAP)
    return str(tmp_path / "a.ledger")


def team(ledger: str, *words: str, typed: str = "") -> Result:
    return CliRunner().invoke(main, ["team", *words, "--ledger", ledger], input=typed)


def added(ledger: str, name: str, role: str = "read") -> Result:
    return team(ledger, "add", name, "--role", role, "--password-stdin", typed=f"{GOOD}\n")


def test_a_password_is_asked_for_twice_and_not_shown(ledger: str) -> None:
    done = team(ledger, "add", "Anna", "--role", "admin", typed=f"{GOOD}\n{GOOD}\n")
    assert done.exit_code == 0, done.output
    assert done.stdout == "anna is a user now, with the role admin.\n"
    assert GOOD not in done.output
    assert Path(f"{ledger}.desk").exists()


def test_users_through_their_lives(ledger: str) -> None:
    assert added(ledger, "root", "admin").exit_code == 0
    assert added(ledger, "anna").exit_code == 0
    for words in (("role", "anna", "review"), ("disable", "anna"), ("enable", "anna")):
        assert team(ledger, *words).exit_code == 0
    assert team(ledger, "password", "anna", "--password-stdin", typed="another good password\r\n").exit_code == 0
    opened = Team(DeskFile(f"{ledger}.desk"), hasher=CHEAP)
    assert opened.door.change_password("anna", "another good password", GOOD, "") is None
    told = json.loads(team(ledger, "list", "--format", "json").stdout)
    assert [(user["name"], user["role"], user["disabled"]) for user in told["users"]] == [
        ("anna", "review", ""),
        ("root", "admin", ""),
    ]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("disable", "root"), "This is the last admin."),
        (("role", "root", "read"), "This is the last admin."),
        (("role", "carl", "read"), "There is no user of this name."),
        (("revoke", "7"), "There is no such token."),
        (("token", "root", "--label", " "), "A token needs a name"),
    ],
)
def test_what_cannot_be_is_told_in_one_line(ledger: str, words: tuple[str, ...], says: str) -> None:
    added(ledger, "root", "admin")
    done = team(ledger, *words)
    assert done.exit_code == 2
    assert says in done.stderr
    assert done.stderr.count("\n") == 1


def test_bad_names_and_passwords(ledger: str) -> None:
    assert "too short" in team(ledger, "add", "anna", "--password-stdin", typed="short\n").stderr
    assert "too short" in team(ledger, "add", "anna", "--password-stdin").stderr
    assert "cannot be a user's name" in added(ledger, "a\x1b[2Jb").stderr
    added(ledger, "anna")
    assert "There is a user of this name." in added(ledger, "ANNA").stderr


def test_a_desk_that_is_not_there_is_not_made_by_asking(ledger: str, tmp_path: Path) -> None:
    for words in (("list",), ("audit",), ("disable", "anna"), ("revoke", "1")):
        done = team(ledger, *words)
        assert done.exit_code == 2
        assert "This desk has no team." in done.stderr
    assert list(tmp_path.iterdir()) == []
    done = CliRunner().invoke(main, ["team", "list"])
    assert "Which desk is not told." in done.stderr


def test_the_ledger_is_not_taken_for_the_desk(ledger: str) -> None:
    from foedus.ledger.opening import open_ledger

    open_ledger(ledger).close()
    done = CliRunner().invoke(main, ["team", "list", "--desk", ledger])
    assert done.exit_code == 2
    assert "This is a ledger" in done.stderr


def test_a_token_is_printed_once(ledger: str) -> None:
    added(ledger, "anna", "review")
    done = team(ledger, "token", "anna", "--label", "nightly", "--days", "3")
    secret = done.stdout.strip()
    opened = Team(DeskFile(f"{ledger}.desk"), hasher=CHEAP)
    found = opened.tokens.of(secret)
    assert found is not None
    assert (found.id, found.label, found.role.value) == (1, "nightly", "read")
    listed = team(ledger, "list").stdout
    assert "nightly" in listed
    assert secret not in listed
    assert team(ledger, "token", "anna", "--label", "x", "--role", "admin").exit_code == 2
    assert team(ledger, "revoke", "1").exit_code == 0
    assert opened.tokens.of(secret) is None


def test_the_audit_as_table_and_data(ledger: str) -> None:
    added(ledger, "root", "admin")
    added(ledger, "anna")
    team(ledger, "role", "anna", "review")
    table = team(ledger, "audit").stdout
    assert "role changed" in table
    assert "read to review" in table
    told = json.loads(team(ledger, "audit", "--event", "user added", "--format", "json").stdout)
    assert [(entry["n"], entry["about"], entry["who"]) for entry in told] == [
        (2, "anna", "(command line)"),
        (1, "root", "(command line)"),
    ]
    assert told[0]["address"].startswith("user ")
    assert json.loads(team(ledger, "audit", "--until", "2020-01-01", "--format", "json").stdout) == []
    assert len(json.loads(team(ledger, "audit", "--since", "2020-01-01", "--before", "3", "--format", "json").stdout)) == 2


def test_help_loads_no_database_and_no_hashing() -> None:
    code = "import sys; from foedus.desk.cli import main; "
    code += "main(['team', 'add', '--help'], standalone_mode=False); print(sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"'sqlalchemy'", "'argon2'"} & set(done.stdout.splitlines()[-1].strip("[]").split(", "))
