"""One clause as it is being read: where it stands, who acts, and what the text said before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from foedus.reading.acts.actors import Actor
from foedus.reading.acts.focus import Focus
from foedus.reading.syntax.clause import Clause
from foedus.reading.syntax.scan import Parsed


@dataclass(frozen=True, slots=True)
class Telling:
    """Clause `k` of a sentence. `made` maps the clauses read so far to the indices of the acts they told."""

    parsed: Parsed
    k: int
    clause: Clause
    who: Actor
    text: str
    focus: Focus
    made: Mapping[int, int]

    @property
    def found(self) -> tuple[Clause, ...]:
        """All clauses of the sentence."""
        return self.parsed.clauses

    @property
    def following(self) -> Clause | None:
        """The next clause of the sentence."""
        return self.found[self.k + 1] if self.k + 1 < len(self.found) else None

    def words(self, start: int, end: int) -> str:
        """Part of the text in lower case, white space folded."""
        return " ".join(self.text[start:end].lower().split())
