"""Which treaty a claim or provision is about, by what its sentence and the text before it name."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from foedus.reading.drafts import Draft, DraftClaim, DraftProvision

_SUBJECT = 30  # characters within which the first words of a sentence name what it speaks of

Named = tuple[int, int]  # where a treaty is named, and its index


@dataclass(frozen=True, slots=True)
class Spoken:
    """The treaties of one text in the order in which it names them; `told` are the namings of those whose acts it tells."""

    named: Sequence[Named]
    told: Sequence[Named]
    main: int | None

    @classmethod
    def of(cls, draft: Draft, main: int | None) -> Spoken:
        """Gathered once for all claims and provisions of the text; `main` is its main treaty."""
        named = sorted((m[0], i) for i, entity in enumerate(draft.treaties) for m in entity.mentions)
        acted = {main, *(act.treaty for act in draft.acts)}
        return cls(named, [one for one in named if one[1] in acted], main)

    def about(self, said: DraftClaim | DraftProvision) -> int:
        """As told, the sentence's subject, the last one before of which acts are told, the main one; -1 for none."""
        if said.treaty is not None:
            return said.treaty
        first = bisect_left(self.named, (said.start, -1))
        inside = self.named[first] if first < len(self.named) and self.named[first][0] < said.end else None
        if inside and inside[0] - said.start < _SUBJECT:
            return inside[1]
        before = bisect_left(self.told, (said.start, -1))
        return self.told[before - 1][1] if before else self.main if self.main is not None else inside[1] if inside else -1
