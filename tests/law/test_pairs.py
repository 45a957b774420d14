"""All pairs at once, and what must hold of any treaty."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, note, settings
from hypothesis import strategies as st
from sample_treaties import act, treaty

from foedus.core.answers import Answer
from foedus.core.clauses import Delay, EntryIntoForce, FinalClauses, Reservations
from foedus.core.statements import Act, Relation
from foedus.core.states import existed, states
from foedus.core.treaties import Treaty
from foedus.core.when import When
from foedus.core.words import About, EntryRule, ReservationRule, Status
from foedus.law.life.bonds import Bonds
from foedus.law.pairs.between import Pair
from foedus.law.pairs.pairs import pair, relations

ORIGIN = date(2000, 1, 1)
OFFSETS = st.integers(0, 2500)
STATES = ("FRA", "GBR", "ITA")
ENTRY = EntryIntoForce(rule=EntryRule.INSTRUMENTS, count=2, delay=Delay(days=30), later=Delay(days=30))
RULES = (
    None, Reservations(rule=ReservationRule.NONE), Reservations(rule=ReservationRule.ONLY, articles=("9",)),
    Reservations(rule=ReservationRule.SILENT, acceptance="all"), Reservations(rule=ReservationRule.SILENT, acceptance="organ"),
    Reservations(rule=ReservationRule.SILENT, silence=Delay(days=90)),
)  # fmt: skip
RESERVATION, OBJECTION = About.RESERVATION, About.OBJECTION
SHAPES = (
    act("deposit of instrument", None, "FRA"), act("deposit of instrument", None, "GBR"),
    act("deposit of instrument", None, "ITA"), act("reservation", None, "FRA", articles=("9",)),
    act("reservation", None, "FRA", articles=("9", "12")), act("reservation", None, "GBR", articles=("2",)),
    act("objection", None, "GBR", toward=("FRA",), precluding=False),
    act("objection", None, "ITA", toward=("FRA",), precluding=True),
    act("objection", None, "ITA", toward=("GBR",), precluding=None),
    act("acceptance", None, "GBR", toward=("FRA",), about=RESERVATION),
    act("withdrawal", None, "FRA", about=RESERVATION), act("withdrawal", None, "FRA", about=RESERVATION, articles=("12",)),
    act("withdrawal", None, "ITA", toward=("FRA",), about=OBJECTION), act("withdrawal", None, "GBR"),
    act("notification", None, "UN", toward=("FRA",), about=RESERVATION),
)  # fmt: skip
INSTRUMENTS = SHAPES[:3]
RELATED = ((), ("amends",), ("same subject",), ("subject to",), ("amends", "same subject"), ("amends", "subject to"))
AMENDMENT = (act("deposit of instrument", None, "FRA"), act("deposit of instrument", None, "GBR"))


@st.composite
def stories(draw: st.DrawFn) -> tuple[list[Treaty], list[Treaty]]:
    """A treaty, an amendment and a later treaty, with exact days and with days known less closely."""
    told: tuple[list[Treaty], list[Treaty]] = ([], [])
    shapes = (*INSTRUMENTS, *draw(st.lists(st.sampled_from(SHAPES[3:]), max_size=6, unique=True)))
    clauses = FinalClauses(entry_into_force=ENTRY, reservations=draw(st.sampled_from(RULES)))
    kinds = draw(st.sampled_from(RELATED))
    for id, acts in (("t", shapes), *((kind, AMENDMENT) for kind in kinds)):
        days = [draw(dated(a)) for a in acts]
        related = [] if id == "t" else [Relation(kind=id, treaty=id, other="t")]
        for place, made in enumerate(told):
            ordered = sorted((d[place] for d in days), key=_when)
            made.append(treaty(*ordered, id=id, parties="", open=True, clauses=clauses, relations=related))
    return told


@st.composite
def dated(draw: st.DrawFn, shape: Act) -> tuple[Act, Act]:
    """The act on a day, and on the same day known less closely."""
    day = ORIGIN + timedelta(days=draw(OFFSETS))
    low, high = day - timedelta(days=draw(st.integers(0, 400))), day + timedelta(days=draw(st.integers(0, 400)))
    vague = draw(st.sampled_from((When.on(day), When(low, high), When(low, high), When(low, None), When(None, high), None)))
    one = replace(shape, status=Status.CLAIMED if draw(st.integers(0, 9)) == 0 else Status.DONE)
    return replace(one, when=When.on(day)), replace(one, when=vague)


def _when(one: Act) -> date:
    return (one.when.earliest or date.min) if one.when else date.max


def _effects(one: Pair) -> dict[tuple[str, str], set[str]]:
    """What each state's reservation to each provision may do; a provision that is not there is left as written."""
    found: dict[tuple[str, str], set[str]] = {}
    for m in one.modified:
        for article in m.articles:
            found.setdefault((m.state, article), set()).update(m.effect.split(" or "))
    return found


@settings(max_examples=200, deadline=None)
@given(stories(), OFFSETS, st.permutations(STATES))
def test_a_certain_answer_is_the_exact_one_on_every_day_within_the_bounds(
    both: tuple[list[Treaty], list[Treaty]], offset: int, order: list[str]
) -> None:
    on, (one, other, _) = ORIGIN + timedelta(days=offset), order
    for subject in (t for told in both for t in told):
        note(f"{subject.id} {[(h.content.kind.value, h.content.actors, str(h.content.when)) for h in subject.acts]}")
    known, less = (pair(Bonds.of(told, on), told[0], one, other) for told in both)
    assert less.answer in (known.answer, Answer.UNKNOWN)
    assert less.version in (known.version, "undetermined")
    if known.answer is Answer.YES:
        single = {key: told for key, told in _effects(known).items() if len(told) == 1}
        assert all(told <= _effects(less).get(key, {"no effect"}) for key, told in single.items())
    by = {g.kind: g.treaty for g in known.governed_by}
    certain = {g.kind: g.treaty for g in less.governed_by if g.answer is Answer.YES}
    # that the treaty itself governs is said only where another may bind one of the two
    assert all(by.get(kind, "" if kind == "amended" else "t") == treaty for kind, treaty in certain.items())
    assert not ("amended" in by and "unamended" in certain)


@settings(max_examples=60, deadline=None)
@given(stories(), OFFSETS)
def test_pairs_are_symmetric_and_none_holds_without_both(both: tuple[list[Treaty], list[Treaty]], offset: int) -> None:
    for told in both:
        bonds = Bonds.of(told, ORIGIN + timedelta(days=offset))
        for one in STATES:
            for found in relations(bonds, told[0], one).pairs:
                turned = pair(bonds, told[0], found.state_b, found.state_a)
                assert (found.answer, found.version, set(found.modified)) == (turned.answer, turned.version, set(turned.modified))
                bound = bonds.member(told[0], found.state_a).binds & bonds.member(told[0], found.state_b).binds
                assert found.answer is Answer.NO or bound is not Answer.NO
                assert found.answer is not Answer.YES or bound is Answer.YES
                assert bool(found.reason) or found.answer is Answer.YES


def test_a_state_that_is_not_bound_is_in_no_pair_unless_asked_for() -> None:
    subject = treaty(
        act("signature", "2000-01-01", "USA"), *(act("deposit of instrument", "2000-01-01", s) for s in STATES), parties="",
        open=True, clauses=FinalClauses(entry_into_force=ENTRY),
    )  # fmt: skip
    bonds = Bonds.of([subject], date(2005, 1, 1))
    table = relations(bonds, subject)
    assert (table.states, table.not_bound, len(table.pairs)) == (STATES, ("USA",), 3)
    assert {p.answer for p in relations(bonds, subject, "USA").pairs} == {Answer.NO}


def test_all_pairs_of_a_treaty_between_190_states_with_60_reservations_take_about_a_second() -> None:
    """Not counting whom the treaty binds, which any question about it needs."""
    keys = [k for k in states() if existed(k, date(2000, 1, 1)) is Answer.YES][:190]
    acts = [act("deposit of instrument", f"{1960 + n // 12}-{n % 12 + 1:02}-01", k) for n, k in enumerate(keys)]
    for n in range(60):
        author, day = keys[3 * n], str(acts[3 * n].when)
        acts += [act("reservation", day, author, articles=(str(n % 7), "9"))]
        others = [keys[(3 * n + k + 1) % 190] for k in range(4)]
        acts += [act("objection", day, s, toward=(author,), precluding=s == others[0]) for s in others]
    subject = treaty(*acts, parties="", open=True, clauses=FinalClauses(entry_into_force=ENTRY))
    bonds = Bonds.of([subject], date(2000, 1, 1))
    assert {bonds.member(subject, k).binds for k in keys} == {Answer.YES}
    start = time.process_time()
    table = relations(bonds, subject)
    assert time.process_time() - start < 2
    assert len(table.pairs) == 190 * 189 // 2
    assert sum(p.answer is Answer.NO for p in table.pairs) == len({frozenset((keys[3 * n], keys[3 * n + 1])) for n in range(60)})
