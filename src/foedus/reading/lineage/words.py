"""A text as lineage sees it: words in a common form, and the matter of each sentence; quotations, names, boilerplate apart."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from foedus.reading.lineage.signoffs import signoffs
from foedus.reading.text.sentences import Sentence, quotes, sentences
from foedus.reading.text.visible import Visible, visible
from foedus.reading.words.lexicon import table

# Scripts without spaces are taken by the character; case, quotes, hyphens and line ends do not matter.
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W_\u3040-\u30ff\u3400-\u9fff]+(?:['’][^\W_]+)?")
_POSSESSIVE = re.compile(r"'s?\Z")
_FIGURE = re.compile(r"\d[\d.,]{1,20}\d")  # of three signs and more; small numbers agree by chance
_LONGEST = 60  # letters of a word
_STEM = 4  # what remains of a word has at least so many letters


class Word(NamedTuple):
    """A word in its common form, where it stands, whether within quotation marks, and whether within boilerplate."""

    form: str
    start: int
    end: int
    quoted: bool
    boilerplate: bool = False


@dataclass(frozen=True, slots=True)
class Matter:
    """A sentence and the distinct stems of its own prose: no quotation, name, number or function word.

    `words` are the places of its words in the text's; `marks` its names and figures: whom and how much it is about.
    """

    sentence: Sentence
    words: range
    stems: tuple[str, ...] = ()
    marks: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Prose:
    """A text prepared for comparison."""

    words: tuple[Word, ...]
    matters: tuple[Matter, ...]

    @property
    def size(self) -> int:
        """How many stems the sentences hold."""
        return sum(len(matter.stems) for matter in self.matters)


def prose(text: str) -> Prose:
    """Prepare a text; linear in its length."""
    seen = visible(text)
    return _placed(_prose(seen.text), seen) if seen else _prose(text)


def _placed(read: Prose, seen: Visible) -> Prose:
    """What was read of the text as it is seen, in characters of the text itself."""
    spans = (seen.back(word.start, word.end) for word in read.words)
    words = tuple(word._replace(start=start, end=end) for word, (start, end) in zip(read.words, spans, strict=True))
    return Prose(words, tuple(replace(m, sentence=Sentence(*seen.back(m.sentence.start, m.sentence.end))) for m in read.matters))


def _prose(text: str) -> Prose:
    words = _words(text)
    common = {word.form for word in words if text[word.start].islower()} | _function_words()
    matters: list[Matter] = []
    i = 0
    for sentence in sentences(text):
        first = i
        while i < len(words) and words[i].start < sentence.end:
            i += 1
        inside = words[first:i]
        stems = dict.fromkeys(_stem(word.form) for word in inside if _tells(text, word))
        names = {word.form for word in inside if text[word.start].isupper() and word.form not in common}
        figures = set(_FIGURE.findall(text, sentence.start, sentence.end))
        matters.append(Matter(sentence, range(first, i), tuple(stems), frozenset(names | figures)))
    return Prose(tuple(words), tuple(matters))


def _words(text: str) -> list[Word]:
    quoted, closing = _inside([(q.start, q.end) for q in quotes(text)]), _inside(signoffs(text))
    return [Word(_form(found.group()), at := found.start(), found.end(), quoted(at), closing(at)) for found in _WORD.finditer(text)]


def _inside(spans: Sequence[tuple[int, int]]) -> Callable[[int], bool]:
    """Tells of a place whether it lies in one of the spans, which are in order."""
    starts = [start for start, _ in spans]

    def inside(at: int) -> bool:
        n = bisect_right(starts, at)
        return n > 0 and at < spans[n - 1][1]

    return inside if spans else lambda at: False


def _tells(text: str, word: Word) -> bool:
    first = text[word.start]
    return not (word.quoted or word.boilerplate or first.isupper() or first.isdigit() or word.form in _function_words())


def _kept(made: Callable[[str], str]) -> Callable[[str], str]:
    """The same for a word as last time; what is no word of any language, by its length, is not kept."""
    kept = lru_cache(maxsize=2**15)(made)
    return lambda word: kept(word) if len(word) <= _LONGEST else made(word)


@_kept
def _form(word: str) -> str:
    return _POSSESSIVE.sub("", word.casefold().replace("’", "'"))


@_kept
def _stem(form: str) -> str:
    """Rough, and enough to see that "pledging" and "pledged" are one word."""
    fits = (end for end in table("stems")["endings"] if form.endswith(end) and len(form) - len(end) >= _STEM)
    return form.removesuffix(next(fits, ""))


@lru_cache(maxsize=1)
def _function_words() -> frozenset[str]:
    lines = files("foedus.reading").joinpath("data/en/function_words.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
