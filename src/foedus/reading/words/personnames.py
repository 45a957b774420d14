"""Persons' names in a text: capitalised runs, with the office and state that stand beside them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from foedus.reading.words.atoms import Atom
from foedus.reading.words.grammar import words
from foedus.reading.words.lexicon import table

_CAP = r"[A-ZÀ-Þ][\w’'‑-]*\w|[A-Z]\."
_PARTICLES = "|".join(table("grammar")["name_particles"])
_PART = re.compile(r"\S+")
_WRAPPED = 40  # characters: a line wrapped by its width is longer
_NAME = re.compile(rf"(?:{_CAP})(?:\s+(?:(?:{_PARTICLES})[\s-])*(?:{_CAP}))*")


@dataclass(frozen=True, slots=True)
class Person:
    """A person as the text names them; `offices` are lower-case title words, `state` the state they act for, if told."""

    name: str
    offices: frozenset[str] = frozenset()
    state: str | None = None

    @property
    def surname(self) -> str:
        """The last part of the name, without "II" or "Jr."."""
        parts = [p for p in self.name.split() if p.lower().rstrip(".") not in words("name_suffixes")]
        return parts[-1] if parts else self.name


def free_runs(text: str, taken: frozenset[int]) -> list[tuple[int, int]]:
    """Capitalised runs that may be names: no part of another span, without titles in front and without what ends no name."""
    return [span for found in _NAME.finditer(text) for span in _parts(text, found.start(), found.end(), taken)]


def _parts(text: str, start: int, end: int, taken: frozenset[int]) -> list[tuple[int, int]]:
    runs: list[list[tuple[int, int]]] = [[]]
    for part in _PART.finditer(text, start, end):
        s, e = part.span()
        word = text[s:e].lower().rstrip("’'s").rstrip(".")
        if runs[-1] and _ends_line(text, runs[-1][-1][1], s):
            runs.append([])
        if not taken.isdisjoint(range(s, e)) or (not runs[-1] and word in words("title_words")) or word in words("not_persons"):
            runs.append([])
        else:
            runs[-1].append((s, e))
    return [_trim(text, run[0][0], run[-1][1]) for run in runs if run]


def _ends_line(text: str, end: int, start: int) -> bool:
    """Does a short line end between the two words, as a heading does and a line wrapped in the midst of a name does not?"""
    mark = text.find("\n", end, start)
    return mark >= 0 and (mark < _WRAPPED or text.rfind("\n", mark - _WRAPPED, mark) >= 0)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    for possessive in sorted(words("genitives"), key=len, reverse=True):
        if text[start:end].endswith(possessive):
            return start, end - len(possessive)
    return start, end


def introduced(text: str, start: int, end: int, known: Sequence[Atom]) -> tuple[int, int, Person] | None:
    """A person named in full, or by surname with a title before it; `known` are the states named, in order."""
    parts = text[start:end].split()
    if len(parts) > 5 or any(map(_opening, parts)):
        return None
    offices, state = _before(text, start, known)
    if len(parts) < 2 and not offices:
        return None
    after, state_after = _after(text, end, known)
    return start, end, Person(" ".join(parts), offices | after, state or state_after)


def _opening(word: str) -> bool:
    return word.lower() in _openings()


@cache
def _openings() -> frozenset[str]:
    """Words that begin a sentence and no name."""
    return frozenset().union(*map(words, _OPENING))


_OPENING = ("determiners", "prepositions", "coordinators", "subordinators", "pronouns", "relatives", "adverbs", "numbers")


_OWNING = re.compile(r"[’']s")
_TITLE = re.compile(r"[A-Za-z-]+\.?\Z")
_LETTERS = re.compile(r"[A-Za-z-]+")
_MOST = 7  # words of titles before a name


def _before(text: str, start: int, known: Sequence[Atom]) -> tuple[frozenset[str], str | None]:
    """Titles that stand directly before the name, and the state named with them."""
    lead = text[max(0, start - 90) : start]
    if lead.rstrip().endswith(",") and _titled().search(lead):
        lead = lead.rstrip()[:-1] + " "
    offices = _offices(lead)
    if not offices:
        return frozenset(), None
    first = start - len(lead) + _last_run(lead, len(offices))
    beside = _within(known, first - 90, first)
    near = next((a for a in beside if a.end <= first and not text[a.end : first].strip(" \n’'s")), None)
    return frozenset(offices), near.keys[0] if near else None


def _offices(lead: str) -> list[str]:
    """The title words that end the lead, the last one first."""
    offices: list[str] = []
    bare = _OWNING.sub("  ", lead)
    for part in reversed(bare.split()[-_MOST:] if bare[-1:].isspace() else ()):
        found = _TITLE.search(part)
        word = found.group().lower().rstrip(".") if found else ""
        title = word if word in words("title_words") else word.rstrip("s")
        if title not in words("title_words"):
            break
        offices.append(title)
        if found and found.start():
            break  # what stands glued before it is no word
    return offices


def _within(known: Sequence[Atom], start: int, end: int) -> Sequence[Atom]:
    """The states that begin between two places of the text."""
    return known[bisect_left(known, start, key=_start) : bisect_left(known, end, key=_start)]


def _start(atom: Atom) -> int:
    return atom.start


def _last_run(lead: str, count: int) -> int:
    """Where the last `count` words of the lead begin."""
    parts = list(_LETTERS.finditer(lead))
    return parts[-count].start() if len(parts) >= count else 0


def _after(text: str, end: int, known: Sequence[Atom]) -> tuple[frozenset[str], str | None]:
    """An office in apposition: "Ahmet Davutoglu, then foreign minister of Turkey"."""
    found = _apposed().match(text, end)
    if not found:
        return frozenset(), None
    offices = frozenset(w for w in re.findall(r"[a-z-]+", found.group(1).lower()) if w in words("title_words"))
    if not offices & words("apposed_offices"):
        return frozenset(), None
    near = _within(known, found.start(1), found.end(1))
    return offices, near[0].keys[0] if near else None


@cache
def _titled() -> re.Pattern[str]:
    """A title before a comma: "the president, Ada Roe"."""
    return re.compile(rf"\b(?:{'|'.join(sorted(words('comma_titles')))})s?,\s*\Z")


@cache
def _apposed() -> re.Pattern[str]:
    """What stands behind a name between commas: ", then foreign minister"."""
    no_office, now, before = (
        "|".join(sorted(words(name), key=len, reverse=True)) for name in ("no_apposition", "apposed_when", "before_apposed")
    )
    return re.compile(rf",\s+(?!(?:{no_office})\b)(?:(?:{now})\s+)?(?:(?:{before})\s+)?([^,.;]{{3,70}})")
