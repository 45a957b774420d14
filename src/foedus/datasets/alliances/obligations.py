"""Obligations of an alliance as provisions: under the conditions that flags tell of, told by the row of each who bears them.

A flag says that a condition exists, not what it is: so it stays a condition in words with the variable, which only facts settle.
`Provision.words` names the alliance and the variables that are coded 1.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache

from foedus.core.statements import Provision
from foedus.core.words import Event
from foedus.datasets.alliances.groups import Alliance
from foedus.datasets.alliances.layouts import DataSet
from foedus.datasets.alliances.spell import Spell
from foedus.datasets.numbers import bearer
from foedus.datasets.tables import rows

_SHARED = "the obligation is this member's: the file codes the alliance as a whole, and its members' obligations differ"


def provisions(alliance: Alliance, data: DataSet) -> Iterator[tuple[int, Provision]]:
    """One provision for all members that are bound under the same conditions, told by the row of each."""
    for duty in obligations(data.name):
        groups: dict[Provision, list[tuple[int, str]]] = defaultdict(list)
        for spell in alliance.spells:
            if told := _provision(spell, duty, alliance.key, data):
                groups[told].append((spell.line, bearer(spell.state, spell.start.latest)))
        for told, members in groups.items():
            provision = replace(told, bearers=tuple(dict.fromkeys(state for _, state in members)))
            yield from ((line, provision) for line, _ in members)


def _provision(spell: Spell, duty: dict[str, str], treaty: str, data: DataSet) -> Provision | None:
    """What the member's row says of that duty; None where it is not bound by it."""
    conditions, by = _conditions(spell, duty), _adversaries(spell, duty)
    if conditions is None:
        return None
    events = tuple(map(Event, filter(None, duty["events"].split("|"))))
    return Provision(kind=duty["kind"], treaty=treaty, by=by, conditions=conditions, words=_coded(spell, duty, data),
                     trigger=duty["trigger"] or None, events=events)  # fmt: skip


def _adversaries(spell: Spell, duty: dict[str, str]) -> tuple[str, ...]:
    """Whom ATOP names (STATTHR1, STATTHR2) where the duty is against certain adversaries only (DEFCOADV and its like).

    Only where the threat is states that the treaty names (SPECTHRT 1), and nothing tells of a second case beside them (a number of
    adversaries, DEFCONUM and its like): else those two need not be all, and whether another is meant stays a condition.
    """
    named = _of(duty, "coadv")
    if not spell.flag(named) or spell.flag(_of(duty, "conum")) or not spell.flag("specthrt"):
        return ()
    return threats(spell, spell.start.latest)


def threats(spell: Spell, on: date | None) -> tuple[str, ...]:
    """The states that bore on that day the numbers which ATOP names as a threat (STATTHR1, STATTHR2)."""
    cells = (spell.row.get(column, "") for column in ("statthr1", "statthr2"))
    return tuple(dict.fromkeys(bearer(int(cell), on) for cell in cells if cell.isdecimal() and int(cell)))


def _of(duty: dict[str, str], ending: str) -> str:
    """The duty's own variable of that sort: DEFCOADV of DEFENSE; "" where it has none."""
    return next((flag for flag in duty["conditions"].split("|") if flag.endswith(ending)), "")


def _conditions(spell: Spell, duty: dict[str, str]) -> tuple[str, ...] | None:
    """Under which the member is bound; None where it is not. What the file does not code is a condition too."""
    coded = spell.flag(duty["variable"])
    if coded is False or (coded is None and not spell.has(duty["variable"])):
        return None
    told = {_of(duty, "coadv")} if _adversaries(spell, duty) else set()
    words = [condition(flag) for flag in filter(None, duty["conditions"].split("|")) if spell.flag(flag) and flag not in told]
    words += [f"{duty['variable'].upper()} holds, which the file leaves open"] if coded is None else []
    words += [_SHARED] if spell.shared else []
    words += _untold(spell, duty)
    return tuple(words)


def _untold(spell: Spell, duty: dict[str, str]) -> list[str]:
    """A file that leaves out some condition variables tells at most whether there are any (ATOP's CONDITIO is their OR)."""
    whole = all(map(spell.has, filter(None, duty["conditions"].split("|"))))
    if whole or spell.flag("conditio") is False:
        return []
    name = "CONDITIO" if spell.has("conditio") else "no condition is coded"
    return [f"what conditions the alliance may set are met, for the file does not tell them ({name}: see the treaty text)"]


def _coded(spell: Spell, duty: dict[str, str], data: DataSet) -> str:
    """The alliance and the variables behind the duty, as a researcher looks them up: ATOP 1020: DEFENSE=1, DEFCOADV=1."""
    flags = [flag for flag in (duty["variable"], *filter(None, duty["conditions"].split("|"))) if spell.flag(flag)]
    number = f" {spell.alliance}" if spell.alliance else ""
    return f"{data.name}{number}: {', '.join(f'{flag.upper()}=1' for flag in flags) or duty['variable'].upper() + ' not coded'}"


@cache
def obligations(data_set: str) -> tuple[dict[str, str], ...]:
    """The variables of that data set which are obligations, with their kinds and conditions."""
    return tuple(row for row in rows("alliance_obligations") if row["data_set"] == data_set)


def variables(data_set: str) -> tuple[str, ...]:
    """Their names, as the files of that data set have them."""
    return tuple(row["variable"] for row in obligations(data_set))


@cache
def condition(flag: str) -> str:
    """In words the condition that a variable says there is, with its name: what it is, the file does not say."""
    row = next(row for row in rows("alliance_conditions") if flag in row["variables"].split("|"))
    return f"{row['words']} ({flag.upper()}: see the treaty text)"
