"""Turning points in a treaty's life or a state's, and the words that a day may bear between them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from itertools import product
from typing import TypeVar

from foedus.core.answers import Answer, some
from foedus.core.when import When
from foedus.law import days
from foedus.law.proofs import Proof


class Word(StrEnum):
    """A treaty's standing on a day. Each but the last two outranks those before it."""

    NOT_SIGNED = "not signed"
    NEGOTIATED = "negotiated"
    SIGNED = "signed"
    PROVISIONAL = "provisionally applied"
    IN_FORCE = "in force"
    SUSPENDED = "suspended"
    SUPERSEDED = "superseded"
    EXPIRED = "expired"
    TERMINATED = "terminated"
    UNDETERMINED = "undetermined"


class StateWord(StrEnum):
    """A state's standing toward a treaty on a day, ranked likewise."""

    NONE = "none"
    SIGNATORY = "signatory"
    CONSENTED = "consented, not yet in force for it"
    PROVISIONAL = "provisionally applying"
    PARTY = "party"
    WITHDRAWING = "withdrawing"
    SUSPENDED = "suspended"
    FORMER = "former party"
    UNDETERMINED = "undetermined"


W = TypeVar("W", Word, StateWord)
OF_PARTIES = ("suspended", "withdrawing")
ENDS: frozenset[Word | StateWord] = frozenset((Word.SUPERSEDED, Word.EXPIRED, Word.TERMINATED))


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """From `when` on (and until `until`) the word holds, unless one of higher rank does. `doubt` is why it may not."""

    word: Word | StateWord
    when: When
    proof: Proof
    until: When | None = None
    doubt: str = ""
    fulfilled: When | None = None  # of an entry into force reckoned by its clause: when its conditions were, before the delay

    def holds(self, on: date) -> Answer:
        """Has it come by the end of that day, and not passed?"""
        return self.when.by(on) & (Answer.YES if self.until is None else ~self.until.by(on))

    @property
    def why_unsure(self) -> str:
        """Why it cannot be told whether it has come."""
        if self.doubt:
            return self.doubt
        if self.when.earliest is None and self.when.latest is None:
            return f"{self.proof.says} on a day that no source gives"
        return f"{self.proof.says} {days.on(self.when)}, which is not known more closely"


def dated(turn: Turn) -> Proof:
    """Its proof, with the day."""
    return replace(turn.proof, says=f"{turn.proof.says} {days.on(turn.when)}")


def possible(kind: type[W], turns: Iterable[Turn], on: date) -> list[W]:
    """The words that the day may bear, lowest rank first; one only, where it is certain."""
    turns, order = tuple(turns), list(kind)[:-1]
    answers = {word: some(t.holds(on) for t in turns if t.word is word) for word in order[1:]}
    open_words = [word for word, answer in answers.items() if answer is Answer.UNKNOWN]
    sure = {word for word, answer in answers.items() if answer is Answer.YES}
    worlds = product((False, True), repeat=len(open_words))
    found = {_highest(order, sure | {w for w, so in zip(open_words, world, strict=True) if so}) for world in worlds}
    if found & ENDS:  # which of several ends came first cannot be told where all are left to choose from
        found |= (sure | set(open_words)) & ENDS
    return [word for word in order if word in found]


def _highest(order: Sequence[W], holding: set[W]) -> W:
    """The highest word that holds; only what is in force can be suspended (art. 57) or left (art. 54)."""
    kind = type(order[0])
    base = Word.IN_FORCE if kind is Word else StateWord.PARTY
    standing = [w for w in order[1:] if w in holding and (w not in OF_PARTIES or base in holding)]
    return standing[-1] if standing else order[0]


def unsure(turns: Iterable[Turn], on: date, words: Iterable[Word | StateWord]) -> tuple[Turn, ...]:
    """The turning points that leave the day undetermined among these words."""
    words = set(words)
    return tuple(t for t in turns if t.holds(on) is Answer.UNKNOWN and t.word in words)
