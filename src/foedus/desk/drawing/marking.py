"""Marks and arcs of a map from what the law and the networks say."""

from __future__ import annotations

from collections.abc import Sequence

from foedus.core.states import name_of
from foedus.desk.drawing.ties import Net
from foedus.desk.drawing.worldmap import Arc, Mark
from foedus.law.basics.turns import StateWord

_KINDS = {
    StateWord.NONE: "",
    StateWord.SIGNATORY: "signed",
    StateWord.CONSENTED: "signed",
    StateWord.PROVISIONAL: "bound",
    StateWord.PARTY: "bound",
    StateWord.WITHDRAWING: "bound",  # until the notice has run (VCLT art. 56)
    StateWord.SUSPENDED: "left",
    StateWord.FORMER: "left",
    StateWord.UNDETERMINED: "may",
}


def mark_of(state: str, words: Sequence[StateWord], href: str = "") -> Mark | None:
    """The mark of a state that may bear these words toward a treaty on a day (`Life.words`); None where they are none."""
    kinds = {_KINDS[word] for word in words}
    if kinds <= {""}:
        return None
    kind = kinds.pop() if len(kinds) == 1 else "may" if kinds & {"bound", "may"} else "signed" if "signed" in kinds else "left"
    return Mark(kind=kind, title=f"{name_of(state)}: {' or '.join(words)}", href=href)


def arcs_of(net: Net) -> tuple[Arc, ...]:
    """The ties between two states; those to a pact of many are better told by marks."""
    pacts = {node.key for node in net.nodes if node.pact}
    return tuple(
        Arc(first=line.first, second=line.second, kind=line.kind, sure=line.sure, title=line.title, href=line.href)
        for line in net.lines
        if line.second not in pacts
    )
