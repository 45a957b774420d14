"""Leaving, ending and provisional application as typed clauses say, one small treaty each."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sample_treaties import act, treaty

from foedus.core.answers import Answer
from foedus.core.clauses import Delay, Duration, EntryIntoForce, FinalClauses, ProvisionalApplication, Withdrawal
from foedus.core.treaties import Treaty
from foedus.core.when import When
from foedus.core.words import About, EntryRule, ProvisionalRule
from foedus.law.life.standing import standing

THREE = ("FRA", "DEU", "ITA")
NOTICE = act("notification", "2010-03-01", "ITA", about=About.WITHDRAWAL)


def of_three(*acts: object, withdrawal: Withdrawal | None = None, duration: Duration | None = None) -> Treaty:
    """In force since 1 June 2000 between three states, by their instruments."""
    entry = EntryIntoForce(rule=EntryRule.INSTRUMENTS, count=3)
    made = [act("deposit of instrument", "2000-06-01", *THREE), *acts]
    clauses = FinalClauses(entry_into_force=entry, withdrawal=withdrawal, duration=duration)
    return treaty(*made, parties="", open=True, clauses=clauses)  # type: ignore[arg-type]


def of_italy(subject: Treaty, *days: str) -> list[str]:
    return [s.word.value for d in days if (s := standing(subject, date.fromisoformat(d)).of("ITA"))]


def test_a_silent_treaty_with_an_implied_right_is_left_after_twelve_months() -> None:
    """VCLT art. 56(1)(b), (2)."""
    subject = of_three(NOTICE, withdrawal=Withdrawal(silent=True, implied=True))
    assert of_italy(subject, "2010-02-28", "2010-03-01", "2011-02-28", "2011-03-01") == [
        "party", "withdrawing", "withdrawing", "former party",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("clause", "reason"),
    [
        (Withdrawal(silent=True), "no source says whether a right to leave is implied"),
        (Withdrawal(silent=True, implied=False), "no right to leave is intended or implied"),
        (Withdrawal(excluded=True), "nobody leave without the consent of all"),
        (None, "the period of notice is not known"),
    ],
)
def test_a_notice_without_a_right_leaves_the_end_open_and_says_why(clause: Withdrawal | None, reason: str) -> None:
    """VCLT arts. 42(2), 54, 56."""
    found = standing(of_three(NOTICE, withdrawal=clause), date(2015, 1, 1)).of("ITA")
    assert found
    assert (found.word.value, found.binds) == ("undetermined", Answer.UNKNOWN)
    assert reason in found.proof.says


def test_a_silent_treatys_notice_has_no_effect_within_twelve_months() -> None:
    assert of_italy(of_three(NOTICE, withdrawal=Withdrawal(silent=True)), "2011-02-28") == ["withdrawing"]


def test_no_notice_before_so_many_years() -> None:
    """As the Kyoto Protocol art. 27: notice after three years; a premature one has effect as if given then."""
    clause = Withdrawal(notice=Delay(years=1), earliest_notice_years=3)
    early = act("notification", "2001-01-01", "ITA", about=About.WITHDRAWAL)
    assert of_italy(of_three(early, withdrawal=clause), "2004-05-31", "2004-06-01") == ["withdrawing", "former party"]
    assert of_italy(of_three(NOTICE, withdrawal=clause), "2011-02-28", "2011-03-01") == ["withdrawing", "former party"]


def test_a_treaty_lives_on_with_few_parties_unless_it_says_otherwise() -> None:
    """VCLT art. 55; Genocide Convention art. XV is such a clause."""
    out = act("withdrawal", "2010-03-01", "ITA")
    leave = Withdrawal(notice=Delay(days=90))
    assert standing(of_three(out, withdrawal=leave), date(2012, 1, 1)).word == "in force"
    ending = of_three(out, withdrawal=leave, duration=Duration(below=3))
    assert [standing(ending, d).word.value for d in (date(2010, 5, 29), date(2010, 5, 30))] == ["in force", "terminated"]
    assert standing(of_three(out, withdrawal=leave, duration=Duration(below=2)), date(2012, 1, 1)).word == "in force"


APPLIED = "provisionally applied"


@pytest.mark.parametrize(
    ("clause", "days"),
    [
        ({"rule": ProvisionalRule.SIGNATURE}, {"1999-12-31": "not signed", "2000-01-01": APPLIED}),
        ({"rule": ProvisionalRule.DATE, "date": When.parse("2000-03-01")}, {"2000-02-28": "signed", "2000-03-01": APPLIED}),
        (
            {"rule": ProvisionalRule.SIGNATURE, "delay": Delay(days=10), "until": When.parse("2000-02-01")},
            {"2000-01-10": "signed", "2000-01-11": APPLIED, "2000-02-01": APPLIED, "2000-02-02": "signed"},
        ),
        ({"rule": ProvisionalRule.DECLARATION}, {"2000-02-01": "signed"}),
        ({"rule": ProvisionalRule.SIGNATURE, "note": "as far as its law allows"}, {"2000-02-01": "undetermined"}),
    ],
)  # fmt: skip
def test_provisional_application_by_clause(clause: dict[str, Any], days: dict[str, str]) -> None:
    """VCLT art. 25(1)(a)."""
    entry = EntryIntoForce(rule=EntryRule.EXCHANGE)
    acts = (act("signature", "2000-01-01", "RUS", "PRK"), act("exchange of instruments", "2001-01-01", "RUS", "PRK"))
    subject = treaty(*acts, clauses=FinalClauses(entry_into_force=entry, provisional_application=ProvisionalApplication(**clause)))
    assert {d: standing(subject, date.fromisoformat(d)).word.value for d in days} == days
    assert standing(subject, date(2001, 1, 1)).word == "in force"


def test_provisional_application_ends_for_who_will_not_become_a_party() -> None:
    """VCLT art. 25(2)."""
    clause = FinalClauses(
        entry_into_force=EntryIntoForce(rule=EntryRule.INSTRUMENTS, count=3),
        provisional_application=ProvisionalApplication(rule=ProvisionalRule.SIGNATURE),
    )
    signed = [act("signature", "2000-01-01", state) for state in THREE]
    subject = treaty(
        *signed, act("notification", "2009-08-20", "ITA", about=About.WITHDRAWAL), parties="", open=True, clauses=clause
    )
    words = [{s.state: s.word.value for s in standing(subject, day).states} for day in (date(2009, 8, 19), date(2009, 8, 20))]
    assert words[0] == dict.fromkeys(THREE, "provisionally applying")
    assert words[1] == {"FRA": "provisionally applying", "DEU": "provisionally applying", "ITA": "signatory"}
