"""Scenarios: events supposed to happen on a day, with the facts that are supposed beside them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from foedus.core.answers import Answer
from foedus.core.mentions import find_states
from foedus.core.problems import Problem
from foedus.core.states import as_of, existed, organisations, states
from foedus.core.words import Event
from foedus.law.basics.names import UNNAMED, full, listed, name
from foedus.law.scenarios.match import contradiction

_UNNAMED = re.compile(r"\b(?:X|(?:an? )?(?:unnamed|third|any|some|other|another) (?:state|country|power))\b")
_KEY = re.compile(r"[A-Z]{2,}\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """One or more states do something to others. `defensive`: in answer to an attack, as help for its victim (Charter art. 51).

    `on` is its own day, where the scenario's happenings are on several; `area` is where it happens, in words.
    """

    event: Event
    by: tuple[str, ...]
    to: tuple[str, ...]
    defensive: bool = False
    on: date | None = None
    area: str | None = None

    def __str__(self) -> str:
        who, whom = listed(map(full, self.by)), listed(map(full, self.to))
        return f"{self.event.value} by {who} against {whom}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """What is supposed: happenings in the order in which they happen, on the day `on` where they have none of their own.

    `given` are facts in words, supposed for the whole scenario. `supposing` says on what a later hop hangs.
    """

    on: date
    happenings: tuple[Happening, ...]
    given: tuple[str, ...] = ()
    text: str = ""
    supposing: str = ""


def in_time(on: date, happenings: Iterable[Happening]) -> tuple[Happening, ...]:
    """By their days; on one day as they are written."""
    return tuple(sorted(happenings, key=lambda h: h.on or on))


def keys(words: str) -> list[str]:
    """The states that these words name: by key, by name, X for one that is not named."""
    if _KEY.match(words) and (words in states() or words in organisations()):
        return [words]
    if _UNNAMED.fullmatch(words):
        return [UNNAMED]
    return list(dict.fromkeys(mention.key for _, _, mention in find_states(words)))


def side(pieces: Iterable[str], on: date) -> tuple[str, ...] | Problem:
    """The states of one side as they were that day, or what is wrong with one."""
    found: list[str] = []
    for piece in pieces:
        named = keys(piece)
        if not named:
            return problem(f"{piece!r} is no state that Foedus knows.", "Use its English name or three letters (RUS, PRK), or X.")
        for key in (k if k == UNNAMED else as_of(k, on) for k in named):
            if key != UNNAMED and existed(key, on) is Answer.NO:
                return problem(f"{name(key)} did not exist on {on}.", "Check the day, or name the state that was there then.")
            found.append(key)
    if not found:
        return problem("a side is missing.", "Say who does it and to whom, or write X for a state that is not named.")
    return tuple(dict.fromkeys(found))


def against_itself(by: Iterable[str], to: Iterable[str]) -> Problem | None:
    """A state on both sides."""
    both = set(by) & set(to)
    remedy = "Name two sides that were two states on the day."
    return problem(f"{listed(map(name, both))} would act against itself.", remedy) if both else None


def clash(given: Iterable[str]) -> Problem | None:
    """Two facts supposed that contradict each other."""
    both = contradiction(given)
    return problem(f"{both[0]!r} and {both[1]!r} contradict each other.", "Keep one of them.") if both else None


def problem(sentence: str, remedy: str) -> Problem:
    """What is wrong with a scenario."""
    return Problem("scenario", sentence[0].upper() + sentence[1:] if sentence[0] != "'" else sentence, remedy)
