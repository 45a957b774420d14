"""Compiled lives say on every day what `standing` says, for the treaty and for each state."""

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_treaties import act, treaty
from shipped import treaties
from test_widening import ORIGIN, stories

from foedus.core.answers import Answer
from foedus.core.clauses import Delay, EntryIntoForce, FinalClauses
from foedus.core.statements import Act
from foedus.core.states import same
from foedus.core.treaties import Treaty
from foedus.core.words import About, EntryRule
from foedus.law.basics.facts import Case
from foedus.law.life.life import StateStanding
from foedus.law.life.standing import bindingness, member, standing
from foedus.law.life.timeline import Life, only

KNOWN = date(2026, 1, 1)
STATES = ("FRA", "POL", "RUS", "SUN", "DDR", "EU")
LATER = EntryIntoForce(rule=EntryRule.INSTRUMENTS, count=2, delay=Delay(days=30), later=Delay(days=30))
PACT = [("signature", About.TREATY), ("ratification", About.TREATY), ("deposit of instrument", About.TREATY),
        ("accession", About.TREATY), ("succession", About.TREATY), ("notification", About.WITHDRAWAL),
        ("suspension", About.TREATY), ("entry into force", About.TREATY)]  # fmt: skip

USUAL = (PACT[:1], PACT[2:3], PACT[3:4], PACT[7:], [PACT[0], PACT[2]], [PACT[3], PACT[7]])


@st.composite
def pacts(draw: st.DrawFn) -> Treaty:
    """A treaty between many, most of whose members are ordinary, and a few are not."""
    acts = []
    for state in draw(st.lists(st.sampled_from(STATES), min_size=1, unique=True)):
        for kind, about in draw(
            st.sampled_from((PACT[:1], PACT[2:3], PACT[3:4], PACT[7:], [PACT[0], PACT[2]], [PACT[3], PACT[7]]))
        ):
            acts.append(_drawn(draw, kind, about, state))
    for kind, about in draw(st.lists(st.sampled_from(PACT), max_size=2)):
        acts.append(_drawn(draw, kind, about, draw(st.sampled_from(STATES))))
    rule = draw(st.sampled_from((None, LATER, EntryIntoForce(rule=EntryRule.INSTRUMENTS, count=1))))
    parties, more = draw(st.sampled_from((("", True), ("FRA POL RUS", False), ("FRA POL RUS", True))))
    return treaty(*acts, parties=parties, open=more, clauses=FinalClauses(entry_into_force=rule))


def _drawn(draw: st.DrawFn, kind: str, about: About, state: str) -> Act:
    low = ORIGIN - timedelta(days=draw(st.integers(0, 9000)))
    when = draw(st.sampled_from((low.isoformat(), low.isoformat(), low.isoformat(), low.isoformat()[:7], None)))
    return act(kind, when, state, about=about)


def equal(subject: Treaty, days: Iterable[date], others: dict[str, Treaty] | None = None, known: date | None = None) -> None:
    case = Case(treaty=subject, others=others or {}, known=known)
    lived = Life(case)
    for day in days:
        found = standing(subject, day, others, known)
        assert (only(lived.whole.on(day)), lived.answer(day)) == (found.word, found.answer)
        for named, told in zip(lived.parties, found.states, strict=True):
            words = lived.words(named, day)
            assert (only(words), bindingness(words)) == (told.word, told.binds), (day, named)
            assert same(named, day) == told.state


@settings(max_examples=300, deadline=None)
@given(stories(), st.lists(st.integers(-800, 2800), min_size=1, max_size=4))
def test_a_compiled_life_is_the_standing_on_every_day(both: tuple[Treaty, Treaty], offsets: list[int]) -> None:
    for subject in both:
        equal(subject, (ORIGIN + timedelta(days=n) for n in offsets))


@settings(max_examples=300, deadline=None)
@given(pacts(), st.lists(st.integers(-9500, 500), min_size=1, max_size=4))
def test_so_it_is_where_most_members_are_ordinary(subject: Treaty, offsets: list[int]) -> None:
    equal(subject, (ORIGIN + timedelta(days=n) for n in offsets))


@pytest.mark.parametrize("key", sorted(treaties()))
def test_the_shipped_register_compiled_says_what_it_says_uncompiled(key: str) -> None:
    subject = treaties()[key]
    told = [h.content.when for h in subject.acts if h.content.when]
    cuts = {day + timedelta(days=n) for when in told for day in (when.earliest, when.latest) if day for n in (-1, 0)}
    sampled = sorted(cuts)[:: max(1, len(cuts) // 6)]
    equal(subject, [*sampled, date(1991, 12, 26), date(2025, 6, 1)], treaties(), KNOWN)


@settings(max_examples=100, deadline=None)
@given(pacts(), st.integers(-9500, 500), st.integers(0, 900))
def test_stretches_cover_each_day_once_with_its_own_words(subject: Treaty, start: int, length: int) -> None:
    lived, first = Life(Case(treaty=subject)), ORIGIN + timedelta(days=start)
    last = first + timedelta(days=length)
    for state in lived.parties:
        spans = lived.during(state, first, last)
        assert (spans[0].first, spans[-1].last) == (first, last)
        assert all(one.last + timedelta(days=1) == other.first for one, other in pairwise(spans))
        assert all(lived.words(state, day) == span.words for span in spans for day in (span.first, span.last))


def test_an_ordinary_member_is_read_off_without_the_rules() -> None:
    deposits = (act("deposit of instrument", day, state) for day, state in (("1991-02-01", "FRA"), ("1993-02-01", "POL")))
    acts = [act("signature", "1990-01-05", "FRA"), *deposits]
    lived = Life(Case(treaty=treaty(*acts, parties="", open=True, clauses=FinalClauses(entry_into_force=LATER))))
    assert lived.ordinary.moments("FRA") is not None
    spans = [(str(s.first), only(s.words).value) for s in lived.during("FRA", date(1989, 1, 1), date(1995, 1, 1))]
    assert spans == [
        ("1989-01-01", "none"),
        ("1990-01-05", "signatory"),
        ("1991-02-01", "consented, not yet in force for it"),
        ("1993-03-03", "party"),
    ]
    assert [lived.binds("POL", date(1993, 3, day)) for day in (2, 3)] == [Answer.NO, Answer.YES]


def test_a_member_out_of_the_ordinary_goes_by_the_rules() -> None:
    left = act("notification", "1995-01-01", "FRA", about=About.WITHDRAWAL)
    subject = treaty(act("accession", "1990-01-05", "FRA"), left, parties="", open=True)
    lived = Life(Case(treaty=subject))
    assert lived.ordinary.moments("FRA") is None
    day = date(1996, 1, 1)
    told: StateStanding = member(lived.case, "FRA", lived.turns, day)
    assert lived.binds("FRA", day) is told.binds
