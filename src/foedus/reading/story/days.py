"""The days on which one text can have been written: candidate days, narrowed by one piece of evidence after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from foedus.core.answers import Answer
from foedus.core.when import When
from foedus.reading.drafts import Draft
from foedus.reading.story import order
from foedus.reading.story.bounds import Bound
from foedus.reading.story.dating import Writing, dated
from foedus.reading.story.derived import derived
from foedus.reading.story.links import Link
from foedus.reading.story.sameness import groups
from foedus.reading.story.windows import Window, reach, windows
from foedus.reading.story.worlds import World, worlds

_MOST = 1200  # candidate days: where more than three years of them are left, nothing is told and no search is made
_LONGEST = 400  # acts: a book is no report of one day


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a plain sentence says of the text, and whether it is so in a world."""

    says: str
    holds: Callable[[World], bool]


@dataclass(frozen=True, slots=True)
class Found:
    """The worlds that all evidence leaves, and the sentences that narrowed them."""

    worlds: tuple[World, ...] = ()
    grounds: tuple[str, ...] = field(default=())


def possible(draft: Draft, links: Sequence[Link], after: Bound | None, before: Bound | None, today: date, dateline: When) -> Found:
    """The worlds in which the text can have been written; none where nothing tells the day closely enough to search.

    `dateline` is a day without a year that the report bears, if it bears one.
    """
    if len(draft.acts) > _LONGEST:
        return Found()
    days = dated(draft, Writing())
    candidates = list(_candidates(draft, days, links, after, before, today))
    left = tuple(w for day in candidates if dateline.meets(When.on(day)) for w in worlds(draft, day))
    grounds: list[str] = []
    for piece in evidence(draft, days, links) if left else ():
        kept = tuple(w for w in left if piece.holds(w))
        if kept and len(kept) < len(left):  # what contradicts all stronger evidence is left out
            left, grounds = kept, [*grounds, piece.says]
    return Found(left if grounds else (), tuple(grounds))


def evidence(draft: Draft, days: Sequence[When], links: Sequence[Link]) -> Iterator[Evidence]:
    """Strongest first: the text's own days, then its order, then other reports."""
    for group in groups(draft, days):
        timed = [k for k in group if draft.acts[k].time]
        if len(timed) > 1:
            yield Evidence(f"{_words(draft, timed)} are one {draft.acts[group[0]].kind}", _agree(timed))
    for later, earlier in order.told_after(draft):
        yield Evidence(f"{_words(draft, [later])} comes after {_words(draft, [earlier])}", _follows(later, earlier))
    for claim, act in order.told_of(draft):
        said = draft.claims[claim].time
        yield Evidence(f"{_words(draft, [act])} was told of on “{said.words if said else ''}”", _told_of(claim, act))
    for one in derived(draft, days):
        says = f"{_words(draft, one.mentions)} must tell of {one.when}, by “{one.words}”"
        yield Evidence(says, _one_is(one.mentions, one.when))
    for link in sorted(links, key=lambda link: link.told.when.width or 0):
        moving = [k for k in link.mentions if reach(draft, k)]
        if any(reach(draft, k) < 365 for k in moving):
            says = f"the {link.told.act.kind} of {_words(draft, moving)} is of {link.told.when} by {link.told.name}"
            yield Evidence(says, _is(moving, link.told.when))


def _candidates(
    draft: Draft, days: Sequence[When], links: Sequence[Link], after: Bound | None, before: Bound | None, today: date
) -> Iterator[date]:
    first, last = after.day if after else date.min, before.day if before and before.day < today else today
    found = windows(draft, days, links, after.day if after else None)
    if found:
        start, end = _meet(found)
        start, end = max(start, first), min(end, last)
        yield from (start + timedelta(n) for n in range((end - start).days + 1) if (end - start).days < _MOST)


def _meet(found: Sequence[Window]) -> Window:
    """What all windows have in common; one that contradicts stronger ones is left out."""
    start, end = date.min, date.max
    for one, other in found:
        if max(start, one) <= min(end, other):
            start, end = max(start, one), min(end, other)
    return start, end


def _words(draft: Draft, mentions: Sequence[int]) -> str:
    told = [t.words if (t := draft.acts[k].time) else draft.text[draft.acts[k].start : draft.acts[k].end][:60] for k in mentions]
    return " and ".join(f"“{' '.join(words.split()).strip(' -–—,.')}”" for words in dict.fromkeys(told))


def _agree(mentions: Sequence[int]) -> Callable[[World], bool]:
    def holds(world: World) -> bool:
        days = [world.acts[k] for k in mentions]
        return all(one.meets(other) is not None and one.edtf for one in days for other in days)

    return holds


def _follows(later: int, earlier: int) -> Callable[[World], bool]:
    return lambda world: world.acts[later].precedes(world.acts[earlier]) != Answer.YES


def _told_of(claim: int, act: int) -> Callable[[World], bool]:
    return lambda world: world.claims[claim].precedes(world.acts[act]) != Answer.YES


def _one_is(mentions: Sequence[int], day: When) -> Callable[[World], bool]:
    return lambda world: any(world.acts[k].width and world.acts[k].meets(day) is not None for k in mentions)


def _is(mentions: Sequence[int], day: When) -> Callable[[World], bool]:
    return lambda world: all(world.acts[k].edtf != "" and world.acts[k].meets(day) is not None for k in mentions)
