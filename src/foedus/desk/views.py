"""What a brief holds: its treaties with their standings, its sources, and the whole."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from foedus.core.answers import Answer
from foedus.core.problems import Problem
from foedus.core.when import When
from foedus.desk.lines import ActLine, ClaimGroup, DutyLine, Passage, ScenarioLine, Sentence, Step


@dataclass(frozen=True, slots=True, kw_only=True)
class StateLine:
    """Where one party stands, what it has done, and what it has yet to do."""

    state: str
    name: str
    word: str
    binds: Answer
    since: When | None = None
    done: tuple[str, ...] = ()
    outstanding: tuple[str, ...] = ()
    passages: tuple[Passage, ...] = ()  # what sources say of its own acts; in a brief alone


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingLine:
    """Where the treaty stands on the day, in a plain sentence, with its ground. `answer`: is it in force?"""

    word: str
    answer: Answer
    sentence: str
    since: When | None = None
    reason: str = ""
    may_be: tuple[str, ...] = ()
    rule: str = ""
    article: str | None = None
    outstanding: tuple[str, ...] = ()
    states: tuple[StateLine, ...] = ()
    proof: Step | None = None

    def passages(self) -> tuple[Passage, ...]:
        """What its sentence rests on: the words behind its proof, each once."""
        return tuple(dict.fromkeys(self.proof.grounds())) if self.proof else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TreatyView:
    """All that a brief says of one treaty. `short` is its title where that is short, else a name for headings."""

    id: str
    key: str
    title: str
    short: str
    names: tuple[str, ...] = ()
    kind: str = "treaty"
    parties: tuple[str, ...] = ()
    open: bool = False  # to further states
    reports: int = 0
    standing: StandingLine
    register: str | None = None
    acts: tuple[ActLine, ...] = ()
    relations: tuple[Sentence, ...] = ()
    duties: tuple[DutyLine, ...] = ()
    scenarios: tuple[ScenarioLine, ...] = ()
    claims: tuple[ClaimGroup, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """A passage that reports have in common: `ours` stands in this one, `theirs` in the one that has most of it.

    `also` are the numbers of further reports that have it or a part of it.
    """

    ours: Passage
    theirs: Passage
    also: tuple[int, ...] = ()
    quotation: bool = False
    reworded: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLine:
    """A report: its day of publication and the ground for it, its group (0 where it cannot be told), whose word it passes on.

    `removed` tells, where its text was erased, who did so when and why.
    """

    number: int
    id: str
    name: str
    title: str | None = None
    address: str | None = None
    published: When | None = None
    day: str = "day not known"
    ground: str = ""
    removed: str = ""
    group: int = 0
    speakers: tuple[tuple[str, int], ...] = ()
    shared: tuple[Shared, ...] = ()
    acts: int = 0
    statements: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """Reports, or treaties of a ledger, as a sourced brief: a pure function of what was read and of the two days."""

    on: date
    known: date | None = None
    treaties: tuple[TreatyView, ...] = ()
    mentioned: tuple[TreatyView, ...] = ()
    claims: tuple[ClaimGroup, ...] = ()  # that bear on no treaty
    sources: tuple[SourceLine, ...] = ()
    groups: tuple[tuple[int, ...], ...] = ()
    notes: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def title(self) -> str:
        """The first treaty's name, and how many more there are."""
        if not self.treaties:
            return "No treaty act found"
        more = len(self.treaties) - 1
        return self.treaties[0].short + (f" and {more} more" if more else "")
