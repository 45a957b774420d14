"""The backtest: for each coded war and alliance what the engine says, with its proof."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from foedus.core.answers import Answer
from foedus.core.treaties import Treaty
from foedus.datasets.alliances.spell import Spell
from foedus.datasets.alliances.spellrows import Spells
from foedus.datasets.alliances.telling import treaties
from foedus.datasets.numbers import bearer
from foedus.datasets.wars import Entry, War, Wars
from foedus.law.basics.names import today
from foedus.research.backtest.alliance import alliance
from foedus.research.backtest.blows import Blow, blows
from foedus.research.backtest.coding import Coded
from foedus.research.backtest.replay import Verdict, strongest
from foedus.research.backtest.roles import by_roles
from foedus.research.backtest.score import Score, halves, score

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Row:
    """One war before one alliance: the coding, the engine's strongest verdict (None: none to give), and the simple role rules'."""

    coded: Coded
    verdict: Verdict | None
    roles: bool
    known: bool = True  # are the war and the alliance in the data?

    @property
    def answer(self) -> Answer:
        """Does the war call on the alliance's obligations, by the facts that the data tell?"""
        if not self.known:
            return Answer.UNKNOWN
        return self.verdict.finding.answer if self.verdict else Answer.NO

    @property
    def called(self) -> bool:
        """The same in two values, where open conditions are presumed."""
        return self.verdict is not None and self.verdict.called

    @property
    def pair(self) -> tuple[bool, bool]:
        """Called, coded."""
        return self.called, self.coded.invoked is True


@dataclass(frozen=True, slots=True)
class Backtest:
    """All rows of the coding in its order; scored are those that it codes as invoked or as not met."""

    rows: tuple[Row, ...]

    @property
    def scored(self) -> tuple[Row, ...]:
        """The rows with a coding to compare with."""
        return tuple(row for row in self.rows if row.coded.invoked is not None)

    @property
    def score(self) -> Score:
        """Of the engine."""
        return score(row.pair for row in self.scored)

    @property
    def score_of_roles(self) -> Score:
        """Of the simple role rules."""
        return score((row.roles, row.coded.invoked is True) for row in self.scored)

    @property
    def halves(self) -> list[Score]:
        """Of the engine, over random halves of the wars."""
        return halves(self.scored, lambda row: row.coded.war, lambda row: row.pair)

    @property
    def by_answer(self) -> dict[Answer, tuple[int, int]]:
        """How many scored rows of each answer are coded as invoked, and how many as not met."""
        told = [(row.answer, row.coded.invoked) for row in self.scored]
        return {answer: (told.count((answer, True)), told.count((answer, False))) for answer in Answer}

    @property
    def disagreements(self) -> tuple[Row, ...]:
        """The scored rows in which engine and coding differ."""
        return tuple(row for row in self.scored if row.called is not row.coded.invoked)


def backtest(spells: Spells, wars: Wars, coding: Sequence[Coded], progress: Progress | None = None) -> Backtest:
    """Each coded war replayed before its alliance; the spells are those of ATOP's members. `progress`: rows done, and all."""
    alliances = treaties(spells)
    grouped: dict[str, list[Spell]] = defaultdict(list)
    for spell in spells.spells:
        grouped[spell.alliance].append(spell)
    told = {number: blows(war) for number, war in wars.wars.items()}
    rows = []
    for done, one in enumerate(coding, 1):
        rows.append(_row(one, wars.wars.get(one.war), told, alliances, grouped[one.alliance]))
        if progress:
            progress(done, len(coding))
    return Backtest(tuple(rows))


def uncoded(spells: Spells, wars: Wars) -> list[Coded]:
    """Every war with every alliance that a belligerent was bound by on a day of the war, without a coding."""
    found = []
    for number, war in sorted(wars.wars.items()):
        numbers = {spell.alliance for spell in spells.spells if any(_fought(spell, entry) for entry in war.entries)}
        found += [Coded(line=0, war=number, war_name=war.name, alliance=one, invoked=None) for one in sorted(numbers, key=int)]
    return found


def _fought(spell: Spell, entry: Entry) -> bool:
    """Did the state of the spell take part, while it may have been bound?"""
    began, over = entry.start.earliest or date.min, entry.end.latest or date.max
    left = spell.end.latest if spell.end else date.max
    during = (spell.start.earliest or date.min) <= over and (left or date.max) >= began
    return during and today(bearer(spell.state, spell.start.latest)) in (today(entry.by), today(entry.to))


def _row(
    coded: Coded, war: War | None, told: Mapping[int, tuple[Blow, ...]], alliances: Mapping[str, Treaty], spells: list[Spell]
) -> Row:
    if war is None or not spells:
        return Row(coded, None, roles=False, known=False)
    verdict = strongest(told[coded.war], alliance(coded.alliance, alliances, spells))
    return Row(coded, verdict, by_roles(war, spells))
