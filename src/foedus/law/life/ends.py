"""How a treaty ends (VCLT arts. 42, 54-60): termination, notice by one of two parties, expiry, a later treaty in its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date

from foedus.core import saying
from foedus.core.answers import Answer
from foedus.core.clauses import Delay
from foedus.core.statements import Relation
from foedus.core.treaties import Held, Treaty
from foedus.core.when import When
from foedus.core.words import About, ActKind
from foedus.law.basics.facts import Case, Fact, among, bilateral, by_state, consents, ending, expected, facts, foreseen, parties
from foedus.law.basics.names import cited, full, listed, name
from foedus.law.basics.proofs import proof
from foedus.law.basics.reckoning import first, next_day, perhaps_never, shift
from foedus.law.basics.turns import Turn, Word
from foedus.law.entry.entry import entry
from foedus.law.entry.instruments import Instrument, Side, instruments, walk
from foedus.law.life.leaving import OUT, leavings

Rule = Callable[[Case, When | None], Iterable[Turn]]
MANY = 4  # more states than this are counted, not named
_TERM = re.compile(r"(?P<years>\d+) years?|until (?P<day>\d{4}(?:-\d\d){0,2})")


def ends(case: Case, in_force: When | None) -> tuple[Turn, ...]:
    """All ends that may have been the first one; those that certainly came after another are left out."""
    found = [turn for rule in RULES for turn in rule(case, in_force)]
    return tuple(t for t in found if not any(_first(other, t) for other in found if other is not t))


def _first(one: Turn, other: Turn) -> bool:
    same_day = one.when.exact and one.when.earliest == other.when.earliest and other.when.exact
    order = list(Word)
    outranks = order.index(Word(one.word)) > order.index(Word(other.word))
    return (one.when.precedes(other.when) is Answer.YES and not one.doubt) or (same_day and outranks and not one.doubt)


def terminated(case: Case, in_force: When | None) -> Iterable[Turn]:
    """Art. 54(b): a termination that is reported, of a treaty between two or by its parties together."""
    for fact in facts(case, ActKind.TERMINATION):
        if _of_all(case, fact):
            yield _turn(Word.TERMINATED, fact.when, "reported termination", "it was terminated", [fact], fact.doubt)


def announced(case: Case, in_force: When | None) -> Iterable[Turn]:
    """Arts. 54(a), 56: a termination foretold for a day; certain only where notice of it was given and stands."""
    for fact in expected(case, ActKind.TERMINATION):
        given = facts(case, ActKind.NOTIFICATION, about=OUT)
        if fact.act.when and _of_all(case, fact) and not given:
            doubt = f"it was to end on {fact.when}, and no source says whether it did"
            yield _turn(Word.TERMINATED, perhaps_never(fact.when), "expected termination", "it was to end", [fact], doubt)


def _of_all(case: Case, fact: Fact) -> bool:
    return bilateral(case.treaty) or not fact.act.actors or among(foreseen(case.treaty), fact.act.actors)


def denounced(case: Case, in_force: When | None) -> Iterable[Turn]:
    """Art. 54(a): where one of two parties withdraws, the treaty ends."""
    for state in foreseen(case.treaty) if bilateral(case.treaty) else ():
        for leaving in leavings(case, state, in_force):
            if leaving.revoked is None:
                says = f"it ended by notice of {name(state)}"
                yield Turn(word=Word.TERMINATED, when=leaving.effect, doubt=leaving.doubt, proof=proof(
                    leaving.proof.rule, says, leaving.proof.answer, leaving.proof.article, steps=[leaving.proof]))  # fmt: skip


def expired(case: Case, in_force: When | None) -> Iterable[Turn]:
    """Art. 54(a): the end of a fixed term without tacit renewal, or of its extensions."""
    term = case.treaty.clauses.duration
    if not term or term.indefinite or term.renewal or not in_force:
        return
    end = next_day(term.until) if term.until else shift(in_force, Delay(years=term.years)) if term.years else None
    longer = [f for f in facts(case, ActKind.EXTENSION) if "provisional" not in (f.act.note or "")]
    for fact in longer if end else ():
        end = _extended(end, fact) if end else None
    if end:
        doubt = "it was extended, and no source says until when" if longer and end.latest is None else ""
        article = cited(term.article, "VCLT art. 54(a)")
        yield _turn(Word.EXPIRED, end, "end of the term", "its term ended", longer, doubt, article)


def _extended(end: When, extension: Fact) -> When:
    told, in_time = _TERM.search(extension.act.note or ""), extension.when.precedes(end)
    if in_time is Answer.NO:
        return end
    if not told or extension.doubt:
        return perhaps_never(end)
    longer = shift(end, Delay(years=int(told["years"]))) if told["years"] else next_day(When.parse(told["day"]))
    return longer if in_time is Answer.YES else When(end.earliest, longer.latest)


def too_few(case: Case, in_force: When | None) -> Iterable[Turn]:
    """Art. 55: that fewer parties are left ends a treaty only where it says so."""
    term = case.treaty.clauses.duration
    if not (term and term.below and in_force):
        return
    given = instruments(case, consents(case), in_force)
    gone = [i.until.earliest or date.min for i in given if i.until]
    if not gone:
        return
    soonest = _fewer(given, Side.WORST, term.below, max(in_force.earliest or date.min, min(gone)))
    enough = next((day for day, states in walk(given, Side.WORST) if len(states) >= term.below), None)
    sure = in_force.latest and enough and max(in_force.latest, enough)
    latest = _fewer(given, Side.BEST, term.below, sure) if sure else None
    if soonest:
        when, says = When(soonest, latest), f"fewer than {term.below} parties were left"
        used = [i.fact for i in given if i.until]
        yield _turn(Word.TERMINATED, when, "too few parties", says, used, article=cited(term.article, "VCLT art. 55"))


def _fewer(given: Iterable[Instrument], side: Side, number: int, since: date) -> date | None:
    """The first day from then on after which fewer instruments stand."""
    return next((day for day, states in walk(given, side, (since,)) if day >= since and len(states) < number), None)


def superseded(case: Case, in_force: When | None) -> Iterable[Turn]:
    """Art. 59: a later treaty in its place, from the day on which that one entered into force."""
    for held in _replacing(case):
        relation = held.content
        later = case.others.get(relation.treaty)
        turns = entry(Case(treaty=later, others={}, known=case.known)) if later else ()
        says = f"{later.title if later else relation.treaty} took its place"
        when = relation.when or (first(t.when for t in turns) if turns else None if later else When())
        if when:
            doubts = [] if relation.when else [*(t.doubt for t in turns), _not_by_all(case, later) if later else ""]
            doubt = "; ".join(filter(None, doubts))
            answer = Answer.UNKNOWN if doubt else Answer.YES
            step = proof("later treaty", says, answer, "VCLT art. 59", [held], [t.proof for t in turns])
            yield Turn(word=Word.SUPERSEDED, when=perhaps_never(when) if doubt else when, doubt=doubt, proof=step)


def _not_by_all(case: Case, later: Treaty) -> str:
    """Art. 59(1): only a later treaty of all its parties ends a treaty; else art. 30(4) settles what holds between whom."""
    absent = [state for state in parties(case.treaty) if not among((state,), parties(later))]
    who = listed(map(full, absent)) if len(absent) <= MANY else f"{len(absent)} of its parties"
    return f"{who} {'are' if len(absent) > 1 else 'is'} no party to it (VCLT arts. 30(4), 59(1))" if absent else ""


def _replacing(case: Case) -> Iterable[Held[Relation]]:
    told = ending(case.others.values()) if case.ending is None else case.ending
    own = ending([case.treaty]).get(case.treaty.id, [])
    found = {held.content.treaty: held for held in (*own, *told.get(case.treaty.id, ()))}
    return [held for key, held in found.items() if key != case.treaty.id]


def replaced(case: Case, in_force: When | None) -> Iterable[Turn]:
    """Art. 59: a reported supersession, with "superseded by ..." in its note; else this may be the superseding treaty."""
    for fact in facts(case, ActKind.SUPERSESSION):
        if re.match(r"(?:superseded |replaced )?by\b", fact.act.note or ""):
            yield _turn(
                Word.SUPERSEDED, fact.when, "reported supersession", "it was superseded", [fact], fact.doubt, "VCLT art. 59"
            )


def untold(case: Case, in_force: When | None) -> Iterable[Turn]:
    """Art. 42(2): a treaty lasts until something ends it, and of what came after its last day a data set tells nothing."""
    last = case.treaty.told_until
    if last and in_force:
        doubt = f"the data end on {saying.day(last)}, and what came after they do not tell"
        yield _turn(
            Word.TERMINATED,
            perhaps_never(next_day(When.on(last))),
            "end of the data",
            "it may have ended",
            [],
            doubt,
            "VCLT art. 42(2)",
        )


RULES: tuple[Rule, ...] = (terminated, announced, denounced, expired, too_few, superseded, replaced, untold)


def _turn(word: Word, when: When, rule: str, says: str, used: list[Fact], doubt: str = "", article: str = "VCLT art. 54") -> Turn:
    answer = Answer.UNKNOWN if doubt else Answer.YES
    return Turn(word=word, when=when, doubt=doubt, proof=proof(rule, says, answer, article, [f.held for f in used]))


def lone_terminations(case: Case, state: str) -> list[Fact]:
    """A single state's "termination" of a treaty between many: its own way out only (art. 55)."""
    return [f for f in by_state(case, state, facts(case, ActKind.TERMINATION, about=(About.TREATY,))) if not _of_all(case, f)]
