"""`foedus lineage`: passages have their characters in both files, who drew on whom is told or said not to be."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from foedus.desk.cli import main

FIRST = """TALLINN, May 20, 2019 - Estonia has withdrawn from the fishing treaty that it concluded twelve years ago.
Its government complained that trawlers had emptied the shallow waters along the coast while inspectors looked away.
Negotiators had tried for months to rescue the bargain, and a commission of biologists urged both capitals to spare the herring."""
LATER = """RIGA, May 22, 2019 - “No,” said a skipper. Its government complained that trawlers had emptied the shallow waters along
the coast while inspectors looked away. Negotiators tried for months to rescue the bargain; biologists had urged both capitals
to spare the herring."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "first.txt").write_text(FIRST, encoding="utf-8")
    (tmp_path / "later.txt").write_text(LATER, encoding="utf-8")
    (tmp_path / "apart.txt").write_text("Bakers struck for higher wages in the capital.", encoding="utf-8")
    return tmp_path


def test_passages_and_direction_as_data(folder: Path) -> None:
    result = CliRunner().invoke(main, ["lineage", str(folder), "--format", "json"])
    assert result.exit_code == 0
    told = json.loads(result.stdout)
    assert told["groups"] == [["apart.txt"], ["first.txt", "later.txt"]]
    (pair,) = told["pairs"]
    texts = {"first.txt": FIRST, "later.txt": LATER}
    assert (pair["source"], pair["derived"], pair["lineage"]) == ("first.txt", "later.txt", True)
    assert {p["kind"] for p in pair["passages"]} == {"prose", "reworded"}
    for passage in pair["passages"]:
        for side in ("a", "b"):
            where = passage[side]
            assert texts[pair[side]][where["start"] : where["end"]] == where["words"]


def test_as_a_table(folder: Path) -> None:
    result = CliRunner().invoke(main, ["lineage", str(folder)])
    assert "later.txt draws on first.txt" in " ".join(result.stdout.split())


def test_a_file_that_is_missing_costs_one_line(folder: Path) -> None:
    result = CliRunner().invoke(main, ["lineage", str(folder / "first.txt"), str(folder / "none.txt")])
    assert result.exit_code == 1
    assert "none.txt" in result.stderr
