"""Cues that stand before what they report: "X said that ...", "X wants to ...", "X, criticising Y, ...", "was praised by X"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from foedus.reading.speech import contents, sources
from foedus.reading.speech.adjectives import adjective
from foedus.reading.speech.cues import Cue, cue
from foedus.reading.speech.kinds import Attribution, Span
from foedus.reading.speech.nouns import noun
from foedus.reading.speech.sentence import Spoken
from foedus.reading.speech.words import listed
from foedus.reading.syntax.phrase import low
from foedus.reading.words.grammar import words

_SUBJECT = 25  # nodes of a long subject


def reports(spoken: Spoken, tags: Sequence[Attribution]) -> list[Attribution]:
    """The attributions of a sentence whose cue stands before their content, in order; `tags` are those read already."""
    out: list[Attribution] = []
    floor = 0
    source: Span | None = None
    closed = {k for one in tags for span in (one.cue, one.source) if span for k in range(*spoken.within(span))}
    walls = [*sorted(closed), spoken.last]
    for i in range(len(spoken.nodes)):
        if i in closed:
            floor = i + 1
        if i < floor:
            continue
        found = cue(spoken.nodes, i)
        stop = min(walls[min(bisect_left(walls, i), len(walls) - 1)], spoken.last)
        one = _report(spoken, found, floor, stop, source) if found else None
        one = one or noun(spoken, i, floor, stop) or adjective(spoken, i, floor, stop)
        if one is None:
            continue
        source = one.source or source
        out.append(one)
        floor = max(i + 1, spoken.node_at(one.cue[1]))
    return out


def _report(spoken: Spoken, found: Cue, floor: int, stop: int, source: Span | None) -> Attribution | None:
    if found.passive:
        return _passive(spoken, found, floor, stop)
    content = contents.after(spoken, found, stop)
    mark = spoken.span(found.first, found.last)
    if content is None or mark is None:
        return None
    joined = found.first > floor and low(spoken.nodes[found.first - 1]) in words("coordinators")
    if found.dependent or joined:
        who = source or sources.shared(spoken, found)
    else:
        group = sources.subject(spoken, found, floor)
        who = spoken.span(*group) if group else None
    if who is None and not found.takes("seeming"):
        return None
    return Attribution(cue=mark, source=who, content=(content,))


def _passive(spoken: Spoken, found: Cue, floor: int, stop: int) -> Attribution | None:
    """ "was praised by X": what is judged is the subject."""
    k = found.last
    group = sources.subject(spoken, found, floor)
    content = spoken.span(*group) if group else sources.shared(spoken, found) or _opening(spoken, found)
    if k < stop and content and _complement(spoken, found):
        more, mark = contents.object_at(spoken, k, stop), spoken.span(found.first, k)
        return Attribution(cue=mark, source=None, content=(content, more)) if more and mark else None
    if k >= stop or low(spoken.nodes[k]) != "by":
        return None
    group, mark = sources.behind(spoken, k + 1), spoken.span(found.first, k + 1)
    if group is None or content is None or mark is None:
        return None
    return Attribution(cue=mark, source=spoken.span(*group), content=(content,))


def _opening(spoken: Spoken, found: Cue) -> Span | None:
    """All that stands before the sentence's first verb of the narrator, where its subject is no simple group."""
    return spoken.span(0, found.first) if found.first <= _SUBJECT and spoken.quoted[0] is None else None


def _complement(spoken: Spoken, found: Cue) -> bool:
    """ "is expected to ...", "is seen as ...", "was called ...": what is said of the subject follows, the speaker is untold."""
    following = low(spoken.nodes[found.last])
    if following == "to":
        return found.lemma in listed("passive", "to")
    return found.lemma in listed("passive", "as") and low(spoken.nodes[found.last - 1]) == "as"
