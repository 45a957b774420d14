"""What is supposed, from the fields of a form or an address, and the answer in the order in which it is read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import urlencode

from foedus.core.answers import Answer
from foedus.core.problems import Problem, Refused
from foedus.core.tables import rows
from foedus.desk.drawing.hops import Blow, HopDrawing, hop_drawing
from foedus.desk.lines import Clash, ScenarioLine, Verdict
from foedus.desk.passages import Shelf
from foedus.desk.scenario_lines import read_scenario, supposed, unused
from foedus.desk.web.asked import Asked
from foedus.law.scenarios.happenings import Scenario
from foedus.law.scenarios.scenario_line import VERBS

DOES = tuple(VERBS.split(", "))
MOST = 15  # lines of a kind that somebody still reads; each bears its proof
HOPS = 4  # at most; each follows all that the one before may set off


@dataclass(frozen=True, slots=True, kw_only=True)
class Supposed:
    """The fields: `by` does `does` to `to`; sides are states, several apart by commas. `line` stands for all three."""

    by: str = ""
    does: str = DOES[0]
    to: str = ""
    given: tuple[str, ...] = ()
    line: str = ""
    hops: int = 2

    @property
    def any(self) -> bool:
        """Is anything asked?"""
        return bool(self.line or self.by or self.to)

    @property
    def words(self) -> str:
        """The scenario in one line, as the command line takes it."""
        return self.line or f"{self.by or 'X'} {self.does} {self.to or 'X'}"

    def address(self, asked: Asked) -> str:
        """What restores the very question later: its days are fixed."""
        parts = [("line", self.line)] if self.line else [("by", self.by), ("does", self.does), ("to", self.to)]
        parts += [("given", fact) for fact in self.given] + [
            ("hops", str(self.hops)),
            ("on", str(asked.on)),
            ("known", str(asked.until)),
        ]
        return urlencode(parts + [pair for pair in asked.given if pair[0] == "account"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Hop:
    """The verdicts of one hop: what is owed or cannot be told, what is not triggered, and how many are left out."""

    number: int
    open: tuple[Verdict, ...]
    closed: tuple[Verdict, ...]
    left: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """The answer to a scenario, hop by hop."""

    line: ScenarioLine
    hops: tuple[Hop, ...]
    remarks: tuple[Problem, ...] = ()


def answered(fields: Supposed, asked: Asked, shelf: Shelf, most: int | None = MOST) -> Answered:
    """At most so many conflicts, and verdicts of one hop and answer. Refused where the scenario cannot be read."""
    scenario = scenario_of(fields, asked)
    treaties = asked.books.treaties
    line = supposed(scenario, treaties, asked.until, shelf, fields.hops, asked.bonds.at(scenario.on), most)
    return Answered(line=line, hops=tuple(_hops(line)), remarks=tuple(unused(scenario.given, treaties)))


def drawn(fields: Supposed, asked: Asked, line: ScenarioLine) -> HopDrawing | None:
    """The answer's network, hop by hop, each part linked to where it is told; None where nothing is owed and all can be told."""
    if all(v.answer is Answer.NO for v in line.verdicts):
        return None
    where = anchors(line)
    return hop_drawing(line, _blows(scenario_of(fields, asked)), lambda one: f"#{where.get(id(one), '')}")


def scenario_of(fields: Supposed, asked: Asked) -> Scenario:
    """What is supposed. Refused where it cannot be read; a file is never opened."""
    if fields.words.rstrip().endswith((".yaml", ".yml")):
        raise Refused(Problem(fields.words[:80], "A file cannot be named here.", "Write the scenario as a line."))
    read, problems = read_scenario(fields.words, asked.on, fields.given)
    if read is None:
        raise Refused(problems[0])
    return read


def facts() -> tuple[tuple[str, str], ...]:
    """The facts on which provisions often turn, as a user supposes them, each with what it means."""
    return tuple((row["key"], row["whether"]) for row in rows("conditions", "foedus.law"))


def anchors(line: ScenarioLine) -> dict[int, str]:
    """Where on the page each verdict and conflict is told, by its identity."""
    told: Sequence[Verdict | Clash] = (*line.verdicts, *line.conflicts)
    return {id(one): f"w{n}" for n, one in enumerate(told, 1)}


def _hops(line: ScenarioLine) -> Iterator[Hop]:
    left = dict(line.left)
    for number, group in groupby(line.verdicts, lambda v: v.hop):
        each = list(group)
        yield Hop(
            number=number,
            open=tuple(v for v in each if v.answer is not Answer.NO),
            closed=tuple(v for v in each if v.answer is Answer.NO),
            left=left.get(number, 0),
        )


def _blows(scenario: Scenario) -> list[Blow]:
    return [Blow(by=h.by, to=h.to, event=h.event.value) for h in scenario.happenings]
