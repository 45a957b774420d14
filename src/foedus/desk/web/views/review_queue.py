"""What is to be decided, one after another in the order of the reports; kept, so that a decision costs no new search of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields
from itertools import chain, islice
from urllib.parse import urlencode

from foedus.core.decisions import Verdict
from foedus.core.sources import Source
from foedus.core.statements import Act, Claim, Provision, Relation, Statement
from foedus.desk.current.kept import Kept
from foedus.desk.current.snapshot import Snapshot
from foedus.ledger.cards.register import match
from foedus.ledger.decisions.reviewed import Reviews, proposed

CONTENTS: Mapping[str, type] = {"act": Act, "claim": Claim, "provision": Provision, "relation": Relation}
PENDING, DEFERRED, DECIDED, APART = SHOWS = ("pending", "deferred", "decided", "apart")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which statements: of a treaty (its key or name), of sources (an id or a part of the name), of a kind, of a speaker."""

    treaty: str = ""
    source: str = ""
    kind: str = ""
    speaker: str = ""
    show: str = PENDING  # pending, deferred, decided, apart: decided otherwise in a merged ledger

    @property
    def any(self) -> bool:
        """Is anything left out?"""
        return bool(self.treaty or self.source or self.kind or self.speaker)

    def query(self, **more: str) -> str:
        """The end of a link that keeps to these; "" where nothing is asked."""
        told = {f.name: getattr(self, f.name) for f in fields(self)} | more
        kept = {name: value for name, value in told.items() if value and (name, value) != ("show", PENDING)}
        return f"?{urlencode(kept)}" if kept else ""

    def test(self) -> Callable[[Statement, Source], bool]:
        """Tells whether a statement is one of these."""
        content, source, speaker = CONTENTS.get(self.kind, object), self.source.casefold(), self.speaker.casefold()
        treaties = {self.treaty.casefold(), match(self.treaty)} if self.treaty else None

        def fits(one: Statement, of: Source) -> bool:
            return (
                isinstance(one.content, content)
                and (treaties is None or (one.content.treaty or "").casefold() in treaties)
                and (not source or source == of.id or source in of.name.casefold())
                and speaker in _speaker(one).casefold()
            )

        return fits


@dataclass(frozen=True, slots=True)
class Queue:
    """Statements in their order, and the place of each in it, from 0, decided or not."""

    keys: tuple[str, ...]
    places: Mapping[str, int]

    @classmethod
    def of(cls, keys: Iterator[str]) -> Queue:
        """In that order."""
        return cls(each := tuple(keys), {key: n for n, key in enumerate(each)})

    def ahead(self, key: str | None, found: Reviews, show: str = PENDING) -> Iterator[str]:
        """What comes after that statement, round to it again; what was deferred comes last. From the first for None."""
        if show in (DECIDED, APART):
            yield from _round(self._listed(found, show), key)
            return
        order = self._from(self.places.get(key, -1) + 1 if key else 0)
        if show == PENDING:
            yield from (k for k in order if k != key and k not in found.standing)
        yield from (k for k in self._from(self.places.get(key, -1) + 1 if key else 0) if k != key and _deferred(k, found))

    def before(self, key: str, found: Reviews, show: str = PENDING) -> str | None:
        """The statement before that one, decided or not: so one comes back to what was decided last."""
        if show in (DECIDED, APART):
            return next(reversed(_to(self._listed(found, show), key)), None)
        place = self.places.get(key, len(self.keys))
        fits: Callable[[str], bool] = (lambda k: True) if show == PENDING else (lambda k: _deferred(k, found))
        return next((k for k in reversed(self.keys[:place]) if fits(k)), None)

    def decided(self, found: Reviews) -> list[str]:
        """What was decided, the latest first."""
        made = [(d.at, n, key) for n, (key, d) in enumerate(found.standing.items()) if key in self.places]
        return [key for _, _, key in sorted(made, reverse=True) if not _deferred(key, found)]

    def counts(self, found: Reviews) -> Mapping[str, int]:
        """How many are pending (with those deferred), deferred, decided, and decided otherwise in a merged ledger."""
        here = [d.verdict is Verdict.DEFER for key, d in found.standing.items() if key in self.places]
        deferred, decided = here.count(True), here.count(False)
        return {PENDING: len(self.keys) - decided, DEFERRED: deferred, DECIDED: decided, APART: len(self._apart(found))}

    def _listed(self, found: Reviews, show: str) -> list[str]:
        return self.decided(found) if show == DECIDED else self._apart(found)

    def _apart(self, found: Reviews) -> list[str]:
        """In the order of the reports."""
        return sorted(found.apart & self.places.keys(), key=self.places.__getitem__)

    def _from(self, start: int) -> Iterator[str]:
        return chain(islice(self.keys, start, None), islice(self.keys, start))


class Queues:
    """The queues of a ledger as it grows. Decisions change none of them; what was read since makes them anew."""

    def __init__(self) -> None:
        self._whole: tuple[int, int, Queue] | None = None  # how many sources and statements were seen
        self._kept: Kept[tuple[int, int, Wanted], Queue] = Kept(16)

    def clear(self) -> None:
        """Let go of all."""
        self._whole = None
        self._kept.clear()

    def queue(self, now: Snapshot, wanted: Wanted) -> Queue:
        """The statements that fit, whatever they are shown by."""
        sources, statements, whole = self._seen(now)
        if not wanted.any:
            return whole
        said, by, fits = now.statements, now.sources, wanted.test()
        fitting = (key for key in whole.keys if fits(said[key], by[said[key].source]))
        return self._kept.get((sources, statements, _unshown(wanted)), lambda: Queue.of(fitting))

    def _seen(self, now: Snapshot) -> tuple[int, int, Queue]:
        held = self._whole
        if held and _nothing_new(held, now):
            return held
        order = {key: n for n, key in enumerate(now.sources)}
        found = [(order[s.source], s.start, s.end, key) for key, s in now.statements.items() if _is_proposed(s, now)]
        self._whole = len(now.recorded.sources), len(now.statements), Queue.of(key for *_, key in sorted(found))
        return self._whole


def _nothing_new(held: tuple[int, int, Queue], now: Snapshot) -> bool:
    """Were only decisions, and what they put in place, recorded since?"""
    sources, statements, _ = held
    if sources != len(now.recorded.sources) or statements > len(now.statements):
        return False
    return not any(_is_proposed(s, now) for s in islice(now.statements.values(), statements, None))


def _is_proposed(statement: Statement, now: Snapshot) -> bool:
    source = now.sources.get(statement.source)
    return source is not None and proposed(statement, source)


def _unshown(wanted: Wanted) -> Wanted:
    return Wanted(treaty=wanted.treaty, source=wanted.source, kind=wanted.kind, speaker=wanted.speaker)


def _deferred(key: str, found: Reviews) -> bool:
    made = found.standing.get(key)
    return made is not None and made.verdict is Verdict.DEFER


def _speaker(statement: Statement) -> str:
    content = statement.content
    return content.speaker if isinstance(content, Claim) else statement.speaker or ""


def _round(keys: list[str], key: str | None) -> list[str]:
    place = keys.index(key) if key in keys else -1
    return [k for k in keys[place + 1 :] + keys[: place + 1] if k != key]


def _to(keys: list[str], key: str) -> list[str]:
    return keys[: keys.index(key)] if key in keys else []
