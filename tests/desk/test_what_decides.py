"""`foedus what-decides` and `foedus diff`, and accounts on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from labelled import GOLD, Run

import foedus
from foedus.core.problems import Refused

KYOTO = [GOLD / f"{n}.txt" for n in ("01-kyoto-putin-signs", "02-kyoto-light-rewrite", "03-kyoto-expanded")]


def test_what_decides_says_which_statements_and_what_would_follow(run: Run) -> None:
    done = run("what-decides", "rus-prk-2024", "--on", "2024-12-05")
    assert done.exit_code == 0, done.output
    lines = done.stdout.splitlines()
    assert lines[0].startswith("in force: Treaty on Comprehensive Strategic Partnership")
    assert lines[1] == "  signed, if"
    assert {line.split("(")[0].strip() for line in lines[2:4]} == {
        "not believed: Entry into force, Russia, North Korea, 4 December 2024",
        "not believed: Exchange of instruments, Russia, North Korea, 4 December 2024",
    }
    assert lines[-1].startswith("All sets of up to 3 of ")


def test_what_decides_as_data_has_sources_and_spans(run: Run, tmp_path: Path) -> None:
    ledger = tmp_path / "desk.ledger"
    run("ingest", *KYOTO, "--ledger", ledger)
    done = run("what-decides", "kyoto", "--state", "rus", "--on", "2004-11-20", "--ledger", ledger, "--format", "json")
    found = json.loads(done.stdout)
    assert found["rules"]
    assert found["whole"] in (True, False)
    texts = {f.name: f.read_text() for f in KYOTO}
    passages = [p for d in found["decisions"] for x in d.get("deciders", ()) for c in x["choices"] for p in c["passages"]]
    assert all(texts[p["name"]][p["start"] : p["end"]] == p["words"] for p in passages)


def test_what_decides_of_a_scenario_is_told_duty_by_duty(run: Run) -> None:
    done = run("what-decides", "UKR attacks RUS", "--state", "PRK", "--on", "2025-01-15", "--format", "json")
    decisions = json.loads(done.stdout)["decisions"]
    defence = next(d for d in decisions if d["question"].startswith("mutual defence, North Korea toward Russia"))
    assert defence["answer"] == "undetermined"  # whether there is a state of war nobody says
    assert {(x["answer"], len(x["choices"])) for x in defence["deciders"]} >= {("no such duty", 1), ("no", 2)}


def test_diff_reads_as_a_story(run: Run) -> None:
    done = run("diff", "rus-prk-2024", "--known", "2024-11-12", "--known", "2024-12-05", "--on", "2024-12-05")
    assert done.exit_code == 0, done.output
    lines = [" ".join(line.split()) for line in done.stdout.splitlines()]
    assert lines[0].endswith(", on 5 December 2024")
    before = "signed, not in force; both ratified; exchange of instruments outstanding."
    assert lines[1] == f"By what was known on 12 November 2024: {before}"
    assert lines[2] == "By what was known on 5 December 2024: in force, since 4 December 2024."
    assert "standing signed in force 1 or 2" in lines
    assert "state North Korea signatory, since 19 June 2024 party, since 4 December 2024 1 or 2" in lines
    assert any(line.startswith("1 Exchange of instruments, Russia, North Korea") for line in lines)
    assert any(line.startswith("2 Entry into force, Russia, North Korea") for line in lines)


def test_diff_of_a_ledger_goes_by_the_days_on_which_it_was_told(run: Run, tmp_path: Path) -> None:
    ledger = tmp_path / "desk.ledger"
    run("ingest", *KYOTO, "--ledger", ledger, "--as-published")
    words = ("--known", "2004-11-06", "--known", "2004-12-31", "--on", "2004-12-31", "--ledger", ledger, "--format", "json")
    found = json.loads(run("diff", "kyoto", *words).stdout)
    assert found["known"] == ["2004-11-06", "2004-12-31"]
    assert found["rules"]
    (passages,) = ({p["name"] for n in found["new"] for p in n["passages"]},)
    assert passages <= {"02-kyoto-light-rewrite.txt", "03-kyoto-expanded.txt"}  # the first was known before


def test_an_account_holds_for_every_answer(run: Run, tmp_path: Path) -> None:
    without = ("--account", "without:Interfax", "--account", "without:TASS")
    for words in (("status", "rus-prk-2024"), ("what-decides", "rus-prk-2024"), ("calendar", "rus-prk-2024"),
                  ("diff", "rus-prk-2024", "--known", "2024-11-12", "--known", "2024-12-05")):  # fmt: skip
        found = json.loads(run(*words, *without, "--format", "json").stdout)
        assert found["account"] == "without:Interfax,TASS"
    status = json.loads(run("status", "rus-prk-2024", "--on", "2025-01-01", *without, "--format", "json").stdout)
    assert status["standing"]["word"] == "undetermined"  # all that is cited of its acts comes from these two
    alone = run("treaties", *without, "--on", "2025-01-01", "--format", "json")
    assert {t["id"]: t["standing"] for t in json.loads(alone.stdout)}["rus-prk-2024"] == "undetermined"


def test_a_brief_under_an_account_leaves_out_who_is_not_believed(run: Run) -> None:
    whole, none = (
        json.loads(run("brief", *KYOTO, "--json", "-", *words).stdout)
        for words in ((), ("--account", "without:01-kyoto-putin-signs.txt,02-kyoto-light-rewrite.txt,03-kyoto-expanded.txt"))
    )
    assert whole["treaties"][0]["acts"]
    assert not any(t.get("acts") for t in none.get("treaties", ()))


def test_a_name_that_nobody_speaks_by_is_remarked_on_and_the_answer_given(run: Run) -> None:
    done = run("status", "nato", "--account", "without:KCNAA")
    assert done.exit_code == 0
    assert "account KCNAA: Nobody speaks here by this name." in done.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("what-decides", "the weather"), "neither a treaty that is known here nor a scenario"),
        (("what-decides", "Ruritania attacks RUS"), "is no state that Foedus knows"),
        (("what-decides", "nato", "--state", "XYZ"), "No state"),
        (("what-decides", "nato", "--account", "believe:me"), "is no account"),
        (("diff", "nato", "--known", "2024-12-05", "--known", "2024-11-12"), "comes after"),
        (("diff", "nato", "--known", "2024-12-05"), "Give --known twice"),
        (("diff", "no-such", "--known", "2024-11-12", "--known", "2024-12-05"), "No treaty of this id"),
        (("diff", "nato", "--known", "soon", "--known", "2024-12-05"), "is no day"),
        (("status", "nato", "--account", "without"), "is no account"),
        (("status", "nato", "--account", "independent:none"), "is no number of sources"),
    ],
)
def test_what_cannot_be_answered_is_one_plain_error(run: Run, words: tuple[str, ...], said: str) -> None:
    done = run(*words)
    assert done.exit_code == 2
    assert said in done.stderr
    assert "Traceback" not in done.output


def test_a_card_file_stands_beside_the_register(run: Run, tmp_path: Path) -> None:
    card = tmp_path / "sample-1999.yaml"
    card.write_text(
        "id: sample-1999\ntitle: Sample Treaty\nparties: [RUS, PRK]\nsources: {a: Gazette of 1999}\nclauses:\n  source: a\n"
        "  entry_into_force: {rule: signature}\n  duration: {years: 10, renewal: 10}\nacts:\n"
        "- {kind: signature, actors: [RUS, PRK], when: 1999-05-01, source: a}\n"
    )
    days = json.loads(run("calendar", card, "--from", "2005-01-01", "--format", "json").stdout)["days"]
    assert [(d["when"], d["what"]) for d in days] == [("2009-05-01", "end of the term, else renewed")]
    decided = json.loads(run("what-decides", card, "--on", "2005-01-01", "--format", "json").stdout)["decisions"][0]
    assert (decided["answer"], [x["answer"] for x in decided["deciders"]]) == ("in force", ["undetermined"])
    words = ("--known", "1999-01-01", "--known", "1999-06-01", "--on", "2005-01-01", "--format", "json")
    changes = json.loads(run("diff", card, *words).stdout)["changes"]
    assert ("standing", "in force") in {(c["about"], c["after"]) for c in changes}


def test_the_same_from_python() -> None:
    decided = foedus.what_decides("rus-prk-2024", on="2024-12-05")
    assert decided.decisions[0].deciders[0].answer == "signed"
    changed = foedus.diff("rus-prk-2024", known=("2024-11-12", "2024-12-05"), on="2024-12-05")
    assert [(c.before, c.after) for c in changed.changes if c.about == "standing"] == [("signed", "in force")]
    (day,) = foedus.calendar("new-start", start="2025-06-01")
    assert day.when.edtf == "2026-02-05"
    assert foedus.status("nato", account="without:KCNA").rules == foedus.status("npt").rules
    with pytest.raises(Refused):
        foedus.status("nato", account="nobody")
