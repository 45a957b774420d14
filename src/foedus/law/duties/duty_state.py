"""Where a duty stands on a day, in types and in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from foedus.core.answers import Answer, whether
from foedus.core.statements import Provision
from foedus.core.treaties import Held
from foedus.core.when import When
from foedus.law.basics import days
from foedus.law.basics.names import full, listed, possessive
from foedus.law.duties.duty_events import DutyWord, LifeEvent

LASTING = (DutyWord.IN_EFFECT, DutyWord.SUSPENDED)
OPERATIVE = (DutyWord.IN_EFFECT, DutyWord.TRIGGERED, DutyWord.PERFORMED, DutyWord.VIOLATED)


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyLife:
    """A provision's duty of one state toward another (toward nobody in particular where that is "") on a day.

    `words` are those that the day may bear, one only where that is certain; `since` is the day of the one.
    """

    treaty: str
    title: str
    held: Held[Provision]
    bearer: str
    toward: str
    on: date
    words: tuple[DutyWord, ...]
    since: When | None = None
    events: tuple[LifeEvent, ...] = ()
    reasons: tuple[str, ...] = ()  # why several words remain

    @property
    def provision(self) -> Provision:
        """The provision itself."""
        return self.held.content

    @property
    def operative(self) -> Answer:
        """Must it be kept that day (VCLT art. 26)?"""
        return whether(word in OPERATIVE for word in self.words)


def sentence(life: DutyLife, bearers: Sequence[str] = (), toward: Sequence[str] = ()) -> str:
    """Whose duty toward whom stands how, since when, or why that cannot be told; for all `bearers` and `toward` alike."""
    who = listed(map(full, bearers or (life.bearer,)))
    whom = listed(map(full, toward or filter(None, (life.toward,))))
    article = f", article {life.provision.article}" if life.provision.article else ""
    head = f"{possessive(who)} duty{f' toward {whom}' if whom else ''} ({life.provision.kind}{article})"
    return f"{head[0].upper()}{head[1:]}: {state(life)}"


def state(life: DutyLife) -> str:
    """As "in effect since 4 December 2024", or "in effect or violated, which cannot be told: ..."."""
    if len(life.words) == 1:
        return " ".join(filter(None, (life.words[0].value, _from(life.words[0], life.since))))
    return f"{' or '.join(life.words)}, which cannot be told" + (f": {'; '.join(life.reasons)}" if life.reasons else "")


def _from(word: DutyWord, when: When | None) -> str:
    """The day of what happens once, or since when a state lasts."""
    if when is None or not when.edtf:
        return ""
    told = days.on(when)
    if word not in LASTING:
        return told
    return f"since a day {told}" if told.startswith("between") else f"since {told.removeprefix('on ').removeprefix('in ')}"
