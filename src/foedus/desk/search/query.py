"""What somebody typed, taken apart into words; nothing of it reaches the index but words in quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from foedus.desk.search.folding import placed, words
from foedus.desk.search.synonyms import Phrase, longest, synonyms

_LONGEST, _MOST = 400, 16  # characters and words that are looked at
_QUOTED = re.compile(r"[\"“”„«»]")
Place = tuple[int, int, str]  # characters of a text, and the folded word there


@dataclass(frozen=True, slots=True)
class Term:
    """Neighbouring phrases that are one name or word, with what means the same."""

    phrases: tuple[Phrase, ...]
    same: tuple[Phrase, ...] = ()


@dataclass(frozen=True, slots=True)
class Query:
    """Terms that must all be there; the last word may be half typed."""

    terms: tuple[Term, ...]
    half: bool

    @classmethod
    def of(cls, text: str) -> Query:
        """What stands in quotation marks is one phrase; a text that ends in a letter may go on."""
        text = text[:_LONGEST]
        parts = _QUOTED.split(text)
        found = [p for n, part in enumerate(parts) for p in ([tuple(words(part))] if n % 2 else _singly(part)) if p]
        ends = max((end for _, end, _ in placed(text)), default=0)
        return cls(tuple(_terms(found[:_MOST])), half=bool(found) and len(found) <= _MOST and ends == len(text))

    @property
    def words(self) -> tuple[str, ...]:
        """All words in order."""
        return tuple(word for phrase in self._phrases() for word in phrase)

    def together(self) -> str:
        """All words side by side, in the language of SQLite's full-text index."""
        return _quoted(self.words, self.half)

    def literal(self) -> str:
        """All phrases as typed, wherever they stand."""
        return " AND ".join(map(self._typed, self.terms))

    def widened(self) -> str:
        """All terms, each as typed or by what means the same; "" where nothing does."""
        if not any(term.same for term in self.terms):
            return ""
        return " AND ".join(f"({' OR '.join((f'({self._typed(t)})', *map(_quoted, t.same)))})" for t in self.terms)

    def matching(self, text: str, start: int = 0) -> tuple[tuple[int, int], ...]:
        """Where words of the query, or what means the same, stand in the text; `start` is added to each place."""
        found = list(placed(text))
        at: dict[str, list[int]] = {}
        for n, (_, _, word) in enumerate(found):
            at.setdefault(word, []).append(n)
        every = {*self._phrases(), *(phrase for term in self.terms for phrase in term.same)}
        spans = {span for phrase in every if phrase[0] in at for span in _standing(found, phrase, at[phrase[0]])}
        if self.half:
            begun = self.words[-1]
            spans |= {(start, end) for start, end, word in found if word.startswith(begun)}
        return tuple((start + a, start + b) for a, b in _joined(sorted(spans)))

    def _phrases(self) -> list[Phrase]:
        return [phrase for term in self.terms for phrase in term.phrases]

    def _typed(self, term: Term) -> str:
        *whole, last = term.phrases
        return " AND ".join((*map(_quoted, whole), _quoted(last, self.half and term is self.terms[-1])))


def _singly(part: str) -> list[Phrase]:
    return [(word,) for word in words(part)]


def _terms(phrases: Sequence[Phrase]) -> Iterator[Term]:
    """The longest known name each time, else one phrase."""
    at = 0
    while at < len(phrases):
        runs = [tuple(phrases[at:end]) for end in range(min(at + longest(), len(phrases)), at, -1)]
        term = next((Term(run, synonyms()[name]) for run in runs if (name := sum(run, ())) in synonyms()), Term(runs[-1]))
        yield term
        at += len(term.phrases)


def _quoted(phrase: Phrase, half: bool = False) -> str:
    return f'"{" ".join(phrase)}"{" *" if half else ""}'


def _standing(found: Sequence[Place], phrase: Phrase, starts: Iterable[int]) -> Iterator[tuple[int, int]]:
    for n in starts:
        here = found[n : n + len(phrase)]
        if tuple(word for _, _, word in here) == phrase:
            yield here[0][0], here[-1][1]


def _joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans in order, those that lie within or across another made one with it."""
    made: list[tuple[int, int]] = []
    for start, end in spans:
        if made and start < made[-1][1]:
            made[-1] = made[-1][0], max(made[-1][1], end)
        else:
            made.append((start, end))
    return made
