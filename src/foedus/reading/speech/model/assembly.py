"""Attributions from stretches of cue, source and content: each source and content goes to the cue that it stands nearest to."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from foedus.reading.speech.kinds import Attribution, Span
from foedus.reading.speech.model.roles import CONTENT, CUE, SOURCE
from foedus.reading.text.paragraphs import Paragraph


def assembled(paragraphs: Sequence[Paragraph], found: Sequence[tuple[str, Span]]) -> list[Attribution]:
    """The attributions; a cue without content is none. A paragraph without a cue goes on with the cue last read."""
    cues = [span for role, span in found if role == CUE]
    bounds = [paragraph.start for paragraph in paragraphs]
    sources: dict[int, Span] = {}
    contents: dict[int, list[Span]] = {}
    for role, span in found:
        k = _nearest(cues, span, bounds) if role != CUE else None
        if k is not None and role == SOURCE:
            sources[k] = _nearer(cues[k], sources.get(k), span)
        elif k is not None and role == CONTENT:
            contents.setdefault(k, []).append(span)
    return [Attribution(cue=cues[k], source=sources.get(k), content=tuple(spans)) for k, spans in sorted(contents.items())]


def _nearest(cues: Sequence[Span], span: Span, bounds: Sequence[int]) -> int | None:
    """The cue with the fewest characters between, of the same paragraph where it has one, else the one before."""
    k = bisect_left(cues, span)
    beside = [j for j in (k - 1, k) if 0 <= j < len(cues)]
    same = [j for j in beside if _paragraph(bounds, cues[j]) == _paragraph(bounds, span)]
    before = [j for j in beside if j < k]
    return min(same or before, key=lambda j: _gap(cues[j], span), default=None)


def _paragraph(bounds: Sequence[int], span: Span) -> int:
    return bisect_left(bounds, span[0] + 1)


def _nearer(cue: Span, one: Span | None, other: Span) -> Span:
    return other if one is None or _gap(cue, other) < _gap(cue, one) else one


def _gap(one: Span, other: Span) -> int:
    return max(other[0] - one[1], one[0] - other[1])
