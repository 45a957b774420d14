"""States and international organisations with their spans of existence, and who bore whose obligations on a day.

Keys are ISO 3166-1 alpha-3 (ISO 3166-3 for former states). States without an ISO code bear the Correlates of War or
Gleditsch-Ward abbreviation where ISO has not assigned it (RVN South Vietnam, PRU, AUH, ...), else a code from ISO's
user-assigned range (XKX Kosovo, XKE Korea before 1910, XAN Annam). VDR is North Vietnam, as in ISO 3166-3.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache
from itertools import groupby
from types import MappingProxyType

from foedus.core.answers import Answer, some
from foedus.core.mentions import Mention as Mention
from foedus.core.mentions import ambiguous as ambiguous
from foedus.core.mentions import find_states as find_states
from foedus.core.mentions import lexicon as lexicon
from foedus.core.tables import day, forms, rows

_CARRIED_ON = {"continues", "acceded", "united", "absorbed"}
_SAME = {
    "continues",
    "united",
}  # an absorbed state's treaties do not bind the one that took its territory (1978 Convention art. 15)


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a state's life, both days inclusive; no start means before 1816, no end that it lasts.

    `standing` is "" for a state, "occupied" while a foreign power ruled it, "disputed" where states disagree, "dependent"
    while another state conducted its foreign affairs though it joined treaties in its own name (Belarus in 1965).
    `cow` and `gw` are its numbers in Correlates of War and Gleditsch-Ward in that stretch.
    """

    name: str
    start: date | None
    end: date | None
    standing: str
    cow: int | None
    gw: int | None
    source: str

    def covers(self, on: date) -> bool:
        """Does the day lie in it?"""
        return (self.start is None or self.start <= on) and (self.end is None or on <= self.end)


@dataclass(frozen=True, slots=True)
class State:
    """A subject of international law with the words that the press uses for it. `start`, `end`, `cow`, `gw`: see `Span`."""

    key: str
    spans: tuple[Span, ...]
    continued_by: str | None
    aliases: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()  # adjectives first, then names of its people
    capitals: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Its latest name."""
        return self.spans[-1].name

    @property
    def start(self) -> date | None:
        """First day; None before 1816."""
        return self.spans[0].start

    @property
    def end(self) -> date | None:
        """Last day; None while it lasts."""
        return self.spans[-1].end

    @property
    def cow(self) -> int | None:
        """Its latest Correlates of War number."""
        return self.spans[-1].cow

    @property
    def gw(self) -> int | None:
        """Its latest Gleditsch-Ward number."""
        return self.spans[-1].gw


@dataclass(frozen=True, slots=True)
class Organisation:
    """An international organisation, or a territory that is no state, that is party to treaties or acts of its own."""

    key: str
    name: str
    aliases: tuple[str, ...]
    start: date | None
    end: date | None
    continued_by: str | None
    source: str


@cache
def states() -> Mapping[str, State]:
    """Every state since 1816, by key."""
    words = {row["key"]: row for row in rows("state_names")}
    heirs = {row["of"]: row["state"] for row in reversed(_successions()) if row["kind"] in _CARRIED_ON}
    table = groupby(rows("states"), key=lambda row: row["key"])
    return MappingProxyType({key: _state(key, tuple(map(_span, spans)), heirs.get(key), words[key]) for key, spans in table})


@cache
def organisations() -> Mapping[str, Organisation]:
    """International organisations, by key."""
    return MappingProxyType({row["key"]: _organisation(row) for row in rows("organisations")})


def name_of(key: str) -> str:
    """The name of a state or organisation; an unknown key stands for itself."""
    known = states().get(key) or organisations().get(key)
    return known.name if known else key


def existed(key: str, on: date) -> Answer:
    """Was there such a state or organisation that day? Undetermined while occupied, dependent or disputed, and for unknown keys."""
    if key in states():
        return some(Answer.UNKNOWN if span.standing else Answer.YES for span in states()[key].spans if span.covers(on))
    known = organisations().get(key)
    if known is None:
        return Answer.UNKNOWN
    return Answer.YES if (known.start is None or known.start <= on) and (known.end is None or on < known.end) else Answer.NO


@lru_cache(maxsize=2**16)
def as_of(key: str, on: date) -> str:
    """The key of the state that bore the obligations that day (Vienna Convention on Succession of States, 1978).

    Before its birth that is the state it came from (RUS in 1972: SUN), after its end the one that continues it
    (SUN in 1995: RUS). The key itself where it existed, where that is undetermined, or where nobody carried on; a dependent
    state's obligations are those of the state that it came from, but for the treaties that it joined itself.
    """
    return _bearer(key, on, frozenset(), _CARRIED_ON, None) or key


@lru_cache(65_536)
def same(key: str, on: date) -> str:
    """The name under which this very subject of law went that day: RUS in 1972 is SUN, YUG in 2010 is SRB, YMD in 1995 YEM.

    The key itself where it existed or where no other is the same subject: Ukraine is not the Soviet Union before 1991, nor Germany
    the German Democratic Republic after 1990 (Vienna Convention on Succession of States, 1978, arts. 15, 31, 34).
    """
    return _bearer(key, on, frozenset(), _SAME, {"continues"}) or key


def borders(first: date, last: date) -> tuple[date, ...]:
    """The days after `first` and up to `last` on which some state begins or is no more: between them nobody's heir changes."""
    days = _borders()
    return days[bisect_right(days, first) : bisect_right(days, last)]


@lru_cache(65_536)
def of_cow(number: int, on: date) -> str | None:
    """The key of the state that bears a Correlates of War number on a day; None where none does."""
    return next((key for key, span in _spans() if span.cow == number and span.covers(on)), None)


def of_gw(number: int, on: date) -> str | None:
    """The key of the state that bears a Gleditsch-Ward number on a day; None where none does."""
    return next((key for key, span in _spans() if span.gw == number and span.covers(on)), None)


def _bearer(key: str, on: date, seen: frozenset[str], heirs: set[str], origins: set[str] | None) -> str | None:
    if key not in states() or key in seen:
        return None
    if existed(key, on) != Answer.NO and not _dependent(key, on):
        return key
    ended = states()[key].end
    candidates = _heirs(key, heirs) if ended and ended < on else _origins(key, origins)
    return next(filter(None, (_bearer(other, on, seen | {key}, heirs, origins) for other in candidates)), None)


def _dependent(key: str, on: date) -> bool:
    return any(span.standing == "dependent" and span.covers(on) for span in states()[key].spans)


def _heirs(key: str, kinds: set[str]) -> Iterable[str]:
    return (row["state"] for row in _successions() if row["of"] == key and row["kind"] in kinds)


def _origins(key: str, kinds: set[str] | None) -> Iterable[str]:
    return (row["of"] for row in _successions() if row["state"] == key and (kinds is None or row["kind"] in kinds))


@cache
def _borders() -> tuple[date, ...]:
    ends = {span.end + timedelta(days=1) for _, span in _spans() if span.end and span.end < date.max}
    return tuple(sorted(ends | {span.start for _, span in _spans() if span.start}))


def _spans() -> Iterable[tuple[str, Span]]:
    return ((state.key, span) for state in states().values() for span in state.spans)


@cache
def _successions() -> tuple[dict[str, str], ...]:
    return tuple(rows("successions"))


def _state(key: str, spans: tuple[Span, ...], heir: str | None, words: dict[str, str]) -> State:
    demonyms = forms(words["adjectives"]) + forms(words["peoples"])
    return State(key, spans, heir if spans[-1].end else None, forms(words["names"]), demonyms, forms(words["capitals"]))


def _span(row: dict[str, str]) -> Span:
    cow, gw = (int(row[column]) if row[column] else None for column in ("cow", "gw"))
    return Span(row["name"], day(row["start"]), day(row["end"]), row["standing"], cow, gw, row["source"])


def _organisation(row: dict[str, str]) -> Organisation:
    start, end = day(row["founded"]), day(row["ended"])
    return Organisation(row["key"], row["name"], forms(row["aliases"]), start, end, row["continued_by"] or None, row["source"])
