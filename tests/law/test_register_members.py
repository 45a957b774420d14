"""Members of the shipped register's treaties on days that history settled: leaving twice, successors, never a party."""

from datetime import date

import pytest
from sample_treaties import act, treaty
from shipped import stand, state

from foedus.core.answers import Answer
from foedus.core.clauses import Delay, EntryIntoForce, FinalClauses, Withdrawal
from foedus.core.words import About, EntryRule, Status
from foedus.law.life.standing import standing

NOT_YET = "consented, not yet in force for it"


@pytest.mark.parametrize(
    ("day", "word", "since"),
    [
        ("2016-11-03", NOT_YET, "2016-09-03"),
        ("2016-11-04", "party", "2016-11-04"),
        ("2019-11-03", "party", "2016-11-04"),
        ("2019-11-04", "withdrawing", "2019-11-04"),
        ("2020-11-04", "former party", "2020-11-04"),
        ("2021-02-18", "former party", "2020-11-04"),
        ("2021-02-19", "party", "2021-02-19"),
        ("2025-01-26", "party", "2021-02-19"),
        ("2025-01-27", "withdrawing", "2025-01-27"),
        ("2026-01-26", "withdrawing", "2025-01-27"),
        ("2026-01-27", "former party", "2026-01-27"),
    ],
)
def test_leaving_twice(day: str, word: str, since: str) -> None:
    found = stand("paris-agreement", day).of("USA")
    assert found
    assert (found.word.value, str(found.since)) == (word, since)


def test_each_notice_has_its_own_effect() -> None:
    """The first effect is reported, the second follows from the clause."""
    acts = (
        act("signature", "2000-01-01", "FRA", "DEU", "USA"),
        act("deposit of instrument", "2000-01-01", "FRA", "DEU", "USA"),
        act("entry into force", "2000-01-01"),
        act("notification", "2005-01-01", "USA", about=About.WITHDRAWAL),
        act("withdrawal", "2006-01-01", "USA"),
        act("accession", "2010-01-01", "USA"),
        act("notification", "2020-01-01", "USA", about=About.WITHDRAWAL),
    )
    clauses = FinalClauses(
        entry_into_force=EntryIntoForce(rule=EntryRule.INSTRUMENTS, count=2), withdrawal=Withdrawal(notice=Delay(years=1))
    )
    subject = treaty(*acts, parties="", open=True, clauses=clauses)
    told = {day: standing(subject, date.fromisoformat(day)).of("USA") for day in ("2009-01-01", "2020-06-01", "2021-01-01")}
    assert [s.word.value if s else "" for s in told.values()] == ["former party", "withdrawing", "former party"]


@pytest.mark.parametrize(
    ("key", "who", "day", "word"),
    [
        ("cfe", "SUN", "1991-01-01", "signatory"),
        ("cfe", "RUS", "1992-08-01", "provisionally applying"),
        ("cfe", "RUS", "1992-11-09", "party"),
        ("cfe", "RUS", "2007-12-11", "party"),
        ("cfe", "RUS", "2007-12-12", "suspended"),
        ("cfe", "RUS", "2010-01-01", "suspended"),
        ("cfe", "RUS", "2023-11-06", "suspended"),
        ("cfe", "RUS", "2023-11-07", "former party"),
        ("cfe", "CSK", "1992-12-31", "party"),
        ("cfe", "CSK", "1993-01-01", "former party"),
        ("montreux-1936", "RUS", "2022-03-01", "party"),
        ("montreux-1936", "SUN", "1980-01-01", "party"),
    ],
)
def test_a_state_carries_on_its_predecessors_part(key: str, who: str, day: str, word: str) -> None:
    assert state(key, who, day) == word


@pytest.mark.parametrize(
    ("day", "word"),
    [("2023-10-31", NOT_YET), ("2023-12-01", "signatory"), ("2025-01-01", "signatory"), ("1999-01-01", "signatory")],
)
def test_ratification_taken_back_before_entry_into_force(day: str, word: str) -> None:
    assert state("ctbt", "RUS", day) == word


def test_an_instrument_taken_back_is_missing_again() -> None:
    """Of the 44 states of Annex 2 of the CTBT, 36 had ratified, and 35 are left since Russia took its instrument back."""
    told = {day: [o.says for o in stand("ctbt", day).outstanding] for day in ("2023-10-31", "2024-01-01")}
    assert "36 of 44 instruments reported" in told["2023-10-31"]
    assert "35 of 44 instruments reported" in told["2024-01-01"]
    lacking = {o.state for o in stand("ctbt", "2024-01-01").outstanding if o.kind == "entry into force" and o.state}
    assert lacking == {"CHN", "PRK", "EGY", "IND", "IRN", "ISR", "PAK", "USA", "RUS"}


@pytest.mark.parametrize("day", ["1919-06-28", "1920-01-10", "1930-01-01"])
def test_signed_and_voted_down_is_never_a_party(day: str) -> None:
    """Treaty of Versailles: the Senate refused its consent on 1919-11-19 and 1920-03-19."""
    found = stand("versailles-1919", day).of("USA")
    assert found
    assert (found.word.value, found.binds) == ("signatory", Answer.NO)


@pytest.mark.parametrize(
    ("key", "who", "word"),
    [
        ("open-skies", "GBR", "undetermined"),  # the card does not list its instrument
        ("tlatelolco-1967", "MEX", "undetermined"),
        ("rome-statute", "RUS", "signatory"),  # it said that it does not intend to become a party
        ("ctbt", "CHN", "signatory"),  # every state of Annex 2 that ratified is listed
    ],
)
def test_a_register_that_leaves_instruments_out_says_nothing_of_them(key: str, who: str, word: str) -> None:
    assert state(key, who, "2024-01-01") == word


@pytest.mark.parametrize(
    ("who", "before", "day"),
    [
        ("USA", "1949-08-23", "1949-08-24"), ("TUR", "1952-02-17", "1952-02-18"), ("DEU", "1955-05-05", "1955-05-06"),
        ("ESP", "1982-05-29", "1982-05-30"), ("POL", "1999-03-11", "1999-03-12"), ("EST", "2004-03-28", "2004-03-29"),
        ("HRV", "2009-03-31", "2009-04-01"), ("MNE", "2017-06-04", "2017-06-05"), ("MKD", "2020-03-26", "2020-03-27"),
        ("FIN", "2023-04-03", "2023-04-04"), ("SWE", "2024-03-06", "2024-03-07"),
    ],
)  # fmt: skip
def test_each_member_of_nato_on_its_own_day(who: str, before: str, day: str) -> None:
    assert state("nato", who, before) != "party"
    found = stand("nato", day).of(who)
    assert found
    assert (found.word.value, str(found.since)) == ("party", day)


@pytest.mark.parametrize(
    ("key", "who", "day", "word"),
    [
        ("rio-1947", "USA", "1948-12-02", NOT_YET),
        ("rio-1947", "USA", "1948-12-03", "party"),
        ("rio-1947", "MEX", "2002-09-06", "withdrawing"),
        ("rio-1947", "MEX", "2004-09-05", "withdrawing"),
        ("rio-1947", "MEX", "2004-09-06", "former party"),
        ("rio-1947", "ECU", "2016-02-19", "former party"),
        ("rio-1947", "URY", "2019-12-01", "withdrawing"),
        ("rio-1947", "URY", "2022-01-01", "party"),
        ("rio-1947", "ECU", "1950-11-06", "signatory"),
        ("rio-1947", "ECU", "1950-11-07", "party"),
        ("csto", "AZE", "1994-04-20", "party"),
        ("csto", "AZE", "1999-04-20", "former party"),
        ("csto", "GEO", "2024-01-01", "former party"),
        ("csto", "UZB", "2007-01-01", "party"),
        ("csto", "ARM", "2023-01-01", "party"),
    ],
)
def test_rio_and_tashkent(key: str, who: str, day: str, word: str) -> None:
    assert state(key, who, day) == word


@pytest.mark.parametrize("key", ["sau-pak-2025", "gbr-ukr-2025", "aes-2023", "fra-pol-2025"])
def test_a_treaty_of_unknown_clauses_is_undetermined_and_says_what_would_tell(key: str) -> None:
    found = stand(key, "2026-01-01")
    assert found.answer is Answer.UNKNOWN
    assert found.reason == "no source says what brings it into force"
    assert "its final clauses or a report of its entry into force would tell" in [o.says for o in found.outstanding]


def test_signed_is_certain_only_where_ratification_is_asked_for() -> None:
    signed = act("signature", "2024-06-19", "RUS", "PRK")
    words = [
        standing(treaty(signed, *more), date(2024, 7, 1)).word.value
        for more in ((), (act("ratification", "2024-11-09", "RUS"),), (act("ratification", None, "PRK", status=Status.EXPECTED),))
    ]
    assert words == ["undetermined", "signed", "signed"]


def test_an_event_that_no_source_reports_leaves_it_open() -> None:
    clauses = FinalClauses(entry_into_force=EntryIntoForce(rule=EntryRule.EVENT, note="withdrawal of all troops"))
    found = standing(treaty(act("signature", "2024-06-19", "RUS", "PRK"), clauses=clauses), date(2024, 7, 1))
    assert found.answer is Answer.UNKNOWN
    assert "withdrawal of all troops" in found.reason
