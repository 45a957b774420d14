"""Rows of alliance data sets as spells: every layout, and what a bad row, column or version costs."""

import gzip
from datetime import date
from pathlib import Path

import pytest
from alliance_files import ATOP, atop, cow, cow_member, member

from foedus.core.when import When
from foedus.datasets.alliances.spellrows import Spells, read_spells
from foedus.datasets.rowfiles import row_file
from foedus.datasets.statelists import memberships

FRA, POL, GBR = 220, 290, 200
SHARED = Path(__file__).resolve().parents[3] / "shared" / "data" / "alliances"
there = pytest.mark.skipif(not SHARED.is_dir(), reason=f"SKIPPED: the alliance data sets are not at {SHARED}")


def good(path: Path, name: str = "ATOP", version: str | None = None) -> Spells:
    told, problems = read_spells(path, name, version)
    assert told is not None, problems
    assert problems == []
    return told


def faults(path: Path, name: str = "ATOP") -> tuple[int, list[str]]:
    told, problems = read_spells(path, name)
    return (len(told.spells) if told else 0), [str(p).removeprefix(f"{path.parent}/") for p in problems]


def test_a_member_row_is_a_spell_with_its_flags(tmp_path: Path) -> None:
    (spell,) = good(atop(tmp_path, member(FRA, "1950-1-", "1960-5-1", defense="1", obvary="1"))).spells
    assert (spell.line, spell.alliance, spell.state, spell.toward) == (2, "1", FRA, None)
    assert (spell.start, spell.end) == (When.parse("1950-01"), When.parse("1960-05-01"))
    assert (spell.flag("defense"), spell.flag("offense"), spell.varies) == (True, False, True)
    assert spell.flag("no such variable") is None


def test_no_exit_is_the_end_of_the_data(tmp_path: Path) -> None:
    assert good(atop(tmp_path, member(FRA, "1950-1-10"))).spells[0].end is None
    told = good(cow(tmp_path, cow_member(FRA, "1950-1-10"), cow_member(POL, "1950-1-10", "1960-5-1")), "COW")
    assert [s.end for s in told.spells] == [None, When.parse("1960-05-01")]
    assert told.data.last == date(2012, 12, 31)


def test_what_is_not_coded_is_neither_one_nor_zero(tmp_path: Path) -> None:
    (spell,) = good(cow(tmp_path, cow_member(FRA, "1950-1-10", nonaggression="NA")), "COW").spells
    assert spell.flag("nonaggression") is None
    assert spell.has("nonaggression")


def test_years_in_a_row_are_one_spell_whose_days_are_not_known(tmp_path: Path) -> None:
    rows = ["ccode1,ccode2,year,atop_defense,atop_offense,atop_neutral,atop_nonagg,atop_consul"]
    rows += [f"220,290,{year},1,0,0,0,0" for year in (1921, 1922, 1923)]  # one run
    rows += ["220,290,1925,1,0,0,0,0", "220,290,1926,1,0,0,0,1"]  # a gap, then other flags to the last year of the file
    path = tmp_path / "ddyad_v5.1.csv"
    path.write_text("\n".join(rows), encoding="utf-8")
    told = good(path)
    assert told.data.version == "5.1"  # from the file's name
    runs = [(s.start.edtf, s.end and s.end.edtf, s.flag("consul")) for s in told.spells]
    assert runs == [("1921", "1923", False), ("1925", "1925", False), ("1926", None, True)]
    assert {(s.state, s.toward) for s in told.spells} == {(FRA, POL)}


def test_an_alliance_whose_members_differ_tells_of_no_member(tmp_path: Path) -> None:
    text = "atopid,phase,mem1,mem2,begyr,begmo,begday,endyr,endmo,endday,asymm,defense,offense,neutral,nonagg,consul,version\n"
    path = tmp_path / "phase.csv"
    path.write_text(text + "7,0,220,290,1950,1,1,0,0,0,1,1,0,0,0,0,4\n8,0,220,290,1950,1,1,0,0,0,0,1,0,0,0,0,4\n", encoding="utf-8")
    assert [(s.alliance, s.state, s.shared) for s in good(path).spells] == [
        ("7", 220, True), ("7", 290, True), ("8", 220, False), ("8", 290, False),
    ]  # fmt: skip


def test_faulty_rows_are_told_by_number_column_and_value_and_the_others_load(tmp_path: Path) -> None:
    rows = (
        member(FRA, "1950-1-10"),
        member(POL, "1950-2-30"),
        member(9999, "1950-1-10"),
        member(GBR, "1960-1-1", "1950-1-1"),
        member(GBR, "1950-13-1"),
        member(GBR, "many-1-1"),
        member(GBR, "1950-1-10") | {"version": "9.9"},
        member(9999, "1951-1-10"),
    )
    number, told = faults(atop(tmp_path, *rows))
    assert number == 1
    assert told == [
        "members.csv:3: dayent '30' is no day of 1950-2. Mend the row, or leave it out.",
        "members.csv:4: member '9999' is no state that a list knows (2 rows: 4, 9). Mend the row, or leave it out.",
        "members.csv:5: yrexit '1950-01-01' is before its beginning, 1960-01-01. Mend the row, or leave it out.",
        "members.csv:6: moent '13' is no month of the year. Mend the row, or leave it out.",
        "members.csv:7: yrent 'many' is no number. Mend the row, or leave it out.",
        "members.csv:8: version '9.9' is not that of the file, 4.01. Mend the row, or leave it out.",
    ]


def test_a_file_without_its_columns_names_them(tmp_path: Path) -> None:
    path = atop(tmp_path, member(FRA, "1950-1-10"), columns=tuple(c for c in ATOP if c not in ("defense", "dayexit")))
    assert faults(path) == (0, [
        "members.csv:1: It is no file of ATOP that is known: as one of members it misses the columns dayexit, defense. "
        "Give the file with the columns of its publisher.",
    ])  # fmt: skip


def test_a_version_that_is_not_known_is_told_with_those_that_are(tmp_path: Path) -> None:
    number, (told,) = faults(atop(tmp_path, member(FRA, "1950-1-10") | {"version": "9.9"}))
    assert number == 0
    assert "members.csv:2: ATOP version '9.9' is not known. Give one of 4.0, 4.01, 5.0, 5.1" in told


@pytest.mark.parametrize("text", ["", "\x00\x01", "a\nb\n", "atopid,atopid\n1,1\n", '"never closed', "<html>", "a,b\n1,2,3\n"])
def test_what_is_no_table_is_told_in_one_line(tmp_path: Path, text: str) -> None:
    path = tmp_path / "x.csv"
    path.write_text(text, encoding="utf-8")
    number, told = faults(path)
    assert number == 0
    assert told
    assert all(line.startswith("x.csv") for line in told)


def test_gzip_is_read_and_what_only_looks_like_it_is_told(tmp_path: Path) -> None:
    plain = atop(tmp_path, member(FRA, "1950-1-10"))
    packed = tmp_path / "members.csv.gz"
    packed.write_bytes(gzip.compress(plain.read_bytes()))
    assert good(packed).spells == good(plain).spells
    packed.write_bytes(b"no gzip")
    assert faults(packed)[0] == 0


def test_names_in_an_older_code_page_are_read(tmp_path: Path) -> None:
    path = tmp_path / "cowstates.csv"
    path.write_bytes("cowcode,cowc,country_name,start,end,microstate\n220,FRN,Franç,1816-01-01,9999-12-31,FALSE\n".encode("cp1252"))
    file, _ = row_file(path)
    assert file
    (found, _) = memberships(file)
    assert found
    assert [m.name for m in found.members] == ["Franç"]


def test_stata_says_the_same_as_csv(tmp_path: Path) -> None:
    pyreadstat = pytest.importorskip("pyreadstat")
    import polars

    plain = atop(tmp_path, member(FRA, "1950-1-10", defense="1"), member(POL, "1950--", "1960-5-1"))
    frame = polars.read_csv(plain)
    pyreadstat.write_dta(frame, str(tmp_path / "members.dta"))
    assert good(tmp_path / "members.dta").spells == good(plain).spells
    (tmp_path / "broken.dta").write_bytes(b"<stata_dta>" * 9)
    assert faults(tmp_path / "broken.dta")[0] == 0


@there
@pytest.mark.parametrize(
    ("name", "data", "spells", "wrong"),
    [
        ("atop_member_v4.01.csv", "ATOP", 2397, 1),  # 2,398 rows, one of a member 8152
        ("cow_by_member_v4.1.csv", "COW", 1221, 0),
        ("cow_by_directed_v4.1.csv", "COW", 6422, 3),  # 6,444 rows, 22 of them end before they begin, on three days
        ("cow_by_member_yearly_v4.1.csv.gz", "COW", 1221, 0),  # the spells that its years come from
    ],
)
def test_every_row_of_the_published_files_is_a_spell_or_a_fault(name: str, data: str, spells: int, wrong: int) -> None:
    told, problems = read_spells(SHARED / name, data)
    assert told is not None
    assert (len(told.spells), len(problems)) == (spells, wrong)
