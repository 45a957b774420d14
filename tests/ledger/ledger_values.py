"""Generated sources, statements and cards for the ledger's properties."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from foedus.core.clauses import (
    Accession,
    Amending,
    Condition,
    Delay,
    Duration,
    EntryIntoForce,
    FinalClauses,
    ProvisionalApplication,
    Reservations,
    Withdrawal,
)
from foedus.core.sources import Source, source_id
from foedus.core.statements import Act, Claim, Clauses, Content, Membership, Naming, Provision, Relation, Statement
from foedus.core.treaties import Card, Cited
from foedus.core.when import When
from foedus.core.words import About, ActKind, EntryRule, Event, ProvisionalRule, ReservationRule, Stance, Status

words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
rough = st.text(min_size=1, max_size=12)  # with lone surrogates and NUL, as damaged documents have them
days = st.dates(date(1800, 1, 1), date(2100, 1, 1))
states = st.sampled_from(["RUS", "PRK", "USA", "JPN", "FRA"])
keys = st.lists(states, max_size=3, unique=True).map(tuple)


@st.composite
def whens(draw: st.DrawFn, text: st.SearchStrategy[str] = words) -> When:
    said = draw(st.none() | text)
    if draw(st.booleans()):
        return When(yearless=draw(st.sampled_from(["XXXX-11-06", "XXXX-02"])), words=said)
    first, last = sorted((draw(days), draw(days)))
    bounds = draw(st.sampled_from([(first, last), (first, first), (None, last), (first, None)]))
    return When(*bounds, approximate=draw(st.booleans()), words=said)


def acts(text: st.SearchStrategy[str] = words) -> st.SearchStrategy[Act]:
    maybe, several = st.none() | text, st.lists(text, max_size=2).map(tuple)
    return st.builds(
        Act, kind=st.sampled_from(ActKind), treaty=text, actors=keys, about=st.sampled_from(About), status=st.sampled_from(Status),
        organ=maybe, persons=st.lists(text, max_size=2).map(tuple), place=maybe, when=st.none() | whens(text), vote=maybe,
        instrument=maybe, toward=keys,
        articles=several, precluding=st.none() | st.booleans(), note=maybe,
    )  # fmt: skip


def provisions(text: st.SearchStrategy[str] = words) -> st.SearchStrategy[Provision]:
    maybe, several = st.none() | text, st.lists(text, max_size=2).map(tuple)
    return st.builds(
        Provision, kind=text, treaty=text, article=maybe, bearers=keys, trigger=maybe, conditions=several, act=maybe,
        events=st.lists(st.sampled_from(Event), max_size=2).map(tuple), limits=several, modality=maybe, number=maybe,
    )  # fmt: skip


def relations(text: st.SearchStrategy[str] = words) -> st.SearchStrategy[Relation]:
    return st.builds(Relation, kind=text, treaty=text, other=text, when=st.none() | whens(text))


def contents(text: st.SearchStrategy[str] = words) -> st.SearchStrategy[Content]:
    claims = st.builds(
        Claim, speaker=text, stance=st.sampled_from(Stance), about=text, treaty=st.none() | text, number=st.none() | text
    )
    namings = st.builds(Naming, treaty=text, name=text, kind=st.none() | text, parties=keys)
    told = st.builds(
        Clauses,
        treaty=text,
        final=clauses,
        open=st.none() | st.booleans(),
        incomplete=st.none() | text,
        told_until=st.none() | days,
    )
    memberships = st.builds(
        Membership, system=text, number=st.integers(), state=text, name=text, start=whens(text), end=st.none() | whens(text)
    )
    return acts(text) | provisions(text) | relations(text) | claims | namings | told | memberships


@st.composite
def ledgers(draw: st.DrawFn) -> tuple[list[Source], list[Statement]]:
    texts = draw(st.lists(rough, min_size=1, max_size=3, unique=True))
    published = st.none() | whens(rough)
    sources = [
        Source(id=source_id(t), name=draw(rough), text=t, publisher=draw(st.none() | rough), published=draw(published))
        for t in texts
    ]
    made = st.builds(
        Statement, source=st.sampled_from([s.id for s in sources]), start=st.just(0), end=st.just(1), content=contents(rough),
        speaker=st.none() | rough, stance=st.sampled_from(Stance),
    )  # fmt: skip
    return sources, draw(st.lists(made, max_size=5))


delays = st.builds(
    Delay, days=st.integers(0, 90), months=st.integers(0, 12), first_of_month=st.booleans(), nth_month=st.integers(0, 6),
    last_day=st.sampled_from([None, True]), first_of_year=st.sampled_from([None, True]),
)  # fmt: skip
amounts = st.integers(0, 10_000).map(lambda n: n / 100)
conditions = st.builds(
    Condition, count=st.none() | st.integers(1, 99), fraction=st.none() | st.just("2/3"), majority=st.booleans(),
    of=st.none() | words, share=st.none() | amounts, shares=st.dictionaries(states, amounts, max_size=3),
    total=st.none() | amounts, named=keys, among=keys, besides=keys, treaty=st.none() | words, note=st.none() | words,
)  # fmt: skip
entries = st.builds(
    EntryIntoForce, rule=st.sampled_from(EntryRule), article=st.none() | words, count=st.none() | st.integers(1, 99), named=keys,
    conditions=st.lists(conditions, max_size=2).map(tuple), organisations=st.booleans(), date=st.none() | whens(),
    not_before=st.none() | whens(), delay=delays, later=st.none() | delays, note=st.none() | words,
)  # fmt: skip
clauses = st.builds(
    FinalClauses,
    entry_into_force=st.none() | entries,
    duration=st.none() | st.builds(Duration, indefinite=st.booleans(), years=st.none() | st.integers(1, 99)),
    withdrawal=st.none() | st.builds(Withdrawal, notice=st.none() | delays, end_of_term=st.booleans(), note=st.none() | words),
    reservations=st.none()
    | st.builds(Reservations, rule=st.sampled_from(ReservationRule), articles=st.lists(words, max_size=2).map(tuple)),
    provisional_application=st.none() | st.builds(ProvisionalApplication, rule=st.sampled_from(ProvisionalRule), delay=delays),
    accession=st.none() | st.builds(Accession, open_to=st.none() | words),
    amendment=st.none() | st.builds(Amending, binds=st.none() | words, later_joiners=st.none() | st.booleans()),
    depositary=st.none() | words,
    languages=st.lists(words, max_size=2).map(tuple),
)


@st.composite
def cards(draw: st.DrawFn) -> Card:
    sources = draw(st.dictionaries(words, words, min_size=1, max_size=3))
    source = st.sampled_from(sorted(sources))
    lists = (st.lists(st.builds(Cited, content=kind(), source=source), max_size=2) for kind in (provisions, acts, relations))
    return Card(
        id=draw(words), title=draw(words), names=tuple(draw(st.lists(words, max_size=2))), kind=draw(words), parties=draw(keys),
        open=draw(st.booleans()), sources=sources, clauses=draw(clauses), clauses_source=draw(st.none() | source),
        content=tuple(c for items in lists for c in draw(items)), incomplete=draw(st.none() | words),
    )  # fmt: skip
