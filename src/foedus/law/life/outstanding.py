"""What is outstanding: domestic steps, acts missing for entry into force, the earliest day for it, deadlines to come."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from foedus.core.answers import Answer
from foedus.core.when import When
from foedus.core.words import ActKind, EntryRule
from foedus.law.basics.facts import Case, expected, facts
from foedus.law.basics.names import cited
from foedus.law.basics.reckoning import after, first
from foedus.law.basics.turns import ENDS, StateWord, Turn, Word
from foedus.law.entry.clauses import needs_ratification, operative
from foedus.law.entry.conditions import ACTS
from foedus.law.entry.fulfilment import lacking
from foedus.law.life.deadlines import deadlines
from foedus.law.life.life import Outstanding, Standing, StateStanding

Rule = Callable[[Case, Standing, Sequence[Turn]], Iterable[Outstanding]]


def outstanding(case: Case, standing: Standing, whole: Sequence[Turn]) -> tuple[Outstanding, ...]:
    """Everything outstanding that day; nothing for a treaty that has ended or is not signed."""
    if standing.word in ENDS or standing.signed is Answer.NO:
        return ()
    return tuple(item for rule in RULES for item in rule(case, standing, whole))


def domestic_steps(case: Case, standing: Standing, whole: Sequence[Turn]) -> Iterable[Outstanding]:
    """The steps of each state that has signed and not consented (art. 14); unknown procedures are said to be unknown."""
    if (standing.answer is Answer.YES and not case.treaty.open) or not needs_ratification(case):
        return
    for state in standing.states:
        if state.word in (StateWord.SIGNATORY, StateWord.PROVISIONAL) and state.ratified is not Answer.YES:
            yield from _steps(state)


def _steps(state: StateStanding) -> Iterable[Outstanding]:
    if not state.steps_known:
        says = "ratification outstanding (its domestic steps are not known)"
        yield Outstanding(kind="domestic step", says=says, state=state.state, act=ActKind.RATIFICATION, answer=state.ratified)
    for item in state.steps:
        if item.done is not Answer.YES:
            said = "outstanding" if item.done is Answer.NO else "cannot be told"
            yield Outstanding(
                kind="domestic step", says=f"{item.step.label}: {said}", state=state.state, act=item.step.act,
                organ=item.step.organ, answer=item.done, source=item.step.source,
            )  # fmt: skip


def missing_acts(case: Case, standing: Standing, whole: Sequence[Turn]) -> Iterable[Outstanding]:
    """The international acts, and whatever else, that the clause still asks for (arts. 12-16, 24)."""
    clause, _ = operative(case)
    here = any(t.word is Word.IN_FORCE and t.holds(standing.on) is Answer.YES for t in whole)
    if standing.answer is Answer.YES or not clause or here:
        return
    act, article = NEEDED.get(clause.rule), cited(clause.article, "VCLT art. 24")
    if clause.note:
        yield Outstanding(kind="entry into force", says=f"further condition: {clause.note}", source=article)
    if clause.rule is EntryRule.EXCHANGE and all(f.when.by(standing.on) is not Answer.YES for f in facts(case, ActKind.EXCHANGE)):
        yield Outstanding(kind="entry into force", says="exchange of instruments outstanding", act=act, source=article)
    for what, state in lacking(case, clause, standing.on) if clause.rule in ACTS else ():
        says = f"{act.value} {what}" if state and act else what
        yield Outstanding(kind="entry into force", says=says, state=state, act=act, source=article)


def would_tell(case: Case, standing: Standing, whole: Sequence[Turn]) -> Iterable[Outstanding]:
    """Art. 24: what would settle whether it is in force, where that cannot be told."""
    rules = {t.proof.rule for t in whole if t.word is Word.IN_FORCE and t.holds(standing.on) is Answer.UNKNOWN}
    for rule, what in TELLING.items():
        if standing.answer is Answer.UNKNOWN and rule in rules:
            yield Outstanding(kind="would tell", says=f"{what} would tell")


def earliest_day(case: Case, standing: Standing, whole: Sequence[Turn]) -> Iterable[Outstanding]:
    """Art. 24(1): the earliest day for its entry into force: if the missing acts were done that day, or as fixed already."""
    clause, _ = operative(case)
    if standing.answer is not Answer.NO or not clause:
        return
    fixed = [t.when for t in whole if t.word is Word.IN_FORCE and not t.doubt]
    reported = facts(case, ActKind.ENTRY_INTO_FORCE)
    if fixed and not reported and not _lacks(case, standing, whole):
        yield Outstanding(
            kind="entry into force", says="enters into force", when=first(fixed), source=cited(clause.article, "VCLT art. 24")
        )
    else:
        day = When(after(standing.on, clause.delay), None)
        yield Outstanding(kind="entry into force", says="not before", when=day, source=cited(clause.article, "VCLT art. 24"))


def _lacks(case: Case, standing: Standing, whole: Sequence[Turn]) -> bool:
    return any(True for _ in missing_acts(case, standing, whole))


def announced_day(case: Case, standing: Standing, whole: Sequence[Turn]) -> Iterable[Outstanding]:
    """Art. 24(1): a day announced for the entry into force."""
    for fact in expected(case, ActKind.ENTRY_INTO_FORCE):
        if standing.answer is not Answer.YES and fact.act.when and fact.when.by(standing.on) is not Answer.YES:
            yield Outstanding(kind="entry into force", says="expected to enter into force", when=fact.when)


NEEDED: dict[EntryRule, ActKind] = {
    EntryRule.SIGNATURE: ActKind.SIGNATURE,
    EntryRule.DATE: ActKind.SIGNATURE,
    EntryRule.EXCHANGE: ActKind.EXCHANGE,
    EntryRule.NOTIFICATIONS: ActKind.NOTIFICATION,
    EntryRule.INSTRUMENTS: ActKind.DEPOSIT,
}
TELLING = {
    "clause unknown": "its final clauses or a report of its entry into force",
    "event not reported": "a report of its entry into force",
    "expected entry into force": "a report of its entry into force",
}
RULES: tuple[Rule, ...] = (domestic_steps, missing_acts, would_tell, earliest_day, announced_day, deadlines)
