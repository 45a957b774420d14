"""From a text to its pieces: everything that the tables of its language know, put over its words and marks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from foedus.core.finding import automaton, longest
from foedus.core.inflection import Case, inflected, printed
from foedus.core.mentions import Mention
from foedus.core.naming import find_names
from foedus.ledger.cards.register import names_in
from foedus.reading.days.times import TimeMention
from foedus.reading.languages.names import free_names, known_names
from foedus.reading.languages.piece import Piece
from foedus.reading.languages.verbforms import verb_forms
from foedus.reading.words.grammar import words
from foedus.reading.words.lexicon import table

_NEAR = 12  # characters before a noun in which an auxiliary stands
_TOKEN = re.compile(r"[^\W\d_]+(?:[-‑][^\W\d_]+)*|\d+(?:[.,]\d+)*|[^\w\s]")
# "(ДСНВ)", "(CETA)": what a treaty just named is called from here on
_CALLED = re.compile(r"\(([^\W\d_]{2,}[A-ZА-ЯЁÀ-Ý](?:-\d)?)\)")


def pieces(text: str, times: Iterable[TimeMention], language: str) -> list[Piece]:
    """All pieces in order. Of two that overlap a time stays, then a treaty's name, a person, a state or organ, a noun."""
    spans = [Piece(start=m.start, end=m.end, sort="time", low=m.words.lower(), value=m) for m in times]
    treaties, nouns = list(_treaties(text, language)), list(_nouns(text, language))
    spans += treaties
    names = [*known_names(text, language), *_names(text, language)]
    if treaties or any(noun.sort == "treaty" for noun in nouns):
        spans += _called(text, [*spans, *names])
    spans += names
    spans += nouns
    chosen = _without_overlaps(spans)
    chosen += free_names(text, chosen, language)
    return _over_tokens(text, sorted(chosen, key=lambda p: p.start), language)


def _treaties(text: str, language: str) -> Iterator[Piece]:
    for start, end, (key, case) in longest(text, _treaty_names(language)):
        yield Piece(start=start, end=end, sort="treaty", low=text[start:end].lower(), case=case, capital=True, key=key)


def _called(text: str, known: Sequence[Piece]) -> Iterator[Piece]:
    """Every mention of an abbreviation that the text puts in brackets behind a treaty's noun, and that no table knows."""
    shorts = {found[1] for found in _CALLED.finditer(text)} - {text[p.start : p.end] for p in known}
    for start, end, short in longest(text, automaton({short: short for short in shorts})) if shorts else ():
        yield Piece(start=start, end=end, sort="called", low=short.lower(), capital=True, value=short)


def _names(text: str, language: str) -> Iterator[Piece]:
    for start, end, name in find_names(text, language):
        low = text[start:end].lower()
        if isinstance(name.what, Mention):
            yield Piece(
                start=start, end=end, sort=name.what.sort, low=low, case=name.case, capital=True, key=name.what.key,
                shouts=text[start:end].isupper(),
            )  # fmt: skip
        else:
            yield Piece(
                start=start,
                end=end,
                sort="organ",
                low=low,
                case=name.case,
                key=name.what.state,
                value=name.what,
                default=name.default,
            )


def _nouns(text: str, language: str) -> Iterator[Piece]:
    helping = words("auxiliary_past", language)
    for start, end, (sort, case) in longest(text, _noun_forms(language)):
        if " " in text[start:end] and text[max(0, start - _NEAR) : start].split()[-1:] in [[w] for w in helping]:
            continue  # "est entrée en vigueur" is a verb
        yield Piece(start=start, end=end, sort=sort, low=text[start:end].lower(), case=case, capital=text[start].isupper())


def _without_overlaps(spans: Iterable[Piece]) -> list[Piece]:
    marks: set[int] = set()
    kept: list[Piece] = []
    for span in spans:
        covered = range(span.start, span.end)
        if marks.isdisjoint(covered):
            marks.update(covered)
            kept.append(span)
    return kept


def _over_tokens(text: str, spans: Sequence[Piece], language: str) -> list[Piece]:
    verbs, out, reached = verb_forms(language), [], 0
    rest = iter([*spans, None])
    span = next(rest)
    for token in _TOKEN.finditer(text):
        while span and span.start <= token.start():
            out.append(span)
            reached, span = span.end, next(rest)
        if token.start() >= reached:
            out.append(_token(token, verbs, language))
    out.extend(s for s in (span, *rest) if s)
    return out


def _token(token: re.Match[str], verbs: Mapping[str, Any], language: str) -> Piece:
    word = token.group()
    low = printed(word.lower(), language)[-1]
    verb = verbs.get(low) if low not in words("no_verbs", language) else None
    sort = "verb" if verb else "number" if word[0].isdigit() else "word" if word[0].isalpha() else "mark"
    return Piece(start=token.start(), end=token.end(), sort=sort, low=low, capital=word[0].isupper(), value=verb)


@cache
def _treaty_names(language: str) -> Any:
    return automaton(treaty_names(language))


@cache
def _noun_forms(language: str) -> Any:
    return automaton(noun_forms(language))


def treaty_names(language: str) -> dict[str, tuple[str, Case]]:
    """Every form of the register's names, as printed → the treaty's key and the case."""
    forms: dict[str, tuple[str, Case]] = {}
    for name, key in names_in(language).items():
        for form, case in _spelt(name, language):
            forms.setdefault(form, (key, case))
    return forms


def noun_forms(language: str) -> dict[str, tuple[str, Case]]:
    """Every form of the class nouns, as printed → class and case."""
    forms: dict[str, tuple[str, Case]] = {}
    for sort, nouns in table("nouns", language).items():
        for noun in nouns:
            for form, case in _spelt(noun, language):
                forms.setdefault(form, (sort, case))
    return forms


def _spelt(phrase: str, language: str) -> Iterator[tuple[str, Case]]:
    """All forms of a phrase as they may be printed, with a capital and without."""
    for form, case in inflected(phrase, language):
        for spelt in printed(form, language):
            yield spelt, case
            yield spelt[0].upper() + spelt[1:], case
            if spelt[0].isupper() and spelt[1:2].islower():
                yield spelt[0].lower() + spelt[1:], case
