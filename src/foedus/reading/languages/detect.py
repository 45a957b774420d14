"""Which language a text is in, by the small words that hold it together: one that is read, another, or it cannot be told."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import islice

from foedus.core.answers import Answer
from foedus.core.problems import Problem
from foedus.reading.words.lexicon import ENGLISH, table

_WORD = re.compile(r"[^\W\d_]+")
_MOST = 3000  # words: enough of any text
_FEW, _LETTERS = 12, 20  # words, and letters where there are no spaces: with fewer nothing can be told
_HELD = 0.14  # at least so many of the words of a text in a language are its small words
_USUAL = 0.3  # of the words of a language whose list is short
_BARE = 0.04  # a text with fewer small words than this, of whatever language, is no list of English names once it is long
_LONG = 60  # words
_CLEARLY, _LINE = 1.5, 30  # so many times the small words, in fewer words, make another language: many share "to" and "a"
_MIXED, _DISTINCT = 0.12, 6  # so many of another language's small words beside the first one's, and of so many sorts, are a mixture


@dataclass(frozen=True, slots=True)
class Language:
    """The language in which a text is read. `known`: is it that one? `name` is told to the user; `also` is another in the text."""

    code: str
    known: Answer
    name: str
    also: str | None = None


@cache
def languages() -> dict[str, str]:
    """Code → name of every language that has a folder of tables; English, whose reader reads what cannot be told, first."""
    folders = (files("foedus.reading") / "data").iterdir()
    codes = sorted((f.name for f in folders if f.joinpath("language.toml").is_file()), key=lambda code: (code != ENGLISH, code))
    return {code: table("language", code)["name"] for code in codes}


def detect(text: str) -> Language:
    """The language of a text; what cannot be told is read as English, or by its letters. Linear in the text."""
    words = [found.group().lower() for found in islice(_WORD.finditer(text), _MOST)]
    counts = Counter(name for word in words for name in _small_words().get(word, ()))
    ours = {name: code for code, name in languages().items()}
    first = _first(counts, ours)
    own = _first({name: many for name, many in counts.items() if name in ours}, ours)
    if first not in ours and len(words) < _LINE and _close(counts, own, first) and _written(words, ours[own]):
        first = own
    most = counts[first]
    if len(words) >= _FEW and most >= _HELD * len(words):
        also = next((name for name in ours if first in ours and name != first and _mixed(words, name, first)), None)
        return Language(ours.get(first, ENGLISH), Answer.YES if first in ours else Answer.NO, first, also)
    code = ours[first] if first in ours and most > 1 else _by_letters(words)
    if code is None and sum(map(len, words)) < _LETTERS:
        return Language(ENGLISH, Answer.UNKNOWN, languages()[ENGLISH])
    if code is None or (len(words) >= _LONG and most < _BARE * len(words)):
        return Language(code or ENGLISH, Answer.NO, "none that is known")
    return Language(code, Answer.UNKNOWN, languages()[code])


def _first(counts: Mapping[str, int], ours: Iterable[str]) -> str:
    """The language whose small words the text has most of, each held against what part of a text they usually are."""
    return max((*ours, *counts), key=lambda name: _held(counts, name))


def _held(counts: Mapping[str, int], name: str) -> float:
    return counts.get(name, 0) / _usual().get(name, _USUAL)


def _close(counts: Mapping[str, int], own: str, other: str) -> bool:
    return _held(counts, other) < _CLEARLY * _held(counts, own)


def readable(text: str) -> str | None:
    """The code of the language in which the text is to be read; None for one that is not."""
    found = detect(text)
    return None if found.known == Answer.NO else found.code


def given(code: str) -> Language:
    """The language that the user tells."""
    return Language(code, Answer.YES, languages()[code])


def unread(place: str, language: Language) -> Problem | None:
    """What the user is told of a text that is not read, or not wholly."""
    read = ", ".join(languages().values())
    if language.known == Answer.NO:
        says = f"It was not read: its language seems to be {language.name}."
        return Problem(place, says, f"Give a translation, or tell the language if it is one of these: {read}.")
    if language.also:
        says = f"It was read as {language.name}, but parts of it are in {language.also}: what these say was not read."
        return Problem(place, says, "Give each language's part as a file of its own.")
    return None


def _mixed(words: list[str], name: str, first: str) -> bool:
    """Does the text hold another language too? Words that both have say nothing."""
    small = _small_words()
    own = [word for word in words if name in small.get(word, ()) and first not in small[word]]
    firsts = sum(first in small.get(word, ()) for word in words)
    return len(set(own)) >= _DISTINCT and len(own) / _usual()[name] > _MIXED * firsts / _usual()[first]


@cache
def _usual() -> dict[str, float]:
    """What part of a text its small words are, by the language's name: in Russian fewer than in French."""
    return {name: table("language", code)["small_words"] for code, name in languages().items()}


def _by_letters(words: list[str]) -> str | None:
    """The first language in whose letters most words are written; English where there are none."""
    return next((code for code in languages() if _written(words, code, 0.5)), None) if words else ENGLISH


def _written(words: list[str], code: str, part: float = 0.9) -> bool:
    """Is more than this part of the words written in the letters of the language?"""
    letters = _letters(code)
    return sum(map(bool, map(letters.fullmatch, words))) > part * len(words)


@cache
def _letters(code: str) -> re.Pattern[str]:
    return re.compile(f"[{table('language', code)['letters']}]+")


@cache
def _small_words() -> dict[str, frozenset[str]]:
    """Word → names of the languages that have it among their small words."""
    found: dict[str, set[str]] = {}
    folder = files("foedus.reading") / "data"
    lists = tomllib.loads((folder / "other_languages.toml").read_text(encoding="utf-8"))
    for code, name in languages().items():
        lines = (folder / code / "function_words.txt").read_text(encoding="utf-8").splitlines()
        lists[name] = " ".join(line for line in lines if not line.startswith("#"))
    for name, small in lists.items():
        for word in small.split():
            found.setdefault(word, set()).add(name)
    return {word: frozenset(names) for word, names in found.items()}
