"""What the law answers about a treaty's life: its standing on a day, each state's, and what is outstanding."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from foedus.core.answers import Answer
from foedus.core.statements import Statement
from foedus.core.when import When
from foedus.core.words import ActKind
from foedus.law.basics.proofs import Proof
from foedus.law.basics.turns import StateWord, Word
from foedus.law.life.domestic import Progress
from foedus.law.version import rules


@dataclass(frozen=True, slots=True, kw_only=True)
class Outstanding:
    """Something not yet reported, or a day still to come. `kind`: domestic step, entry into force, deadline, would tell."""

    kind: str
    says: str
    state: str | None = None
    act: ActKind | None = None
    organ: str | None = None
    when: When | None = None
    answer: Answer = Answer.NO  # done: no, or cannot be told
    source: str | None = None  # article or law that asks for it
    rule: str = ""  # from which a day to come follows, and the statements that it rests on
    statements: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StateBond:
    """What a treaty is for a state that day. `binds`: is it bound by the treaty in operation?"""

    state: str
    word: StateWord
    binds: Answer
    proof: Proof
    since: When | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StateStanding(StateBond):
    """The same with how far its consent and its domestic procedure have come."""

    deadline: When | None = None  # the day on which its withdrawal takes effect
    consented: Answer = Answer.NO
    ratified: Answer = Answer.NO
    steps: tuple[Progress, ...] = ()
    steps_known: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A treaty on a day. `answer`: is it in force? `reason` says why where that, or the word, cannot be told."""

    treaty: str
    title: str
    on: date
    word: Word
    answer: Answer
    proof: Proof
    ground: Proof | None = None  # the step from which its word follows, where it is certain
    since: When | None = None
    signed: Answer = Answer.NO
    open: bool = False  # to further states: then the states are those that sources name
    reason: str = ""
    may_be: tuple[Word, ...] = ()  # the words left open, where it is undetermined
    outstanding: tuple[Outstanding, ...] = ()
    states: tuple[StateStanding, ...] = ()

    def of(self, state: str) -> StateStanding | None:
        """That state's standing; None where it has no part in the treaty."""
        return next((s for s in self.states if s.state == state), None)

    @property
    def rules(self) -> str:
        """The version of the rules that answered."""
        return rules()
