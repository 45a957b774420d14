"""Whatever a file holds, reading it raises nothing: what cannot be taken is told, each in one line."""

from __future__ import annotations

from pathlib import Path

import pytest
from alliance_files import ATOP, COW
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.datasets.alliances.spellrows import spells
from foedus.datasets.alliances.telling import statements, treaties
from foedus.datasets.kept import read
from foedus.datasets.rowfiles import of_text
from foedus.datasets.statelists import memberships

CELLS = st.one_of(
    st.sampled_from(
        ["", "NA", "0", "1", "220", "290", "1950", "2", "30", "31", "13", "-1", "1e9", "1e400", "nan", "inf", "4.01", "4.1", "٣"]
    ),
    st.text(max_size=6),
)
STATES = "cowcode,cowc,country_name,start,end,microstate"


def row(columns: tuple[str, ...]) -> st.SearchStrategy[str]:
    return st.lists(CELLS, min_size=len(columns) - 1, max_size=len(columns) + 1).map(lambda cells: ",".join(map(quoted, cells)))


def quoted(cell: str) -> str:
    return f'"{cell}"' if any(mark in cell for mark in ",\r\n") and '"' not in cell else cell


@pytest.mark.parametrize(("columns", "name"), [(ATOP, "ATOP"), (COW, "COW")])
def test_rows_of_any_cells(columns: tuple[str, ...], name: str) -> None:
    @settings(max_examples=150, deadline=None)
    @given(rows=st.lists(row(columns), max_size=4))
    def check(rows: list[str]) -> None:
        file, problems = of_text(Path("x_v4.1.csv" if name == "COW" else "x_v4.01.csv"), "\n".join([",".join(columns), *rows]))
        told, wrong = spells(file, name) if file else (None, [])
        assert told or problems or wrong
        if told:
            assert all(told.file.text[s.start : s.end] for s in statements(told))
            treaties(told)

    check()


@settings(max_examples=150, deadline=None)
@given(text=st.text(max_size=300))
def test_any_text_is_a_table_or_a_problem(text: str) -> None:
    file, problems = of_text(Path("x.csv"), text)
    assert file or problems
    for number in file.rows if file else ():
        assert 0 <= number.start <= number.end <= len(text)
    if file:
        told, wrong = memberships(file)
        assert told or wrong


@settings(max_examples=100, deadline=None)
@given(raw=st.binary(max_size=200), ending=st.sampled_from([".csv", ".csv.gz", ".dta"]))
def test_any_bytes_are_read_or_told(tmp_path_factory: pytest.TempPathFactory, raw: bytes, ending: str) -> None:
    path = tmp_path_factory.mktemp("raw") / f"x{ending}"
    path.write_bytes(raw)
    told, problems = read(path)
    assert told is not None or problems


def test_a_cell_that_is_no_state_is_shown_and_not_obeyed() -> None:
    evil = "\x1b[31m=cmd()<script>" + "x" * 500
    file, _ = of_text(Path("x.csv"), f'{STATES}\n"{evil}",FRN,France,1816-01-01,9999-12-31,FALSE\n')
    assert file
    _, (problem,) = memberships(file)
    assert len(str(problem)) < 300
    assert "\x1b" not in repr(str(problem)).replace("\\x1b", "")
