"""What moves a duty once it is in effect: reported invocations, performances and alleged breaches."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from foedus.core.answers import Answer
from foedus.core.statements import Act, Provision
from foedus.core.treaties import Held, Treaty
from foedus.core.when import When
from foedus.core.words import ActKind
from foedus.law.basics import days
from foedus.law.basics.facts import Fact, facts
from foedus.law.basics.names import full, listed
from foedus.law.basics.tables import table
from foedus.law.duties.duty_acts import concerns
from foedus.law.life.bonds import Bonds


class DutyWord(StrEnum):
    """Where a duty stands on a day."""

    NONE = "not created"
    CREATED = "created"
    IN_EFFECT = "in effect"
    SUSPENDED = "suspended"
    TRIGGERED = "triggered"
    PERFORMED = "performed"
    VIOLATED = "violated"
    DISCHARGED = "discharged"


@dataclass(frozen=True, slots=True, kw_only=True)
class LifeEvent:
    """One event in a duty's life. `come`: has it come by the day? `doubt` is why that, or whose duty it moves, cannot be told."""

    word: DutyWord
    when: When
    says: str
    come: Answer
    article: str
    doubt: str = ""
    held: Held[Act] | None = None


def doubt(event: LifeEvent) -> str:
    """What is not known of the event."""
    return f"{event.says} {days.on(event.when)}" + (f": {event.doubt}" if event.doubt else "")


Reader = Callable[[Fact], tuple[DutyWord, str, str, str]]  # the word, what is said, the article, the doubt


def moving(bonds: Bonds, treaty: Treaty, provision: Provision, bearer: str, toward: str) -> Iterator[LifeEvent]:
    """The events of this duty that have, or may have, come by the day, in the order of their days."""
    for kind, read in READERS.items():
        for fact in facts(bonds.case(treaty), kind):
            linked = concerns(treaty, fact.act, provision, bearer, toward)
            come = fact.when.by(bonds.on) & linked
            if come is Answer.NO:
                continue
            word, says, article, alleged = read(fact)
            unsure = "no source says which duty, or whose, it concerns" if linked is Answer.UNKNOWN else ""
            why = "; ".join(filter(None, (fact.doubt, alleged, unsure)))
            sure = come & (Answer.UNKNOWN if why else Answer.YES)
            when = fact.act.when or When()
            yield LifeEvent(word=word, when=when, says=says, come=sure, article=article, doubt=why, held=fact.held)


def _invoked(fact: Fact) -> tuple[DutyWord, str, str, str]:
    """Its beneficiary, or an organ for it, says that the case provided for has come."""
    return DutyWord.TRIGGERED, f"{_who(fact)} invoked it{_note(fact)}", "VCLT art. 26", ""


def _performed(fact: Fact) -> tuple[DutyWord, str, str, str]:
    """Performance fulfils a duty for good only where the source says that it was complete."""
    whole = any(re.search(row["pattern"], fact.act.note or "", re.I) for row in table("fulfilled"))
    word = DutyWord.DISCHARGED if whole else DutyWord.PERFORMED
    return word, f"{_who(fact)} performed it{_note(fact)}", "VCLT art. 26", ""


def _broken(fact: Fact) -> tuple[DutyWord, str, str, str]:
    """An allegation is no breach; a finding by a court or by the Security Council tells."""
    said = f"{_who(fact)} is said to have broken it{_note(fact)}"
    row = next((r for r in table("breach_findings") if re.search(r["pattern"], fact.act.note or "", re.I)), None)
    if row:
        return DutyWord.VIOLATED, said, row["source"], ""
    by = listed(dict.fromkeys(s.speaker for s in fact.held.statements if s.speaker))
    alleged = f"alleged by {by}" if by else "alleged"
    return DutyWord.VIOLATED, said, "VCLT art. 60", f"{alleged}, and no source reports a finding by a court or the Security Council"


def _who(fact: Fact) -> str:
    return listed(map(full, fact.act.actors)) or (fact.act.organ and f"the {fact.act.organ}") or "one whom no source names"


def _note(fact: Fact) -> str:
    return f" ({fact.act.note})" if fact.act.note else ""


READERS: dict[ActKind, Reader] = {
    ActKind.INVOCATION: _invoked,
    ActKind.PERFORMANCE: _performed,
    ActKind.BREACH: _broken,
}
