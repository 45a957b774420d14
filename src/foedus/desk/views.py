"""What a brief holds, ready to show: words for a reader, data for a program, and for each line the passages that it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from foedus.core.answers import Answer
from foedus.core.problems import Problem
from foedus.core.when import When


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Characters `start` to `end` (exclusive) of a source. `number` is the report's in this brief, 0 for a mere citation."""

    source: str
    name: str
    number: int
    start: int
    end: int
    words: str
    speaker: str | None = None
    stance: str = "asserts"

    @property
    def anchor(self) -> str:
        """Where the page shows it; "" for a citation, which has no text to show."""
        return f"r{self.number}-{self.start}-{self.end}" if self.number else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActLine:
    """An act, how many reports and independent sources say so, and where they disagree."""

    key: str
    title: str
    kind: str
    about: str
    status: str
    when: When | None
    day: str
    actors: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    organ: str | None = None
    persons: tuple[str, ...] = ()
    place: str | None = None
    note: str | None = None
    reports: int = 1
    independent: int = 1
    differences: tuple[str, ...] = ()
    passages: tuple[Passage, ...] = ()
    disputed: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyLine:
    """A provision as reported: its parts by name, and the words that it rests on."""

    key: str
    title: str
    article: str | None
    parts: tuple[tuple[str, str], ...] = ()
    reports: int = 1
    independent: int = 1
    differences: tuple[str, ...] = ()
    passages: tuple[Passage, ...] = ()

    def quotes(self) -> list[list[Passage]]:
        """The passages, those with the same words together."""
        found: dict[str, list[Passage]] = {}
        for passage in self.passages:
            found.setdefault(" ".join(passage.words.split()), []).append(passage)
        return list(found.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Who takes which stance on a claim, with the number they give in a reader's words ("at least 3,000")."""

    speaker: str
    stance: str
    about: str
    number: str | None = None
    figure: str | None = None
    reports: int = 1
    independent: int = 1
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimGroup:
    """What is claimed about one thing, by whom."""

    key: str
    about: str
    voices: tuple[Voice, ...] = ()

    def by_stance(self) -> dict[str, list[Voice]]:
        """The voices under their stances, in a fixed order, empty ones left out."""
        order = ("asserts", "denies", "neither confirms nor denies", "expects")
        found = {stance: [v for v in self.voices if v.stance == stance] for stance in order}
        return {stance: voices for stance, voices in found.items() if voices}

    def figures(self) -> list[Voice]:
        """The voices that give a number."""
        return [v for v in self.voices if v.figure]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of a proof with the smaller steps that it rests on."""

    says: str
    answer: Answer
    rule: str = ""
    article: str | None = None
    passages: tuple[Passage, ...] = ()
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioLine:
    """A scenario and what it would trigger."""

    key: str
    scenario: str
    verdicts: tuple[Step, ...] = ()
    conflicts: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StateLine:
    """Where one party stands, what it has done, and what it has yet to do."""

    state: str
    name: str
    word: str
    since: str = ""
    done: tuple[str, ...] = ()
    outstanding: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingLine:
    """Where the treaty stands on the day, in a plain sentence, with its ground."""

    word: str
    sentence: str
    rule: str = ""
    article: str | None = None
    outstanding: tuple[str, ...] = ()
    states: tuple[StateLine, ...] = ()
    proof: Step | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TreatyView:
    """All that a brief says of one treaty."""

    id: str
    key: str
    title: str
    names: tuple[str, ...] = ()
    kind: str = "treaty"
    parties: tuple[str, ...] = ()
    reports: int = 0
    standing: StandingLine
    register: str | None = None
    acts: tuple[ActLine, ...] = ()
    relations: tuple[str, ...] = ()
    duties: tuple[DutyLine, ...] = ()
    scenarios: tuple[ScenarioLine, ...] = ()
    claims: tuple[ClaimGroup, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """A passage that two reports have in common; `ours` stands in this report, `theirs` in the other."""

    ours: Passage
    theirs: Passage
    quotation: bool = False
    reworded: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLine:
    """A report: its day of publication and the ground for it, its group, whose word it passes on."""

    number: int
    id: str
    name: str
    title: str | None = None
    address: str | None = None
    published: When | None = None
    day: str = "day not known"
    ground: str = ""
    group: int = 0
    speakers: tuple[tuple[str, int], ...] = ()
    shared: tuple[Shared, ...] = ()
    acts: int = 0
    statements: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """A folder of reports, as a sourced brief. A pure function of what was read, the day of law and the day of knowledge."""

    on: date
    known: date | None = None
    treaties: tuple[TreatyView, ...] = ()
    mentioned: tuple[TreatyView, ...] = ()
    claims: tuple[ClaimGroup, ...] = ()  # that bear on no treaty
    sources: tuple[SourceLine, ...] = ()
    groups: tuple[tuple[int, ...], ...] = ()
    notes: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
