"""What is said inside what another says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from foedus.reading.speech.kinds import Attribution
from foedus.reading.speech.words import listed


def nested(text: str, found: Sequence[Attribution], quoted: Sequence[bool]) -> tuple[Attribution, ...]:
    """Each with the place of the attribution in whose content it stands; what a quotation of nobody holds is left out."""
    outer = dict(_outer(found))
    kept = [k for k in range(len(found)) if k in outer or not quoted[k]]
    places = {k: n for n, k in enumerate(kept)}
    return tuple(_within(text, found[k], found[outer[k]], places.get(outer[k])) if k in outer else found[k] for k in kept)


def _outer(found: Sequence[Attribution]) -> Iterator[tuple[int, int]]:
    """An attribution → the one with the innermost content around its cue."""
    spans = sorted((start, -end, k) for k, one in enumerate(found) for start, end in one.content)
    open_: list[tuple[int, int]] = []
    at = 0
    for place, k in sorted((one.cue[0], k) for k, one in enumerate(found)):
        while at < len(spans) and spans[at][0] <= place:
            open_.append((-spans[at][1], spans[at][2]))
            at += 1
        while open_ and open_[-1][0] <= place:
            open_.pop()
        if open_ and open_[-1][1] != k:
            yield k, open_[-1][1]


def _within(text: str, one: Attribution, outer: Attribution, place: int | None) -> Attribution:
    """Inside what another says "I" is that other."""
    own = one.source is not None and text[slice(*one.source)].lower() in listed("pronouns", "first")
    return replace(one, outer=place, speaker=outer.speaker if own else one.speaker)
