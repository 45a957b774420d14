"""`foedus text`, as a person runs it."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from foedus.desk.cli import main

TEXT = "PACT\n\nArticle 1\nAims\n1. Peace.\n2. Trade.\n\nArticle 2\nIt is [bold]open[/bold].\n\nDONE at Bern.\n"


def test_its_parts_in_a_table(tmp_path: Path) -> None:
    (tmp_path / "pact.txt").write_text(TEXT)
    done = CliRunner().invoke(main, ["text", str(tmp_path / "pact.txt")])
    assert done.exit_code == 0
    said = [line.split("  ")[0] for line in done.stdout.splitlines() if line.strip()]
    assert [word.strip() for word in said[3:]] == ["opening", "article 1", "· (1)", "· (2)", "article 2", "ending"]
    assert "It is [bold]open[/bold]." in done.stdout


def test_its_parts_for_a_program(tmp_path: Path) -> None:
    (tmp_path / "pact.txt").write_text(TEXT)
    done = CliRunner().invoke(main, ["text", str(tmp_path / "pact.txt"), "--format", "json"])
    parts = json.loads(done.stdout)["parts"]
    assert [(p["kind"], p["number"], p["heading"]) for p in parts][1] == ("article", "1", "Aims")
    assert "".join(TEXT[p["start"] : p["end"]] for p in parts) == TEXT


def test_what_is_no_treaty_is_told(tmp_path: Path) -> None:
    (tmp_path / "novel.txt").write_text("Call me Ishmael.")
    for path, said in (("novel.txt", "No articles are numbered"), ("none.txt", "none.txt")):
        done = CliRunner().invoke(main, ["text", str(tmp_path / path)])
        assert (done.exit_code, done.stdout) == (1, "")
        assert said in done.stderr
        assert len(done.stderr.splitlines()) == 1
