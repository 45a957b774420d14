"""`foedus import atop | cow | states`: files of data sets into a ledger, and answers from it."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from alliance_files import atop, cow, cow_member, member
from labelled import Run

from foedus.datasets.kept import alliances_in, states_in
from foedus.ledger.opening import open_ledger

FRA, POL, GBR, DEU = 220, 290, 200, 255
STATES = "cowcode,cowc,country_name,start,end,microstate\n220,FRN,France,1816-01-01,9999-12-31,FALSE\n"


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    return tmp_path / "a.ledger"


def test_alliances_answer_what_an_attack_would_trigger(run: Run, tmp_path: Path, ledger: Path) -> None:
    rows = (member(FRA, "1921-2-19", defense="1", defcoadv="1"), member(POL, "1921-2-19", defense="1"))
    done = run("import", "atop", atop(tmp_path, *rows), "--ledger", ledger)
    assert done.exit_code == 0, done.output
    assert "ATOP 4.01, members: 1 alliances, 2 spells" in done.stdout
    assert "Cite: Leeds" in done.stdout
    told = run("what-if", "DEU attacks POL", "--on", "1930-01-01", "--ledger", ledger).stdout
    assert "cannot be told" in told  # France's help: which adversary is meant, the file does not say
    assert "the adversary is one that the alliance means (DEFCOADV: see the treaty text)" in told.replace("\n", " ")
    assert "ATOP 4.01, members, row 2" in told
    told = run("what-if", "DEU attacks FRA", "--on", "1930-01-01", "--ledger", ledger).stdout
    assert "yes: Poland must help France against Germany under the ATOP alliance 1" in told
    assert "(DEFENSE)" in told
    assert "yes: " not in run("what-if", "DEU attacks FRA", "--on", "1921-02-18", "--ledger", ledger).stdout.split("must")[0]


def test_every_statement_stands_on_the_characters_of_its_row(run: Run, tmp_path: Path, ledger: Path) -> None:
    path = atop(tmp_path, member(FRA, "1950-1-10", defense="1"), member(POL, "1951-1-10", "1960-5-1", consul="1"))
    run("import", "atop", path, "--ledger", ledger)
    with open_ledger(str(ledger)) as book:
        (source,) = book.sources().values()
        words = {source.text[s.start : s.end] for s in book.statements()}
        assert book.verify() == []
    assert words == set(path.read_text(encoding="utf-8").splitlines()[1:])


def test_the_pair_of_a_directed_file_is_not_told_twice_where_its_alliance_is(run: Run, tmp_path: Path, ledger: Path) -> None:
    whole = cow(tmp_path, cow_member(FRA, "1921-2-19", defense="1"), cow_member(POL, "1921-2-19", defense="1"))
    pair = tmp_path / "directed.csv"
    heading = "version4id,ccode1,ccode2,dyad_st_day,dyad_st_month,dyad_st_year,dyad_end_day,dyad_end_month,dyad_end_year,"
    heading += "left_censor,right_censor,defense,neutrality,nonaggression,entente,version\n"
    pair.write_text(
        heading + "".join(f"1,{a},{b},19,2,1921,,,,0,1,1,0,0,0,4.1\n" for a, b in ((FRA, POL), (POL, FRA))), encoding="utf-8"
    )
    question = ("what-if", "DEU attacks POL", "--on", "1930-01-01", "--ledger", ledger, "--format", "json")
    run("import", "cow", pair, "--ledger", ledger)
    assert [v["treaty"] for v in json.loads(run(*question).stdout)["verdicts"]] == ["cow-1-0-220-290"]
    run("import", "cow", whole, "--ledger", ledger)
    assert [v["treaty"] for v in json.loads(run(*question).stdout)["verdicts"]] == ["cow-1-0"]


def test_importing_twice_adds_nothing(run: Run, tmp_path: Path, ledger: Path) -> None:
    words = ("import", "cow", cow(tmp_path, cow_member(FRA, "1950-1-10")), "--ledger", ledger, "--format", "json")
    assert json.loads(run(*words).stdout)["new statements"] > 0
    assert json.loads(run(*words).stdout)["new statements"] == 0


def test_the_files_come_out_of_the_ledger_as_they_went_in(run: Run, tmp_path: Path, ledger: Path) -> None:
    states = tmp_path / "cowstates.csv"
    states.write_text(STATES, encoding="utf-8")
    run("import", "atop", atop(tmp_path, member(FRA, "1950-1-")), "--ledger", ledger)
    run("import", "states", states, "--ledger", ledger)
    with open_ledger(str(ledger)) as book:
        sources = book.sources().values()
        (told,), (lists,) = alliances_in(sources), states_in(sources)
    assert [(s.state, s.start.edtf, s.end) for s in told.spells] == [(FRA, "1950-01", None)]
    assert (told.data.name, told.data.version) == ("ATOP", "4.01")
    assert [(m.number, m.end) for m in lists.members] == [(FRA, None)]


def test_a_faulty_row_is_told_and_the_others_load_unless_strict(run: Run, tmp_path: Path, ledger: Path) -> None:
    path = atop(tmp_path, member(FRA, "1950-1-10"), member(POL, "1950-2-30"))
    done = run("import", "atop", path, "--ledger", ledger, "--strict")
    assert done.exit_code == 1
    assert not run("treaties", "--ledger", ledger, "--format", "json").stdout.count("atop-1-0")
    done = run("import", "atop", path, "--ledger", ledger)
    assert done.exit_code == 0
    assert "members.csv:3: dayent '30' is no day of 1950-2." in done.stderr
    assert run("treaties", "--ledger", ledger, "--format", "json").stdout.count("atop-1-0")


def test_a_file_that_is_none_fails_and_the_others_load(run: Run, tmp_path: Path, ledger: Path) -> None:
    other = tmp_path / "novel.csv"
    other.write_text("It was a dark,and stormy night\n", encoding="utf-8")
    done = run("import", "atop", other, atop(tmp_path, member(FRA, "1950-1-10")), "--ledger", ledger)
    assert done.exit_code == 1
    assert "novel.csv:1: It is no file of ATOP that is known" in done.stderr
    assert "1 sources and" in done.stdout


def test_a_load_that_is_stopped_leaves_nothing(run: Run, tmp_path: Path, ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from foedus.ledger.entries import chain

    run("import", "atop", atop(tmp_path, member(GBR, "1940-1-10"), name="first.csv"), "--ledger", ledger)
    before = _counted(ledger)
    made, real = 0, chain.entry

    def entry(*words: Any) -> chain.Entry:
        nonlocal made
        made += 1
        if made > 3:
            raise KeyboardInterrupt
        return real(*words)

    monkeypatch.setattr(chain, "entry", entry)
    run("import", "atop", atop(tmp_path, member(FRA, "1950-1-10"), member(POL, "1950-1-10")), "--ledger", ledger)
    assert made > 3
    assert _counted(ledger) == before


def _counted(ledger: Path) -> tuple[int, ...]:
    with sqlite3.connect(ledger) as connection:
        return tuple(connection.execute(f"select count(*) from {table}").fetchone()[0] for table in ("entries", "texts"))
