"""Reservations as they were made: by whom, to what, from which day, when the others knew, until when (VCLT arts. 19, 22, 23)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from foedus.core.answers import Answer, every, some
from foedus.core.articles import touches
from foedus.core.clauses import Delay
from foedus.core.when import When
from foedus.core.words import About, ActKind
from foedus.law.basics.facts import CONSENT, Case, Fact, acting, facts
from foedus.law.basics.names import today
from foedus.law.basics.reckoning import first, perhaps_never, shift
from foedus.law.entry.clauses import needs_ratification

# Arts. 77(1)(e), 78: a depositary passes notices on as soon as possible. Where no source dates it, it is taken to have come
# within so long, and what hangs on the day cannot be told until then.
CIRCULATION = Delay(months=6)
_CONFIRMED = re.compile(r"\bconfirm", re.I)
_UNCONFIRMED = re.compile(r"\b(?:not|never|un)[ -]?confirm", re.I)
NOT_TOLD = "whether the reservation was made with its author's consent is not told (VCLT art. 23(2))"
NOT_CONFIRMED = (
    "the reservation was made before its author's consent, and no source says that it was confirmed then (VCLT art. 23(2))"
)


Consents = Mapping[str, Sequence[Fact]]  # by the state that carries on the one that acted


@dataclass(frozen=True, slots=True, kw_only=True)
class Reservation:
    """A state's reservation to one provision; `article` is "" where no source names it.

    `made` is the day from which it counts, `notified` the day on which the others learned of it, `withdrawn` the day on which
    they learned of its withdrawal. `late`: was it made after the state's consent?
    """

    state: str
    article: str
    fact: Fact
    made: When
    notified: When
    doubt: str = ""
    late: Answer = Answer.NO
    withdrawn: When | None = None
    withdrawals: tuple[Fact, ...] = ()


def consents(case: Case) -> Consents:
    """Every state's acts of consent; its signature too where that binds it (art. 12)."""
    signatures = facts(case, ActKind.SIGNATURE)
    binds = not needs_ratification(case)
    found: dict[str, list[Fact]] = {}
    for fact in (*facts(case, *CONSENT), *(f for f in signatures if binds or "definitive" in (f.act.instrument or ""))):
        for actor in acting(case.treaty, fact.act):
            found.setdefault(today(actor), []).append(fact)
    return found


def reservations(case: Case, given: Consents) -> list[Reservation]:
    """All reservations, one for each state and provision, in the order of the acts."""
    told = facts(case, ActKind.RESERVATION)
    days = {a: [f.when for f in given.get(today(a), ())] for fact in told for a in fact.act.actors}
    own = ((fact, actor) for fact in told for actor in fact.act.actors if not _repeated(actor, fact, told, days[actor]))
    return [_reservation(case, a, article, fact, days[a]) for fact, a in own for article in fact.act.articles or ("",)]


def notified(case: Case, fact: Fact, day: When, about: About, before: When | None = None) -> When:
    """When the others learned of an act of that day: as a notification tells, else within the time of circulation.

    One dated earlier than the act, or after the day `before` which it must have come, is notice of something else.
    """
    told = [(f.when, _follows(f, day, before)) for f in facts(case, ActKind.NOTIFICATION, about=(about,)) if _shared(fact, f)]
    days = [d if sure is Answer.YES else perhaps_never(d) for d, sure in told if sure is not Answer.NO]
    if any(sure is Answer.YES for _, sure in told):
        return first(days)
    circulated = When(day.earliest, shift(day, CIRCULATION).latest, day.approximate)
    return _span((circulated, *days)) if days else circulated


def _follows(notice: Fact, day: When, before: When | None) -> Answer:
    return ~notice.when.precedes(day) & (~before.precedes(notice.when) if before else Answer.YES)


def _reservation(case: Case, state: str, article: str, fact: Fact, given: list[When]) -> Reservation:
    start = _start(fact, given)
    told = list(_withdrawals(case, state, article, fact))
    known = notified(case, fact, start.day, About.RESERVATION, first(f.when for f, _ in told) if told else None)
    return Reservation(
        state=today(state), article=article, fact=fact, made=perhaps_never(start.day) if start.doubt else start.day,
        notified=known, doubt=start.doubt, late=start.late, withdrawn=first(day for _, day in told) if told else None,
        withdrawals=tuple(f for f, _ in told),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Start:
    """The day from which a reservation counts, if it does (`doubt`)."""

    day: When
    doubt: str = ""
    late: Answer = Answer.NO


def _start(fact: Fact, given: list[When]) -> _Start:
    """Arts. 19, 23(2): from the consent with which it is made or confirmed; one made afterwards is late."""
    day = fact.when if not fact.doubt else fact.act.when or When()
    if not given:
        return _Start(day, fact.doubt)
    if with_it := [d for d in given if _same_day(fact, d)]:
        return _Start(first(with_it), fact.doubt)
    if any(d.meets(day) for d in given):
        return _Start(_span((day, *given)), fact.doubt or NOT_TOLD, every(d.precedes(day) for d in given))
    following = [d for d in given if day.precedes(d) is Answer.YES]
    if not following:
        return _Start(day, fact.doubt, Answer.YES)
    return _Start(first(following), fact.doubt or ("" if _confirmed(fact) else NOT_CONFIRMED))


def _span(days: Sequence[When]) -> When:
    """One of these days, no matter which."""
    low, high = [d.earliest for d in days], [d.latest for d in days]
    return When(None if None in low else min(filter(None, low)), None if None in high else max(filter(None, high)))


def _same_day(fact: Fact, day: When) -> bool:
    """Was it certainly made with that consent: on the very day, or as its source says by naming the instrument?"""
    exact = day.exact and fact.when.exact and day.earliest == fact.when.earliest
    return exact or bool(fact.act.instrument and day.meets(fact.when))


def _confirmed(fact: Fact) -> bool:
    note = fact.act.note or ""
    return bool(_CONFIRMED.search(note) and not _UNCONFIRMED.search(note))


def _repeated(actor: str, fact: Fact, told: Sequence[Fact], days: list[When]) -> bool:
    """Art. 23(2): was it made again, with the consent that followed? Then it is the later one that counts."""
    again = [f for f in _of(actor, told) if fact.when.precedes(f.when) is Answer.YES and _shared(fact, f) and not f.doubt]
    return any(_same_day(f, day) for f in again for day in days)


def _withdrawals(case: Case, state: str, article: str, fact: Fact) -> Iterator[tuple[Fact, When]]:
    """Art. 22: withdrawals of it, and when the others had notice; one that came before it was of another."""
    for found in _of(state, facts(case, ActKind.WITHDRAWAL, about=(About.RESERVATION,))):
        named = not found.act.articles or some(touches(article, a) for a in found.act.articles) is Answer.YES
        after = ~found.when.precedes(fact.when) if named else Answer.NO
        if after is not Answer.NO:
            day = notified(case, found, found.when, About.RESERVATION)
            yield found, day if after is Answer.YES and not found.doubt else perhaps_never(day)


def _shared(one: Fact, other: Fact) -> bool:
    """Do both concern the same state, and a provision in common where both name some?"""
    mine, theirs = ({*map(today, f.act.actors), *map(today, f.act.toward)} for f in (one, other))
    named = set(one.act.articles), set(other.act.articles)
    return bool(mine & theirs) and (not all(named) or bool(named[0] & named[1]))


def _of(state: str, found: Sequence[Fact]) -> list[Fact]:
    return [f for f in found if today(state) in map(today, f.act.actors)]
