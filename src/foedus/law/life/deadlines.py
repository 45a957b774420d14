"""Days to come in a treaty's life: its end, the end of a term, the last day for notice, effects for one state (arts. 24, 54)."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from foedus.core.answers import Answer
from foedus.core.clauses import Delay, Duration
from foedus.core.when import When
from foedus.law.basics.facts import Case
from foedus.law.basics.names import cited
from foedus.law.basics.proofs import every_statement
from foedus.law.basics.reckoning import NEVER, after, first, next_term, shift
from foedus.law.basics.turns import ENDS, StateWord, Turn, Word
from foedus.law.life.life import Outstanding, Standing
from foedus.law.life.membership import Member, state_turns

Rule = Callable[[Case, Standing, Sequence[Turn]], Iterable[Outstanding]]
SAYS = {
    Word.EXPIRED: "end of the term: no longer in force",
    Word.TERMINATED: "termination takes effect",
    Word.SUPERSEDED: "a later treaty takes its place",
}


def deadlines(case: Case, standing: Standing, whole: Sequence[Turn]) -> Iterable[Outstanding]:
    """All deadlines of a treaty that is, or may be, in force that day, and of what survives one that is not; one that follows
    from several rules is told once."""
    rules = RULES if standing.answer is not Answer.NO else (survival,)
    return once(item for rule in rules for item in rule(case, standing, whole))


def once(items: Iterable[Outstanding]) -> list[Outstanding]:
    """Each of them once, with the statements of all that say the same."""
    found: dict[Hashable, Outstanding] = {}
    for item in items:
        key = item.says, item.state, item.when
        same = found.get(key, item)
        found[key] = replace(same, statements=tuple(dict.fromkeys((*same.statements, *item.statements))))
    return list(found.values())


def ends(case: Case, standing: Standing, whole: Sequence[Turn]) -> Iterable[Outstanding]:
    """Art. 54: the treaty's own end, where it is to come; one that is doubted cannot be told."""
    for turn in whole:
        if turn.word in ENDS and ahead(turn, standing.on):
            doubt = f" (in doubt: {turn.doubt})" if turn.doubt else ""
            yield deadline(turn, SAYS[Word(turn.word)] + doubt, turn.when)


def survival(case: Case, standing: Standing, whole: Sequence[Turn]) -> Iterable[Outstanding]:
    """Art. 70(1): until when something goes on binding after the treaty's end, by its own words."""
    clause = case.treaty.clauses.survival
    over = next((t for t in whole if t.word is standing.word and t.word in ENDS), None)
    if clause and clause.years and over:
        turn = replace(
            over, proof=replace(over.proof, article=cited(clause.article, "VCLT art. 70(1)"), rule="what survives the treaty")
        )
        says = f"end of what survives the treaty: {clause.of or 'what its own words name'}"
        yield deadline(turn, says, shift(over.when, Delay(years=clause.years)))


def withdrawals(case: Case, standing: Standing, whole: Sequence[Turn]) -> Iterable[Outstanding]:
    """Art. 54(a): the day on which a state's notice takes effect."""
    for state in standing.states:
        if state.word is StateWord.WITHDRAWING and state.deadline and state.deadline.edtf:
            given = [t for t in turns_of(case, whole, state.state) if t.word is StateWord.WITHDRAWING and t.until == state.deadline]
            for turn in given[:1]:
                yield deadline(turn, "its withdrawal takes effect", state.deadline, state.state)


def entries(case: Case, standing: Standing, whole: Sequence[Turn]) -> Iterable[Outstanding]:
    """Art. 24(3): the day on which it enters into force for a state that has given its instrument."""
    waiting = [s.state for s in standing.states if s.word is StateWord.CONSENTED] if standing.answer is Answer.YES else []
    for state in waiting:
        for turn in turns_of(case, whole, state):
            if turn.word is StateWord.PARTY and ahead(turn, standing.on):
                yield deadline(turn, "it enters into force for it", turn.when, state)


def end_of_term(case: Case, standing: Standing, whole: Sequence[Turn]) -> Iterable[Outstanding]:
    """Art. 54(a): the end of a term that is renewed tacitly."""
    term, turn = case.treaty.clauses.duration, _entry(whole)
    if term and term.renewal and turn and (end := _next_end(term, turn.when, standing.on)) and not _ended(whole, end):
        yield _renewal(term, turn, end)


def last_notice(case: Case, standing: Standing, whole: Sequence[Turn]) -> Iterable[Outstanding]:
    """Art. 54(a): the last day for a notice that takes effect by the end of the term, so that the next one binds no more."""
    term, turn = case.treaty.clauses.duration, _entry(whole)
    if term and turn and (end := _next_end(term, turn.when, standing.on)) and not _ended(whole, end):
        yield from _notice(case, term, turn, end, standing.on)


def _notice(case: Case, term: Duration, turn: Turn, end: When, on: date) -> Iterable[Outstanding]:
    clause = case.treaty.clauses.withdrawal
    if not (clause and clause.notice and end.earliest and end.latest) or not (term.renewal or clause.end_of_term):
        return
    day = When(_latest_notice(end.earliest, clause.notice), _latest_notice(end.latest, clause.notice))
    if day.by(on) is not Answer.YES:
        yield Outstanding(
            kind="deadline", says="last day for notice to end it with the term" if clause.end_of_term else LAST_NOTICE,
            when=day, rule="notice before the end of the term",
            source=cited(clause.article, "VCLT art. 54(a)"), statements=every_statement(turn.proof),
        )  # fmt: skip


LAST_NOTICE = "last day for a notice that takes effect by the end of the term"
RULES: tuple[Rule, ...] = (ends, withdrawals, entries, end_of_term, last_notice)


def further_terms(case: Case, standing: Standing, whole: Sequence[Turn], until: date) -> Iterable[Outstanding]:
    """The terms after the next one, up to that day, if it is renewed each time: their ends and last days for notice."""
    term, turn = case.treaty.clauses.duration, _entry(whole)
    end = _next_end(term, turn.when, standing.on) if term and term.renewal and turn else None
    while term and turn and end and end.latest and end.latest <= until:  # one beyond, for its last day for notice
        end = _next_end(term, turn.when, end.latest)
        if end and not _ended(whole, end):
            yield _renewal(term, turn, end)
            yield from _notice(case, term, turn, end, standing.on)


def _ended(whole: Sequence[Turn], end: When) -> bool:
    """Has the treaty certainly ended by then, so that no term is renewed?"""
    return any(t.word in ENDS and not t.doubt and end.precedes(t.when) is Answer.NO for t in whole)


def _renewal(term: Duration, turn: Turn, end: When) -> Outstanding:
    return Outstanding(
        kind="deadline", says="end of the term, else renewed", when=end, rule="tacit renewal of the term",
        source=cited(term.article, "VCLT art. 54(a)"),
        statements=every_statement(turn.proof),
    )  # fmt: skip


def _next_end(term: Duration, entry: When, on: date) -> When | None:
    """The first end of a term after that day. Where the entry is uncertain the day may fall into one term or the next."""
    years, renewal = term.years, term.renewal or term.years
    if not (years and renewal and entry.earliest and entry.latest) or entry.by(on) is not Answer.YES or on >= NEVER:
        return None
    tomorrow = on + timedelta(days=1)
    low, high = (next_term(day, years, renewal, tomorrow) for day in (entry.earliest, entry.latest))
    low, high = (low, high) if low <= high else (tomorrow, after(on, Delay(years=renewal)))
    return When(low, high) if high < NEVER else None


def _latest_notice(end: date, notice: Delay) -> date:
    day = end
    while after(day, notice) > end:
        day -= timedelta(days=1)
    return day


def _entry(whole: Sequence[Turn]) -> Turn | None:
    """The turn to "in force", where it is beyond doubt."""
    found = [t for t in whole if t.word is Word.IN_FORCE and not t.doubt]
    earliest = first(t.when for t in found) if found else None
    return next((t for t in found if earliest and (t.when.earliest, t.when.latest) == (earliest.earliest, earliest.latest)), None)


def ahead(turn: Turn, on: date) -> bool:
    """Is it still to come after that day, or may it be? What may have come long ago, or never, is not."""
    come = turn.when.by(on)
    return come is Answer.NO or (come is Answer.UNKNOWN and turn.when.latest is not None)


def turns_of(case: Case, whole: Sequence[Turn], state: str) -> tuple[Turn, ...]:
    """The state's own turning points."""
    return state_turns(Member(case=case, state=state, whole=whole))


def deadline(turn: Turn, says: str, when: When, state: str | None = None) -> Outstanding:
    """A day to come that follows from a turning point."""
    return Outstanding(
        kind="deadline", says=says, state=state, when=when, answer=Answer.UNKNOWN if turn.doubt else Answer.NO,
        source=turn.proof.article, rule=turn.proof.rule, statements=every_statement(turn.proof),
    )  # fmt: skip
