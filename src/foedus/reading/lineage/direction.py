"""Of two texts that share prose, which drew on the other: by their order, by what each knows, by what one left out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Set
from dataclasses import dataclass
from types import MappingProxyType

from foedus.core.answers import Answer
from foedus.core.statements import Act
from foedus.core.when import When
from foedus.core.words import Status
from foedus.reading.lineage.sharing import align
from foedus.reading.lineage.words import Prose

_TELLING = 1.0  # gain of a pair of sentences of which it is safe to say that one was made from the other
_LOST = 6  # names and figures of shared sentences that one text has and the other left out
_AS_MANY = 4  # ... and so many times as many as the other way round
_SHORT = 3  # letters: names of fewer say nothing
_OPEN = frozenset({Status.EXPECTED, Status.NOT_DONE})
_DONE = frozenset({Status.DONE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A text with what else is known of it: its day, the acts that it tells, who published it."""

    key: str
    text: str
    prose: Prose
    published: When | None = None
    acts: tuple[Act, ...] = ()
    publisher: str | None = None


@dataclass(frozen=True, slots=True)
class Derivation:
    """Which of two drew on which, and why, in one sentence."""

    source: str
    derived: str
    ground: str


def derivation(a: Text, b: Text) -> Derivation | None:
    """The strongest ground that tells; None where none does, or where the first to tell tells both ways. Symmetric."""
    for ground in GROUNDS.values():
        forth, back = ground(a, b), ground(b, a)
        if forth or back:
            if forth and back:
                return None
            return Derivation(a.key, b.key, forth) if forth else Derivation(b.key, a.key, back)
    return None


def _order(source: Text, derived: Text) -> str:
    if not (source.published and derived.published) or source.published.precedes(derived.published) != Answer.YES:
        return ""
    return f"It was published later: {derived.published.edtf}, after {source.published.edtf}."


def _news(source: Text, derived: Text) -> str:
    """What the one still awaits, the other tells as done."""
    awaited, done = _told(source, _OPEN, _DONE), _told(derived, _DONE, _OPEN)
    news = next((act for act in done if any(_same(act, other) for other in awaited)), None)
    return f"It tells as done what the other still awaits: {news.kind}, {news.treaty}." if news else ""


def _addition(source: Text, derived: Text) -> str:
    """An act of the same treaty after all that the other tells of it: it would not be silent about the last step."""
    found = next((act for act in _told(derived, _DONE, _OPEN) if _after_all(act, source)), None)
    return f"It adds a later step: {found.kind}, {found.treaty}, {found.when.edtf}." if found and found.when else ""


def _after_all(act: Act, source: Text) -> bool:
    """Cannot be told where the other tells an act of the treaty without its day."""
    days = [other.when or When() for other in source.acts if other.status == Status.DONE and other.treaty == act.treaty]
    return bool(days and act.when) and all(day.precedes(act.when or When()) == Answer.YES for day in days)


def _told(text: Text, so: Set[Status], otherwise: Set[Status]) -> list[Act]:
    """The acts that a text tells with one status and never with the other."""
    return [a for a in text.acts if a.status in so and not any(o.status in otherwise and _same(a, o) for o in text.acts)]


def _same(one: Act, other: Act) -> bool:
    matter = (one.kind, one.treaty, one.about, one.organ) == (other.kind, other.treaty, other.about, other.organ)
    actors = bool(set(one.actors) & set(other.actors)) or not (one.actors or other.actors)
    return matter and actors and not (one.when and other.when and one.when.meets(other.when) is None)


def _credit(source: Text, derived: Text) -> str:
    """The one names the other's publisher."""
    name = source.publisher or ""
    same = name.casefold() == (derived.publisher or "").casefold()
    named = len(name) >= _SHORT and not same and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", derived.text)
    return f"It names the other's publisher, {name}." if named else ""


def _details(source: Text, derived: Text) -> str:
    """Who shortens a sentence drops names and figures; who finds them has another source."""
    pairs = list(_marks(source.prose, derived.prose))
    dropped, added = sum(len(left) for left, _ in pairs), sum(len(right) for _, right in pairs)
    if dropped < _LOST or dropped < _AS_MANY * added:
        return ""
    return f"In the sentences that both have it leaves out {dropped} names and figures of the other's, and has {added} of its own."


def _marks(one: Prose, other: Prose) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
    for pair in align(one, other):
        if pair.gain >= _TELLING:
            left, right = one.matters[pair.i].marks, other.matters[pair.j].marks
            yield left - right, right - left


GROUNDS: Mapping[str, Callable[[Text, Text], str]] = MappingProxyType(
    {"order": _order, "news": _news, "addition": _addition, "credit": _credit, "details": _details}
)
