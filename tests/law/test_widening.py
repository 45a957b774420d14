"""Uncertain days: what is certain of an interval is true of every day in it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, note, settings
from hypothesis import strategies as st
from sample_treaties import act, treaty

from foedus.core.answers import Answer
from foedus.core.clauses import Delay, Duration, EntryIntoForce, FinalClauses, ProvisionalApplication, Withdrawal
from foedus.core.statements import Act
from foedus.core.treaties import Treaty
from foedus.core.when import When
from foedus.core.words import About, EntryRule, ProvisionalRule
from foedus.law.life.standing import standing

ORIGIN = date(2000, 1, 1)
OFFSETS = st.integers(0, 2000)
TREATY, BOTH = About.TREATY, ("RUS", "PRK")
SHAPES = (
    ("signature", TREATY, BOTH), ("ratification", TREATY, ("RUS",)), ("deposit of instrument", TREATY, ("RUS",)),
    ("deposit of instrument", TREATY, ("PRK",)), ("exchange of instruments", TREATY, BOTH), ("entry into force", TREATY, BOTH),
    ("suspension", TREATY, ("PRK",)), ("withdrawal", About.SUSPENSION, ("PRK",)), ("notification", About.WITHDRAWAL, ("RUS",)),
    ("withdrawal", About.WITHDRAWAL, ("RUS",)), ("termination", TREATY, ()), ("withdrawal", TREATY, ("RUS",)),
    ("provisional application", TREATY, BOTH), ("extension", TREATY, ()),
)  # fmt: skip
SIGNATURE, EXCHANGE = EntryIntoForce(rule=EntryRule.SIGNATURE), EntryIntoForce(rule=EntryRule.EXCHANGE, delay=Delay(days=30))
INSTRUMENTS = EntryIntoForce(rule=EntryRule.INSTRUMENTS, delay=Delay(months=1, first_of_month=True))
MONTH = Delay(months=1)
CLAUSES = (
    FinalClauses(),
    FinalClauses(entry_into_force=EXCHANGE, duration=Duration(years=2)),
    FinalClauses(entry_into_force=SIGNATURE, withdrawal=Withdrawal(notice=Delay(months=6), earliest_years=1)),
    FinalClauses(entry_into_force=INSTRUMENTS),
    FinalClauses(
        entry_into_force=INSTRUMENTS, provisional_application=ProvisionalApplication(rule=ProvisionalRule.SIGNATURE, delay=MONTH),
        withdrawal=Withdrawal(silent=True, implied=True), duration=Duration(below=2),
    ),
    FinalClauses(
        entry_into_force=SIGNATURE, withdrawal=Withdrawal(notice=MONTH, earliest_notice_years=1), duration=Duration(years=3)
    ),
)  # fmt: skip


@st.composite
def stories(draw: st.DrawFn, signed: bool = False) -> tuple[Treaty, Treaty]:
    """The same treaty with exact days, and with days that are known less closely."""
    exact, vague = [], []
    shapes = draw(st.lists(st.sampled_from(SHAPES), min_size=1, max_size=6, unique=True))
    for kind, about, actors in dict.fromkeys((SHAPES[0], *shapes) if signed else shapes):
        day = ORIGIN + timedelta(days=0 if kind == "signature" else draw(OFFSETS))  # what follows from a signature follows it
        before, after = draw(st.integers(0, 400)), draw(st.integers(0, 400))
        one = act(kind, day.isoformat(), *actors, about=about)
        exact.append(one)
        vague.append(replace(one, when=_widened(day, before, after, draw(st.integers(0, 9)))))
    clauses = draw(st.sampled_from(CLAUSES))
    parties = draw(st.sampled_from(("RUS PRK", "RUS PRK BLR")))
    return treaty(*_sorted(exact), clauses=clauses, parties=parties), treaty(*_sorted(vague), clauses=clauses, parties=parties)


def _widened(day: date, before: int, after: int, how: int) -> When | None:
    low, high = day - timedelta(days=before), day + timedelta(days=after)
    return {0: None, 1: When(low, None), 2: When(None, high)}.get(how, When(low, high))


def _sorted(acts: Sequence[Act]) -> list[Act]:
    return sorted(acts, key=lambda a: (a.when.earliest or date.min) if a.when else date.max)


@settings(max_examples=400, deadline=None)
@given(stories(), OFFSETS)
def test_a_certain_answer_is_the_exact_one_on_every_day_within_the_bounds(both: tuple[Treaty, Treaty], offset: int) -> None:
    for subject in both:
        note(f"{subject.parties} {[(h.content.kind.value, h.content.about.value, str(h.content.when)) for h in subject.acts]}")
    exact, vague = (standing(t, ORIGIN + timedelta(days=offset)) for t in both)
    assert vague.word in (exact.word, "undetermined")
    assert vague.answer in (exact.answer, Answer.UNKNOWN)
    for known, less in zip(exact.states, vague.states, strict=True):
        assert less.word in (known.word, "undetermined")
        assert less.binds in (known.binds, Answer.UNKNOWN)
        assert less.ratified in (known.ratified, Answer.UNKNOWN)


@settings(max_examples=100, deadline=None)
@given(stories(signed=True))
def test_before_the_first_act_nothing_is_signed(both: tuple[Treaty, Treaty]) -> None:
    exact, _ = both
    assert standing(exact, ORIGIN - timedelta(days=1)).word == "not signed"


@settings(max_examples=100, deadline=None)
@given(stories(), OFFSETS)
def test_what_cannot_be_told_has_a_reason(both: tuple[Treaty, Treaty], offset: int) -> None:
    found = standing(both[1], ORIGIN + timedelta(days=offset))
    assert bool(found.reason) == (found.word == "undetermined")
