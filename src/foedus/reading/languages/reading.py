"""The whole reading of one text in a language of tables, its days still unresolved: a pure function of the text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from foedus.core.naming import find_names
from foedus.reading.dateline.dateline import dateline
from foedus.reading.days.times import times
from foedus.reading.drafts import Draft, DraftAct, DraftClaim
from foedus.reading.languages.acts import acts, with_vote
from foedus.reading.languages.bilateral import bilateral
from foedus.reading.languages.clauses import clauses
from foedus.reading.languages.owners import owners
from foedus.reading.languages.piece import Piece
from foedus.reading.languages.pieces import pieces
from foedus.reading.languages.speech import claims
from foedus.reading.languages.spoken import Spoken
from foedus.reading.languages.treaties import Treaties
from foedus.reading.text.headlines import headlines
from foedus.reading.text.sentences import Sentence, quotes, sentences


def read_clauses(text: str, language: str) -> Draft:
    """All acts and claims that the text tells. Never raises; linear in the length of the text."""
    mentions = times(text, None, language)
    parts = pieces(text, mentions, language)
    spoken = Spoken(text, language, Treaties(language), owners(parts, _home(text, language)))
    quoted, told, said = quotes(text), list[DraftAct](), list[DraftClaim]()
    cut = sentences(text, language)
    body = headlines(text, cut)
    for number, (sentence, own) in enumerate(_by_sentence(cut, parts)):
        spoken.sentence = number
        spoken.treaties.take(text, own)
        found = clauses(own, language)
        before = len(told)
        if number >= body:
            acts(found, spoken, told)
        if len(told) == before:
            with_vote(told, text[sentence.start : sentence.end], language)
        said += claims(sentence, own, found, quoted, text, spoken.owners, language)
    return Draft(
        text=text,
        treaties=tuple(spoken.treaties.entities),
        acts=bilateral(told, spoken.treaties.entities),
        claims=tuple(said),
        times=tuple(mentions),
        language=language,
    )


def _by_sentence(found: Sequence[Sentence], parts: Sequence[Piece]) -> Iterator[tuple[Sentence, Sequence[Piece]]]:
    starts = [p.start for p in parts]
    for sentence in found:
        yield sentence, parts[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]


def _home(text: str, language: str) -> str | None:
    """The state whose city stands in the dateline."""
    line = dateline(text, language)
    names = find_names(line.place.title(), language) if line and line.place else ()
    return next((n.what.key for _, _, n in names if hasattr(n.what, "key")), None)
