"""Scenarios: events supposed to happen on a day, read from a line such as "UKR attacks RUS; state of war"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from foedus.core.mentions import find_states
from foedus.core.problems import Problem
from foedus.core.states import as_of, organisations, states
from foedus.core.words import Event
from foedus.law.clauses import table
from foedus.law.names import UNNAMED, full, listed, name

_DAY = re.compile(r"\s*\bon (\d{4}-\d\d-\d\d)\b")
_UNNAMED = re.compile(r"\b(?:X|(?:an? )?(?:unnamed|third|any|some|other|another) (?:state|country|power))\b")
_AND = re.compile(r",\s*(?:and\s+)?|\s+and\s+|\s*&\s*")
_KEY = re.compile(r"[A-Z]{2,}\Z")
VERBS = "attacks, invades, threatens, declares war on, imposes sanctions on, signs a treaty against"


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """One or more states do something to others. `defensive`: in answer to an attack, as help for its victim (Charter art. 51)."""

    event: Event
    by: tuple[str, ...]
    to: tuple[str, ...]
    defensive: bool = False

    def __str__(self) -> str:
        who, whom = listed(map(full, self.by)), listed(map(full, self.to))
        return f"{self.event.value} by {who} against {whom}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """What is supposed: happenings on a day, and facts given in words. `supposing` says on what a later hop hangs."""

    on: date
    happenings: tuple[Happening, ...]
    given: tuple[str, ...] = ()
    text: str = ""
    supposing: str = ""


def parse(line: str, on: date, given: Iterable[str] = ()) -> Scenario | Problem:
    """Read a scenario. States by key or name, an unnamed one as X; a day in the line overrides `on`; facts after semicolons."""
    day = _day(line, on)
    if isinstance(day, Problem):
        return day
    happenings: list[Happening] = []
    facts = list(given)
    for part in filter(None, (p.strip(" .") for p in _DAY.sub("", line).split(";"))):
        happening = _happening(part, day) if not happenings or _verb(part) else None
        if isinstance(happening, Problem):
            return happening
        if happening:
            happenings.append(happening)
        else:
            facts.append(part)
    if not happenings:
        return _problem("says nothing that happens.", f'Write for example "UKR attacks RUS"; verbs: {VERBS}.')
    return Scenario(on=day, happenings=tuple(happenings), given=tuple(facts), text=line.strip())


def _day(line: str, on: date) -> date | Problem:
    found = _DAY.search(line)
    try:
        return date.fromisoformat(found[1]) if found else on
    except ValueError:
        return _problem(f"{found[1] if found else ''} is no day of the calendar.", "Write the day as 2024-12-04.")


def _happening(part: str, on: date) -> Happening | Problem:
    verb = _verb(part)
    if not verb:
        return _problem(f"{part!r} names no event.", f"Verbs that are understood: {VERBS}.")
    event, found = verb
    left, right = part[: found.start()], part[found.end() :]
    if passive := re.search(r"\b(?:is|are|was|were)(?: being)?\s*$", left):
        left, right = re.sub(r"^\s*by\b", "", right) or UNNAMED, left[: passive.start()]
    by, to = _parties(left, on), _parties(right, on)
    if isinstance(by, Problem):
        return by
    if isinstance(to, Problem):
        return to
    if set(by) & set(to):
        return _problem(
            f"{listed(map(name, set(by) & set(to)))} would act against itself.", "Name two sides that were two states on the day."
        )
    return Happening(event=event, by=by, to=to)


def _verb(part: str) -> tuple[Event, re.Match[str]] | None:
    for row in table("verbs.csv"):
        if found := re.search(rf"\b(?:{row['pattern']})\b", part, re.I):
            return Event(row["event"]), found
    return None


def _parties(text: str, on: date) -> tuple[str, ...] | Problem:
    found: list[str] = []
    pieces: Sequence[str] = [p.strip() for p in _AND.split(text.strip()) if p.strip()]
    for piece in pieces:
        keys = _keys(piece)
        if not keys:
            return _problem(f"{piece!r} is no state that Foedus knows.", "Use its English name or three letters (RUS, PRK), or X.")
        found += keys
    if not found:
        return _problem("a side is missing.", "Say who does it and to whom, or write X for a state that is not named.")
    return tuple(dict.fromkeys(key if key == UNNAMED else as_of(key, on) for key in found))


def _keys(piece: str) -> list[str]:
    if _KEY.match(piece) and (piece in states() or piece in organisations()):
        return [piece]
    if _UNNAMED.fullmatch(piece):
        return [UNNAMED]
    return list(dict.fromkeys(mention.key for _, _, mention in find_states(piece)))


def _problem(sentence: str, remedy: str) -> Problem:
    return Problem("scenario", sentence[0].upper() + sentence[1:] if sentence[0] != "'" else sentence, remedy)
