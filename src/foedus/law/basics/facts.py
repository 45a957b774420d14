"""The case before the law: a treaty, the other treaties that may bear on it, and its acts as uncertain days."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from foedus.core.relations import role_of
from foedus.core.statements import Act, Relation
from foedus.core.treaties import Held, Treaty
from foedus.core.when import When
from foedus.core.words import About, ActKind, Status
from foedus.law.basics.names import today
from foedus.law.basics.reckoning import perhaps_never

if TYPE_CHECKING:
    from foedus.law.basics.turns import Turn

SAID = (Status.DONE, Status.CLAIMED, Status.DISPUTED)
CONSENT = (ActKind.DEPOSIT, ActKind.ACCESSION, ActKind.ACCEPTANCE, ActKind.SUCCESSION, ActKind.EXCHANGE, ActKind.NOTIFICATION)
DEFINITIVE = "definitive signature"  # one that binds without ratification, art. 12
DOMESTIC = (
    ActKind.SUBMISSION, ActKind.COMMITTEE_APPROVAL, ActKind.PARLIAMENTARY_APPROVAL, ActKind.GOVERNMENT_APPROVAL,
    ActKind.RATIFICATION,
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """`others` are treaties by id, on which this one may hang. By the day `known`, what is reported as done had been done.

    `rolls` keeps what was reckoned of the others' parties; `ending` is what `ending(others)` gives, if at hand.
    """

    treaty: Treaty
    others: Mapping[str, Treaty] = field(default_factory=dict)
    known: date | None = None
    ending: Mapping[str, list[Held[Relation]]] | None = field(default=None, repr=False, compare=False)
    rolls: dict[str, dict[str, tuple[Turn, ...]]] = field(default_factory=dict, repr=False, compare=False)
    _acts: dict[tuple[ActKind, About], list[tuple[int, Held[Act]]]] = field(default_factory=dict, repr=False, compare=False)
    _facts: dict[int, Fact] = field(default_factory=dict, repr=False, compare=False)  # by identity of what is held
    _told: dict[tuple[tuple[ActKind, ...], tuple[About, ...]], Told] = field(default_factory=dict, repr=False, compare=False)

    def acts(self, kinds: Iterable[ActKind], about: Iterable[About]) -> list[Held[Act]]:
        """The treaty's acts of these kinds and matters, in its own order."""
        if not self._acts:
            for place, held in enumerate(self.treaty.acts):
                self._acts.setdefault((held.content.kind, held.content.about), []).append((place, held))
        matters = tuple(about)
        found = {place: held for kind in kinds for matter in matters for place, held in self._acts.get((kind, matter), ())}
        return [found[place] for place in sorted(found)]


def ending(treaties: Iterable[Treaty]) -> dict[str, list[Held[Relation]]]:
    """By the id of a treaty that is replaced, the relations that tell so, in the order of the treaties."""
    found: dict[str, list[Held[Relation]]] = {}
    for held in (held for treaty in treaties for held in treaty.relations if role_of(held.content.kind) == "ends"):
        found.setdefault(held.content.other, []).append(held)
    return found


@dataclass(frozen=True, slots=True)
class Fact:
    """An act as an uncertain day. Where it is doubted, `doubt` says by whom, and the day may never have come."""

    held: Held[Act]
    when: When
    doubt: str = ""

    @property
    def act(self) -> Act:
        """What was done."""
        return self.held.content


class Told(list[Fact]):
    """Facts of a case, put by state once, for by_state() asks state after state."""

    __slots__ = ("_of",)

    def of(self, treaty: Treaty, state: str) -> list[Fact]:
        """Those of the state that goes by this key today."""
        if not hasattr(self, "_of"):
            self._of: dict[str, list[Fact]] = {}
            for fact in self:
                for key in dict.fromkeys(map(today, acting(treaty, fact.act))):
                    self._of.setdefault(key, []).append(fact)
        return list(self._of.get(state, ()))


def facts(case: Case, *kinds: ActKind, about: Iterable[About] = (About.TREATY,)) -> Told:
    """Acts of these kinds that someone says were done."""
    asked = kinds, tuple(about)
    if asked not in case._told:
        said = (h for h in case.acts(*asked) if h.content.status in SAID)
        case._told[asked] = Told(case._facts.get(id(h)) or case._facts.setdefault(id(h), _fact(h, case.known)) for h in said)
    return case._told[asked]


def consents(case: Case) -> Told:
    """The acts by which states consented to be bound: instruments, and definitive signatures (arts. 11-16)."""
    asked = (*CONSENT, ActKind.SIGNATURE), ()  # a key that no call of facts() has
    if asked not in case._told:
        definitive = [f for f in facts(case, ActKind.SIGNATURE) if f.act.instrument == DEFINITIVE]
        case._told[asked] = Told([*facts(case, *CONSENT), *definitive])
    return case._told[asked]


def expected(case: Case, *kinds: ActKind, about: Iterable[About] = (About.TREATY,)) -> list[Fact]:
    """Acts of these kinds that are announced for the future, on their announced days."""
    return [Fact(h, h.content.when or When()) for h in case.acts(kinds, about) if h.content.status is Status.EXPECTED]


def _fact(held: Held[Act], known: date | None) -> Fact:
    when, doubt = held.content.when or When(), doubts(held)
    if doubt:
        return Fact(held, perhaps_never(when), doubt)
    if known and (when.latest is None or when.latest > known) and not (when.earliest and when.earliest > known):
        when = replace(when, latest=known)
    return Fact(held, when)


def doubts(held: Held[Act]) -> str:
    """Who disputes the act, or alone claims it; "" where nobody does."""
    act = held.content
    if act.status is Status.DONE and not held.disputed:
        return ""
    against = ", ".join(dict.fromkeys(s.speaker or "a source" for s in held.disputed))
    if against:
        return f"the {act.kind.value} is disputed by {against}"
    if act.status is Status.DISPUTED:
        return f"the {act.kind.value} is disputed" + (f" ({act.note})" if act.note else "")
    if act.status is Status.CLAIMED:
        who = ", ".join(dict.fromkeys(s.speaker for s in held.statements if s.speaker)) or "one side"
        return f"the {act.kind.value} is claimed by {who} alone"
    return ""


def parties(treaty: Treaty) -> tuple[str, ...]:
    """The parties foreseen and whoever acts toward the treaty, in order."""
    kinds = (ActKind.SIGNATURE, ActKind.RATIFICATION, ActKind.ENTRY_INTO_FORCE, ActKind.PROVISIONAL_APPLICATION, *CONSENT)
    acting = (h.content.actors for h in treaty.acts if h.content.kind in kinds and h.content.about is About.TREATY)
    named = [*treaty.parties, *(state for actors in acting for state in actors)]
    by_heir: dict[str, str] = {}
    for state in named:
        by_heir.setdefault(today(state), state)
    return tuple(by_heir.values())


def foreseen(treaty: Treaty) -> tuple[str, ...]:
    """The parties whose consent a closed treaty needs: those it names, else those known from acts."""
    return treaty.parties or parties(treaty)


def bilateral(treaty: Treaty) -> bool:
    """Is it between two parties only?"""
    return not treaty.open and len(foreseen(treaty)) == 2


def is_resolution(treaty: Treaty) -> bool:
    """Is it the decision of an organ, which binds without anyone's consent (UN Charter art. 25)?"""
    return "resolution" in treaty.kind.lower()


def acting(treaty: Treaty, act: Act) -> tuple[str, ...]:
    """Whose act it is; an act of a closed treaty's parties where none is named."""
    return act.actors or (() if treaty.open else foreseen(treaty))


def among(needed: Iterable[str], states: Iterable[str]) -> bool:
    """Are all of the needed states among these, or the states that continue them?"""
    return set(map(today, needed)) <= set(map(today, states))


def by_state(case: Case, state: str, found: Iterable[Fact]) -> list[Fact]:
    """Those facts that are acts of this state, or of one that it continues, alone or with others."""
    if isinstance(found, Told):
        return found.of(case.treaty, today(state))
    return [fact for fact in found if today(state) in map(today, acting(case.treaty, fact.act))]
