"""Days that follow from a treaty's own reckoning: in force on June 1, thirty days after the exchange, so exchanged on May 2."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from foedus.core.when import When
from foedus.core.words import ActKind, Status
from foedus.reading.days.kinds import Anchored
from foedus.reading.days.resolve import inverse, resolve
from foedus.reading.drafts import Draft, DraftAct

_BESIDE = 120  # characters between a day and the delay that led to it
_EFFECTS = frozenset({ActKind.ENTRY_INTO_FORCE, ActKind.PROVISIONAL_APPLICATION})
_CAUSES = frozenset(
    {
        ActKind.SIGNATURE,
        ActKind.DEPOSIT,
        ActKind.EXCHANGE,
        ActKind.NOTIFICATION,
        ActKind.RATIFICATION,
        ActKind.ACCESSION,
        ActKind.ACCEPTANCE,
    }
)  # VCLT arts. 12-16, 24


@dataclass(frozen=True, slots=True)
class Derived:
    """One of these mentions tells the act that is of this day; `words` are the delay from which it follows."""

    mentions: tuple[int, ...]
    when: When
    words: str


def derived(draft: Draft, days: Sequence[When]) -> Iterator[Derived]:
    """The days of the acts that set off an entry into force, where the text tells its day and the delay."""
    for i, act in enumerate(draft.acts):
        if act.kind not in _EFFECTS or not act.time or not days[i].exact:
            continue
        for mention in draft.times:
            expr = mention.expr
            delay = isinstance(expr, Anchored) and expr.named and expr.counted and expr.offset > 0
            if delay and isinstance(expr, Anchored) and _beside(mention.start, mention.end, act):
                causes = tuple(k for k, other in enumerate(draft.acts) if _cause(other, act))
                when = resolve(inverse(expr), published=None, reference=days[i])
                if causes and when.width:
                    yield Derived(causes, when, mention.words)


def _beside(start: int, end: int, act: DraftAct) -> bool:
    time = act.time
    return time is not None and act.start <= start and max(time.start - end, start - time.end) in range(_BESIDE)


def _cause(act: DraftAct, effect: DraftAct) -> bool:
    treaty = act.treaty is None or effect.treaty is None or act.treaty == effect.treaty
    return treaty and act.kind in _CAUSES and act.about == effect.about and act.status == Status.DONE and act.time is not None
