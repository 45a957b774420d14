"""The treaties that a text speaks of: a name of the register, a noun with what it is about, or one taken up again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from foedus.ledger.cards.register import register
from foedus.reading.drafts import Entity
from foedus.reading.languages.piece import STATES, Piece
from foedus.reading.words.grammar import words
from foedus.reading.words.lexicon import table

_LONGEST = 14  # pieces of what a treaty is about
_LATELY = 40  # treaties told before among which one is looked for
_STEM = 5  # letters by which two words are one


@dataclass(slots=True)
class Treaties:
    """The treaties told so far, and the one spoken of; `called` are abbreviations that the text itself gives."""

    language: str
    entities: list[Entity] = field(default_factory=list)
    keys: dict[str, int] = field(default_factory=dict)
    called: dict[str, int] = field(default_factory=dict)
    spoken: int | None = None
    private: set[int] = field(default_factory=set)
    before: int | None = None  # the one spoken of before the clause that is being read
    places: dict[int, int] = field(default_factory=dict)

    def take(self, text: str, pieces: Sequence[Piece]) -> None:
        """Take in the treaties that a sentence names, in order."""
        for i, piece in enumerate(pieces):
            if piece.sort in ("treaty", "called"):
                self.places[piece.start] = self._taken(text, pieces, i)

    def speak_of(self, pieces: Sequence[Piece]) -> None:
        """The last treaty named in these pieces is the one spoken of from here on."""
        named = [self.places[p.start] for p in pieces if p.start in self.places]
        self.before, self.spoken = self.spoken, named[-1] if named else self.spoken

    def at(self, piece: Piece) -> int | None:
        """The treaty that the piece names."""
        return self.places.get(piece.start)

    def apart(self, piece: Piece) -> int:
        """The treaty that the piece names is another than the one told before: what is replaced is not what replaces it."""
        index = self._new(Entity(noun=piece.low, mentions=((piece.start, piece.end),)))
        self.places[piece.start] = index
        return index

    def _taken(self, text: str, pieces: Sequence[Piece], i: int) -> int:
        piece = pieces[i]
        if piece.sort == "called":
            index = self.called.get(piece.value)
            index = self.spoken if index is None else index
            index = self._new(Entity(names=(piece.value,))) if index is None else index
            if piece.value not in self.entities[index].names:
                self.entities[index] = replace(self.entities[index], names=(*self.entities[index].names, piece.value))
            self.called[piece.value] = index
            return self._mention(index, piece.start, piece.end)
        if piece.key:
            return self._registered(piece)
        return self._described(text, pieces, i)

    def organisation(self, text: str, piece: Piece) -> int:
        """The treaty of an organisation that a state joins or leaves."""
        if piece.key not in self.keys:
            self.keys[piece.key] = self._new(Entity(names=(text[piece.start : piece.end],)))
        return self._mention(self.keys[piece.key], piece.start, piece.end)

    def _registered(self, piece: Piece) -> int:
        if piece.key not in self.keys:
            card = register()[piece.key]
            open_parties = () if card.open else tuple(sorted(card.parties))
            self.keys[piece.key] = self._new(Entity(names=(card.title,), parties=open_parties))
        return self._mention(self.keys[piece.key], piece.start, piece.end)

    def _described(self, text: str, pieces: Sequence[Piece], i: int) -> int:
        end, stems, parties = self._about(pieces, i)
        named = next((p for p in pieces[i + 1 : i + 2] if p.sort == "treaty" and p.key), None)
        if named is not None:
            return self._registered(named)
        body = next((p for p in pieces[i + 1 : i + 4] if p.sort == "organisation"), None)
        if body is not None and not stems and parties == (body.key,):
            return self.organisation(text, body)
        new = any(p.low in words("others", self.language) for p in pieces[max(0, i - 2) : i])
        home = None if new and stems else self._home(stems, parties)
        if home is None:
            home = self._new(Entity(words=stems, parties=parties, noun=pieces[i].low))
        elif len(parties) > 1 and not self.entities[home].parties:
            self.entities[home] = replace(self.entities[home], parties=parties)
        inside = (p.low for p in pieces[max(0, i - 2) : i + _LONGEST] if p.start < end)
        if any(low.startswith(tuple(words("domestic", self.language))) for low in inside):
            self.private.add(home)
        return self._mention(home, pieces[i].start, end)

    def _home(self, stems: frozenset[str], parties: tuple[str, ...]) -> int | None:
        """The treaty told before that these words can mean, the one spoken of first."""
        order = [self.spoken] if self.spoken is not None else []
        last = len(self.entities)
        order += [k for k in reversed(range(max(0, last - _LATELY), last)) if k != self.spoken]
        if not stems and not parties:
            return next(iter(order), None)
        for k in order:
            known = self.entities[k]
            apart = parties and known.parties and not set(parties) <= set(known.parties)
            if not apart and (stems & known.words or (parties and set(parties) <= set(known.parties) and not known.words)):
                return k
        return None

    def _about(self, pieces: Sequence[Piece], i: int) -> tuple[int, frozenset[str], tuple[str, ...]]:
        """What stands behind a treaty's noun: its end, the stems of telling words, the states named as parties."""
        end, stems, parties = pieces[i].end, set(), []
        for k, piece in enumerate(pieces[i + 1 : i + 1 + _LONGEST]):
            if (k == 0 and not self._goes_on(piece)) or self._predicate(piece):
                break
            if piece.sort in STATES:
                parties.append(piece.key)
            elif piece.sort == "word" and not self._small(piece.low):
                stems.add(piece.low[:_STEM])
            elif (piece.sort not in ("word", "adjective") and piece.low not in "'’-") or (
                piece.sort == "word" and piece.low not in words("of", self.language)
            ):
                break
            end = piece.end
        before = pieces[i - 1] if i else None
        if before and before.sort == "word" and before.capital and not self._small(before.low):
            stems.add(before.low[:_STEM])
        return end, frozenset(stems - words("untelling", self.language)), tuple(dict.fromkeys(parties))

    def _goes_on(self, piece: Piece) -> bool:
        """May this stand right behind the noun and tell what treaty it is?"""
        if piece.low in words("coordinators", self.language):
            return False
        adjective = re.fullmatch(table("grammar", self.language)["adjective"], piece.low) is not None
        return (
            piece.sort == "adjective"
            or piece.low in words("of", self.language)
            or (piece.sort == "word" and (adjective or piece.capital))
        )

    def _predicate(self, piece: Piece) -> bool:
        names = ("auxiliary_past", "auxiliary_future", "auxiliaries", "plans", "pronouns")
        articles = words("of", self.language)
        return piece.low not in articles and any(piece.low in words(name, self.language) for name in names)

    def domestic(self, index: int | None) -> bool:
        """Is it an agreement of parties or employers?"""
        return index in self.private

    def _small(self, low: str) -> bool:
        classes = ("prepositions", "pronouns", "coordinators", "relatives", "subordinators", "of", "negations", "with")
        return len(low) < 3 or any(low in words(name, self.language) for name in classes)

    def _new(self, entity: Entity) -> int:
        self.entities.append(entity)
        return len(self.entities) - 1

    def _mention(self, index: int, start: int, end: int) -> int:
        entity = self.entities[index]
        if (start, end) not in entity.mentions[-1:]:
            self.entities[index] = replace(entity, mentions=(*entity.mentions, (start, end)))
        self.spoken = index
        return index
