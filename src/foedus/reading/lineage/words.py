"""A text as lineage sees it: words in a common form, and the matter of each sentence, quotations and names apart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from foedus.reading.text.sentences import Sentence, quotes, sentences

# Scripts without spaces are taken by the character; case, quotes, hyphens and line ends do not matter.
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W_\u3040-\u30ff\u3400-\u9fff]+(?:['’][^\W_]+)?")
_POSSESSIVE = re.compile(r"'s?\Z")
_FIGURE = re.compile(r"\d[\d.,]{1,20}\d")  # of three signs and more; small numbers agree by chance
_ENDINGS = ("ations", "ation", "ments", "ment", "ings", "ing", "edly", "ed", "ies", "es", "s", "ly", "al")
_STEM = 4  # what remains of a word has at least so many letters


@dataclass(frozen=True, slots=True)
class Word:
    """A word in its common form, where it stands, and whether within quotation marks."""

    form: str
    start: int
    end: int
    quoted: bool


@dataclass(frozen=True, slots=True)
class Matter:
    """A sentence and the distinct stems of its own prose: no quotation, name, number or function word.

    `marks` are its names and figures: whom and how much it is about.
    """

    sentence: Sentence
    stems: tuple[str, ...]
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
    words = _words(text)
    common = {word.form for word in words if text[word.start].islower()} | _function_words()
    matters: list[Matter] = []
    i = 0
    for sentence in sentences(text):
        first = i
        while i < len(words) and words[i].start < sentence.end:
            i += 1
        inside = words[first:i]
        stems = dict.fromkeys(stem for word in inside for stem in _matter(text, word))
        names = {word.form for word in inside if text[word.start].isupper() and word.form not in common}
        matters.append(Matter(sentence, tuple(stems), frozenset(names | set(_FIGURE.findall(text, sentence.start, sentence.end)))))
    return Prose(tuple(words), tuple(matters))


def _words(text: str) -> list[Word]:
    spans = quotes(text)
    words: list[Word] = []
    q = 0
    for found in _WORD.finditer(text):
        while q < len(spans) and spans[q].end <= found.start():
            q += 1
        form = _POSSESSIVE.sub("", found.group().casefold().replace("’", "'"))
        words.append(Word(form, found.start(), found.end(), q < len(spans) and spans[q].start <= found.start()))
    return words


def _matter(text: str, word: Word) -> tuple[str, ...]:
    first = text[word.start]
    if word.quoted or first.isupper() or first.isdigit() or word.form in _function_words():
        return ()
    return (_stem(word.form),)


def _stem(form: str) -> str:
    """Rough, and enough to see that "pledging" and "pledged" are one word."""
    return next((form[: -len(end)] for end in _ENDINGS if form.endswith(end) and len(form) - len(end) >= _STEM), form)


@lru_cache(maxsize=1)
def _function_words() -> frozenset[str]:
    lines = files("foedus.reading").joinpath("data/function_words.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
