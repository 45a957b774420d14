"""A scenario from one line such as "USA and KOR attack PRK on 2025-03-01; state of war; unprovoked"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from foedus.core.problems import Problem
from foedus.core.words import Event
from foedus.law.basics.names import UNNAMED
from foedus.law.basics.tables import table
from foedus.law.scenarios.happenings import Happening, Scenario, against_itself, clash, in_time, keys, problem, side

_DAY = re.compile(r"\s*\bon (\d{4}-\d\d-\d\d)\b")
_AND = re.compile(r",\s*(?:and\s+)?|\s+and\s+|\s*&\s*")
VERBS = "attacks, invades, threatens, declares war on, imposes sanctions on, signs a treaty against"


def parse(line: str, on: date, given: Iterable[str] = ()) -> Scenario | Problem:
    """Read a scenario. States by key or name, an unnamed one as X; a day in the line overrides `on`; facts after semicolons.

    One day in the line is the day of all that happens. Where there are several, each happening has the day written with it,
    or else that of the one before it (the first: the first day of the line).
    """
    days = _days(line)
    if isinstance(days, Problem):
        return days
    one_day = days[0] if days else on
    several, day = len(set(days)) > 1, one_day
    happenings: list[Happening] = []
    facts = list(given)
    for part in filter(None, (p.strip(" .") for p in line.split(";"))):
        own, bare = _DAY.search(part), _DAY.sub("", part)
        day = date.fromisoformat(own[1]) if own else day
        if happenings and not (verb(bare) and _names_a_state(bare)):
            if own and several:
                return problem(f"{part!r}: a fact holds for the whole scenario.", "Write it without a day.")
            facts.append(bare)
            continue
        found = _happening(bare, day, day if several else None)
        if isinstance(found, Problem):
            return found
        happenings.append(found)
    if not happenings:
        return problem("says nothing that happens.", f'Write for example "UKR attacks RUS"; verbs: {VERBS}.')
    order = in_time(one_day, happenings)
    return clash(facts) or Scenario(on=order[0].on or one_day, happenings=order, given=tuple(facts), text=line.strip())


def _names_a_state(part: str) -> bool:
    """What names none is a fact, whatever its words: "a sanction of the League"."""
    return bool(keys(part)) or any(keys(word.strip(",")) for word in part.split())


def _days(line: str) -> list[date] | Problem:
    days = []
    for found in _DAY.finditer(line):
        try:
            days.append(date.fromisoformat(found[1]))
        except ValueError:
            return problem(f"{found[1]} is no day of the calendar.", "Write the day as 2024-12-04.")
    return days


def _happening(part: str, on: date, own: date | None) -> Happening | Problem:
    told = verb(part)
    if not told:
        return problem(f"{part!r} names no event.", f"Verbs that are understood: {VERBS}.")
    event, found = told
    left, right = part[: found.start()], part[found.end() :]
    if passive := re.search(r"\b(?:is|are|was|were)(?: being)?\s*$", left):
        left, right = re.sub(r"^\s*by\b", "", right) or UNNAMED, left[: passive.start()]
    by, to = (side((p.strip() for p in _AND.split(text.strip()) if p.strip()), on) for text in (left, right))
    if isinstance(by, Problem):
        return by
    if isinstance(to, Problem):
        return to
    return against_itself(by, to) or Happening(event=event, by=by, to=to, on=own)


def names_event(line: str) -> bool:
    """Does the line name something that can happen, whatever else may be wrong with it?"""
    return any(verb(part) for part in line.split(";"))


def verb(part: str) -> tuple[Event, re.Match[str]] | None:
    """The event that a part of the line tells, and where its verb stands."""
    for row in table("verbs"):
        if found := re.search(rf"\b(?:{row['pattern']})\b", part, re.I):
            return Event(row["event"]), found
    return None
