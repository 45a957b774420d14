"""Questions whose answer hangs on what is believed: where a treaty or a state stands, which duties an event would trigger."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from foedus.core.relations import role_of
from foedus.core.statements import Statement
from foedus.core.states import same
from foedus.core.treaties import Treaty
from foedus.law.basics.facts import Case
from foedus.law.basics.names import full, today
from foedus.law.basics.proofs import every_statement
from foedus.law.basics.turns import Turn
from foedus.law.beliefs.deciding import Answers, Decisions, deciding, ranked
from foedus.law.life.bonds import Bonds
from foedus.law.life.membership import Member, state_turns
from foedus.law.life.standing import life, member, on_day
from foedus.law.scenarios.findings import Finding, what_if
from foedus.law.scenarios.happenings import Scenario
from foedus.ledger.folding.disputes import disputes
from foedus.ledger.folding.refold import Choices, Refolding

TRIES_EACH = 300  # worlds looked at for each treaty of a scenario


@dataclass(frozen=True, slots=True, kw_only=True)
class Standpoint:
    """Where does a treaty, or a state toward it, stand on a day? The answer is the word of the standing."""

    belief: Refolding
    treaty: str
    on: date
    known: date
    state: str | None = None

    def answers(self, made: Choices) -> Answers:
        """The word, with the choices made."""
        case, whole = self._life(made)
        if self.state:
            word = member(case, same(self.state, self.on), whole, self.on).word.value
        else:
            word = on_day(case, whole, self.on)[1].value
        return {self.belief.base[self.treaty].title: word}

    def support(self, made: Choices) -> Iterable[Statement]:
        """All statements that its turning points rest on."""
        case, whole = self._life(made)
        own = state_turns(Member(case=case, state=same(self.state, self.on), whole=whole)) if self.state else ()
        return [s for turn in (*own, *whole) for s in every_statement(turn.proof)]

    def _life(self, made: Choices) -> tuple[Case, Sequence[Turn]]:
        treaties = self.belief.treaties(made)
        case = Case(treaty=treaties[self.treaty], others=treaties, known=self.known)
        return case, life(case)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdicts:
    """Which duties of one treaty would a scenario trigger? One answer for each duty; of one bearer only where `state` is given."""

    belief: Refolding
    treaty: str
    scenario: Scenario
    known: date
    state: str | None = None

    def answers(self, made: Choices) -> Answers:
        """Each verdict, with the choices made; a duty that nothing believed provides for has none."""
        return {_said(f): f.answer.value for f in self._found(made)}

    def support(self, made: Choices) -> Iterable[Statement]:
        """All statements that its findings rest on."""
        return [s for f in self._found(made) for s in every_statement(f.proof)]

    def _found(self, made: Choices) -> list[Finding]:
        treaties = self.belief.treaties(made)
        bonds = Bonds.of((treaties[k] for k in bearing(treaties, self.treaty)), self.scenario.on, self.known)
        return [f for f in what_if((), self.scenario, bonds) if f.treaty == self.treaty and _bears(f, self.state)]


def of_standing(belief: Refolding, treaty: str, on: date, known: date, state: str | None = None) -> Decisions:
    """What decides where the treaty, or the state toward it, stands on a day."""
    return _decided(Standpoint(belief=belief, treaty=treaty, on=on, known=known, state=state))


def of_scenario(belief: Refolding, scenario: Scenario, known: date, state: str | None = None) -> list[Decisions]:
    """What decides each verdict of the duties that the scenario bears on, treaty by treaty."""
    bonds = Bonds.of(belief.base.values(), scenario.on, known)
    touched = dict.fromkeys(f.treaty for f in what_if((), scenario, bonds) if _bears(f, state))
    asked = [Verdicts(belief=belief, treaty=key, scenario=scenario, known=known, state=state) for key in touched]
    return [_decided(question, tries=TRIES_EACH) for question in asked]


def bearing(treaties: Mapping[str, Treaty], key: str) -> list[str]:
    """The treaty, those that supersede or end it (art. 59), and those on which its entry into force hangs."""
    clause = treaties[key].clauses.entry_into_force
    named = [c for condition in clause.conditions for c in (condition.treaty, condition.of)] if clause else []
    earlier = [*named, clause.not_before_treaty] if clause else []
    later = (t.id for t in treaties.values() for h in t.relations if h.content.other == key and role_of(h.content.kind) == "ends")
    return [k for k in dict.fromkeys([key, *later, *earlier]) if k and k in treaties]


def _decided(question: Standpoint | Verdicts, **more: int) -> Decisions:
    base = question.belief.base
    found = [d for key in bearing(base, question.treaty) for d in disputes(base[key])]
    return deciding(question.answers, ranked(found, question.support), **more)


def _bears(finding: Finding, state: str | None) -> bool:
    return state is None or today(finding.bearer) == today(state)


def _said(f: Finding) -> str:
    article = f", article {f.provision.article}" if f.provision.article else ""
    return f"{f.provision.kind}, {full(f.bearer)} toward {full(f.toward)}: {f.title}{article}"
