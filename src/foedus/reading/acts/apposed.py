"""Acts told without a verb: "the North American Free Trade Agreement, in force since January 1, 1994"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from foedus.core.words import ActKind
from foedus.reading.acts.focus import Focus
from foedus.reading.acts.treatymentions import treaty_of
from foedus.reading.acts.words import act_words
from foedus.reading.drafts import DraftAct
from foedus.reading.syntax.phrase import Node, Phrase
from foedus.reading.syntax.scan import Parsed


def in_force_since(parsed: Parsed, focus: Focus) -> list[DraftAct]:
    """Entries into force in apposition to a treaty's name, or at the head of a sentence about it."""
    places = [i - 2 for i, node in enumerate(parsed.nodes[:-1]) if i > 1 and node.low in _links() and _since(parsed.nodes, i - 2)]
    verbs = {j for c in parsed.clauses for j in range(c.verb.first, c.verb.last + 1)} if places else ()
    return [act for i in places if i not in verbs and (act := _entry(parsed, i, focus))]


def _since(nodes: Sequence[Node], i: int) -> bool:
    return " ".join(n.low for n in nodes[i : i + 3]) in act_words("force", "since") and nodes[i + 3].sort == "time"


def _entry(parsed: Parsed, i: int, focus: Focus) -> DraftAct | None:
    day = parsed.nodes[i + 3]
    named = next((n for n in reversed(parsed.nodes[:i]) if isinstance(n, Phrase) and n.sort in ("treaty", "treaty_again")), None)
    if not isinstance(day, Phrase):
        return None
    start, treaty = (named or parsed.nodes[i]).start, treaty_of(named, focus)
    kind = ActKind.ENTRY_INTO_FORCE
    return DraftAct(kind=kind, treaty=treaty, start=start, end=day.end, sentence=focus.sentence, time=day.value)


@cache
def _links() -> frozenset[str]:
    return frozenset(phrase.split()[-1] for phrase in act_words("force", "since"))
