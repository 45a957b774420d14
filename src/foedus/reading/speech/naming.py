"""Who is meant: a source's name, with pronouns and short names taken back to the name that the text gave before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from foedus.reading.claims.memory import Memory
from foedus.reading.claims.nouns import nouns
from foedus.reading.claims.speakers import speakers
from foedus.reading.claims.words import listed as said_words
from foedus.reading.speech.kinds import Span
from foedus.reading.speech.sentence import Spoken
from foedus.reading.syntax.clause import Clause
from foedus.reading.syntax.phrase import Node, Phrase, low
from foedus.reading.words.grammar import words

_BACK = 60  # nodes within which "she" finds a person named in the same sentence


class Naming:
    """Names speakers while one text is read, sentence after sentence."""

    def __init__(self) -> None:
        self.memory = Memory()
        self._ahead: Iterator[Clause] = iter(())
        self._pending: Clause | None = None

    def begin(self, spoken: Spoken) -> None:
        """A sentence begins."""
        self._ahead = iter(spoken.clauses)
        self._pending = next(self._ahead, None)

    def name(self, text: str, spoken: Spoken, source: Span) -> str | None:
        """The speaker's name; the words of the source where they name nobody known; None for a pronoun that means nobody told.

        Sources of a sentence are named in order of place.
        """
        first, last = spoken.within(source)
        self._heard(spoken, first)
        group = spoken.nodes[first:last]
        found = nouns(_antecedent(spoken, first) if _relative(group) else group)[:1]
        words_said = " ".join(text[slice(*source)].split()).strip(" ,")
        said = speakers(found, self.memory) or self._owner(words_said.lower())
        if said:
            self.memory.spoke(found, said)
        return said or (None if _pointing(words_said.lower()) else words_said)

    def end(self, spoken: Spoken) -> None:
        """A sentence ends: take note of all that it names."""
        self._heard(spoken, len(spoken.nodes))
        self.memory.see(n for n in spoken.nodes if isinstance(n, Phrase))

    def _owner(self, word: str) -> str | None:
        if word in said_words("pronouns", "bodies_own"):
            return self.memory.body
        return self.memory.person if word in said_words("pronouns", "persons_own") else None

    def _heard(self, spoken: Spoken, upto: int) -> None:
        """Take note of the subjects of clauses before node `upto`, and of persons named near it."""
        while self._pending and self._pending.verb.last <= upto:
            if spoken.quoted[self._pending.verb.first] is None:  # whom a speaker speaks of is not who speaks next
                self.memory.note(self._pending.subject, self._pending.hang in ("main", "coordinated"))
            self._pending = next(self._ahead, None)
        near = (spoken.nodes[k] for k in range(max(0, upto - _BACK), upto) if spoken.quoted[k] is None)
        self.memory.nearby(n for n in near if isinstance(n, Phrase) and n.sort == "person")


def _pointing(word: str) -> bool:
    return word in words("pronouns") | words("relatives") | words("possessive") | {"that"}


def _relative(group: Sequence[Node]) -> bool:
    return len(group) == 1 and low(group[0]) in words("relatives") | {"that"}


def _antecedent(spoken: Spoken, first: int) -> Sequence[Node]:
    """The noun group before "who"."""
    end = first - 1 if first and low(spoken.nodes[first - 1]) == "," else first
    begin = next((k for k in range(end - 1, max(-1, end - 8), -1) if isinstance(spoken.nodes[k], Phrase)), end)
    return spoken.nodes[begin:end]
