"""Does what happened set off a provision? Events from trigger words, what one event implies of another, conditions and facts."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import combinations

from foedus.core import tables
from foedus.core.answers import Answer
from foedus.core.statements import Provision
from foedus.core.words import Event
from foedus.law.basics.tables import table

KEPT = 2**14  # provisions whose reading is kept
_NOT = re.compile(r"(?:not|no|never|without)\b:?\s+(?P<rest>(?:an? |the )?(?P<bare>.+))", re.I)
_NOTE = re.compile(r" \([^()]+: see the treaty text\)\Z")  # which variable of a data set stands behind a condition
_AREA = re.compile(r"\bin the (?!event\b|case\b|state\b)(.+?)(?= on | against |,|$)", re.I)


@dataclass(frozen=True, slots=True)
class Duty:
    """What a kind of provision asks for: help, consult, abstain (from helping the adversary), restraint, embargo."""

    name: str
    events: tuple[Event, ...]
    words: str
    source: str


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition in the provision's words, with what would settle it."""

    words: str
    key: str
    whether: str
    yes: str = ""
    no: str = ""


@cache
def duties() -> dict[str, Duty]:
    """Kinds of provisions that a scenario can set off (`core/data/duties.csv`)."""
    return {
        row["kind"]: Duty(row["duty"], tuple(map(Event, tables.forms(row["events"]))), row["words"], row["source"])
        for row in tables.rows("duties")
    }


@lru_cache(maxsize=KEPT)
def duty_of(provision: Provision) -> Duty | None:
    """The duty of the provision; None where no event sets it off. Help that a provision forbids is help to abstain from."""
    duty = duties().get(provision.kind)
    if duty and duty.name == "help" and provision.modality == "shall not":
        return replace(duty, name="abstain")
    fits = duty and (not duty.words or re.search(duty.words, provision.act or "", re.I))
    return duty if fits else None


@lru_cache(maxsize=KEPT)
def events(provision: Provision) -> tuple[Event, ...]:
    """What sets it off: as stated, else from its trigger's words, else what its kind usually means."""
    words = provision.trigger or ""
    told = tuple(Event(row["event"]) for row in table("triggers") if re.search(row["pattern"], words, re.I))
    duty = duties().get(provision.kind)
    return provision.events or told or (duty.events if duty else ())


@cache
def implies(happened: Event, trigger: Event) -> tuple[Answer, str]:
    """Is what happened an event of that kind too, and why? No, where the table says nothing."""
    row = next((r for r in table("event_implies") if (r["happened"], r["trigger"]) == (happened, trigger)), None)
    return (Answer(row["answer"]), row["why"]) if row else (Answer.NO, "")


@lru_cache(maxsize=KEPT)
def conditions(provision: Provision) -> tuple[Condition, ...]:
    """The conditions stated, those that stand in the trigger's words, and the area; each key once."""
    rows = [row for row in table("conditions") if row["key"] != "area"]
    found = {c.key: c for c in map(condition, provision.conditions)}
    for row in rows:
        if row["pattern"] and re.search(row["pattern"], provision.trigger or "", re.I):
            found.setdefault(row["key"], Condition(row["key"], row["key"], row["whether"], row["yes"], row["no"]))
    return (*found.values(), *_area(provision))


def named_conditions(*keys: str) -> tuple[Condition, ...]:
    """The known conditions of these names."""
    rows = [row for row in table("conditions") if row["key"] in keys]
    return tuple(Condition(row["key"], row["key"], row["whether"], row["yes"], row["no"]) for row in rows)


def condition(words: str) -> Condition:
    """The known condition that these words name, else one of these very words."""
    row = next((r for r in table("conditions") if r["pattern"] and re.search(r["pattern"], words, re.I)), None)
    if row:
        noted = _NOTE.search(words)
        return Condition(words, row["key"], row["whether"] + (noted[0] if noted else ""), row["yes"], row["no"])
    return Condition(words, words, f"this holds: {words}", rf"^{re.escape(words)}$")


def _area(provision: Provision) -> Iterable[Condition]:
    told = _AREA.search(provision.trigger or "")
    area = provision.area or (told[1] if told else None)
    row = next(r for r in table("conditions") if r["key"] == "area")
    if area:
        yield Condition(area, "area", f"{row['whether']}: {area}", row["yes"], row["no"])


def settled(condition: Condition, given: Iterable[str]) -> Answer:
    """What the given facts say of it; undetermined where they are silent, or speak against each other."""
    told = {_said(condition, fact) for fact in given} - {Answer.UNKNOWN}
    return told.pop() if len(told) == 1 else Answer.UNKNOWN


def _said(condition: Condition, fact: str) -> Answer:
    """One fact: what denies another fact says the opposite of it ("not unprovoked")."""
    denied = _NOT.match(fact)
    for words in denied.groups() if denied else ():
        if (opposite := _said(condition, words)) is not Answer.UNKNOWN:
            return ~opposite
    if condition.no and re.search(condition.no, fact, re.I):
        return Answer.NO
    return Answer.YES if condition.yes and re.search(condition.yes, fact, re.I) else Answer.UNKNOWN


def contradiction(given: Iterable[str]) -> tuple[str, str] | None:
    """Two of these facts that cannot both be so; None where all can."""
    facts = tuple(dict.fromkeys(given))
    rows = named_conditions(*(row["key"] for row in table("conditions")))
    for one, other in combinations(facts, 2):
        whole = (*rows, *(c for fact in (one, other) if (c := condition(fact)).key == fact))
        if any({_said(c, one), _said(c, other)} == {Answer.YES, Answer.NO} for c in whole):
            return one, other
    return None


def idle(given: Iterable[str], provisions: Iterable[Provision]) -> tuple[str, ...]:
    """The given facts on which none of these provisions turns, nor any condition of the table."""
    rows = named_conditions(*(row["key"] for row in table("conditions")))
    known = (*rows, *(c for provision in provisions for c in conditions(provision)))
    return tuple(fact for fact in given if all(settled(c, (fact,)) == Answer.UNKNOWN for c in known))
