"""Who says what in a text: the attributions in order of place."""

from __future__ import annotations

from dataclasses import replace

from foedus.reading.claims.subjects import finite
from foedus.reading.speech import contents, sources
from foedus.reading.speech.cues import Cue, cue
from foedus.reading.speech.kinds import Attribution, Span
from foedus.reading.speech.sentence import Spoken, sentences
from foedus.reading.speech.words import takes
from foedus.reading.syntax.phrase import low
from foedus.reading.syntax.scan import Scan
from foedus.reading.words.grammar import words

_SHUT = frozenset([",", "”", '"', "'", "’", "?", "!", "—", "–", "»"])


def attributions(seen: Scan) -> tuple[Attribution, ...]:
    """All attributions. A pure function, linear in the text's length; never raises."""
    out: list[Attribution] = []
    last: int | None = None  # the attribution whose quotation may go on
    for spoken in sentences(seen):
        found = _sentence(spoken)
        if not found and last is not None and _quotation(spoken):
            out[last] = _goes_on(out[last], spoken)
            continue
        out += found
        last = len(out) - 1 if found else last if not spoken.opens else None
    return tuple(out)


def _quotation(spoken: Spoken) -> bool:
    """Is the sentence a quotation from end to end?"""
    return bool(spoken.nodes) and spoken.quoted[0] is not None and spoken.quoted[-1] is not None


def _goes_on(one: Attribution, spoken: Spoken) -> Attribution:
    tail = spoken.quoted[-1]
    span = (spoken.nodes[0].start, max(spoken.nodes[-1].end, tail[1] if tail else 0))
    return replace(one, content=(*one.content, span))


def _sentence(spoken: Spoken) -> list[Attribution]:
    out: list[Attribution] = []
    floor = 0
    source: Span | None = None
    for i in range(len(spoken.nodes)):
        if i < floor or spoken.quoted[i] is not None:
            continue
        if low(spoken.nodes[i]) == "according" and i + 2 < len(spoken.nodes) and low(spoken.nodes[i + 1]) == "to":
            one = _according(spoken, i, floor)
        else:
            found = cue(spoken.nodes, i)
            one = _attribution(spoken, found, floor, source) if found else None
        if one is None:
            continue
        source = one.source or source
        out.append(one)
        end = max(one.content[-1][1], one.cue[1], one.source[1] if one.source else 0)
        floor = next((k for k in range(i + 1, len(spoken.nodes)) if spoken.nodes[k].start >= end), len(spoken.nodes))
    return out


def _according(spoken: Spoken, i: int, floor: int) -> Attribution | None:
    nodes = spoken.nodes
    group = sources.behind(spoken, i + 2)
    if group is None:
        return None
    if i > floor and i - floor >= len(nodes) - group[1]:
        content = contents.before(spoken, i, floor)
    else:
        k = group[1] + (group[1] < len(nodes) and low(nodes[group[1]]) == ",")
        content = (nodes[k].start, nodes[spoken.last - 1].end) if k < spoken.last else None
    if content is None:
        return None
    return Attribution(cue=(nodes[i].start, nodes[i + 1].end), source=sources.span(nodes, group), content=(content,))


def _attribution(spoken: Spoken, found: Cue, floor: int, source: Span | None) -> Attribution | None:
    nodes = spoken.nodes
    mark = (nodes[found.first].start, nodes[found.last - 1].end)
    if found.passive:
        return _passive(spoken, found, floor)
    prev = low(nodes[found.first - 1]) if found.first else ""
    clause = takes(found.lemma, "clause")
    if clause and found.first > floor and (prev in _SHUT or spoken.quoted[found.first - 1]) and (turned := sources.behind(spoken, found.last)):
        content = contents.before(spoken, found.first, floor)
        more = _rest(spoken, turned[1])
        if content:
            return Attribution(cue=mark, source=sources.span(nodes, turned), content=(content, *more))
    group = None
    if (found.gerund or prev in words("coordinators") or found.infinitive) and source:
        who: Span | None = source
        begin = found.first
    else:
        group = sources.subject(spoken, found, floor)
        who = sources.span(nodes, group)
        begin = group[0] if group else found.first
    if clause and begin > floor and contents.ends(spoken, found) and (low(nodes[begin - 1]) in _SHUT or spoken.quoted[begin - 1]):
        content = contents.before(spoken, begin, floor)
        if content:
            return Attribution(cue=mark, source=who, content=(content, *_rest(spoken, found.last)))
    content = contents.after(spoken, found)
    if content is None or (who is None and not takes(found.lemma, "seeming")):
        return None
    return Attribution(cue=mark, source=who, content=(content,))


def _rest(spoken: Spoken, k: int) -> tuple[Span, ...]:
    """What goes on behind "he said,": a quotation, or the rest of the clause that the cue interrupts."""
    nodes = spoken.nodes
    at = next((j for j in range(k, spoken.last) if spoken.quoted[j] is not None), None)
    if at is None:
        if k + 1 < spoken.last and low(nodes[k]) == "," and any(finite(nodes, j) for j in range(k + 1, min(k + 8, spoken.last))):
            first = low(nodes[k + 1])
            if first not in words("coordinators") | words("subordinators") | words("relatives"):
                return ((nodes[k + 1].start, nodes[spoken.last - 1].end),)
        return ()
    tail = spoken.quoted[spoken.last - 1]
    end = nodes[spoken.last - 1].end
    return ((nodes[at].start, max(end, tail[1]) if tail else end),)


def _passive(spoken: Spoken, found: Cue, floor: int) -> Attribution | None:
    nodes = spoken.nodes
    group = sources.subject(spoken, found, floor)
    k = found.last
    if k < spoken.last and low(nodes[k]) == "by" and group:
        source = sources.behind(spoken, k + 1)
        if source:
            return Attribution(
                cue=(nodes[found.first].start, nodes[k].end),
                source=sources.span(nodes, source),
                content=((nodes[group[0]].start, nodes[group[1] - 1].end),),
            )
    return None
