"""`foedus calendar`: its table, its data and its file."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from icalendar import Calendar
from labelled import GOLD, Run

SPAN = ("--from", "2025-06-01", "--to", "2027-01-01")


def events(text: bytes | str) -> list[dict[str, str]]:
    """Each event as its parser sees it, days as ISO."""
    calendar = Calendar.from_ical(text)
    assert not calendar.errors
    found = []
    for event in calendar.walk("VEVENT"):
        assert not event.errors
        days = {k: event.decoded(k).isoformat() for k in ("dtstart", "dtend", "dtstamp")}
        found.append({**{k: str(event[k]) for k in ("uid", "summary", "description", "status")}, **days})
    return found


def test_the_file_is_read_by_a_parser_of_calendars_and_says_what_the_table_says(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "out.ics"
    assert run("calendar", *SPAN, "-o", file).exit_code == 0
    found = events(file.read_bytes())
    days = json.loads(run("calendar", *SPAN, "--format", "json").stdout)["days"]
    assert len(found) == len(days) > 10
    assert [e["uid"] for e in found] == [d["uid"] for d in days]
    assert len({e["uid"] for e in found}) == len(found)


def test_new_start_is_an_all_day_event_with_rule_article_and_source(run: Run) -> None:
    (event,) = events(run("calendar", "new-start", *SPAN, "-o", "-").stdout)
    assert (event["dtstart"], event["dtend"], event["status"]) == ("2026-02-05", "2026-02-06", "CONFIRMED")
    assert event["summary"] == "New START: end of the term: no longer in force"
    assert "Rule: end of the term (art. XIV(2))" in event["description"]
    assert "Source: United States, Department of State, 3 February 2021" in event["description"]


def test_an_uncertain_day_is_tentative_and_said_in_words(run: Run) -> None:
    (event,) = events(run("calendar", "arm-rus-1997", "--from", "2030-01-01", "--to", "2034-01-01", "-o", "-").stdout)
    assert (event["dtstart"], event["dtend"], event["status"]) == ("2033-01-01", "2034-01-01", "TENTATIVE")
    assert "(2033)" in event["summary"]
    assert "Day: 2033 (not certain)" in event["description"]


def test_the_same_input_gives_the_same_bytes(run: Run, tmp_path: Path) -> None:
    ledger = tmp_path / "desk.ledger"
    run("ingest", GOLD / "01-kyoto-putin-signs.txt", "--ledger", ledger, "--as-published")
    for words in ((), ("--ledger", ledger, "--from", "2004-01-01")):
        one, two = (run("calendar", *(words or SPAN), "-o", "-").stdout_bytes for _ in range(2))
        assert one == two


def test_events_of_a_ledger_are_dated_by_what_it_was_told(run: Run, tmp_path: Path) -> None:
    card, ledger = tmp_path / "cards.yaml", tmp_path / "desk.ledger"
    run("export", "csto", "-o", card)
    run("import", card, "--ledger", ledger)
    found = events(run("calendar", "--ledger", ledger, *SPAN[:2], "-o", "-").stdout)
    assert [e["dtstart"] for e in found] == ["2028-10-20", "2029-04-20"]
    assert {e["dtstamp"][:10] for e in found} == {date.today().isoformat()}


def test_a_later_first_day_keeps_the_uids(run: Run) -> None:
    """Else a calendar would take the same end of a term for another event."""
    one, two = ({d["uid"]: d["when"] for d in listed(run, start)} for start in ("2025-01-01", "2033-01-01"))
    assert two.items() <= one.items()
    assert sorted(two.values()) == ["2033-10-20", "2034-04-20", "2038-10-20", "2039-04-20", "2043-10-20", "2044-04-20"]


def listed(run: Run, start: str) -> list[dict[str, str]]:
    done = run("calendar", "csto", "--from", start, "--to", "2045-01-01", "--format", "json")
    found: list[dict[str, str]] = json.loads(done.stdout)["days"]
    return found


def test_of_a_state_only_what_concerns_it(run: Run) -> None:
    days = json.loads(run("calendar", "--state", "pol", *SPAN, "--format", "json").stdout)["days"]
    assert ("ottawa", "POL") in {(d["treaty"], d.get("state")) for d in days}
    assert not {d.get("state") for d in days} - {"POL", None}
    assert "new-start" not in {d["treaty"] for d in days}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--state", "XYZ"), "XYZ: No state"),
        (("no-such-treaty",), "no-such-treaty: No treaty"),
        (("--from", "2026-01-02", "--to", "2026-01-01"), "comes before"),
        (("csto", "-o", "/no/such/folder/x.ics"), "/no/such/folder/x.ics: It cannot be written"),
        (("--from", "soon"), "is no day"),
        (("--account", "nobody"), "is no account"),
    ],
)
def test_what_cannot_be_done_is_one_line_and_exit_code_2(run: Run, words: tuple[str, ...], said: str) -> None:
    done = run("calendar", *words)
    assert done.exit_code == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "span", [("--from", "0001-01-01"), ("--from", "9999-12-31"), ("--from", "9990-01-01", "--to", "9999-12-31")]
)
def test_the_ends_of_the_calendar_break_nothing(run: Run, span: tuple[str, ...]) -> None:
    done = run("calendar", *span, "-o", "-")
    assert done.exit_code == 0, done.stderr
    assert len(events(done.stdout)) < 1000


def test_no_days_to_come_are_none(run: Run) -> None:
    assert run("calendar", "npt", "--from", "2020-01-01").stdout.splitlines()[-1] == "0 days"
    assert events(run("calendar", "npt", "--from", "2020-01-01", "-o", "-").stdout) == []
