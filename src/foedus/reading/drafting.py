"""The whole reading of one text, its days still unresolved: a pure function of the text."""

from __future__ import annotations

from collections import Counter

from foedus.core.mentions import find_states
from foedus.core.words import ActKind
from foedus.reading.acts.acts import acts
from foedus.reading.acts.focus import Focus
from foedus.reading.acts.joint import completed
from foedus.reading.acts.labels import opens_with_label
from foedus.reading.acts.scene import live
from foedus.reading.claims.claims import claims
from foedus.reading.drafts import Draft, DraftAct, Entity
from foedus.reading.languages.detect import readable
from foedus.reading.languages.reading import read_clauses
from foedus.reading.placed import placed
from foedus.reading.provisions.provisions import provisions
from foedus.reading.syntax.scan import Scan, scan
from foedus.reading.text.headlines import headlines
from foedus.reading.text.visible import visible
from foedus.reading.words.lexicon import ENGLISH


def draft(text: str, language: str | None = None) -> Draft:
    """All acts, claims and provisions that the text tells. Never raises; linear in the length of the text.

    It is read as a reader sees it: a character that shows nothing inside a name is no part of the name. Spans are of the text.
    `language` is told from the text where it is not given; of a text in a language that is not read nothing is told.
    """
    seen = visible(text)
    code = language or readable(seen.text if seen else text)
    if code is None:
        return Draft(text=text)
    return placed(_draft(seen.text, code), seen, text) if seen else _draft(text, code)


def _draft(text: str, language: str) -> Draft:
    return _english(text) if language == ENGLISH else read_clauses(text, language)


def _english(text: str) -> Draft:
    seen = scan(text)
    body = headlines(text, [p.sentence for p in seen.parsed])
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


_OF_MANY_THINGS = frozenset([ActKind.SIGNATURE, ActKind.SUBMISSION, ActKind.NEGOTIATION])  # nothing, where no treaty is named


def _told(seen: Scan, body: int) -> tuple[list[DraftAct], tuple[Entity, ...]]:
    """The acts of the sentences from number `body` on, and the treaties of all."""
    focus = Focus(place=_written_in(seen), organs=_known(seen), spoken=_spoken_of(seen), lead=body, live=live(seen.text))
    told: list[DraftAct] = []
    for number, parsed in enumerate(seen.parsed):
        focus.sentence = number
        focus.fresh = number == 0 or "\n\n" in seen.text[seen.parsed[number - 1].sentence.end - 1 : parsed.sentence.start + 1]
        found = acts(parsed, seen.text, focus, told)
        told += found if number >= body or opens_with_label(seen.text[parsed.sentence.start : parsed.sentence.end]) else []
    return told, tuple(focus.entities)


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
