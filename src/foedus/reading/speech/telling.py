"""What sources, cues and contents tell: the speaker's name, the stance, the hedges."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from foedus.reading.speech.kinds import Attribution, Span
from foedus.reading.speech.naming import Naming
from foedus.reading.speech.sentence import Spoken
from foedus.reading.speech.stances import hedges, stance


def told(text: str, sentences: Sequence[Spoken], found: Sequence[Attribution]) -> list[Attribution]:
    """Each attribution with these, in the order given; read sentence by sentence, as names are remembered."""
    out = list(found)
    order = iter(sorted(range(len(found)), key=lambda k: found[k].cue))
    k = next(order, None)
    doubts = [hedge for spoken in sentences for hedge in hedges(spoken)]
    naming = Naming()
    for spoken in sentences:
        naming.begin(spoken)
        while k is not None and found[k].cue[0] < spoken.nodes[-1].end:
            out[k] = _told(text, spoken, found[k], naming, doubts)
            k = next(order, None)
        naming.end(spoken)
    return out


def _told(text: str, spoken: Spoken, one: Attribution, naming: Naming, doubts: Sequence[Span]) -> Attribution:
    name = naming.name(text, spoken, one.source) if one.source else None
    kept = tuple(hedge for span in (one.cue, *one.content) for hedge in doubts[_at(doubts, span[0]) : _at(doubts, span[1])])
    return replace(one, speaker=name, stance=stance(spoken, one, {name} if name else set()), hedges=tuple(sorted(set(kept))))


def _at(spans: Sequence[Span], place: int) -> int:
    return bisect_left(spans, (place, 0))
