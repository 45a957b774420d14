"""What somebody typed, taken apart into words; nothing of it reaches the index but words in quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from foedus.desk.search.folding import placed, words
from foedus.desk.search.synonyms import Phrase, longest, synonyms

_LONGEST, _MOST = 400, 16  # characters and words that are looked at
Place = tuple[int, int, str]  # characters of a text, and the folded word there
_QUOTED = re.compile(r"[\"“”„«»]")


@dataclass(frozen=True, slots=True)
class Query:
    """Phrases that must all be there, mostly of one word; the last word may be half typed."""

    phrases: tuple[Phrase, ...]
    half: bool

    @classmethod
    def of(cls, text: str) -> Query:
        """What stands in quotation marks is one phrase; a text that ends in a letter may go on."""
        text = text[:_LONGEST]
        parts = _QUOTED.split(text)
        found = [p for n, part in enumerate(parts) for p in ([tuple(words(part))] if n % 2 else _singly(part)) if p]
        kept = tuple(found[:_MOST])
        ends = max((end for _, end, _ in placed(text)), default=0)
        return cls(kept, half=bool(kept) and len(kept) == len(found) and ends == len(text))

    @property
    def words(self) -> tuple[str, ...]:
        """All words in order."""
        return tuple(word for phrase in self.phrases for word in phrase)

    def expressions(self) -> tuple[str, ...]:
        """The query in the language of SQLite's full-text index: as typed, then with what means the same; none for no words."""
        if not self.phrases:
            return ()
        more = self._every() - set(self.phrases)
        return (self._literal(), self._widened()) if more else (self._literal(),)

    def _literal(self) -> str:
        return " AND ".join(_quoted(p, self._half(n)) for n, p in enumerate(self.phrases))

    def _widened(self) -> str:
        return " AND ".join(f"({' OR '.join(every)})" for every in self._alternatives())

    def matching(self, text: str, start: int = 0) -> tuple[tuple[int, int], ...]:
        """Where words of the query, or what means the same, stand in the text; `start` is added to each place."""
        found = list(placed(text))
        at: dict[str, list[int]] = {}
        for n, (_, _, word) in enumerate(found):
            at.setdefault(word, []).append(n)
        spans = {span for phrase in self._every() for span in _standing(found, phrase, at.get(phrase[0], ()))}
        if self.half:
            spans |= set(_begun(found, self.phrases[-1][-1]))
        return tuple((start + a, start + b) for a, b in _joined(sorted(spans)))

    def _every(self) -> set[Phrase]:
        """The phrases, and all that mean the same."""
        return {*self.phrases, *(p for _, _, same in self._terms() for p in same)}

    def _half(self, number: int) -> bool:
        return self.half and number == len(self.phrases) - 1

    def _alternatives(self) -> Iterator[list[str]]:
        for first, last, same in self._terms():
            typed = [_quoted(p, self._half(n)) for n, p in enumerate(self.phrases[first:last], first)]
            yield [f"({' AND '.join(typed)})", *(_quoted(p, False) for p in same)]

    def _terms(self) -> Iterator[tuple[int, int, tuple[Phrase, ...]]]:
        """Runs of phrases with what means the same, the longest first known name each time."""
        at = 0
        while at < len(self.phrases):
            ends = range(min(at + longest(), len(self.phrases)), at, -1)
            runs = ((end, tuple(w for p in self.phrases[at:end] for w in p)) for end in ends)
            end, same = next(((end, synonyms()[run]) for end, run in runs if run in synonyms()), (at + 1, ()))
            yield at, end, same
            at = end


def _singly(part: str) -> list[Phrase]:
    return [(word,) for word in words(part)]


def _quoted(phrase: Phrase, half: bool) -> str:
    return f'"{" ".join(phrase)}"{" *" if half else ""}'


def _standing(found: Sequence[Place], phrase: Phrase, starts: Iterable[int]) -> Iterator[tuple[int, int]]:
    for n in starts:
        here = found[n : n + len(phrase)]
        if tuple(word for _, _, word in here) == phrase:
            yield here[0][0], here[-1][1]


def _begun(found: Iterable[Place], half: str) -> Iterator[tuple[int, int]]:
    return ((start, end) for start, end, word in found if word.startswith(half))


def _joined(spans: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Without those that lie within or across another."""
    at: tuple[int, int] | None = None
    for start, end in spans:
        if at and start < at[1]:
            at = at[0], max(at[1], end)
        else:
            if at:
                yield at
            at = start, end
    if at:
        yield at
