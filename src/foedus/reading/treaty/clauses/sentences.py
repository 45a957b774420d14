"""The sentences of a treaty's articles, with their places, and the words by which a treaty speaks of itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from foedus.core.texts import Element
from foedus.reading.treaty.plain import plain

_LONGEST = 2000  # characters of a sentence that are looked at
_SENTENCE = re.compile(r"[^.;]*(?:(?:\b(?:art|no|arts|nos)\.|\d\.\d|;(?=\s*(?:and|or|provided)\b))[^.;]*)*[.;]?", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence of an article: its characters in the text, and its words on one line."""

    article: Element
    text: str
    start: int
    end: int
    words: str
    small: str  # the same in small letters

    @property
    def before(self) -> str:
        """What the article says before it."""
        return plain(self.text[max(self.article.begins, self.start - _LONGEST) : self.start])


def sentences(text: str, articles: Sequence[Element]) -> Iterator[Sentence]:
    """All of them, in their order; of a text from which what a printed page adds is `blanked`."""
    for article in articles:
        for found in _SENTENCE.finditer(text, article.begins, article.end):
            if not found[0].isspace():
                words = plain(found[0][:_LONGEST])
                yield Sentence(article=article, text=text, start=found.start(), end=found.end(), words=words, small=words.lower())


def mentioning(sentences: Iterable[Sentence], *stems: str) -> Iterator[Sentence]:
    """Those in which one of the stems stands, in small letters: most sentences are passed over at little cost."""
    for one in sentences:
        for stem in stems:  # not any(): a generator for each sentence takes longer than the search
            if stem in one.small:
                yield one
                break
