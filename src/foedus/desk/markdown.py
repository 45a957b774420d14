"""The brief as Markdown (CommonMark with footnotes): every line has its sources, and no word of others is markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from importlib.metadata import version

from foedus.desk.citations import Citations, asked, origin, quoted
from foedus.desk.lines import ActLine, ClaimGroup, DutyLine, Passage, ScenarioLine, Step
from foedus.desk.safe import one_line
from foedus.desk.standing_lines import since
from foedus.desk.views import Brief, SourceLine, StateLine, TreatyView

_MOST = 12  # footnotes of one line
_ACTS = re.compile(r"[\\`*_{}\[\]()<>#|~^&$@!]|:(?=\S)|(?<=www)\.", re.IGNORECASE)
_BEGINS = re.compile(r"^([-+=]|\d+(?=[.)]))")  # what would begin a list, a rule or a heading


def markdown(brief: Brief) -> str:
    """The whole brief, in UTF-8 text."""
    return "\n".join(_Writer(brief).lines()) + "\n"


def escaped(text: str, width: int = 0) -> str:
    """Words of others in one line, as words and nothing else."""
    return _BEGINS.sub(_numbered, _ACTS.sub(r"\\\g<0>", one_line(text, width)))


def _numbered(found: re.Match[str]) -> str:
    """A number at the beginning is no list's: its mark is escaped; a sign is escaped itself."""
    return f"&#{ord(found[0][0])};{found[0][1:]}"


class _Writer:
    def __init__(self, brief: Brief) -> None:
        self._brief, self._citations = brief, Citations()

    def lines(self) -> Iterator[str]:
        brief = self._brief
        yield f"# {escaped(brief.title, 200)}"
        yield ""
        yield f"{asked(brief)}. From {_count(len(brief.sources), 'report')} in {_count(len(brief.groups), 'line')} of descent."
        yield from (f"\n> {escaped(note)}" for note in (*brief.notes, *map(str, brief.problems[:20])))
        for treaty in brief.treaties:
            yield from self._treaty(treaty)
        if brief.mentioned:
            yield from _heading("Other agreements mentioned", 2)
            yield from (line for treaty in brief.mentioned for line in self._mention(treaty))
        if brief.claims:
            yield from _heading("Further claims", 2)
            yield from self._claims(brief.claims)
        yield from _sources(brief.sources)
        yield from _heading("Citations", 2)
        yield from (_footnote(number, passage, brief) for number, passage in self._citations)
        yield f"\n---\n\nMade by Foedus {version('foedus')}. It says what sources say and what follows; it is no legal advice."

    def _treaty(self, treaty: TreatyView) -> Iterator[str]:
        yield from _heading(treaty.short, 2)
        if treaty.parties:
            yield f"{escaped(treaty.kind)}: {escaped(', '.join(treaty.parties), 300)}\n"
        yield f"**{escaped(treaty.standing.sentence)}**{self._cites(treaty.standing.passages())}"
        if treaty.register:
            yield f"\n{escaped(treaty.register)}"
        yield ""
        yield from (f"- {escaped(r.says)}{self._cites(r.passages)}" for r in treaty.relations)
        if treaty.standing.states or treaty.standing.outstanding:
            yield from _heading("Done and outstanding", 3)
            yield from (f"- outstanding: {escaped(item)}" for item in treaty.standing.outstanding)
            yield from (line for state in treaty.standing.states for line in self._state(state))
        yield from self._part("Acts", (self._act(a) for a in treaty.acts))
        yield from self._part("Provisions", (line for d in treaty.duties for line in self._duty(d)))
        yield from self._part("What it would trigger", (line for s in treaty.scenarios for line in self._scenario(s)))
        yield from self._part("Claims", self._claims(treaty.claims))

    def _part(self, name: str, lines: Iterable[str]) -> Iterator[str]:
        told = list(lines)
        if told:
            yield from _heading(name, 3)
            yield from told

    def _state(self, state: StateLine) -> Iterator[str]:
        when = f" {escaped(since(state))}" if since(state) else ""
        yield f"- **{escaped(state.name)}**: {escaped(state.word)}{when}{self._cites(state.passages)}"
        yield from (f"  - done: {escaped(item)}" for item in state.done)
        yield from (f"  - outstanding: {escaped(item)}" for item in state.outstanding)

    def _act(self, act: ActLine) -> str:
        status = f" ({escaped(act.status)})" if act.status not in ("done", "not done") else ""
        who = "; ".join(filter(None, (", ".join(act.names), act.organ, ", ".join(act.persons), act.place, act.note)))
        differs = f" Reports differ: {escaped('; '.join(act.differences))}." if act.differences else ""
        denied = f" Disputed by{self._cites(act.disputed)}." if act.disputed else ""
        said = f"{_count(act.reports, 'report')}, {act.independent} independent"
        day = f"{escaped(act.day)}: {escaped(act.title)}{status}"
        return f"- {day}{f', {escaped(who)}' if who else ''} ({said}).{differs}{denied}{self._cites(act.passages)}"

    def _duty(self, duty: DutyLine) -> Iterator[str]:
        article = f" ({escaped(duty.article)})" if duty.article else ""
        yield f"- **{escaped(duty.title)}**{article}{self._cites(duty.passages)}"
        yield from (f"  - {escaped(name)}: {escaped(value)}" for name, value in duty.parts)

    def _scenario(self, line: ScenarioLine) -> Iterator[str]:
        yield f"- Suppose: {escaped(line.scenario)}"
        for verdict in line.verdicts:
            yield from self._step(verdict, "  ")

    def _step(self, step: Step, indent: str) -> Iterator[str]:
        article = f" ({escaped(step.article)})" if step.article else ""
        yield f"{indent}- *{step.answer.value}*: {escaped(step.says)}{article}{self._cites(step.passages)}"
        for smaller in step.steps:
            yield from self._step(smaller, f"{indent}  ")

    def _claims(self, groups: Iterable[ClaimGroup]) -> Iterator[str]:
        for voice in (voice for group in groups for voice in group.voices):
            figure = f" ({escaped(voice.figure)})" if voice.figure else ""
            yield f"- {escaped(voice.speaker)} {escaped(voice.stance)}: {escaped(voice.about)}{figure}{self._cites(voice.passages)}"

    def _mention(self, treaty: TreatyView) -> Iterator[str]:
        yield f"- **{escaped(treaty.short)}**: {escaped(treaty.standing.word)}{self._cites(treaty.standing.passages())}"
        yield from (f"  {self._act(act)}" for act in treaty.acts)
        yield from (f"  - {escaped(r.says)}{self._cites(r.passages)}" for r in treaty.relations)
        yield from (f"  - {escaped(d.title)}{self._cites(d.passages)}" for d in treaty.duties)

    def _cites(self, passages: Iterable[Passage]) -> str:
        told = tuple(passages)
        more = f" and {len(told) - _MOST} more" if len(told) > _MOST else ""
        return "".join(f"[^{self._citations.number(p)}]" for p in told[:_MOST]) + more


def _count(number: int, one: str) -> str:
    return f"{number} {one}" if number == 1 else f"{number} {one}s"


def _heading(text: str, level: int) -> Iterator[str]:
    yield f"\n{'#' * level} {escaped(text, 200)}\n"


def _sources(sources: Iterable[SourceLine]) -> Iterator[str]:
    told = list(sources)
    if told:
        yield from _heading("Sources", 2)
        yield "Reports of one group carry each other's passages and count as one source.\n"
    for s in told:
        address = f", {escaped(s.address, 300)}" if s.address else ""
        group = f"group {s.group}" if s.group else "its group cannot be told"
        removed = f". {escaped(s.removed)}" if s.removed else ""
        yield f"{s.number}. {escaped(s.name, 160)}{address}, {escaped(s.day)} ({group}){removed}"


def _footnote(number: int, passage: Passage, brief: Brief) -> str:
    words = f": “{escaped(quoted(passage))}”" if passage.words else ""
    return f"[^{number}]: {escaped(origin(passage, brief))}{words}"
