"""Turning points in a treaty's life or a state's, and the words that a day may bear between them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cache
from itertools import compress, product
from typing import TypeVar

from foedus.core.answers import Answer
from foedus.core.when import When
from foedus.law.basics import days
from foedus.law.basics.proofs import Proof


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
        come = self.when.by(on)
        return come if self.until is None else come & ~self.until.by(on)

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
    told = [(t.word, t.holds(on)) for t in turns]
    sure = frozenset(word for word, answer in told if answer is Answer.YES)
    return list(words_left(kind, sure, frozenset(word for word, answer in told if answer is Answer.UNKNOWN) - sure))


@cache
def words_left(kind: type[W], sure: frozenset[W], unsure: frozenset[W]) -> tuple[W, ...]:
    """The words that may stand, lowest rank first, where some have come and some may have."""
    order = list(kind)[:-1]
    worlds = (frozenset(compress(unsure, chosen)) for chosen in product((False, True), repeat=len(unsure)))
    found = {_highest(order, sure | come) for come in worlds}
    if found & ENDS:  # which of several ends came first cannot be told where all are left to choose from
        found |= (sure | unsure) & ENDS
    return tuple(word for word in order if word in found)


def _highest(order: Sequence[W], holding: frozenset[W]) -> W:
    """The highest word that holds; only what is in force can be suspended (art. 57) or left (art. 54)."""
    kind = type(order[0])
    base = Word.IN_FORCE if kind is Word else StateWord.PARTY
    standing = [w for w in order[1:] if w in holding and (w not in OF_PARTIES or base in holding)]
    return standing[-1] if standing else order[0]


def unsure(turns: Iterable[Turn], on: date, words: Iterable[Word | StateWord]) -> tuple[Turn, ...]:
    """The turning points that leave the day undetermined among these words."""
    words = set(words)
    return tuple(t for t in turns if t.holds(on) is Answer.UNKNOWN and t.word in words)
