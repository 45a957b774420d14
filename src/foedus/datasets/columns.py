"""What the heading of a status table's column means: kinds of acts, each with the letter that marks it in the cells."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from foedus.core.words import About, ActKind
from foedus.datasets.tables import rows

_PARTS = re.compile(r",\s+(?=[A-Z])")  # "Ratification, Accession(a)"; not "by virtue of ratification, accession or ..."
_LETTER = re.compile(r"(?P<words>.*?)\s*\((?P<letter>[A-Za-z]{1,2})\)\s*\Z")
_FOOTNOTES = re.compile(r"(?<=[a-z)])[\d,]+\Z")


@dataclass(frozen=True, slots=True)
class Meaning:
    """A kind of act. `words` are those of the heading where they say more than the kind; `act` is None for what is no act."""

    act: ActKind | None
    about: About = About.TREATY
    instrument: str | None = None
    words: str | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """The meanings of a heading: by letter, and of a cell without one. Several without a letter cannot be told apart."""

    lettered: dict[str, Meaning]
    plain: tuple[Meaning, ...]

    def meaning(self, letter: str | None) -> Meaning | None:
        """What a day with that letter is; None for a letter that neither the heading nor usage knows."""
        if letter:
            return self.lettered.get(letter) or _usual().get(letter)
        return _either(self.plain or tuple(self.lettered.values()))


@cache
def column(heading: str) -> Column | None:
    """The meaning of a heading; None where a part of it is unknown."""
    lettered: dict[str, Meaning] = {}
    plain: list[Meaning] = []
    for part in _PARTS.split(_FOOTNOTES.sub("", heading.strip())):
        found = _LETTER.match(part)
        words, letter = (found["words"], found["letter"]) if found else (part, "")
        meaning = _meaning(words)
        if meaning is None:
            return None
        if letter:
            lettered[letter] = meaning
        else:
            plain.append(meaning)
    return Column(lettered, tuple(plain))


def _meaning(words: str) -> Meaning | None:
    """By the longest beginning that the table knows."""
    said = words.lower()
    begins = max((b for b in _table() if re.match(rf"{re.escape(b)}\b", said)), key=len, default=None)
    if begins is None:
        return None
    known = _table()[begins]
    return Meaning(known.act, known.about, known.instrument, None if said == begins else words)


def _either(meanings: tuple[Meaning, ...]) -> Meaning:
    """One of several: each is consent, so the day counts, and which it was stays open."""
    if len(set(meanings)) == 1:
        return meanings[0]
    words = " or ".join(m.words or m.instrument or str(m.act) for m in meanings)
    return Meaning(ActKind.DEPOSIT, words=f"{words}: the table does not say which")


@cache
def _table() -> dict[str, Meaning]:
    return {row["begins"]: _known(row) for row in rows("columns")}


def _known(row: dict[str, str]) -> Meaning:
    act = ActKind(row["act"]) if row["act"] else None
    return Meaning(act, About(row["about"] or About.TREATY), row["instrument"] or None)


@cache
def _usual() -> dict[str, Meaning]:
    """The letters of the UN Treaty Collection, for headings that leave them out."""
    words = {"a": "accession", "A": "acceptance", "AA": "approval", "c": "formal confirmation", "d": "succession"}
    words |= {"s": "definitive signature", "P": "consent to be bound", "n": "provisional application", "p": "simplified procedure"}
    return {letter: _table()[begins] for letter, begins in words.items()}
