"""What is said before a cue, or on both sides of it, in characters."""

from __future__ import annotations

from foedus.reading.claims.finite import finite
from foedus.reading.speech import extents
from foedus.reading.speech.cues import Cue
from foedus.reading.speech.kinds import Span
from foedus.reading.speech.sentence import Spoken
from foedus.reading.speech.words import listed
from foedus.reading.syntax.phrase import is_time, low
from foedus.reading.words.lexicon import verbs

_OPENING = 3  # nodes up to the subject of "And, as X noted, ..."


def before(spoken: Spoken, begin: int, floor: int) -> Span | None:
    """What stands before a cue's clause that begins at node `begin`: back to the start of its quotation or to node `floor`."""
    last = begin
    while last > floor and low(spoken.nodes[last - 1]) in (",", "—", "–") and spoken.quoted[last - 1] is None:
        last -= 1
    found = spoken.span(floor, last)
    head = spoken.quoted[floor] if floor < last else None
    return (min(found[0], head[0]), found[1]) if found and head else found


def around(spoken: Spoken, cue: Cue, begin: int, stop: int) -> tuple[Span, ...]:
    """What stands on both sides of a clause whose subject begins at node `begin`, or behind the comma that ends it.

    "The pact, which X doubts", "which X says will fail", "As X noted, the pact failed".
    """
    nodes, link = spoken.nodes, low(spoken.nodes[begin - 1]) if begin else ""
    if not (cue.takes("clause") or cue.takes("object")):
        return ()
    if link == "as" and cue.takes("clause"):
        comma = next((k for k in range(cue.last, min(cue.last + 8, stop)) if low(nodes[k]) == ","), stop)
        said = spoken.span(comma + 1, stop) if begin <= _OPENING else before(spoken, begin - 1, 0)
        return (said,) if said else ()
    open_ = cue.last >= stop or low(nodes[cue.last]) in extents.MARKS
    goes_on = not open_ and cue.takes("clause") and finite(nodes, cue.last)
    if link not in listed("bounds", "linking") or not (open_ or goes_on):
        return ()
    pieces = spoken.span(begin - 1, begin), extents.clause(spoken, cue.last, stop) if goes_on else None
    return tuple(span for span in pieces if span)


def ends(spoken: Spoken, cue: Cue) -> bool:
    """Does the cue's clause end at once, so that what it reports stands before it?"""
    rest = [n for n in spoken.nodes[cue.last : cue.last + 4] if not is_time(n) and low(n) not in listed("bounds", "ending")]
    return not rest or low(rest[0]) in (".", ",", ";", ":", "—", "–")


def rest(spoken: Spoken, k: int) -> Span | None:
    """What goes on behind "he said," at node k: a quotation, or the clause that the cue interrupts."""
    nodes = spoken.nodes
    at = next((j for j in range(k, spoken.last) if spoken.quoted[j] is not None), None)
    if at is not None:
        return spoken.span(at, spoken.last)
    if k + 1 >= spoken.last or low(nodes[k]) != "," or low(nodes[k + 1]) in extents.joining():
        return None
    verb = verbs().get(low(nodes[k + 1]))
    clause = any(finite(nodes, j) for j in range(k + 1, min(k + 8, spoken.last)))
    return spoken.span(k + 1, spoken.last) if clause and not (verb and verb.gerund) else None
