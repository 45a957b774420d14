"""Adjectives of attitude behind a form of "be": "is confident that ...", "were critical of ...", "it is not clear whether ..."."""

from __future__ import annotations

from foedus.reading.claims.verbs import group
from foedus.reading.speech import extents, sources
from foedus.reading.speech.cues import Cue
from foedus.reading.speech.kinds import Attribution
from foedus.reading.speech.sentence import Spoken
from foedus.reading.speech.words import adjective_links, listed
from foedus.reading.syntax.phrase import low
from foedus.reading.words.lexicon import verbs


def adjective(spoken: Spoken, i: int, floor: int, stop: int) -> Attribution | None:
    """The attribution whose cue is the adjective at node i, if it tells an attitude there."""
    nodes, word = spoken.nodes, low(spoken.nodes[i])
    following = low(nodes[i + 1]) if i + 1 < stop else ""
    links = adjective_links().get(word, ())
    if following not in links and not ("that" in links and following in listed("bounds", "questions")):
        return None
    first, seen = group(nodes, i)
    linking = listed("linking", "verbs")
    linked = next((verb for word in reversed(seen) if (verb := verbs().get(word)) and verb.lemma in linking), None)
    before = verbs().get(low(nodes[first - 1])) if first > floor else None
    if linked is None:
        if before is None or before.lemma not in linking:
            return None
        first = group(nodes, first - 1)[0]
    clause = following in ("that", "to") or following in listed("bounds", "questions")
    last = i + 1 if clause else i + 2
    content = extents.group(spoken, last, stop)
    cue = Cue(lemma=word, first=first, at=i, last=last)
    who, mark = sources.subject(spoken, cue, floor), spoken.span(first, last)
    if content is None or mark is None or who is None:
        return None
    source = None if low(nodes[who[0]]) in ("it", "there") or nodes[who[0]].low == "it" else spoken.span(*who)
    return Attribution(cue=mark, source=source, content=(content,))
