"""Cues that stand behind what they report: "..., Ada Roe said", "“...,” said the minister", "..., according to the ministry"."""

from __future__ import annotations

from foedus.reading.speech import contents, sides, sources
from foedus.reading.speech.cues import Cue, cue
from foedus.reading.speech.kinds import Attribution
from foedus.reading.speech.sentence import Spoken
from foedus.reading.syntax.phrase import low
from foedus.reading.words.grammar import words

_TITLE = 6  # nodes of a title in quotation marks
_SHUT = frozenset([",", "”", '"', "'", "’", "?", "!", "—", "–", "»"])


def tags(spoken: Spoken) -> list[Attribution]:
    """The attributions of a sentence whose cue stands behind their content, in order."""
    out: list[Attribution] = []
    floor = 0
    for i in range(len(spoken.nodes)):
        if i < floor or spoken.quoted[i] is not None:
            continue
        one = _according(spoken, i, floor) or _tag(spoken, i, floor)
        if one:
            out.append(one)
            floor = spoken.node_at(max(one.cue[1], one.source[1] if one.source else 0, one.content[-1][1]))
    return out


def _tag(spoken: Spoken, i: int, floor: int) -> Attribution | None:
    found = cue(spoken.nodes, i)
    if found is None or found.passive or found.dependent or found.particle or not found.takes("clause"):
        return None
    if any(low(n) == "to" for n in spoken.nodes[found.first : found.at]):
        return None  # "declined to comment"
    aside = found.first > floor and low(spoken.nodes[found.first - 1]) == "," and spoken.quoted[found.first - 1] is None
    ways = (_straight, _turned) if aside or found.takes("address") else (_turned, _straight)
    return ways[0](spoken, found, floor) or ways[1](spoken, found, floor)


def _turned(spoken: Spoken, found: Cue, floor: int) -> Attribution | None:
    """ "..., said the minister"."""
    who = sources.behind(spoken, found.last) if found.first > floor and _shut(spoken, found.first) else None
    return _one(spoken, found, who, found.first, who[1], floor) if who else None


def _straight(spoken: Spoken, found: Cue, floor: int) -> Attribution | None:
    """ "..., the minister said"."""
    who = sources.subject(spoken, found, floor)
    begin = who[0] if who else found.first
    if who is None or begin <= floor or not _shut(spoken, begin):
        return None
    if not _behind_quotation(spoken, begin, floor) and not sides.ends(spoken, found) and contents.after(spoken, found, spoken.last):
        return None
    return _one(spoken, found, who, begin, found.last, floor)


def _one(spoken: Spoken, found: Cue, who: sources.Nodes, begin: int, behind: int, floor: int) -> Attribution | None:
    content = sides.before(spoken, begin, floor)
    mark = spoken.span(found.first, found.last)
    if content is None or mark is None:
        return None
    more = sides.rest(spoken, behind)
    return Attribution(cue=mark, source=spoken.span(*who), content=(content, more) if more else (content,))


def _shut(spoken: Spoken, begin: int) -> bool:
    return low(spoken.nodes[begin - 1]) in _SHUT or spoken.quoted[begin - 1] is not None


def _behind_quotation(spoken: Spoken, begin: int, floor: int) -> bool:
    """Does a quotation end before node `begin`, and no mere title within an adverbial: "On “Meet the Press,” she said"?"""
    last = begin - 1 - (low(spoken.nodes[begin - 1]) == "," and begin > floor + 1)
    quote = spoken.quoted[last]
    if quote is None:
        return False
    length = sum(spoken.quoted[k] == quote for k in range(max(floor, last - _TITLE), last + 1))
    return length > _TITLE or low(spoken.nodes[floor]) not in words("prepositions")


def _according(spoken: Spoken, i: int, floor: int) -> Attribution | None:
    """ "according to X": what is said is the longer side of the sentence."""
    nodes = spoken.nodes
    if low(nodes[i]) != "according" or i + 2 >= len(nodes) or low(nodes[i + 1]) != "to":
        return None
    group = sources.behind(spoken, i + 2)
    mark = spoken.span(i, i + 2)
    if group is None or mark is None:
        return None
    ahead = group[1] + (group[1] < len(nodes) and low(nodes[group[1]]) == ",")
    content = sides.before(spoken, i, floor) if i - floor >= spoken.last - ahead else spoken.span(ahead, spoken.last)
    return Attribution(cue=mark, source=spoken.span(*group), content=(content,)) if content else None
