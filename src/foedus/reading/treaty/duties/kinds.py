"""The kinds of duties: what each makes a party do, and what it needs to be one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from foedus.core.words import Event
from foedus.reading.treaty.duties.patterns import entry, filled, rows
from foedus.reading.words.patterns import either

_NO = re.compile(r"\bno\b|\brenounc|\bcondemn", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """`deeds` are what is done, `negative` what is not done, `weak` what counts only beside another of these duties."""

    name: str
    deeds: re.Pattern[str] | None
    negative: re.Pattern[str] | None
    weak: re.Pattern[str] | None
    none: re.Pattern[str] | None
    about: re.Pattern[str] | None  # what it must concern where no event is told
    events: frozenset[Event]  # one of these must be told
    sets_off: tuple[Event, ...]  # the events where the sentence tells none
    told: bool  # its events are those of the deed itself
    within: bool  # they may be told in what is done itself ("to a state that attacks")
    across: bool  # its words may go on in a further deed of the list
    organs: bool  # an organ of the parties may be the subject

    def does(self, unit: str, rest: str, negative: bool) -> Deed | None:
        """The deed in words of duty, where they hold one of this kind; `rest` is what follows them."""
        if self.none and self.none.search(unit):
            return None
        if self.negative and (negative or _NO.search(unit)):
            found = self.negative.search(unit + rest if self.across else unit)
            if found and found.start() < len(unit):
                return Deed(self, found.start(), forbidden=True)
        if self.deeds and not negative and (found := self.deeds.search(unit)):
            return Deed(self, found.start())
        weak = self.weak.search(unit) if self.weak and negative is (self.deeds is None) else None
        return Deed(self, weak.start(), forbidden=negative, weak=True) if weak else None


@dataclass(frozen=True, slots=True)
class Deed:
    """What is done, or what is not done, and where its words begin."""

    kind: Kind
    at: int
    forbidden: bool = False
    weak: bool = False


@cache
def kinds() -> tuple[Kind, ...]:
    """All, in the order of the table."""
    return tuple(
        Kind(
            name=row["name"],
            deeds=_any(row.get("deeds")),
            negative=_any(row.get("negative")),
            weak=_any(row.get("weak")),
            none=_any(row.get("none")),
            about=_any(row.get("about")),
            events=frozenset(map(Event, row.get("event", ()))),
            sets_off=tuple(map(Event, row.get("sets_off", ()))),
            told=row.get("told", False),
            within=row.get("within", False),
            across=row.get("across", False),
            organs=row.get("organs", False),
        )
        for row in rows("kind")
    )


def shared() -> re.Pattern[str]:
    """An attack on one that is called an attack on all."""
    return _compiled(entry("shared", "deemed"))


def met() -> re.Pattern[str]:
    """An attack that all are to meet together."""
    return _compiled(entry("shared", "met"))


def danger() -> re.Pattern[str]:
    """An attack on one that is called a danger to the others."""
    return _compiled(entry("shared", "danger"))


def _any(source: str | list[str] | None) -> re.Pattern[str] | None:
    return _compiled(either(source)) if source else None


@cache
def _compiled(source: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{filled(source)})", re.IGNORECASE)
