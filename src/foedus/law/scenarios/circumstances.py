"""Whether a condition holds: by the facts supposed, else by what the scenario itself tells, else it cannot be told."""

from __future__ import annotations

import re
from collections.abc import Callable

from foedus.core.answers import Answer
from foedus.core.words import Event
from foedus.law.basics.names import UNNAMED, full, listed, today
from foedus.law.scenarios.happenings import keys
from foedus.law.scenarios.match import Condition, condition, settled
from foedus.law.scenarios.matter import Matter, does

Told = tuple[Answer, str]
_SUPPORTS = re.compile(r"(?P<state>.+?) (?:supports|joins|helps) the (?:attacker|adversary|enemy)$", re.I)
_PROVOKED = "the attack was provoked"


def known(m: Matter, asked: Condition) -> Told:
    """The answer and the sentence that says on what it rests."""
    if asked.key == "several great powers" and (few := several(m, asked)):
        return few  # a fact may tell their rank, and the scenario tells their number
    supposed = settled(asked, m.scenario.given)
    if supposed is Answer.YES:
        return supposed, f"supposed: {asked.whether}"
    if supposed is Answer.NO:
        return supposed, f"supposed not to be so: {asked.whether}"
    told = next((found for rule in RULES if (found := rule(m, asked))), None)
    return told or (Answer.UNKNOWN, f"no source says whether {asked.whether}")


def excepted(m: Matter, words: str) -> Told:
    """Does the exception in these words apply? One that is the opposite of a known condition (self-defence) is told by it."""
    asked = condition(words)
    if asked.key != words:
        return known(m, asked)
    opposite = condition("unprovoked")
    if re.search(opposite.no, words, re.I):
        answer, says = known(m, opposite)
        return ~answer, says
    return settled(asked, m.scenario.given), ""


def at_war(m: Matter, asked: Condition) -> Told | None:
    """Hague Convention III (1907) art. 1: a declared war that the scenario tells makes a state of war; an attack alone does not."""
    wars = [h for h in m.scenario.happenings if h.event is Event.WAR and does(m.victim, (*h.by, *h.to))]
    return (Answer.YES, f"the scenario tells so: {wars[0]}") if asked.key == "state of war" and wars else None


def provoked(m: Matter, asked: Condition) -> Told | None:
    """UN Charter art. 51: who struck first is not the victim of an unprovoked attack.

    A third state's force, where it breaks a duty unless it is self-defence, must have been asked for by whoever was struck.
    """
    first = m.first_blow()
    if asked.key != "unprovoked" or not first:
        return None
    struck = listed(map(full, first.to))
    if m.duty.name == "restraint" and not any(does(s, first.to) for s in m.happening.by):
        by = listed(map(full, m.happening.by))
        return Answer.UNKNOWN, f"no source says whether {struck}, which {full(m.victim)} attacked first, asked {by} for help"
    return Answer.NO, f"{full(m.victim)} attacked {struck} first, so that {_PROVOKED}"


def several(m: Matter, asked: Condition) -> Told | None:
    """VCLT art. 31(1): how many attack is what the scenario tells; what rank they have is not."""
    if asked.key not in ("more than one adversary", "several great powers"):
        return None
    who = m.adversaries()
    if len(who) < 2:
        return Answer.NO, f"only {'one state' if UNNAMED in who else full(who[0])} attacks"
    return (Answer.YES, f"{listed(map(full, who))} attack") if asked.key == "more than one adversary" else None


def in_area(m: Matter, asked: Condition) -> Told | None:
    """VCLT art. 31(1): the place that the scenario names is the area, or lies in it by the provision's own words."""
    place = m.happening.area
    if asked.key != "area" or not place:
        return None
    if re.search(rf"\b{re.escape(place)}\b", asked.words, re.I):
        return Answer.YES, f"it happened in {place}"
    return Answer.UNKNOWN, f"no source says whether {place} lies within the area: {asked.words}"


def supported(m: Matter, asked: Condition) -> Told | None:
    """VCLT art. 31(1): a state that attacks the same victim supports the attacker."""
    named = _SUPPORTS.match(asked.words)
    found = [key for key in keys(named["state"]) if today(key) in m.adversaries()] if named else []
    return (Answer.YES, f"{full(found[0])} attacks {full(m.victim)} too") if found else None


RULES: tuple[Callable[[Matter, Condition], Told | None], ...] = (at_war, provoked, several, in_area, supported)
