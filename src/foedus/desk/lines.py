"""Single lines of a brief, ready to show: words for a reader, data for a program, and the passages that each rests on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from foedus.core.answers import Answer
from foedus.core.when import When


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Characters `start` to `end` (exclusive) of a source. `number` is the report's in this brief, 0 for a mere citation.

    `removed` tells, where the words were erased, who did so when and why.
    """

    source: str
    name: str
    number: int
    start: int
    end: int
    words: str
    speaker: str | None = None
    stance: str = "asserts"
    removed: str = ""

    @property
    def anchor(self) -> str:
        """Where the page shows it; "" for a citation, which has no text to show."""
        return f"r{self.number}-{self.start}-{self.end}" if self.number else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence and the passages that it rests on."""

    says: str
    passages: tuple[Passage, ...] = ()


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
            found.setdefault(" ".join((passage.words or passage.removed).split()), []).append(passage)
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
    states: tuple[str, ...] = ()  # of a verdict: all whose duty it is; the proof is worked for the first

    def grounds(self) -> Iterator[Passage]:
        """The passages of the whole proof, in its order."""
        yield from self.passages
        for step in self.steps:
            yield from step.grounds()


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict(Step):
    """Whether a duty of `states` toward `toward` is triggered; `decides` says what would tell, where that is undetermined.

    From the second `hop` on it is hypothetical: it hangs on `supposing`.
    """

    treaty: str
    title: str
    provision: str | None = None  # its article
    duty: str = "help"  # help, consult, abstain, restraint
    toward: str = ""
    against: tuple[str, ...] = ()
    on: date | None = None
    hop: int = 1
    supposing: str = ""
    decides: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash(Step):
    """Two duties of `states` that cannot both be kept: help for `toward`, and what is owed `against`, or a `ban` on help."""

    toward: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    ban: str = ""
    titles: tuple[str, str] = ("", "")  # of the treaties, the one that asks for help first


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioLine:
    """A scenario and what it would trigger. `left` are verdicts that were cut, by hop, and `conflicts_left` conflicts."""

    key: str
    scenario: str
    verdicts: tuple[Verdict, ...] = ()
    conflicts: tuple[Clash, ...] = ()
    left: tuple[tuple[int, int], ...] = ()
    conflicts_left: int = 0
