"""`foedus what-if` and `foedus duties`: scenarios in lines and files, hops, clocks and accounts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from labelled import Run

import foedus
from foedus.core.problems import Refused

FILE = """\
on: 2024-12-05
happenings:
- {event: armed attack, by: [UKR], to: [RUS]}
given: [state of war]
"""


def verdicts(run: Run, *words: Any, treaty: str = "rus-prk-2024", duty: str = "help") -> list[dict[str, Any]]:
    done = run("what-if", *words, "--format", "json")
    assert done.exit_code == 0, done.output
    return [v for v in json.loads(done.stdout).get("verdicts", ()) if (v["treaty"], v["duty"]) == (treaty, duty)]


def test_a_file_says_what_a_line_says(run: Run, tmp_path: Path) -> None:
    (tmp_path / "s.yaml").write_text(FILE)
    line = verdicts(run, "UKR attacks RUS on 2024-12-05; state of war")
    assert verdicts(run, tmp_path / "s.yaml") == line
    assert [(v["answer"], v["states"], v["toward"], v["hop"]) for v in line] == [("yes", ["PRK"], "RUS", 1)]


def test_every_fault_of_a_file_is_one_line_with_its_place(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "s.yaml"
    file.write_text(FILE.replace("armed attack", "armed atack").replace("[state of war]", "state of war"))
    done = run("what-if", file)
    assert (done.exit_code, done.stdout) == (2, "")
    assert [line.split(": ")[1] for line in done.stderr.splitlines()] == [f"{file}:3", f"{file}:4"]
    assert run("what-if", tmp_path / "none.yaml").exit_code == 2


def test_an_undetermined_verdict_says_what_would_decide(run: Run) -> None:
    (found,) = verdicts(run, "UKR attacks RUS on 2024-12-05")
    assert (found["answer"], found["decides"]) == ("undetermined", ["no source says whether a state of war exists"])


def hops(run: Run, depth: int) -> set[int]:
    done = run("what-if", "USA attacks PRK", "--on", "2020-01-01", "--hops", depth, "--format", "json")
    return {v["hop"] for v in json.loads(done.stdout)["verdicts"]}


def test_later_hops_are_hypothetical_and_as_many_as_asked_for(run: Run) -> None:
    assert [max(hops(run, depth)) for depth in (1, 2)] == [1, 2]
    shown = " ".join(run("what-if", "USA attacks PRK", "--on", "2020-01-01").stdout.split())
    assert "Hypothetical: if China helps North Korea, whether" in shown


def test_what_could_be_known_the_day_before_sets_off_nothing(run: Run) -> None:
    scenario = "UKR attacks RUS on 2024-12-05; state of war"
    answers = [[v["answer"] for v in verdicts(run, scenario, "--known", known)] for known in ("2024-12-03", "2024-12-05")]
    assert answers == [["no"], ["yes"]]


def test_an_account_that_believes_no_register_finds_no_duty(run: Run) -> None:
    assert verdicts(run, "UKR attacks RUS on 2024-12-05", "--account", "reports") == []


def test_a_fact_on_which_nothing_turns_is_remarked(run: Run) -> None:
    done = run("what-if", "UKR attacks RUS on 2024-12-05; the moon is full")
    assert done.exit_code == 0
    assert done.stderr.startswith("foedus: the moon is full: No provision turns on this fact.")


def test_happenings_of_several_days_are_told_with_their_days(run: Run) -> None:
    done = run("what-if", "RUS attacks UKR on 2024-12-05; UKR attacks RUS on 2024-12-06")
    head = done.stdout.splitlines()[0]
    assert head.startswith(
        "Suppose: armed attack by Russia against Ukraine on 2024-12-05; armed attack by Ukraine against Russia on 2024-12-06"
    )


def test_duties_on_a_day_as_a_table_and_as_data(run: Run) -> None:
    words = ("duties", "nato", "--on", "2001-10-01", "--state", "DEU", "--toward", "USA")
    table = run(*words)
    assert table.exit_code == 0
    assert "triggered on 12 September" in table.stdout
    assert "yes: the treaty binds Germany and the United States on 1 October 2001 (VCLT art. 26)" in table.stdout
    data = json.loads(run(*words, "--format", "json").stdout)
    (found,) = [d for d in data["duties"] if d["kind"] == "collective defence"]
    assert (found["words"], found["since"], found["operative"]) == (["triggered"], "2001-09-12", "yes")
    assert [e["word"] for e in found["events"]] == ["created", "in effect", "triggered"]
    assert found["events"][2]["passages"]


def test_states_that_stand_alike_share_a_row_and_none_is_lost(run: Run) -> None:
    data = json.loads(run("duties", "nato", "--on", "1990-01-01", "--format", "json").stdout)
    pairs = [(b, t) for d in data["duties"] if d["kind"] == "consultation" for b in d["bearers"] for t in d["toward"] if b != t]
    assert len(pairs) == len(set(pairs)) == 16 * 15  # the sixteen allies of 1990


def test_duties_of_a_treaty_not_yet_made(run: Run) -> None:
    done = run("duties", "nato", "--on", "1940-01-01")
    assert (done.exit_code, "No such duty had been created" in done.stdout) == (0, True)


@pytest.mark.parametrize("words", [("duties", "no-such-treaty"), ("duties", "nato", "--state", "Ruritania")])
def test_what_is_not_known_is_refused_in_one_line(run: Run, words: tuple[str, ...]) -> None:
    done = run(*words)
    assert (done.exit_code, len(done.stderr.splitlines())) == (2, 1)


def test_from_python(tmp_path: Path) -> None:
    (tmp_path / "s.yaml").write_text(FILE)
    found = foedus.what_if(tmp_path / "s.yaml", hops=1)
    assert any(v.treaty == "rus-prk-2024" and v.answer == "yes" for v in found.verdicts)
    duties = foedus.duties("rus-prk-2024", "North Korea", on="2024-11-20").duties
    assert {d.state for d in duties} == {"created on 19 June 2024"}
    with pytest.raises(Refused):
        foedus.what_if("nothing")
