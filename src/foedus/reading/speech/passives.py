"""Cues in the passive: "was praised by X", "is expected to fail", "was criticised", "known as"."""

from __future__ import annotations

from foedus.reading.speech import contents, extents, sources
from foedus.reading.speech.cues import Cue
from foedus.reading.speech.kinds import Attribution, Span
from foedus.reading.speech.sentence import Spoken
from foedus.reading.speech.words import listed
from foedus.reading.syntax.phrase import low

_SUBJECT = 25  # nodes of a long subject


def passive(spoken: Spoken, found: Cue, floor: int, stop: int) -> Attribution | None:
    """The attribution of a cue in the passive: what is judged is the subject."""
    k = found.last
    group = sources.subject(spoken, found, floor)
    theme = spoken.span(*group) if group else sources.shared(spoken, found) or _opening(spoken, found)
    if k < stop and theme and _complement(spoken, found):
        return _one(spoken, (found.first, k), None, theme, extents.group(spoken, k, stop))
    if k >= stop or low(spoken.nodes[k]) != "by":
        return _untold(spoken, found, theme, stop)
    source = sources.behind(spoken, k + 1)
    return _one(spoken, (found.first, k + 1), spoken.span(*source), theme) if source and theme else None


def _one(spoken: Spoken, cue: sources.Nodes, source: Span | None, *content: Span | None) -> Attribution | None:
    mark = spoken.span(*cue)
    said = tuple(span for span in content if span)
    return Attribution(cue=mark, source=source, content=said) if mark and said else None


def _untold(spoken: Spoken, found: Cue, theme: Span | None, stop: int) -> Attribution | None:
    """ "was criticised", "was asked whether ...": nobody is named who did."""
    if found.lemma in listed("passive", "never") or not (found.takes("object") or found.takes("clause")):
        return None
    comma = next((k for k in range(found.last, min(found.last + _SUBJECT, stop)) if low(spoken.nodes[k]) == ","), stop)
    told = contents.after(spoken, found, comma) if found.takes("address") else None
    return _one(spoken, (found.first, found.last), None, told or theme)


def _opening(spoken: Spoken, found: Cue) -> Span | None:
    """All that stands before the sentence's first verb of the narrator, where its subject is no simple group."""
    return spoken.span(0, found.first) if found.first <= _SUBJECT and spoken.quoted[0] is None else None


def _complement(spoken: Spoken, found: Cue) -> bool:
    """ "is expected to ...", "is seen as ...", "was called ...": what is said of the subject follows, the speaker is untold."""
    if low(spoken.nodes[found.last]) == "to":
        return found.lemma in listed("passive", "to")
    return found.lemma in listed("passive", "as") and low(spoken.nodes[found.last - 1]) == "as"
