"""Cues that stand before what they report: "X said that ...", "X wants to ...", "X, criticising Y, ...", "which X doubts"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from foedus.reading.speech import contents, sides, sources
from foedus.reading.speech.adjectives import adjective
from foedus.reading.speech.cues import Cue, cue
from foedus.reading.speech.kinds import Attribution, Span
from foedus.reading.speech.nouns import noun
from foedus.reading.speech.passives import passive
from foedus.reading.speech.sentence import Spoken
from foedus.reading.syntax.phrase import low
from foedus.reading.words.grammar import words


def reports(spoken: Spoken, tags: Sequence[Attribution]) -> list[Attribution]:
    """The attributions of a sentence whose cue stands before their content, in order; `tags` are those read already."""
    out: list[Attribution] = []
    floor = skip = 0
    source: Span | None = None
    closed = {k for one in tags for span in (one.cue, one.source) if span for k in range(*spoken.within(span))}
    walls = [*sorted(closed), spoken.last]
    for i in range(len(spoken.nodes)):
        if i in closed:
            floor = i + 1
        if i < max(floor, skip):
            continue
        stop = min(walls[min(bisect_left(walls, i), len(walls) - 1)], spoken.last)
        one = _report(spoken, i, floor, stop, source) or noun(spoken, i, floor, stop) or adjective(spoken, i, floor, stop)
        if one:
            source = one.source or source
            out.append(one)
            skip = max(i + 1, spoken.node_at(one.cue[1]))
            floor = skip if one.source else floor  # "Ada Roe, asked about it, said": the subject stands before
    return out


def _report(spoken: Spoken, i: int, floor: int, stop: int, source: Span | None) -> Attribution | None:
    found = cue(spoken.nodes, i)
    if found is None:
        return None
    if found.passive:
        return passive(spoken, found, floor, stop)
    group = sources.subject(spoken, found, floor)
    content = sides.around(spoken, found, group[0], stop) if group else ()
    if not content and (follows := contents.after(spoken, found, stop)):
        content = (follows,)
    who = _who(spoken, found, floor, source, group)
    mark = spoken.span(found.first, found.last)
    if not content or mark is None or (who is None and not found.takes("seeming")):
        return None
    return Attribution(cue=mark, source=who, content=content)


def _who(spoken: Spoken, found: Cue, floor: int, source: Span | None, group: sources.Nodes | None) -> Span | None:
    joined = found.first > floor and low(spoken.nodes[found.first - 1]) in words("coordinators")
    beside = found.gerund and sources.beside(spoken, found)
    if (found.dependent or joined) and not beside:
        return source or sources.shared(spoken, found)
    return spoken.span(*group) if group else None
