"""Conditions of entry into force, one small treaty each, and what uncertain days make of them (VCLT art. 24(1))."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_treaties import act, treaty

from foedus.core.answers import Answer
from foedus.core.clauses import Condition, Delay, EntryIntoForce, FinalClauses
from foedus.core.statements import Act
from foedus.core.treaties import Treaty
from foedus.core.when import When
from foedus.core.words import EntryRule
from foedus.law.life.standing import standing

FAR = date(2090, 1, 1)


def opened(*acts: Act, id: str = "t", **clause: Any) -> Treaty:
    entry = EntryIntoForce(rule=EntryRule.INSTRUMENTS, **clause)
    return treaty(*acts, parties="", open=True, id=id, clauses=FinalClauses(entry_into_force=entry))


def deposit(state: str, when: str | None, **more: Any) -> Act:
    return act("deposit of instrument", when, state, **more)


def since(subject: Treaty, *others: Treaty) -> str | None:
    found = standing(subject, FAR, {t.id: t for t in (subject, *others)})
    return found.since.edtf if found.answer is Answer.YES and found.since else None


FIVE = [deposit(key, f"2000-0{n}-10") for n, key in enumerate(("FRA", "DEU", "ITA", "ESP", "EU"), 1)]


@pytest.mark.parametrize(
    ("clause", "day"),
    [
        ({"count": 3}, "2000-03-10"),
        ({"count": 5}, "2000-05-10"),
        ({"count": 5, "organisations": False}, None),  # the European Union's instrument does not count
        ({"count": 2, "named": ("ESP",)}, "2000-04-10"),
        ({"count": 2, "delay": Delay(days=90)}, "2000-05-10"),  # 10 February + 90 days, 2000 being a leap year
        ({"count": 2, "delay": Delay(months=6, first_of_month=True)}, "2000-09-01"),  # 10 August, then the next first
        ({"count": 2, "delay": Delay(nth_month=6)}, "2000-08-01"),  # sixth month after February
        ({"count": 2, "delay": Delay(years=2)}, "2002-02-10"),
        ({"count": 2, "not_before": When(date(2001, 1, 1), date(2001, 1, 1))}, "2001-01-01"),
        ({"count": 2, "date": When(date(2000, 6, 1), date(2000, 6, 1)), "delay": Delay(days=90)}, "2000-06-01"),  # in time: on it
        ({"count": 4, "date": When(date(2000, 4, 1), date(2000, 4, 1)), "delay": Delay(days=90)}, "2000-07-09"),  # late: delay
        ({"conditions": (Condition(count=2, among=("ITA", "ESP")),)}, "2000-04-10"),
        ({"count": 1, "conditions": (Condition(count=2, besides=("FRA", "DEU")),)}, "2000-04-10"),
        ({"conditions": (Condition(fraction="2/3", of="5"),)}, "2000-04-10"),  # 10/3 is reached with four
        ({"conditions": (Condition(majority=True, of="4"),)}, "2000-03-10"),  # more than half of four is three
        ({"conditions": (Condition(share=55, shares={"FRA": 20, "DEU": 30, "ITA": 10}),)}, "2000-03-10"),
        ({"conditions": (Condition(share=55, shares={"FRA": 200, "DEU": 350}, total=1000),)}, "2000-02-10"),
        ({"count": 1, "conditions": (Condition(share=90, shares={"FRA": 20}),)}, None),
        ({"count": 1, "conditions": (Condition(note="the sea has risen"),)}, None),
    ],
)  # fmt: skip
def test_each_form_of_condition(clause: dict[str, Any], day: str | None) -> None:
    assert since(opened(*FIVE, **clause)) == day


def test_a_majority_of_the_other_signatories() -> None:
    """As UN Charter art. 110(3): the named states, and most of the others that signed."""
    signed = act("signature", "1999-01-01", "USA", "FRA", "DEU", "ITA")
    rest = Condition(majority=True, of="signatories", besides=("USA",))
    subject = opened(signed, *FIVE, deposit("USA", "2000-01-05"), named=("USA",), conditions=(rest,))
    assert since(subject) == "2000-02-10"  # two of three
    late = opened(signed, *FIVE, deposit("USA", "2000-08-05"), named=("USA",), conditions=(rest,))
    assert since(late) == "2000-08-05"


def test_a_part_of_another_treatys_parties_on_the_day() -> None:
    """Charter arts. 108, 109: two thirds of the Members, however many there are by then."""
    first = [deposit(key, "1990-01-01") for key in ("FRA", "DEU", "ITA")]
    members = opened(*first, deposit("ESP", "2000-02-20"), id="club", count=3)
    subject = opened(*FIVE, conditions=(Condition(fraction="2/3", of="club"),))
    assert since(subject, members) == "2000-02-10"  # two of three; Spain came later
    larger = opened(*first, deposit("ESP", "1990-01-01"), id="club", count=3)
    assert since(subject, larger) == "2000-03-10"  # three of four
    assert standing(subject, FAR, {}).answer is Answer.UNKNOWN


def test_not_before_another_treaty() -> None:
    mother = opened(deposit("FRA", "2005-05-05"), id="mother", count=1)
    assert since(opened(*FIVE, count=2, not_before_treaty="mother"), mother) == "2005-05-05"
    assert since(opened(*FIVE, count=2, conditions=(Condition(treaty="mother"),), delay=Delay(days=10)), mother) == "2005-05-15"
    never = opened(deposit("FRA", "2005-05-05"), id="mother", count=2)
    assert since(opened(*FIVE, count=2, not_before_treaty="mother"), never) is None
    unknown = standing(opened(*FIVE, count=2, not_before_treaty="mother"), FAR, {})
    assert unknown.answer is Answer.UNKNOWN
    assert "nothing is known of mother" in unknown.reason


def test_two_treaties_that_wait_for_each_other() -> None:
    one = opened(*FIVE, id="one", count=1, not_before_treaty="two")
    two = opened(*FIVE, id="two", count=1, not_before_treaty="one")
    assert standing(one, FAR, {"one": one, "two": two}).answer is Answer.UNKNOWN


def test_extinct_states_count_at_their_own_day() -> None:
    """Both German states count; who took the other's territory did not join by its instrument."""
    both = [deposit("DDR", "1973-11-08"), deposit("DEU", "1973-12-17"), deposit("FRA", "1980-11-04")]
    assert since(opened(*both, count=2)) == "1973-12-17"
    east = opened(deposit("DDR", "1973-11-08"), deposit("FRA", "1973-11-09"), count=2)
    found = standing(east, date(1980, 1, 1))
    assert [(s.state, s.word.value) for s in found.states] == [("DDR", "party"), ("FRA", "party")]
    assert since(opened(deposit("DDR", "1989-01-01"), deposit("FRA", "1995-01-01"), count=2)) == "1995-01-01"  # deposits count
    same = opened(deposit("SUN", "1985-01-01"), act("succession", "1992-01-01", "RUS"), deposit("FRA", "1995-01-01"), count=2)
    assert since(same) == "1995-01-01"  # one subject, counted once
    halves = [act("succession", "1993-02-22", "CZE"), act("succession", "1993-05-28", "SVK")]
    parts = opened(deposit("CSK", "1990-01-01"), *halves, count=3)
    assert since(parts) == "1993-05-28"


def test_an_instrument_taken_back_before_entry_into_force_counts_no_more() -> None:
    back = act("withdrawal", "2000-02-01", "FRA", note="with effect at once")
    assert since(opened(*FIVE[:3], back, count=3)) is None
    assert since(opened(*FIVE[:3], back, deposit("FRA", "2001-01-01"), count=3)) == "2001-01-01"
    assert since(opened(*FIVE[:3], act("withdrawal", "2000-04-01", "FRA", note="took effect"), count=3)) == "2000-03-10"


def test_a_definitive_signature_is_consent() -> None:
    """Art. 12: a signature without reservation as to ratification."""
    signed = act("signature", "2000-01-01", "FRA", instrument="definitive signature")
    subject = opened(signed, act("signature", "2000-01-02", "DEU"), deposit("ITA", "2000-03-01"), count=2)
    assert since(subject) == "2000-03-01"
    words = {s.state: s.word.value for s in standing(subject, FAR).states}
    assert words == {"FRA": "party", "DEU": "signatory", "ITA": "party"}


def test_who_fulfilled_the_clause_is_party_with_the_treaty_even_where_later_joiners_wait_longer() -> None:
    subject = opened(*FIVE[:3], deposit("GBR", "2000-02-20"), count=2, delay=Delay(days=30), later=Delay(days=90))
    days = {s.state: str(s.since) for s in standing(subject, FAR).states}
    assert days == {"FRA": "2000-03-11", "DEU": "2000-03-11", "ITA": "2000-06-08", "GBR": "2000-05-20"}


def test_what_is_missing_is_said_condition_by_condition() -> None:
    share = Condition(share=55, shares={"FRA": 20.5, "USA": 60}, quantity="emissions of 1990")
    subject = opened(*FIVE[:2], count=3, named=("USA",), conditions=(share,))
    said = [(o.says, o.state) for o in standing(subject, FAR).outstanding if o.kind == "entry into force"]
    assert said[:3] == [
        ("deposit of instrument outstanding", "USA"), ("2 of 3 instruments reported", None),
        ("20.5 of 55 per cent of emissions of 1990", None),
    ]  # fmt: skip


STATES = ("FRA", "DEU", "ITA", "ESP", "USA")
CLAUSES: tuple[dict[str, Any], ...] = (
    {"count": 2}, {"count": 1, "named": ("USA",)}, {"conditions": (Condition(fraction="2/3", of="signatories"),)},
    {"conditions": (Condition(share=50, shares={"FRA": 30, "DEU": 20, "USA": 40}),)},
    {"count": 2, "date": When(date(2001, 1, 1), date(2001, 1, 1)), "delay": Delay(days=30)},
    {"count": 3, "not_before": When(date(2002, 1, 1), date(2002, 6, 1)), "delay": Delay(months=1, first_of_month=True)},
)  # fmt: skip


@st.composite
def widened(draw: st.DrawFn) -> tuple[Treaty, Treaty]:
    exact, vague = [act("signature", "1999-01-01", *STATES)], [act("signature", "1999-01-01", *STATES)]
    for state in draw(st.lists(st.sampled_from(STATES), min_size=1, unique=True)):
        for kind in ("deposit of instrument", *draw(st.sampled_from(((), ("withdrawal",))))):
            day = date(2000, 1, 1) + timedelta(days=draw(st.integers(0, 1200)))
            low, high = day - timedelta(days=draw(st.integers(0, 300))), day + timedelta(days=draw(st.integers(0, 300)))
            note = "with effect at once" if kind == "withdrawal" else None
            exact.append(act(kind, day.isoformat(), state, note=note))
            vague.append(
                act(kind, draw(st.sampled_from((f"{low}/{high}", f"{low}/..", f"../{high}", day.isoformat()))), state, note=note)
            )
    clause = draw(st.sampled_from(CLAUSES))
    return opened(*exact, **clause), opened(*vague, **clause)


@settings(max_examples=300, deadline=None)
@given(widened(), st.integers(0, 2000))
def test_widening_the_days_never_gives_a_wrong_certainty(both: tuple[Treaty, Treaty], offset: int) -> None:
    on = date(2000, 1, 1) + timedelta(days=offset)
    exact, vague = (standing(t, on) for t in both)
    assert vague.answer in (exact.answer, Answer.UNKNOWN)
    assert vague.word in (exact.word, "undetermined")
    for known, less in zip(exact.states, vague.states, strict=True):
        assert less.binds in (known.binds, Answer.UNKNOWN)
        assert less.word in (known.word, "undetermined")
