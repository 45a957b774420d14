"""Every table of a ledger: its rows, its columns, and the files that it is written to."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from labelled import GOLD, Run

from foedus.core.decisions import Decision, Verdict
from foedus.core.sources import Source, source_id
from foedus.core.statements import Act, Claim, Statement
from foedus.core.when import When
from foedus.core.words import ActKind, Stance
from foedus.desk.current.current import Current
from foedus.desk.tables.cells import defused
from foedus.desk.tables.csvfiles import MARK, csv_lines
from foedus.desk.tables.table import Column, View
from foedus.desk.tables.tables import TABLES, view
from foedus.ledger.opening import open_ledger

STORY = [GOLD / "01-kyoto-putin-signs.txt"]
HOSTILE = '=HYPERLINK("http://example.org","x")'


@pytest.fixture
def ledger(tmp_path: Path) -> str:
    """Two sources on two days: one says that Russia ratified Kyoto, the other, hostile, has a claim of it."""
    address, text = str(tmp_path / "desk.ledger"), "Russia ratified the Kyoto Protocol."
    report = Source(id=source_id(text), name="a.txt", text=text, published=When.parse("2004-11"))
    evil = Source(id=source_id(HOSTILE), name="@SUM(1+1).txt", text=HOSTILE, title="\t=1")
    act = Act(kind=ActKind.RATIFICATION, treaty="kyoto", actors=("RUS",), when=When.parse("2004-10-21/2004-10-31"))
    claim = Claim(speaker="＝cmd", stance=Stance.DENIES, about="no treaty, -2+3", number="80-90")
    with open_ledger(address) as made:
        made.add([report], [Statement(source=report.id, start=0, end=15, content=act)], date(2004, 11, 2))
        made.add(
            [evil], [Statement(source=evil.id, start=0, end=len(HOSTILE), content=claim, stance=Stance.DENIES)], date(2004, 11, 3)
        )
    return address


def seen(address: str | None = None) -> View:
    return view(Current(address).now(), None, date(2010, 1, 1), None)


@pytest.mark.parametrize("name", TABLES)
def test_every_table_of_the_register_has_typed_rows_with_every_column(name: str) -> None:
    table = TABLES[name]
    rows = list(table.rows(seen()))
    assert len(rows) > 20 or name in ("claims", "decisions")  # of which the register has none
    for row in rows:
        for column in table.columns:
            value = row[column.name]
            assert value is None or type(value) is column.kind, (column, value)
            assert not isinstance(value, list) or all(type(v) is str for v in value)


def test_every_column_says_what_it_means_and_names_are_used_once() -> None:
    for table in TABLES.values():
        assert all(column.meaning for column in table.columns)
        assert len({column.name for column in table.columns}) == len(table.columns)


def test_the_tables_of_a_ledger_say_what_was_put_in(ledger: str) -> None:
    told = {name: list(TABLES[name].rows(seen(ledger))) for name in TABLES}
    (act,) = told["acts"]
    assert (act["treaty"], act["kind"], act["actors"], act["day"]) == ("kyoto", "ratification", ["RUS"], "2004-10-21/2004-10-31")
    assert (act["earliest"], act["latest"], act["reports"]) == (date(2004, 10, 21), date(2004, 10, 31), 1)
    first, second = told["statements"]
    assert (first["words"], first["start"], first["end"], first["recorded"]) == ("Russia ratified", 0, 15, date(2004, 11, 2))
    assert (second["speaker"], second["recorded"], first["statement"]) == ("＝cmd", date(2004, 11, 3), act["statements"][0])
    (claim,) = told["claims"]
    assert (claim["treaty"], claim["number"], claim["stance"]) == (None, "80-90", "denies")
    assert {s["name"]: s["statements"] for s in told["sources"]} == {"a.txt": 1, "@SUM(1+1).txt": 1}
    (party,) = told["parties"]
    assert (party["state"], party["name"]) == ("RUS", "Russia")


def test_decisions_are_told_as_they_were_made(ledger: str) -> None:
    with open_ledger(ledger) as opened:
        key = next(iter(opened.by_id()))
        at = datetime(2024, 11, 12, 8, 30, tzinfo=UTC)
        opened.decide(Decision(statement=key, verdict=Verdict.REJECT, by="=Ada", at=at, why="no"), known=date(2024, 11, 12))
    (row,) = TABLES["decisions"].rows(seen(ledger))
    assert (row["statement"], row["verdict"], row["by"], row["why"]) == (key, "reject", "=Ada", "no")
    assert (row["at"], row["recorded"], row["instead"]) == ("2024-11-12T08:30:00+00:00", date(2024, 11, 12), None)
    assert list(TABLES["decisions"].rows(view(Current(ledger).now(), None, date(2010, 1, 1), date(2024, 11, 11)))) == []


def test_a_treatys_standing_is_of_the_day_of_law() -> None:
    told = {
        day: {r["treaty"]: r for r in TABLES["treaties"].rows(view(Current().now(), None, day, None))}
        for day in (date(2000, 1, 1), date(2003, 1, 1))
    }
    assert [told[day]["abm"]["standing"] for day in told] == ["in force", "terminated"]


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("=1+1", "'=1+1"), ("+1", "'+1"), ("-1", "'-1"), ("@SUM(A1)", "'@SUM(A1)"), ("\u2212 1", "'\u2212 1"),
        ("\t=1", "'\t'=1"), ("\rx", "'\rx"), ("\nx", "'\nx"), (" =1", "' =1"), ("\x00=1", "'\x00=1"), ("\ufeff=1", "'\ufeff=1"),
        ("\u00a0\u200b=1", "'\u00a0\u200b=1"), ("＝1", "'＝1"), ("＋1", "'＋1"), ("－1", "'－1"), ("＠x", "'＠x"), ('"=1', "'\"=1"),
        ("a;=1", "a;'=1"), ('a;"=1', "a;'\"=1"), ("a\t@x", "a\t'@x"), ("a\n\n=x", "a\n\n'=x"), ("a; =1", "a;' =1"),
        ("signed, not in force", "signed, not in force"), ("well-known = so", "well-known = so"), ("он, - и", "он, - и"),
        ("80-90", "80-90"), (">=3000", ">=3000"), ("", ""), ("2004-11-09", "2004-11-09"), ("a; b", "a; b"),
    ],
)  # fmt: skip
def test_what_a_spreadsheet_would_run_is_defused_and_the_rest_stays(text: str, safe: str) -> None:
    assert defused(text) == safe
    frame = pl.DataFrame({"text": [text]})
    from foedus.desk.panelfiles import csv_text

    assert [row["text"] for row in csv.DictReader(io.StringIO(csv_text(frame), newline=""))] == [safe]


@given(st.text(alphabet='=+-@＝＠;,"\t\r\n a\u200b\u00a0', max_size=12))
def test_no_cell_begins_with_a_formula_whatever_separator_it_is_read_with(text: str) -> None:
    column = Column("x", str, "x")
    _, line = csv_lines([column, Column("n", int, "n"), Column("y", str, "y")], [{"x": "a", "n": -5, "y": text}])
    for separator in ",;\t":
        for row in csv.reader(io.StringIO(line, newline=""), delimiter=separator):
            for cell in row:
                bare = cell.replace('"', "").strip(" \t\r\n\u200b\u00a0")
                assert not bare.startswith(("=", "+", "@", "＝", "＠")), (separator, row)
                assert not bare.startswith("-") or bare == "-5", (separator, row)


def test_a_csv_file_is_read_back_as_it_was_but_for_what_would_run(run: Run, ledger: str, tmp_path: Path) -> None:
    file = tmp_path / "statements.csv"
    assert run("table", "statements", "--ledger", ledger, "-o", file).exit_code == 0
    raw = file.read_bytes()
    assert raw.startswith(MARK.encode())
    assert raw.count(b"\r\n") == 3
    first, second = csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline=""))
    assert (first["words"], first["start"], first["actors"], first["vote"]) == ("Russia ratified", "0", "RUS", "")
    assert (second["words"], second["document"], second["speaker"]) == (f"'{HOSTILE}", "'@SUM(1+1).txt", "'＝cmd")
    assert run("table", "statements", "--ledger", ledger).stdout_bytes == raw


def test_a_parquet_file_has_types_and_the_text_as_it_is(run: Run, ledger: str, tmp_path: Path) -> None:
    file = tmp_path / "acts.parquet"
    assert run("table", "acts", "--ledger", ledger, "-o", file).exit_code == 0
    frame = pl.read_parquet(file)
    assert frame.schema["earliest"] == pl.Date
    assert frame.schema["actors"] == pl.List(pl.String)
    assert frame.row(0, named=True)["actors"] == ["RUS"]
    told = pl.read_parquet_metadata(file)
    assert told["title"] == TABLES["acts"].title
    assert "EDTF" in told["column day"]
    run("table", "statements", "--ledger", ledger, "-o", tmp_path / "s.parquet")
    assert HOSTILE in pl.read_parquet(tmp_path / "s.parquet")["words"].to_list()


def test_json_and_the_list_of_tables(run: Run, ledger: str) -> None:
    (row,) = json.loads(run("table", "acts", "--ledger", ledger, "--format", "json").stdout)
    assert row["earliest"] == "2004-10-21"
    listed = {t["table"]: t for t in json.loads(run("table", "--format", "json").stdout)}
    assert list(listed) == list(TABLES)
    assert listed["acts"]["columns"][0] == {"name": "treaty", "kind": "text", "meaning": "the treaty that the act concerns"}
    assert all(name in run("table").stdout for name in TABLES)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("nothing",), "nothing: There is no such table. There are treaties,"),
        (("acts", "-o", "acts.xlsx"), "Use .csv, .parquet"),
        (("acts", "-o", "/no/such/folder/x.csv"), "It cannot be written"),
        (("acts", "-o", "/no/such/folder/x.parquet"), "It cannot be written"),
        (("acts", "--ledger", "/no/such.ledger"), "There can be no ledger here"),
    ],
)
def test_what_cannot_be_done_is_one_line_and_exit_code_2(run: Run, words: tuple[str, ...], said: str) -> None:
    done = run("table", *words)
    assert done.exit_code == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_rows_stream() -> None:
    """The first line comes before the second row is made."""
    made: list[int] = []

    def rows() -> Iterator[dict[str, int]]:
        for n in range(3):
            made.append(n)
            yield {"n": n}

    lines = csv_lines([Column("n", int, "n")], rows())
    assert [next(lines), next(lines)] == [f"{MARK}n\r\n", "0\r\n"]
    assert made == [0]
