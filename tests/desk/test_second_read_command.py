"""`foedus second-read`: a model's reading beside the rules', shown, kept, and believed only where somebody says so."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from model_server import Body, ModelServer, Play, act, claim, error, says, serving

from foedus.desk.cli import main

TEXT = "NAIROBI, Nov. 5, 2004 - Kenya signed the Nile Accord on Tuesday. Uganda’s parliament ratified it in October.\n"
TOLD = [
    act(1, "Kenya signed the Nile Accord on Tuesday", actors=["Kenya"], treaty="Nile Accord", day="Tuesday"),
    act(2, "Uganda's parliament ratified it", kind="accession", actors=["Uganda"]),
    act(2, "Uganda left\x1b[31m\u202e it", kind="withdrawal", actors=["Uganda"]),
]


def answer(_: Body) -> Play:
    return says(TOLD, [claim(1, "Kenya signed the Nile Accord", "Kenya")])


@pytest.fixture
def server() -> Iterator[ModelServer]:
    with serving(answer) as one:
        yield one


@pytest.fixture
def report(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path / "a.txt"


def run(*words: str | Path, **environment: str) -> Result:
    return CliRunner().invoke(main, [str(w) for w in words], env={"FOEDUS_LEDGER": None, **environment})


def second_read(server: ModelServer, report: Path, *words: str | Path, **environment: str) -> Result:
    return run("second-read", report, "--address", server.address, "--model", "played", *words, **environment)


def test_both_readings_stand_side_by_side_with_the_counts(server: ModelServer, report: Path) -> None:
    done = second_read(server, report)
    assert done.exit_code == 0, done.output
    assert "same" in done.stdout
    assert "model alone" in done.stdout
    assert "rules alone" in done.stdout
    assert "1 requests, 0 answers kept from before, 1 answers used, asked for json_schema." in done.stdout
    assert "3 statements accepted, 1 refused: 1 its words are not in the source." in done.stdout
    assert "Of those accepted: 1 found but for white space and quotation marks." in done.stdout


def test_as_data(server: ModelServer, report: Path) -> None:
    whole = json.loads(second_read(server, report, "--format", "json").stdout)
    (told,) = whole["reports"]
    assert whole["method"].startswith("model:played@")
    assert whole["tally"]["statements accepted"] == 3
    assert whole["tally"]["tokens read"] == 100
    assert {s["method"] for s in told["model"]} == {whole["method"]}
    assert {s.get("method") for s in told["rules"]} == {"rules"}
    assert told["refused"] == [{"why": "its words are not in the source", "words": "Uganda left⟨U+001B⟩[31m⟨U+202E⟩ it"}]
    between = {tuple(p.get("model", p.get("rules"))): p["between"] for p in told["side by side"]}
    assert between[(24, 63)] == "same"
    assert TEXT[24:63] == "Kenya signed the Nile Accord on Tuesday"


def test_jsonl_is_the_model_s_reading_in_the_form_of_the_labels(server: ModelServer, report: Path) -> None:
    done = second_read(server, report, "--format", "jsonl")
    (line,) = done.stdout.splitlines()
    whole = json.loads(line)
    assert [(a["kind"], a["actors"], a["date"]) for a in whole["acts"]] == [
        ("signature", ["KEN"], "2004-11-02"),
        ("accession", ["UGA"], None),
    ]
    assert [c["speaker"] for c in whole["claims"]] == ["KEN"]
    assert "1 requests" in done.stderr


def test_nothing_of_an_answer_acts_on_the_terminal(report: Path) -> None:
    nasty = "\x1b[31mred\x9b2J\u202e\x07"
    for play in (says([act(1, nasty)], [claim(1, nasty, nasty)]), error(400, nasty), error(500, nasty, Retry_After="0")):
        with serving(play) as one:
            for form in ("table", "json", "jsonl"):
                done = second_read(one, report, "--format", form)
                assert not set("\x1b\x9b\u202e\x07") & set(done.output), (play.status, form)


def test_the_key_is_sent_and_never_shown_nor_kept(report: Path, tmp_path: Path) -> None:
    with serving(answer, error(401, "no such key: sesame")) as one:
        for _ in range(2):
            for form in ("table", "json"):
                done = second_read(one, report, "--format", form, "--cache", tmp_path / "kept", FOEDUS_MODEL_KEY="sesame")
                assert "sesame" not in done.output
            done = second_read(one, report, FOEDUS_MODEL_KEY="sesame")
            assert "sesame" not in done.output
    assert {h["Authorization"] for h in one.headers} == {"Bearer sesame"}
    assert "HTTP 401: no such key: (key)" in done.stderr
    assert all("sesame" not in f.read_text() for f in (tmp_path / "kept").iterdir())


def test_without_a_key_none_is_sent(server: ModelServer, report: Path) -> None:
    second_read(server, report, FOEDUS_MODEL_KEY=" ")
    assert "Authorization" not in server.headers[0]


def test_a_part_that_could_not_be_read_is_a_problem(report: Path) -> None:
    with serving(error(500, "out of memory", Retry_After="0")) as one:
        done = second_read(one, report)
    assert done.exit_code == 1
    assert "a.txt: characters 0-108: not read by the model: the server reported an error (HTTP 500: out of memory)." in done.stderr
    assert "4 bad answers: 4 the server reported an error." in done.stdout
    assert "rules alone" in done.stdout


def test_an_address_that_is_none_is_refused(report: Path) -> None:
    done = run("second-read", report, "--address", "localhost", "--model", "m")
    assert done.exit_code == 2
    assert "no address of a server" in done.stderr


def test_the_budget_bounds_a_run(server: ModelServer, report: Path) -> None:
    (report.parent / "b.txt").write_text("Togo signed a pact.", encoding="utf-8")
    done = second_read(server, report, report.parent / "b.txt", "--max-requests", "1")
    assert len(server.bodies) == 1
    assert "b.txt: characters 0-19: not read by the model: the number of requests allowed was used up (1)." in done.stderr


def test_what_it_needs_is_told_where_it_is_missing(server: ModelServer, report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("foedus.reading.model.server.find_spec", lambda name: None)
    done = second_read(server, report)
    assert done.exit_code == 2
    assert "pip install 'foedus[llm]'" in done.stderr


def test_address_and_model_may_stand_in_the_environment(server: ModelServer, report: Path) -> None:
    done = run("second-read", report, FOEDUS_MODEL_ADDRESS=server.address, FOEDUS_MODEL="played")
    assert done.exit_code == 0, done.output


def test_what_is_kept_is_not_asked_again(server: ModelServer, report: Path, tmp_path: Path) -> None:
    for _ in range(2):
        done = second_read(server, report, "--cache", tmp_path / "kept")
    assert len(server.bodies) == 1
    assert "0 requests, 1 answers kept from before" in done.stdout


def test_a_ledger_keeps_what_the_model_read_and_nobody_believes_it_unasked(
    server: ModelServer, report: Path, tmp_path: Path
) -> None:
    ledger = tmp_path / "a.ledger"
    assert second_read(server, report, "--ledger", ledger).exit_code == 0

    def known(*account: str) -> str:
        return run("treaties", "--ledger", ledger, "--format", "json", *account).stdout

    assert "Nile Accord" not in known()
    assert "Nile Accord" in known("--account", "models")
    assert "Nile Accord" not in known("--account", "models", "--account", "without:model:played")
    assert "Nile Accord" in known("--account", "models", "--account", "without:model:other")
    assert "Nile Accord" not in known("--account", "reports")


def test_a_brief_from_that_ledger_leaves_the_model_out_unless_asked(server: ModelServer, report: Path, tmp_path: Path) -> None:
    ledger = tmp_path / "a.ledger"
    second_read(server, report, "--ledger", ledger)
    for account, told in (((), False), (("--account", "models"), True)):
        done = run("brief", report, "--ledger", ledger, "--json", "-", *account)
        assert done.exit_code == 0, done.output
        assert ("accession" in done.stdout) is told


def test_reading_with_the_rules_from_that_ledger_is_not_led_by_the_model(server: ModelServer, report: Path, tmp_path: Path) -> None:
    ledger, other = tmp_path / "a.ledger", tmp_path / "b.txt"
    other.write_text("Uganda acceded to the Nile Accord on Monday.", encoding="utf-8")
    second_read(server, report, "--ledger", ledger)
    run("ingest", report, other, "--ledger", ledger)
    run("ingest", report, other, "--ledger", tmp_path / "plain.ledger")
    shown = [run("treaties", "--ledger", book, "--format", "json").stdout for book in (ledger, tmp_path / "plain.ledger")]
    assert shown[0] == shown[1]
