"""Each command from its words to its output and exit code."""

from __future__ import annotations

import json
from pathlib import Path

from labelled import GOLD, Run

KYOTO = [GOLD / f"{n}.txt" for n in ("01-kyoto-putin-signs", "02-kyoto-light-rewrite", "03-kyoto-expanded")]


def test_brief_on_the_terminal_says_what_was_found(run: Run) -> None:
    done = run("brief", *KYOTO, "--on", "2005-03-01")
    assert done.exit_code == 0, done.output
    assert "Kyoto Protocol" in done.stdout
    assert "2004-10-22" in done.stdout
    assert "State Duma" in done.stdout


def test_brief_as_data_counts_rewrites_as_one_source(run: Run) -> None:
    done = run("brief", *KYOTO, "--json", "-")
    brief = json.loads(done.stdout)
    duma = next(a for a in brief["treaties"][0]["acts"] if a.get("organ") == "State Duma")
    assert (duma["reports"], duma["independent"]) == (3, 1)
    assert brief["groups"] == [[1, 2, 3]]


def test_brief_known_by_a_day_leaves_out_later_reports(run: Run) -> None:
    done = run("brief", *KYOTO, "--known", "2004-11-06", "--json", "-")
    brief = json.loads(done.stdout)
    assert [s["name"] for s in brief["sources"]] == ["01-kyoto-putin-signs.txt"]
    assert "2 reports left out" in " ".join(brief["notes"])


def test_no_treaty_in_it_is_said_plainly(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The weather was fine in Geneva on Monday.")
    (tmp_path / "b.txt").write_text("A football match ended without goals.")
    done = run("brief", tmp_path)
    assert done.exit_code == 0
    assert "No treaty act found in 2 of 2 reports." in done.stdout


def test_unreadable_files_cost_one_line_each_and_the_rest_is_read(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7 broken")
    (tmp_path / "fine.txt").write_text("The two ministers met.")
    done = run("brief", tmp_path, tmp_path / "missing.txt")
    assert done.exit_code == 1
    lines = done.stderr.splitlines()
    assert len(lines) == 3
    assert all(line.startswith("foedus: ") for line in lines)
    assert {n for n in ("empty.txt", "broken.pdf", "missing.txt") if any(n in line for line in lines)} == {
        "empty.txt",
        "broken.pdf",
        "missing.txt",
    }
    assert "fine.txt" in done.stdout


def test_jsonl_has_the_shape_of_the_labels(run: Run) -> None:
    done = run("read", *KYOTO, "--format", "jsonl")
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    for line, file in zip(lines, KYOTO, strict=True):
        label = json.loads(file.with_suffix(".json").read_text())
        assert set(line) == {"report", "published", "acts", "claims", "provisions"}
        assert line["report"] == file.name
        assert line["published"] == label["published"]
        keys = ("kind", "about", "status", "actors", "organ", "persons", "place", "date", "span")
        assert [[a[k] for k in keys] for a in line["acts"]] == [[a[k] for k in keys] for a in label["acts"]]
        assert [[c[k] for k in ("speaker", "stance", "about", "span")] for c in line["claims"]] == [
            [c[k] for k in ("speaker", "stance", "about", "span")] for c in label["claims"]
        ]
        assert all({"kind", "article", "span"} <= set(p) for p in line["provisions"])


def test_reading_twice_adds_nothing(run: Run, tmp_path: Path) -> None:
    ledger = tmp_path / "desk.ledger"
    first, second = (json.loads(run("ingest", *KYOTO, "--ledger", ledger, "--format", "json").stdout) for _ in range(2))
    assert (first["new sources"], second["new sources"], second["new statements"]) == (3, 0, 0)
    assert first["new statements"] > 20


def test_a_ledger_answers_like_the_reports_in_it(run: Run, tmp_path: Path) -> None:
    ledger = tmp_path / "desk.ledger"
    run("ingest", *KYOTO, "--ledger", ledger)
    status = json.loads(run("status", "Kyoto Protocol", "--on", "2004-11-10", "--ledger", ledger, "--format", "json").stdout)
    russia = next(s for s in status["standing"]["states"] if s["state"] == "RUS")
    assert any(d.startswith("State Duma's approval, 22 October 2004") for d in russia["done"])
    sources = json.loads(run("sources", "--ledger", ledger, "--format", "json").stdout)
    assert sorted(s["name"] for s in sources) == [f.name for f in KYOTO]
    assert run("check", "--ledger", ledger).exit_code == 0


def test_export_and_import_lose_nothing(run: Run, tmp_path: Path) -> None:
    one, two, lines = tmp_path / "one.ledger", tmp_path / "two.ledger", tmp_path / "out.jsonl"
    run("ingest", *KYOTO, "--ledger", one)
    assert run("export", "--ledger", one, "-o", lines).exit_code == 0
    assert run("import", lines, "--ledger", two).exit_code == 0
    assert run("export", "--ledger", two).stdout == lines.read_text()
    again = json.loads(run("import", lines, "--ledger", two, "--format", "json").stdout)
    assert (again["new sources"], again["new statements"]) == (0, 0)


def test_a_folder_of_an_export_is_taken_in_with_the_days_on_which_it_was_learned(run: Run, tmp_path: Path) -> None:
    one, two = tmp_path / "one.ledger", tmp_path / "two.ledger"
    run("ingest", *KYOTO, "--ledger", one, "--as-published")
    done = run("export", "--ledger", one, "-o", f"{tmp_path}/out/")
    assert done.exit_code == 0, done.stderr
    assert run("import", tmp_path / "out", "--ledger", two).exit_code == 0
    for known in ("2004-11-06", "2004-12-31"):
        first, second = (json.loads(run("sources", "--ledger", x, "--known", known, "--format", "json").stdout) for x in (one, two))
        assert first == second
        assert len(first) == (1 if known == "2004-11-06" else 2)  # the second bears no day that it must have come out by


def test_a_day_before_the_ledger_was_told_anything_is_said_to_be_one(run: Run, tmp_path: Path) -> None:
    ledger = tmp_path / "desk.ledger"
    run("ingest", *KYOTO, "--ledger", ledger)
    done = run("status", "kyoto", "--ledger", ledger, "--known", "2004-12-31")
    assert done.exit_code == 2
    assert "--as-published" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_misspelt_treaty_is_answered_with_near_ones(run: Run) -> None:
    for name, near in (("natoo", "nato"), ("Treaty of Versaille", "versailles-1919"), ("Kioto protocol", "kyoto")):
        assert near in run("status", name).stderr


def test_cards_go_into_a_ledger_and_answer_from_there(run: Run, tmp_path: Path) -> None:
    card, ledger = tmp_path / "cards.yaml", tmp_path / "desk.ledger"
    run("export", "nato", "abm", "-o", card)
    assert run("import", card, "--ledger", ledger).exit_code == 0
    shipped = run("status", "abm", "--on", "1980-01-01", "--format", "json")
    ours = run("status", "abm", "--on", "1980-01-01", "--format", "json", "--ledger", ledger)
    assert json.loads(ours.stdout)["standing"]["word"] == json.loads(shipped.stdout)["standing"]["word"] == "in force"


def test_a_damaged_line_of_an_export_is_named_and_the_rest_is_taken(run: Run, tmp_path: Path) -> None:
    ledger, lines = tmp_path / "one.ledger", tmp_path / "out.jsonl"
    run("ingest", KYOTO[0], "--ledger", ledger)
    run("export", "--ledger", ledger, "-o", lines)
    text = lines.read_text().splitlines()
    lines.write_text("\n".join([*text[:-1], text[-1][:-9], "[]", '{"statement": 5}']))
    done = run("import", lines, "--ledger", tmp_path / "two.ledger", "--format", "json")
    assert done.exit_code == 1
    assert json.loads(done.stdout)["new statements"] == len(text) - 2
    assert [line.split(":")[2] for line in done.stderr.splitlines()] == [str(len(text) + n) for n in range(3)]


def test_status_of_a_state_on_the_day_of_its_accession(run: Run) -> None:
    before, after = (
        json.loads(run("status", "nato", "--on", day, "--state", "swe", "--format", "json").stdout)["standing"]["states"]
        for day in ("2024-03-06", "2024-03-07")
    )
    assert [s["word"] for s in before] != ["party"]
    assert [s["word"] for s in after] == ["party"]


def test_what_could_be_known_the_day_before(run: Run) -> None:
    words = [
        json.loads(run("status", "rus-prk-2024", "--on", "2024-12-04", "--known", known, "--format", "json").stdout)["standing"][
            "word"
        ]
        for known in ("2024-12-03", "2024-12-04")
    ]
    assert words == ["signed", "in force"]


def test_what_if_names_the_duty_and_its_open_condition(run: Run) -> None:
    for given, answer in (((), "undetermined"), (("--given", "state of war"), "yes")):
        done = run("what-if", "UKR attacks RUS", "--on", "2025-01-15", "--format", "json", *given)
        verdicts = json.loads(done.stdout)["verdicts"]
        korea = [
            v
            for v in verdicts
            if "North Korea must help Russia" in v["says"] or "Whether North Korea must help Russia" in v["says"]
        ]
        assert [v["answer"] for v in korea] == [answer]


def test_refused_requests_are_one_line_and_code_2(run: Run, tmp_path: Path) -> None:
    broken = tmp_path / "broken.ledger"
    broken.write_text("no ledger at all")
    for words in (
        ("status", "no-such-treaty"),
        ("status", "nato", "--state", "PRK"),
        ("what-if", "nothing happens"),
        ("treaties", "--ledger", broken),
        ("treaties", "--ledger", tmp_path / "none.ledger"),
        ("brief", KYOTO[0], "--html", tmp_path / "no" / "folder" / "x.html"),
    ):
        done = run(*words)
        assert done.exit_code == 2, words
        assert len(done.stderr.splitlines()) == 1, words
        assert done.stderr.startswith("foedus: "), words
    assert broken.read_text() == "no ledger at all"


def test_wrong_usage_is_code_2_and_says_how(run: Run) -> None:
    done = run("status", "nato", "--on", "04.12.2024")
    assert done.exit_code == 2
    assert "2024-12-04" in done.stderr


def test_treaties_of_a_state(run: Run) -> None:
    found = json.loads(run("treaties", "--state", "PRK", "--on", "1990-01-01", "--format", "json").stdout)
    standings = {t["id"]: t["standing"] for t in found}
    assert standings["chn-prk-1961"] == standings["sun-prk-1961"] == "in force"
    assert "nato" not in standings


def test_shells_are_completed(run: Run) -> None:
    for shell in ("bash", "zsh", "fish"):
        assert "_FOEDUS_COMPLETE" in run("completion", shell).stdout


def test_a_folder_without_cards_is_no_success(run: Run, tmp_path: Path) -> None:
    done = run("check", tmp_path)
    assert (done.exit_code, "holds no card" in done.stderr) == (1, True)
