"""The whole reading of one text in a language of tables, its days still unresolved: a pure function of the text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from foedus.core.naming import find_names
from foedus.core.words import About, ActKind
from foedus.reading.days.dateline import dateline
from foedus.reading.days.times import times
from foedus.reading.drafts import Draft, DraftAct, DraftClaim
from foedus.reading.languages.acts import Spoken, acts, with_vote
from foedus.reading.languages.agents import owners
from foedus.reading.languages.clauses import clauses
from foedus.reading.languages.piece import Piece
from foedus.reading.languages.pieces import pieces
from foedus.reading.languages.speech import claims
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
        new = acts(found, spoken, told) if number >= body else []
        told = [*told, *new] if new else with_vote(told, text[sentence.start : sentence.end], language)
        said += claims(sentence, own, found, quoted, text, spoken.owners, language)
    return Draft(
        text=text, treaties=tuple(spoken.treaties.entities), acts=tuple(_bilateral(told, spoken.treaties)), claims=tuple(said), times=tuple(mentions), language=language
    )


def _bilateral(told: Sequence[DraftAct], treaties: Treaties) -> Iterator[DraftAct]:
    """Leaving a treaty of two states ends it."""
    for act in told:
        two = act.treaty is not None and len(_parties(act.treaty, told, treaties)) == _TWO
        if two and act.about is About.WITHDRAWAL:
            yield replace(act, about=About.TERMINATION)
        elif two and act.kind is ActKind.WITHDRAWAL and not act.actors:
            yield replace(act, kind=ActKind.TERMINATION)
        else:
            yield act


def _parties(treaty: int, told: Sequence[DraftAct], treaties: Treaties) -> set[str]:
    """The parties named with the treaty, and who leaves it; none where no party is named."""
    named = set(treaties.entities[treaty].parties)
    leaving = {key for a in told if a.treaty == treaty and (a.about is not About.TREATY or a.kind in _LEAVING) for key in a.actors}
    return named | leaving if named else named


_LEAVING = frozenset({ActKind.WITHDRAWAL, ActKind.DENUNCIATION, ActKind.TERMINATION})


_TWO = 2


def _by_sentence(found: Sequence[Sentence], parts: Sequence[Piece]) -> Iterator[tuple[Sentence, Sequence[Piece]]]:
    starts = [p.start for p in parts]
    for sentence in found:
        yield sentence, parts[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]


def _home(text: str, language: str) -> str | None:
    """The state whose city stands in the dateline."""
    line = dateline(text, language)
    names = find_names(line.place.title(), language) if line and line.place else ()
    return next((n.what.key for _, _, n in names if hasattr(n.what, "key")), None)
