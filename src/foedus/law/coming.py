"""What is to come of a treaty between two days: deadlines, effects, announced days; the stuff of a calendar."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from foedus.core.answers import Answer
from foedus.core.statements import Act, Statement
from foedus.core.treaties import Treaty
from foedus.core.when import When
from foedus.core.words import About, ActKind, ReservationRule
from foedus.law.basics.facts import Case, bilateral, expected
from foedus.law.basics.names import cited, full, possessive, today
from foedus.law.basics.reckoning import shift
from foedus.law.basics.turns import StateWord, Turn, Word
from foedus.law.life.deadlines import ahead, deadline, deadlines, ends, further_terms, once, turns_of
from foedus.law.life.life import Outstanding, Standing
from foedus.law.life.standing import life, standing
from foedus.law.pairs.positions import SILENCE
from foedus.law.pairs.reserved import consents, reservations

Rule = Callable[[Case, Standing, Sequence[Turn]], Iterable[Outstanding]]
LEAVES = "its withdrawal takes effect"


@dataclass(frozen=True, slots=True, kw_only=True)
class Coming:
    """A day to come of one treaty, or of one state in it. `tentative`: the day is not exact, or it may never come."""

    treaty: str
    title: str
    says: str
    when: When
    state: str | None = None
    rule: str = ""
    article: str | None = None
    tentative: bool = False
    statements: tuple[Statement, ...] = ()

    @property
    def sentence(self) -> str:
        """As "the United States' withdrawal takes effect", "it enters into force for Russia"."""
        if not self.state:
            return self.says
        if self.says.startswith("its "):
            return f"{possessive(full(self.state))} {self.says.removeprefix('its ')}"
        return f"{self.says.removesuffix(' for it')} {'for' if self.says.endswith(' for it') else 'by'} {full(self.state)}"


def coming(
    treaty: Treaty, start: date, until: date | None = None, others: Mapping[str, Treaty] | None = None, known: date | None = None
) -> list[Coming]:
    """Everything that can fall on a day from `start` to `until`, in order of time; terms renewed again and again up to `until`."""
    case = Case(treaty=treaty, others=others or {}, known=known)
    eve = start - timedelta(days=1) if start > date.min else start  # what falls on `start` is to come
    whole, stands = life(case), standing(treaty, eve, others, known)
    found = once([*deadlines(case, stands, whole), *(item for rule in RULES for item in rule(case, stands, whole))])
    if until and stands.answer is Answer.YES:
        found += further_terms(case, stands, whole, until)
    ended = {item.when for item in found if not item.state} if bilateral(treaty) else set()  # one's notice ends it for both
    days = [_day(treaty, i) for i in found if i.when and _within(i.when, start, until) and not (i.state and i.when in ended)]
    return sorted(days, key=lambda d: (d.when.earliest or d.when.latest or date.max, d.says, d.state or ""))


def into_force(case: Case, standing: Standing, whole: Sequence[Turn]) -> Iterable[Outstanding]:
    """Art. 24(1): the day fixed for its entry into force."""
    for turn in whole:
        if turn.word is Word.IN_FORCE and not turn.doubt and ahead(turn, standing.on):
            yield deadline(turn, "it enters into force", turn.when)


def for_states(case: Case, standing: Standing, whole: Sequence[Turn]) -> Iterable[Outstanding]:
    """Arts. 24(3), 54(a): entries and ways out of single states on days of their own, those too whose acts are yet to come."""
    general = {(t.when.earliest, t.when.latest) for t in whole}
    for state in standing.states if not bilateral(case.treaty) else ():
        for turn in turns_of(case, whole, state.state):
            own = turn.proof.acts and (turn.when.earliest, turn.when.latest) not in general
            if own and turn.word in EFFECTS and ahead(turn, standing.on):
                yield deadline(turn, EFFECTS[StateWord(turn.word)], turn.when, state.state)


def announced(case: Case, standing: Standing, whole: Sequence[Turn]) -> Iterable[Outstanding]:
    """Art. 24(1): acts that a source announces for a day to come; nothing follows from them until they are done."""
    for fact in expected(case, *ActKind, about=About):
        if fact.act.when and fact.when.by(standing.on) is not Answer.YES:
            alone = fact.act.actors if case.treaty.open or len(fact.act.actors) == 1 else ()
            for state in alone or (None,):
                yield Outstanding(
                    kind="deadline", says=f"announced: {_called(fact.act)}", state=state, when=fact.when, answer=Answer.UNKNOWN,
                    rule="announced act", statements=fact.held.statements,
                )  # fmt: skip


def objections(case: Case, standing: Standing, whole: Sequence[Turn]) -> Iterable[Outstanding]:
    """Art. 20(5): the end of the time in which those who had consented can object to a reservation; then silence accepts it."""
    clause = case.treaty.clauses.reservations
    if clause and (clause.rule is ReservationRule.NONE or clause.acceptance == "not needed"):
        return
    article = cited(clause.article if clause and clause.silence else None, "VCLT art. 20(5)")
    for made in reservations(case, consents(case)):
        when = shift(made.notified, clause.silence if clause and clause.silence else SILENCE)
        if when.by(standing.on) is not Answer.YES:
            yield Outstanding(
                kind="deadline", says="its reservation: last day for objections", state=made.state, when=when, source=article,
                rule="acceptance by silence", answer=Answer.UNKNOWN if made.doubt else Answer.NO,
                statements=made.fact.held.statements,
            )  # fmt: skip


def _called(act: Act) -> str:
    return act.kind.value if act.about is About.TREATY else f"{act.kind.value} of {act.about.value}"


EFFECTS = {StateWord.PARTY: "it enters into force for it", StateWord.FORMER: LEAVES}
RULES: tuple[Rule, ...] = (into_force, ends, for_states, announced, objections)


def of_state(days: Iterable[Coming], state: str) -> list[Coming]:
    """Those that concern the state: the treaty's own and its own."""
    return [d for d in days if d.state is None or today(d.state) == today(state)]


def _day(treaty: Treaty, item: Outstanding) -> Coming:
    when = item.when or When()
    doubtful = item.answer is Answer.UNKNOWN or not when.exact
    return Coming(
        treaty=treaty.id, title=treaty.title, says=item.says, when=when, state=item.state,
        rule=item.rule, article=item.source, tentative=doubtful, statements=item.statements,
    )  # fmt: skip


def _within(when: When, start: date, until: date | None) -> bool:
    """Can it fall within? What has no day at all falls nowhere."""
    first, last = when.earliest, when.latest
    return bool(first or last) and (last is None or last >= start) and (until is None or (first or start) <= until)
