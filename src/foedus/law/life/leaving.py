"""Withdrawal and denunciation (VCLT arts. 54-56, 67, 68): a notice, the day it takes effect, and a notice taken back."""

from __future__ import annotations

from dataclasses import dataclass

from foedus.core.answers import Answer, every
from foedus.core.clauses import Delay, Withdrawal
from foedus.core.statements import Act, Clauses
from foedus.core.treaties import Held
from foedus.core.when import When
from foedus.core.words import About, ActKind, Status
from foedus.law.basics.facts import Case, Fact, bilateral, by_state, expected, facts
from foedus.law.basics.names import cited, name
from foedus.law.basics.proofs import Proof, proof
from foedus.law.basics.reckoning import first, last, next_term, perhaps_never, shift

OUT = (About.WITHDRAWAL, About.TERMINATION)
UNKNOWN_PERIOD = "the period of notice is not known"
EXCLUDED = "the treaty lets nobody leave without the consent of all (art. 54(b))"
NOT_IMPLIED = "no right to leave is intended or implied"
PERHAPS_IMPLIED = "no source says whether a right to leave is implied"
TWELVE_MONTHS = "art. 56(2) asks for twelve months where a treaty is silent"
LEAVES = (ActKind.WITHDRAWAL, ActKind.DENUNCIATION)


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaving:
    """A state's notice, and its effect, `revoked` if it was taken back before."""

    state: str
    notice: When
    effect: When
    proof: Proof
    doubt: str = ""
    revoked: When | None = None  # certainly taken back then
    perhaps_revoked: When | None = None  # taken back then, if in time at all


def leavings(case: Case, state: str, entry: When | None) -> list[Leaving]:
    """Each notice that the state gave."""
    formal = by_state(case, state, facts(case, ActKind.NOTIFICATION, about=OUT))
    leaves = by_state(case, state, facts(case, *LEAVES))
    told = [f for f in leaves if "effect" in (f.act.note or "")]
    notices = formal or [f for f in leaves if f not in told]
    kinds = (*LEAVES, ActKind.TERMINATION) if bilateral(case.treaty) else LEAVES
    done = by_state(case, state, facts(case, *kinds)) if formal else []
    effects = told or done or [f for f in by_state(case, state, expected(case, *kinds)) if f.act.when]
    given = notices or [f for f in effects if f.act.kind in LEAVES]
    return [_leaving(case, state, notice, *_its_own(notice, given, effects), entry) for notice in given]


def _its_own(notice: Fact, given: list[Fact], effects: list[Fact]) -> tuple[list[Fact], list[Fact]]:
    """Of several notices each has its own effects: those after it that no later notice comes before. The others may be its own."""
    if len(given) == 1:
        return effects, []
    others = [n for n in given if n is not notice and notice.when.precedes(n.when) is not Answer.NO]
    told = [
        (e, Answer.YES if e is notice else every((~e.when.precedes(notice.when), *(_not_of(n, e) for n in others))))
        for e in effects
    ]
    return [e for e, its in told if its is Answer.YES], [e for e, its in told if its is Answer.UNKNOWN]


def _not_of(later: Fact, effect: Fact) -> Answer:
    return Answer.NO if later is effect else ~later.when.precedes(effect.when)


def _leaving(case: Case, state: str, notice: Fact, effects: list[Fact], perhaps: list[Fact], entry: When | None) -> Leaving:
    effect, why, doubt = _effect(case, notice, effects, entry)
    effect = perhaps_never(first((effect, *(f.when for f in perhaps)))) if perhaps else effect
    doubt = notice.doubt or doubt
    taken_back = by_state(case, state, facts(case, ActKind.WITHDRAWAL, ActKind.SUSPENSION, about=OUT))
    revoked, maybe, unsure = None, None, ""
    for fact in taken_back:
        in_time = ~fact.when.precedes(notice.when) & (Answer.YES if why == UNKNOWN_PERIOD else fact.when.precedes(effect))
        if in_time is Answer.YES and not fact.doubt:
            revoked = first((revoked, fact.when)) if revoked else fact.when
        elif in_time is not Answer.NO:
            unsure = f"the notice may have been taken back in time ({fact.when})"
            maybe = perhaps_never(first((maybe, fact.when)) if maybe else fact.when)
    doubt = doubt or unsure
    acts = [notice.held, *(f.held for f in effects), *(f.held for f in taken_back)]
    held: list[Held[Act] | Held[Clauses]] = [*acts, *case.treaty.tellers("withdrawal")]
    step = proof(why, f"notice of {name(state)}", Answer.UNKNOWN if doubt else Answer.YES, _article(case), held)
    return Leaving(
        state=state, notice=notice.when, effect=perhaps_never(effect) if doubt else effect, proof=step, doubt=doubt,
        revoked=revoked, perhaps_revoked=maybe,
    )  # fmt: skip


def _effect(case: Case, notice: Fact, effects: list[Fact], entry: When | None) -> tuple[When, str, str]:
    """The day of effect, the rule it follows from, and a doubt: as reported, else by the clause, else not before the notice."""
    if effects:
        doubt = f"it was expected on {effects[0].when}" if notice in effects and notice.act.status is Status.EXPECTED else ""
        return first(f.when for f in effects), "reported effect of the notice", doubt
    clause = case.treaty.clauses.withdrawal
    if not clause or not clause.notice:
        return _without_period(clause, notice)
    ends = [shift(notice.when, clause.notice)]
    if clause.earliest_years is not None and entry:
        ends.append(shift(entry, Delay(years=clause.earliest_years, first_of_year=clause.notice.first_of_year)))
    if clause.earliest_notice_years is not None and entry:
        ends.append(shift(shift(entry, Delay(years=clause.earliest_notice_years)), clause.notice))
    if clause.end_of_term:
        return _end_of_term(case, last(ends), entry), "notice for the end of the term", ""
    return last(ends), "notice and its period", ""


def _without_period(clause: Withdrawal | None, notice: Fact) -> tuple[When, str, str]:
    """Art. 56: where the treaty is silent, twelve months, if a right to leave was intended or lies in its nature."""
    year_later = shift(notice.when, Delay(months=12))
    if clause and clause.excluded:
        return perhaps_never(notice.when), "leaving excluded", EXCLUDED
    if not clause or not clause.silent:
        return perhaps_never(notice.when), UNKNOWN_PERIOD, f"{UNKNOWN_PERIOD} ({TWELVE_MONTHS})"
    if clause.implied:
        return year_later, "notice of twelve months", ""
    why = NOT_IMPLIED if clause.implied is False else PERHAPS_IMPLIED
    return perhaps_never(year_later), "silent treaty", f"the treaty is silent, and {why} (art. 56(1))"


def _end_of_term(case: Case, ready: When, entry: When | None) -> When:
    term = case.treaty.clauses.duration
    if not (term and term.years and entry and entry.exact and entry.earliest):
        return perhaps_never(ready)
    renewal = term.renewal or term.years
    low, high = (next_term(entry.earliest, term.years, renewal, day) if day else None for day in (ready.earliest, ready.latest))
    return When(low, high)


def _article(case: Case) -> str:
    clause = case.treaty.clauses.withdrawal
    if clause and clause.article:
        return cited(clause.article, "")
    return "VCLT art. 54(a)" if clause and not clause.silent else "VCLT art. 56"
