"""Words behind a speaker's name and a colon, as headlines and interviews have them: "Ada Roe: We will sign"."""

from __future__ import annotations

from foedus.reading.claims.finite import finite
from foedus.reading.speech.kinds import Attribution
from foedus.reading.speech.sentence import Spoken
from foedus.reading.syntax.phrase import Phrase, low
from foedus.reading.words.grammar import words

_HEAD = 5  # nodes of a speaker's name


def heading(spoken: Spoken) -> Attribution | None:
    """What stands behind the colon of a heading, where a name or capitalised noun stands before it."""
    nodes = spoken.nodes
    at = next((k for k in range(1, min(_HEAD, len(nodes) - 2)) if low(nodes[k]) == ":"), None)
    if at is None or not spoken.opens or spoken.quoted[0] is not None:
        return None
    named = all(n.sort in ("person", "state", "organ", "press") if isinstance(n, Phrase) else n.capital for n in nodes[:at])
    said = spoken.quoted[at + 1] is not None or any(
        finite(nodes, k) or low(nodes[k]) in words("auxiliaries") for k in range(at + 1, min(at + 12, len(nodes)))
    )
    content, mark = spoken.span(at + 1, spoken.last), spoken.span(at, at + 1)
    if not named or not said or content is None or mark is None:
        return None
    return Attribution(cue=mark, source=spoken.span(0, at), content=(content,))
