"""Who acts in a clause: states, organs and persons in the subject's place or case, or behind a passive verb."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from foedus.core.inflection import Case
from foedus.core.naming import organ_of
from foedus.core.organs import Organ
from foedus.reading.languages.clause import Clause, Hang
from foedus.reading.languages.owners import CHAMBERS, Owners, owners_of, part_of
from foedus.reading.languages.piece import STATES, Piece
from foedus.reading.words.grammar import words
from foedus.reading.words.lexicon import table

_BESIDE, _GOVERNED = 3, 6  # pieces before a name in which its preposition stands, where cases tell the rest and where not


_NOUN, _SHORT = 6, 5  # letters of a word that is a noun, and of an abbreviation without cases: "секретарю ООН"


_CLASSES = {
    **dict.fromkeys(CHAMBERS, "chamber"),
    **dict.fromkeys(("head of state",), "head"),
    **dict.fromkeys(("government", "head of government", "ministry", "foreign minister", "spokesman", "counterpart"), "government"),
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


def actors(clause: Clause, passive: bool, known: Owners, language: str) -> list[Actor]:
    """Those who act in the clause, in order; its own, else those of the clause whose subject it shares."""
    places = list(_places(clause, passive, language))
    found = _joined([_actor(pieces, i, known, language) for pieces, i in places])
    if clause.hang is Hang.PARTICIPLE and not passive and clause.outer is not None:
        return actors(clause.outer, False, known, language)
    if not found and not passive and clause.hang is Hang.MAIN and clause.prior is not None:
        return actors(clause.prior, False, known, language)
    return found


def _places(clause: Clause, passive: bool, language: str) -> Iterator[tuple[Sequence[Piece], int]]:
    cases = table("language", language)["cases"]
    wanted = Case.BY if passive else Case.BASE
    oblique = not passive and any(p.low in words("plans_for", language) for p in clause.pieces)
    wanted = Case.OTHER if oblique else wanted
    for pieces in (clause.before, clause.after) if cases or passive else (clause.before,):
        for i, piece in enumerate(pieces):
            if not piece.acts or _owns(pieces, i, language):
                continue
            governor = _governor(pieces, i, language)
            if cases:
                told = piece.case is wanted and not governor
            elif oblique:
                told = bool(governor & words("to", language))
            else:
                told = bool(governor & words("by", language)) if passive else not governor
            if told:
                yield pieces, i


def _governor(pieces: Sequence[Piece], i: int, language: str) -> frozenset[str]:
    """The preposition before a name, also through a list: "entre l'Union et le Canada"."""
    reach = _BESIDE if table("language", language)["cases"] else _GOVERNED
    for k in range(i - 1, max(-1, i - reach), -1):
        low, sort = pieces[k].low, pieces[k].sort
        if low in words("prepositions", language):
            return frozenset({low})
        if pieces[k].acts and any(p.low in words("coordinators", language) for p in pieces[k + 1 : i]):
            return _governor(pieces, k, language)
        if sort == "organ" and pieces[i].sort == "person":  # the person's office
            return _governor(pieces, k, language)
        ends = low in words("coordinators", language) and not pieces[k - 1].acts  # "of defence and his counterpart"
        if ends or (sort not in ("word", "adjective") and low not in "'’"):
            return frozenset()
    return frozenset()


def _owns(pieces: Sequence[Piece], i: int, language: str) -> bool:
    """A state right behind an organ, a noun or another state without anything between: "президент США"."""
    before = pieces[i - 1] if i else None
    if before is None or not table("language", language)["cases"]:
        return False
    noun = before.sort == "word" and len(before.low) >= _NOUN and pieces[i].end - pieces[i].start <= _SHORT
    return pieces[i].sort in (*STATES, "group") and (before.sort in ("organ", "group") or (noun and pieces[i].shouts))


def _actor(pieces: Sequence[Piece], i: int, known: Owners, language: str) -> Actor:
    piece = pieces[i]
    if piece.sort == "organ":
        return _organ(pieces, i, known, language)
    if piece.sort == "person":
        state = piece.key or known.persons.get(piece.value, "")
        return Actor("person", (state,) if state else (), None, piece.value, piece.start)
    if piece.sort == "group":
        return Actor("group", owners_of(pieces, i, language), start=piece.start)
    return Actor("state", (piece.key,), start=piece.start)


def _organ(pieces: Sequence[Piece], i: int, known: Owners, language: str) -> Actor:
    organ: Organ = pieces[i].value
    person = _beside(pieces, i)
    part = part_of(pieces, i, language)
    if part is not None:
        return _organ(pieces, part, known, language)
    named = owners_of(pieces, i, language)
    own = organ.state or next(iter(named), "") or (person.key if person else "")
    several = organ.kind == "counterpart" or any(
        p.sort == "group" for p in pieces[i + 1 : i + 5]
    )  # "the parliaments of both countries"
    state = own or ("" if several else known.of(organ, pieces[i].default))
    if own:
        known.told[organ.kind] = known.told[organ.name] = own
    name = organ_of(organ, state) if state and organ.kind in CHAMBERS else organ.name
    if person and state:
        known.persons[person.value] = state
    sort = _CLASSES.get(organ.kind, "state")
    states = named if len(named) > 1 and not organ.state else (state,) if state else ()
    return Actor(sort, states, name, person.value if person else None, pieces[i].start)


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
