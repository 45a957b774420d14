"""Who says what in a text: the attributions in order of place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from foedus.reading.speech.headings import heading
from foedus.reading.speech.kinds import Attribution
from foedus.reading.speech.naming import Naming
from foedus.reading.speech.reports import reports
from foedus.reading.speech.sentence import Spoken, sentences
from foedus.reading.speech.stances import hedges, stance
from foedus.reading.speech.tags import tags
from foedus.reading.syntax.scan import Scan

_FIRST = frozenset(["i", "we", "my", "our", "me", "us"])


def attributions(seen: Scan) -> tuple[Attribution, ...]:
    """All attributions. A pure function, linear in the text's length; never raises."""
    out: list[Attribution] = []
    quoted: list[bool] = []
    naming = Naming()
    last: int | None = None  # the attribution whose quotation may go on
    for spoken in sentences(seen):
        head = heading(spoken)
        behind = [head] if head else tags(spoken)
        found = _told(seen.text, spoken, sorted([*behind, *reports(spoken, behind)], key=lambda one: one.cue), naming)
        inside = [spoken.quoted[spoken.node_at(one.cue[0])] is not None for one in found]
        if last is not None and all(inside) and _quotation(spoken):
            out[last] = _goes_on(out[last], spoken)
        elif not all(inside):
            first = min(one.content[0][0] for one in behind) if behind else spoken.nodes[0].start
            if last is not None and first < spoken.nodes[0].start:
                out[last] = _taken_back(out[last], first)
            last = len(out) + next(k for k in range(len(found) - 1, -1, -1) if not inside[k])
        elif spoken.opens:
            last = None
        out += found
        quoted += inside
    return _nested(seen.text, out, quoted)


def _told(text: str, spoken: Spoken, found: Sequence[Attribution], naming: Naming) -> list[Attribution]:
    """Each with its speaker's name, stance and hedges."""
    naming.begin(spoken)
    out: list[Attribution] = []
    for one in found:
        name = naming.name(text, spoken, one.source) if one.source else None
        doubts = hedges(spoken, (one.cue, *one.content))
        out.append(replace(one, speaker=name, stance=stance(spoken, one, {name} if name else set()), hedges=doubts))
    naming.end(spoken)
    return out


def _quotation(spoken: Spoken) -> bool:
    """Is the sentence a quotation from end to end?"""
    return spoken.quoted[0] is not None and spoken.quoted[-1] is not None


def _goes_on(one: Attribution, spoken: Spoken) -> Attribution:
    span = spoken.span(0, len(spoken.nodes))
    return replace(one, content=(*one.content, span)) if span else one


def _taken_back(one: Attribution, place: int) -> Attribution:
    """What was taken for a quotation that goes on belongs to the next speaker from a place on."""
    return replace(one, content=(one.content[0], *(span for span in one.content[1:] if span[0] < place)))


def _nested(text: str, found: Sequence[Attribution], quoted: Sequence[bool]) -> tuple[Attribution, ...]:
    """Each with the place of the attribution in whose content it stands; what a quotation of nobody holds is left out."""
    spans = sorted(((start, -end, k) for k, one in enumerate(found) for start, end in one.content))
    cues = sorted((one.cue[0], k) for k, one in enumerate(found))
    outer: dict[int, int] = {}
    open_: list[tuple[int, int]] = []
    at = 0
    for place, k in cues:
        while at < len(spans) and spans[at][0] <= place:
            open_.append((-spans[at][1], spans[at][2]))
            at += 1
        while open_ and open_[-1][0] <= place:
            open_.pop()
        if open_ and open_[-1][1] != k:
            outer[k] = open_[-1][1]
    kept = [k for k in range(len(found)) if k in outer or not quoted[k]]
    places = {k: n for n, k in enumerate(kept)}
    return tuple(_within(text, found[k], found[outer[k]], places.get(outer[k])) if k in outer else found[k] for k in kept)


def _within(text: str, one: Attribution, outer: Attribution, place: int | None) -> Attribution:
    """Inside what another says "I" is that other."""
    own = one.source is not None and text[slice(*one.source)].lower() in _FIRST
    return replace(one, outer=place, speaker=outer.speaker if own else one.speaker)
