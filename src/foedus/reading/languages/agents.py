"""Who acts in a clause: states, organs and persons in the subject's place or case, or behind a passive verb."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from foedus.core.inflection import Case
from foedus.core.naming import organ_of
from foedus.core.organs import Organ
from foedus.reading.languages.clause import Clause, Hang
from foedus.reading.languages.piece import STATES, Piece
from foedus.reading.words.grammar import words
from foedus.reading.words.lexicon import table

CHAMBERS = frozenset({"lower chamber", "upper chamber", "parliament"})
_CLASSES = {
    **dict.fromkeys(CHAMBERS, "chamber"),
    **dict.fromkeys(("head of state",), "head"),
    **dict.fromkeys(("government", "head of government", "ministry", "foreign minister", "spokesman"), "government"),
    "committee": "committee",
    "council": "council",
    "court": "court",
}


@dataclass(frozen=True, slots=True)
class Actor:
    """One who acts: states, with the organ and the person through whom; `sort` as frames name it."""

    sort: str
    states: tuple[str, ...] = ()
    organ: str | None = None
    person: str | None = None
    start: int = 0


@dataclass(slots=True)
class Owners:
    """Whose organs the text speaks of: those told before, the state where it was written, the states named most."""

    home: tuple[str, ...] = ()
    spoken: tuple[str, ...] = ()
    told: dict[str, str] = field(default_factory=dict)
    persons: dict[str, str] = field(default_factory=dict)
    speaker: str | None = None  # whose word was passed on last

    def of(self, organ: Organ, default: str) -> str:
        """The state of an organ beside which none is named; "" where it cannot be told."""
        likely = self.told.get(organ.kind) or (self.told.get("parliament") if organ.kind in CHAMBERS else None)
        return organ.state or self.told.get(organ.name) or default or likely or next(iter((*self.home, *self.spoken)), "")


def owners(pieces: Sequence[Piece], home: str | None) -> Owners:
    """The owners of a text, before any of its sentences is read."""
    counts = Counter(p.key for p in pieces if p.key and p.sort in (*STATES, "adjective") and len(p.key) == 3)
    return Owners((home,) if home else (), tuple(key for key, _ in counts.most_common()))


def actors(clause: Clause, passive: bool, known: Owners, language: str) -> list[Actor]:
    """Those who act in the clause, in order; its own, else those of the clause whose subject it shares."""
    places = list(_places(clause, passive, language))
    found = _joined([_actor(pieces, i, known, language) for pieces, i in places])
    if not found and not passive and clause.hang is Hang.MAIN and clause.prior is not None:
        return actors(clause.prior, False, known, language)
    return found


def _places(clause: Clause, passive: bool, language: str) -> Iterator[tuple[Sequence[Piece], int]]:
    cases = table("language", language)["cases"]
    wanted = Case.BY if passive else Case.BASE
    if not passive and any(p.low in words("plans_for", language) for p in clause.pieces):
        wanted = Case.OTHER
    for pieces in (clause.before, clause.after) if cases or passive else (clause.before,):
        for i, piece in enumerate(pieces):
            if not piece.acts or _owns(pieces, i, language):
                continue
            governor = _governor(pieces, i, language)
            told = piece.case is wanted and not governor if cases else bool(governor & words("by", language)) is passive
            if told and (passive or not governor):
                yield pieces, i


def _governor(pieces: Sequence[Piece], i: int, language: str) -> frozenset[str]:
    """The preposition before a name, also through a list: "entre l'Union et le Canada"."""
    for k in range(i - 1, max(-1, i - 6), -1):
        low, sort = pieces[k].low, pieces[k].sort
        if low in words("prepositions", language):
            return frozenset({low})
        if pieces[k].acts and any(p.low in words("coordinators", language) for p in pieces[k + 1 : i]):
            return _governor(pieces, k, language)
        if sort == "organ" and pieces[i].sort == "person":  # the person's office
            return _governor(pieces, k, language)
        if sort not in ("word", "adjective") and low not in "'’":
            return frozenset()
    return frozenset()


def _owns(pieces: Sequence[Piece], i: int, language: str) -> bool:
    """A state right behind an organ, a noun or another state without anything between: "президент США"."""
    before = pieces[i - 1] if i else None
    cases = table("language", language)["cases"]
    return bool(cases and before and pieces[i].sort in (*STATES, "group") and before.sort in ("organ", "group"))


def _actor(pieces: Sequence[Piece], i: int, known: Owners, language: str) -> Actor:
    piece = pieces[i]
    if piece.sort == "organ":
        return _organ(pieces, i, known, language)
    if piece.sort == "person":
        state = piece.key or known.persons.get(piece.value, "")
        return Actor("person", (state,) if state else (), None, piece.value, piece.start)
    if piece.sort == "group":
        key = owner(pieces, i, language)
        return Actor("group", (key,) if key else (), start=piece.start)
    return Actor("state", (piece.key,), start=piece.start)


def _organ(pieces: Sequence[Piece], i: int, known: Owners, language: str) -> Actor:
    organ: Organ = pieces[i].value
    person = _beside(pieces, i)
    own = organ.state or owner(pieces, i, language) or (person.key if person else "")
    several = any(p.sort == "group" for p in pieces[i + 1 : i + 5])  # "the parliaments of both countries"
    state = own or ("" if several else known.of(organ, pieces[i].default))
    if own:
        known.told[organ.kind] = known.told[organ.name] = own
    name = organ_of(organ, state) if state and organ.kind in CHAMBERS else organ.name
    if person and state:
        known.persons[person.value] = state
    sort = _CLASSES.get(organ.kind, "state")
    return Actor(sort, (state,) if state else (), name, person.value if person else None, pieces[i].start)


def owner(pieces: Sequence[Piece], i: int, language: str) -> str:
    """The state named beside an organ: an adjective next to it, or a name behind it, with "of" in languages without cases."""
    for piece in reversed(pieces[max(0, i - 2) : i]):
        if piece.sort == "adjective":
            return piece.key
        if piece.sort != "word":
            break
    for piece in pieces[i + 1 : i + 5]:
        if piece.sort in ("adjective", "name", "organisation"):
            return piece.key
        if piece.low not in words("of", language) and piece.low not in "'’":
            break
    return ""


def possessor(pieces: Sequence[Piece], i: int) -> str:
    """The state whose withdrawal a noun tells: "the withdrawal of Russia from ..."."""
    near = pieces[i + 1 : i + 4]
    found = next((k for k, p in enumerate(near) if p.sort in STATES), None)
    return near[found].key if found is not None and all(p.sort == "word" for p in near[:found]) else ""


def _beside(pieces: Sequence[Piece], i: int) -> Piece | None:
    """The person who holds the office named at i: "le premier ministre polonais Donald Tusk", "le ministre, Franck Riester,"."""
    for piece in pieces[i + 1 : i + 6]:
        if piece.sort == "person":
            return piece
        if piece.sort in ("time", "verb", "mark") and piece.low not in (",", "'", "’"):
            return None
    return None


def _joined(found: Sequence[Actor]) -> list[Actor]:
    """A person told twice, by office and by name, acts once."""
    held = {a.person for a in found if a.organ and a.person}
    return [a for a in found if a.organ or a.person not in held or a.person is None]
