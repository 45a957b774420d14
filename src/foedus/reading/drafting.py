"""The whole reading of one text, its days still unresolved: a pure function of the text."""

from __future__ import annotations

from collections import Counter

from foedus.core.mentions import find_states
from foedus.core.words import ActKind
from foedus.reading.acts.acts import acts
from foedus.reading.acts.focus import Focus
from foedus.reading.acts.joint import completed
from foedus.reading.claims.claims import claims
from foedus.reading.drafts import Draft, DraftAct, Entity
from foedus.reading.provisions.provisions import provisions
from foedus.reading.syntax.scan import Scan, scan


def draft(text: str) -> Draft:
    """All acts, claims and provisions that the text tells. Never raises; linear in the length of the text."""
    seen = scan(text)
    body = _headed(seen)
    told, entities = _told(seen, body)
    if body and not told:
        told, entities = _told(seen, 0)
    return Draft(
        text=text,
        treaties=entities,
        acts=completed([act for act in told if entities or act.kind not in _OF_MANY_THINGS], entities),
        claims=claims(seen),
        provisions=provisions(seen),
        times=seen.times,
    )


_OF_MANY_THINGS = frozenset([ActKind.SIGNATURE, ActKind.SUBMISSION])  # nothing, where no treaty is named


def _told(seen: Scan, body: int) -> tuple[list[DraftAct], tuple[Entity, ...]]:
    """The acts of the sentences from number `body` on, and the treaties of all."""
    focus = Focus(place=_written_in(seen), organs=_known(seen), spoken=_spoken_of(seen), lead=body)
    told: list[DraftAct] = []
    for number, parsed in enumerate(seen.parsed):
        focus.sentence = number
        focus.fresh = number == 0 or "\n\n" in seen.text[seen.parsed[number - 1].sentence.end - 1 : parsed.sentence.start + 1]
        found = acts(parsed, seen.text, focus, told)
        told += found if number >= body else []
    return told, tuple(focus.entities)


_HEADLINES = 16  # links, titles, captions, a line of author and day; more lines than that are a list
_FULL = 25  # characters of a sentence that is no abbreviation or item


def _headed(seen: Scan) -> int:
    """How many headlines and lines of a page's furniture stand before the body; they say short what the body says in full."""
    lines = (seen.text[p.sentence.start : p.sentence.end].rstrip('"”’') for p in seen.parsed[:_HEADLINES])
    return next((i for i, line in enumerate(lines) if line.endswith(".") and len(line) >= _FULL), 0)


def _written_in(seen: Scan) -> tuple[str, ...]:
    """The state whose city stands in the dateline."""
    line = seen.line
    return tuple(m.key for _, _, m in find_states(line.place.title()))[:1] if line and line.place else ()


def _spoken_of(seen: Scan) -> tuple[str, ...]:
    """The states that the text names, the most often named first."""
    return tuple(key for key, _ in Counter(seen.states).most_common())


def _known(seen: Scan) -> dict[str, tuple[str, ...]]:
    """Persons whose state the text tells somewhere, wherever they are named."""
    return {a.name: a.keys for a in seen.people if a.name and a.keys}
