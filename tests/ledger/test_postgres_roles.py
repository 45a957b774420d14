"""PostgreSQL as an office runs it: roles with few rights, wrong passwords, servers that are not there or go away."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import psycopg
import pytest
from click.testing import CliRunner
from stores import postgres

from foedus.core.problems import Refused
from foedus.core.sources import Source, source_id
from foedus.core.statements import Act, Statement
from foedus.core.words import ActKind
from foedus.desk.cli import main
from foedus.ledger.database import Database

DOCUMENT = Path(__file__).parents[2] / "docs" / "ledger.md"
REPORT = Source(id=source_id("They signed."), name="a.txt", text="They signed.", kind="report")
SIGNED = Statement(source=REPORT.id, start=0, end=11, content=Act(kind=ActKind.SIGNATURE, treaty="kyoto", actors=("RUS",)))


@pytest.fixture(scope="module")
def owned() -> str:
    """A ledger of its owner, and a role of each kind that docs/ledger.md tells of; passwords are asked of nobody but `locked`."""
    address = postgres()
    with Database(address) as ledger:
        ledger.add([REPORT], [SIGNED], date(2024, 12, 4))
    (granted,) = re.findall(r"## PostgreSQL\n.*?```sql\n(.*?)```", DOCUMENT.read_text(encoding="utf-8"), re.S)
    with psycopg.connect(address.replace("+psycopg", ""), autocommit=True) as owner:
        owner.execute("CREATE ROLE locked LOGIN PASSWORD 'right'")
        owner.execute(granted.encode())
        (rules,) = owner.execute("SHOW hba_file").fetchone() or ("",)
        Path(rules).write_text(f"local all locked scram-sha-256\n{Path(rules).read_text()}")
        owner.execute("SELECT pg_reload_conf()")
    return address


def role(owned: str, name: str, password: str = "") -> str:
    return owned.replace("postgres:@", f"{name}:{password}@" if password else f"{name}@")


def run(*words: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(main, list(words))
    assert not done.exception or isinstance(done.exception, SystemExit), done.exception
    return done.exit_code, done.stdout, done.stderr


READING = [
    ("status", "kyoto", "--on", "2024-12-05"),
    ("sources",),
    ("search", "signed"),
    ("table", "statements"),
    ("review", "--format", "json"),
    ("review", "log"),
    ("export",),
    ("check",),
]


@pytest.mark.parametrize("words", READING, ids=lambda words: " ".join(words[:2]))
def test_who_may_only_read_reads(owned: str, words: tuple[str, ...]) -> None:
    told = run(*words, "--ledger", role(owned, "reader"))
    assert told[0] == 0, told
    owner = run(*words, "--ledger", owned)
    assert [text.replace("reader@", "postgres@") for text in told[1:]] == list(owner[1:])


def test_who_may_only_read_keeps_a_copy_of_it(owned: str, tmp_path: Path) -> None:
    for words in (("verify",), ("stats",)):
        assert run("ledger", *words, role(owned, "reader"))[0] == 0
    assert run("ledger", "backup", role(owned, "reader"), str(tmp_path / "saved"))[0] == 0


def test_who_may_only_read_is_told_so_when_writing(owned: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("GENEVA, 3 December 2024 (AP) - Chad signed the Kyoto Protocol on Monday.")
    address = role(owned, "reader")
    for words in (("ingest", str(tmp_path / "a.txt")), ("review", "accept", SIGNED.id, "--by", "ann")):
        code, _, said = run(*words, "--ledger", address)
        assert (code, len(said.splitlines())) == (2, 1), said
        assert "permission denied" in said
        assert "Ask who owns the ledger" in said


def test_who_may_write_adds_decides_and_changes_nothing(owned: str) -> None:
    address = role(owned, "writer")
    other = Statement(source=REPORT.id, start=0, end=4, content=Act(kind=ActKind.SIGNATURE, treaty="kyoto", actors=("TCD",)))
    with Database(address) as ledger:
        assert ledger.add([REPORT], [other], date(2024, 12, 5)).statements == 1
        assert ledger.verify() == []
    assert run("review", "accept", other.id, "--by", "ann", "--ledger", address)[0] == 0
    for sql in ("UPDATE entries SET record = ''", "DELETE FROM texts", "TRUNCATE entries", "UPDATE meta SET value = '9'"):
        with (
            pytest.raises(psycopg.Error, match=r"permission denied|append-only"),
            psycopg.connect(address.replace("+psycopg", "")) as writer,
        ):
            writer.execute(sql.encode())


@pytest.mark.parametrize(
    ("change", "says", "remedy"),
    [
        ((r"postgres:@", "locked:wrong@"), "password authentication failed", "Check the user and the password"),
        ((r"postgres:@", "locked@"), "no password supplied", "Check the user and the password"),
        ((r"postgres:@", "nobody@"), 'role "nobody" does not exist', "Check the user and the password"),
        ((r"/ledger\d+\?", "/missing?"), 'database "missing" does not exist', "Make the database first"),
        ((r"host=.*", "host=/nowhere"), "connection", "Check the host and the port"),
        ((r"@/(.*)\?.*", r"@127.0.0.1:1/\1"), "refused", "Check the host and the port"),
        ((r"@/(.*)\?.*", r"@no-such-host.invalid/\1"), "", "Check the host and the port"),
        ((r"postgresql\+psycopg", "mysql"), "No module", "Install that database's driver"),
        ((r"postgresql\+psycopg", "nosuch"), "Can't load plugin", ""),
    ],
)
def test_a_wrong_address_is_one_line_with_a_remedy(owned: str, change: tuple[str, str], says: str, remedy: str) -> None:
    code, _, said = run("status", "kyoto", "--ledger", re.sub(*change, owned))
    assert (code, len(said.splitlines())) == (2, 1), said
    assert says in said
    assert remedy in said
    assert "wrong@" not in said


def test_the_right_password_opens_it(owned: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("sources", "--ledger", role(owned, "locked", "right"))[0] == 2  # it has no rights on the tables
    code, _, said = run("sources", "--ledger", role(owned, "locked", "right"))
    assert (code, "permission denied" in said) == (2, True)
    monkeypatch.setenv("PGPASSWORD", "right")
    assert "permission denied" in run("sources", "--ledger", role(owned, "locked"))[2]


def test_an_empty_database_is_no_ledger_yet(owned: str) -> None:
    code, _, said = run("status", "kyoto", "--ledger", postgres())
    assert code == 2
    assert "There is no ledger in this database" in said


def test_a_lost_connection_is_told_and_the_next_command_works(owned: str) -> None:
    with Database(owned) as ledger:
        with ledger.rows.still() as now:
            assert now.head()[0] > 0
            _end_sessions(owned)
            with pytest.raises(Refused) as refused:
                now.head()
        assert "do it again" in refused.value.problem.remedy
        _end_sessions(owned)  # while nothing is asked: a server started anew is no error
        assert ledger.head() > 0


def _end_sessions(address: str) -> None:
    with psycopg.connect(address.replace("+psycopg", ""), autocommit=True) as other:
        other.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
