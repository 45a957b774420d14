"""Days to come: each date reckoned by hand from the treaty's clause and acts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_treaties import act, treaty
from shipped import treaties

from foedus.core.clauses import Delay, Duration, EntryIntoForce, FinalClauses, Reservations, Survival, Withdrawal
from foedus.core.treaties import Treaty
from foedus.core.words import About, EntryRule, ReservationRule, Status
from foedus.law.coming import Coming, coming, of_state

FORCE = act("entry into force", "2000-03-01", "RUS", "PRK")
SIGNED = act("signature", "2000-01-01", "RUS", "PRK")
FIVE_YEARS = Duration(years=5, renewal=5, article="9")
SIX_MONTHS = Withdrawal(notice=Delay(months=6), article="10")


def days(found: list[Coming]) -> list[tuple[str, str]]:
    return [(str(c.when), c.sentence) for c in found]


def ahead(subject: Treaty, start: str, until: str | None = None) -> list[Coming]:
    return coming(subject, date.fromisoformat(start), date.fromisoformat(until) if until else None)


def of_register(key: str, start: str, until: str | None = None) -> list[tuple[str, str]]:
    last = date.fromisoformat(until) if until else None
    return days(coming(treaties()[key], date.fromisoformat(start), last, treaties()))


def test_new_start_ends_ten_and_five_years_after_5_february_2011() -> None:
    assert of_register("new-start", "2025-06-01") == [("2026-02-05", "end of the term: no longer in force")]


def test_what_survives_a_treaty_ends_so_many_years_after_it() -> None:
    over = treaty(
        SIGNED, FORCE, act("termination", "2010-03-01", "RUS", "PRK"),
        clauses=FinalClauses(survival=Survival(years=15, of="investments made before", article="14")),
    )  # fmt: skip
    assert days(ahead(over, "2011-01-01")) == [("2025-03-01", "end of what survives the treaty: investments made before")]
    assert days(ahead(over, "2025-03-02")) == []
    assert [c.article for c in ahead(over, "2011-01-01")] == ["art. 14"]


def test_the_npt_has_no_days_to_come() -> None:
    assert of_register("npt", "2020-01-01") == []


def test_csto_has_terms_of_five_years_from_20_april_1994_and_six_months_of_notice() -> None:
    term, notice = "end of the term, else renewed", "last day for a notice that takes effect by the end of the term"
    assert of_register("csto", "2025-06-01", "2034-12-31") == [
        ("2028-10-20", notice), ("2029-04-20", term), ("2033-10-20", notice), ("2034-04-20", term),
    ]  # fmt: skip


def test_who_leaves_paris_is_out_a_year_after_its_notice() -> None:
    assert ("2026-01-27", "the United States' withdrawal takes effect") in of_register("paris-agreement", "2025-06-01")


def test_the_treaty_of_2000_between_russia_and_north_korea_ends_with_the_next_one() -> None:
    assert of_register("rus-prk-2024", "2024-11-13") == [("2024-12-04", "it enters into force")]
    assert of_register("rus-prk-2000", "2024-11-13", "2040-01-01") == [("2024-12-04", "a later treaty takes its place")]


def test_notice_to_end_it_with_the_term_is_due_its_period_before() -> None:
    clause = Withdrawal(notice=Delay(years=1), end_of_term=True, article="10")
    subject = treaty(SIGNED, FORCE, clauses=FinalClauses(duration=FIVE_YEARS, withdrawal=clause))
    assert days(ahead(subject, "2003-01-01")) == [
        ("2004-03-01", "last day for notice to end it with the term"), ("2005-03-01", "end of the term, else renewed"),
    ]  # fmt: skip


def test_the_last_day_for_notice_that_has_passed_is_not_to_come() -> None:
    subject = treaty(SIGNED, FORCE, clauses=FinalClauses(duration=FIVE_YEARS, withdrawal=SIX_MONTHS))
    assert [d for d, _ in days(ahead(subject, "2004-09-02"))] == ["2005-03-01"]
    assert [d for d, _ in days(ahead(subject, "2004-08-31"))] == ["2004-09-01", "2005-03-01"]


def test_a_treaty_of_which_notice_was_given_is_not_renewed() -> None:
    notice = act("notification", "2004-01-10", "RUS", about=About.WITHDRAWAL)
    subject = treaty(SIGNED, FORCE, notice, clauses=FinalClauses(duration=FIVE_YEARS, withdrawal=SIX_MONTHS))
    assert days(ahead(subject, "2004-02-01", "2020-01-01")) == [("2004-07-10", "termination takes effect")]


def test_who_joins_later_waits_for_its_own_day() -> None:
    clause = EntryIntoForce(rule=EntryRule.INSTRUMENTS, count=2, delay=Delay(days=30), later=Delay(days=30))
    deposits = [act("deposit of instrument", day, who) for day, who in
                (("2000-01-10", "RUS"), ("2000-01-20", "PRK"), ("2001-05-02", "JPN"))]  # fmt: skip
    subject = treaty(*deposits, parties="", open=True, clauses=FinalClauses(entry_into_force=clause))
    found = ahead(subject, "2001-05-10")
    assert days(found) == [("2001-06-01", "it enters into force for Japan")]
    assert not found[0].tentative
    assert days(of_state(found, "PRK")) == []
    assert days(ahead(subject, "2000-01-25"))[0] == ("2000-02-19", "it enters into force")


def test_objections_to_a_reservation_are_due_within_twelve_months_of_its_notice() -> None:
    accession = act("accession", "2000-05-02", "JPN")
    reservation = act("reservation", "2000-05-02", "JPN", articles=("7",))
    notice = act("notification", "2000-05-20", "RUS", about=About.RESERVATION, toward=("JPN",))
    parties = [act("deposit of instrument", "2000-01-10", who) for who in ("RUS", "PRK")]
    subject = treaty(*parties, FORCE, accession, reservation, notice, parties="", open=True)
    due = [c for c in ahead(subject, "2000-06-01") if "objections" in c.says]
    assert days(due) == [("2001-05-20", "Japan's reservation: last day for objections")]
    assert not [c for c in ahead(subject, "2001-05-21") if "objections" in c.says]
    none = FinalClauses(reservations=Reservations(rule=ReservationRule.NONE))
    assert not [c for c in ahead(replace(subject, clauses=none), "2000-06-01") if "objections" in c.says]


def test_what_is_announced_is_tentative() -> None:
    expected = act("termination", "2010-06-01", status=Status.EXPECTED)
    visit = act("signature", "2009-03", "RUS", status=Status.EXPECTED)
    (first, *rest) = ahead(treaty(SIGNED, FORCE, expected, visit), "2009-01-01")
    assert (str(first.when), first.sentence, first.tentative) == ("2009-03", "announced: signature by Russia", True)
    assert all(day.tentative for day in rest)
    assert "2010-06-01" in {str(day.when) for day in rest}
    assert [d for d in ahead(treaty(SIGNED, FORCE, expected, visit), "2010-06-02") if d.when.latest] == []


def test_what_falls_on_the_first_day_is_to_come() -> None:
    assert ("2026-01-27", "the United States' withdrawal takes effect") in of_register("paris-agreement", "2026-01-27")
    assert ("2026-01-27", "the United States' withdrawal takes effect") not in of_register("paris-agreement", "2026-01-28")


def test_an_uncertain_notice_has_an_uncertain_effect() -> None:
    notice = act("notification", "2004-01", "RUS", about=About.WITHDRAWAL)
    subject = treaty(SIGNED, FORCE, notice, parties="RUS PRK BLR", clauses=FinalClauses(withdrawal=SIX_MONTHS))
    (effect,) = ahead(subject, "2004-02-01")
    assert (str(effect.when), effect.tentative) == ("2004-07", True)


def test_a_day_of_which_only_bounds_are_known_falls_within_a_span_that_it_touches() -> None:
    notice = act("notification", "2004-01", "RUS", about=About.WITHDRAWAL)
    subject = treaty(SIGNED, FORCE, notice, parties="RUS PRK BLR", clauses=FinalClauses(withdrawal=SIX_MONTHS))
    assert len(ahead(subject, "2004-07-31")) == 1
    assert ahead(subject, "2004-08-01") == []
    assert ahead(subject, "2004-02-01", "2004-06-30") == []


@settings(max_examples=200, deadline=None)
@given(st.dates(date(2000, 1, 1), date(2003, 1, 1)), st.integers(0, 500), st.integers(0, 500), st.integers(0, 5000))
def test_the_bounds_of_a_terms_end_hold_the_exact_one(entry: date, before: int, after: int, later: int) -> None:
    """Whatever the true day of entry within its bounds, the term that ends next ends within the bounds that are told."""
    start = entry + timedelta(days=after + later + 1)  # it is in force for sure
    low, high = entry - timedelta(days=before), entry + timedelta(days=after)
    clauses = FinalClauses(duration=FIVE_YEARS)
    exact, vague = (
        coming(treaty(act("entry into force", when, "RUS", "PRK"), clauses=clauses), start)
        for when in (entry.isoformat(), f"{low}/{high}")
    )
    assert len(exact) == len(vague) == 1
    assert vague[0].when.earliest is not None
    assert vague[0].when.latest is not None
    assert vague[0].when.earliest <= (exact[0].when.earliest or date.max) <= vague[0].when.latest


@pytest.mark.parametrize("key", sorted(treaties()))
def test_days_of_the_register_are_in_order_and_within_the_span(key: str) -> None:
    start, until = date(1990, 1, 1), date(2040, 1, 1)
    found = coming(treaties()[key], start, until, treaties())
    firsts = [c.when.earliest or c.when.latest or date.max for c in found]
    assert firsts == sorted(firsts)
    assert all(c.when.latest is None or c.when.latest >= start for c in found)
    assert all(c.tentative or c.when.exact for c in found)
