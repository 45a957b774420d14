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
    said = [line.split("  ")[0].strip() for line in done.stdout.splitlines() if line.strip()]
    named = ["opening", "· title", "article 1", "· (1)", "· (2)", "article 2", "ending", "· testimonium"]
    assert said[3:-2] == named
    assert said[-2] == "Done at Bern."
    assert said[-1] == "No final clause was found."
    assert "It is [bold]open[/bold]." in done.stdout


def test_its_final_clauses_as_data_or_told_as_unread(tmp_path: Path) -> None:
    file = tmp_path / "pact.txt"
    words = "It shall enter into force 30 days after the deposit of the third instrument of accession."
    file.write_text(TEXT.replace("It is [bold]open[/bold].", words + " This Treaty may be denounced on the moon."))
    found = json.loads(CliRunner().invoke(main, ["text", str(file), "--format", "json"]).stdout)["clauses"]
    assert list(found) == ["entry_into_force", "withdrawal"]
    entry = found["entry_into_force"]
    assert (entry["article"], entry["words"]) == ("2", words)
    assert entry["clause"] == {"rule": "number of instruments", "article": "2", "count": 3, "delay": {"days": 30}}
    assert found["withdrawal"]["clause"] is None
    told = " ".join(CliRunner().invoke(main, ["text", str(file)], terminal_width=200).stdout.split())
    assert "could not be read as data" in told
    page = CliRunner().invoke(main, ["text", str(file), "--format", "html"]).stdout
    assert "rule: number of instruments; count: 3; delay: 30 days" in page
    assert '<b>entry into force</b>, <a href="#article-2">article <bdi>2</bdi></a>' in page


def test_its_parts_for_a_program(tmp_path: Path) -> None:
    (tmp_path / "pact.txt").write_text(TEXT)
    done = CliRunner().invoke(main, ["text", str(tmp_path / "pact.txt"), "--format", "json"])
    parts = json.loads(done.stdout)["parts"]
    assert [(p["kind"], p["number"], p["heading"]) for p in parts][1] == ("article", "1", "Aims")
    assert "".join(TEXT[p["start"] : p["end"]] for p in parts) == TEXT


def test_who_concludes_it_and_how_it_was_done(tmp_path: Path) -> None:
    file, words = (
        tmp_path / "pact.txt",
        "at Bern on 1 May 1950 in duplicate, in German and French, both texts being equally authentic.",
    )
    opening = "PACT\n\nThe Swiss Confederation and the Republic of Austria,\nHave agreed as follows:\n"
    file.write_text(TEXT.replace("PACT\n", opening).replace("at Bern.", words))
    acts = [
        "Parties that it names: CHE, AUT. Done at Bern on 1950-05-01 in 2 originals.",
        "Languages: German, French, equally authentic.",
    ]
    assert CliRunner().invoke(main, ["text", str(file)]).stdout.splitlines()[-3:-1] == acts
    said = json.loads(CliRunner().invoke(main, ["text", str(file), "--format", "json"]).stdout)["concluded"]
    day, text = said["day"], file.read_text()
    assert (day["value"], text[day["start"] : day["end"]]) == ("1950-05-01", "1 May 1950")
    assert said["prevailing"] is None
    page = CliRunner().invoke(main, ["text", str(file), "--format", "html"]).stdout
    assert all(line in page for line in acts)


def test_what_is_no_treaty_is_told(tmp_path: Path) -> None:
    (tmp_path / "novel.txt").write_text("Call me Ishmael.")
    for path, said in (("novel.txt", "No articles are numbered"), ("none.txt", "none.txt")):
        done = CliRunner().invoke(main, ["text", str(tmp_path / path)])
        assert (done.exit_code, done.stdout) == (1, "")
        assert said in done.stderr
        assert len(done.stderr.splitlines()) == 1


def test_what_has_articles_and_is_no_treaty_is_told(tmp_path: Path) -> None:
    law = "Article 1\nThis Code binds all.\nArticle 2\nContracting parties keep\nthis Code. It shall enter into force today.\n"
    (tmp_path / "code.txt").write_text(law)
    (tmp_path / "act.txt").write_text(
        "Article 1\nThis Regulation binds.\nArticle 2\nIt applies today.\nDone at Bern, 1 May 1990.\n"
    )
    (tmp_path / "club.txt").write_text("Article 1\nWe meet.\nArticle 2\nWe eat.\n")
    for file, said in (
        ("code.txt", "It reads as a state's own law, not as a treaty: it says “This Code”"),
        ("club.txt", "no words"),
    ):
        done = CliRunner().invoke(main, ["text", str(tmp_path / file)])
        assert done.exit_code == 1
        assert said in done.stderr
        assert "article 2" in done.stdout
        assert "force, article" not in done.stdout
        read = json.loads(CliRunner().invoke(main, ["text", str(tmp_path / file), "--format", "json"]).stdout)
        assert (read["clauses"], read["duties"]) == ({}, [])


def test_two_texts_article_by_article(tmp_path: Path) -> None:
    one, other = tmp_path / "one.txt", tmp_path / "other.txt"
    one.write_text(TEXT)
    other.write_text(TEXT.replace("Trade.", "Trade and travel.") + "\nArticle 3\n\x1b[31mNew\x1b[0m things are done.\n")
    done = CliRunner().invoke(main, ["compare", str(one), str(other)])
    assert done.exit_code == 0
    assert "Trade {+and travel+}." in done.stdout
    assert "Articles in both: 2, word for word 1; dropped: 0; added: 1." in done.stdout
    assert "\x1b" not in done.stdout
    found = json.loads(CliRunner().invoke(main, ["compare", str(one), str(other), "--format", "json"]).stdout)["articles"]
    assert [(a["one"] and a["one"]["number"], a["other"]["number"]) for a in found] == [("1", "1"), ("2", "2"), (None, "3")]


def test_what_is_no_treaty_is_not_compared(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(TEXT)
    (tmp_path / "novel.txt").write_text("Call me Ishmael.")
    done = CliRunner().invoke(main, ["compare", str(tmp_path / "one.txt"), str(tmp_path / "novel.txt")])
    assert (done.exit_code, done.stdout) == (1, "")
    assert "novel.txt: No articles" in done.stderr
