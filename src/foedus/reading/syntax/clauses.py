"""Clauses of a sentence: each verb group with its subject, what follows it, its days, and how it hangs on another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from foedus.reading.syntax.bounds import Bound, bounds, stops
from foedus.reading.syntax.clause import Clause
from foedus.reading.syntax.phrase import Node, low
from foedus.reading.syntax.subjects import antecedent, fronted, subject
from foedus.reading.syntax.verbgroup import VerbGroup
from foedus.reading.syntax.verbgroups import verb_groups
from foedus.reading.words.grammar import words


def clauses(nodes: Sequence[Node]) -> list[Clause]:
    """The clauses of a sentence in order of their verbs."""
    groups = verb_groups(nodes)
    found = bounds(nodes, groups)
    out: list[Clause] = []
    for group, bound, stop in zip(groups, found, stops(nodes, groups, found), strict=True):
        out.append(_clause(nodes, out, group, bound, stop))
    return fronted(out)


def _clause(nodes: Sequence[Node], earlier: list[Clause], group: VerbGroup, bound: Bound, stop: int) -> Clause:
    first, link, hang = bound
    outer = _outer(earlier, hang, first, nodes)
    before = tuple(nodes[first : group.first])
    after = tuple(nodes[group.last : stop])
    who = subject(nodes, earlier, group, bound, outer)
    if hang == "coordinated" and group.participle and outer is not None and _shares(group, earlier[outer].verb):
        group = _share(group, earlier[outer].verb)
    start = before[0].start if before else nodes[group.first].start
    end = (after[-1] if after else nodes[group.last - 1]).end
    return Clause(
        verb=group,
        subject=who,
        after=after,
        before=before,
        start=start,
        end=end,
        hang=hang,
        link=link,
        outer=outer,
        theme_before=antecedent(nodes, first) if hang in ("relative-object", "that") and not _governed(nodes, first) else (),
    )


def _governed(nodes: Sequence[Node], first: int) -> bool:
    """ "(the treaty) under which ...": what "which" stands for is not the verb's object."""
    return first > 0 and low(nodes[first - 1]) in words("prepositions")


def _outer(earlier: Sequence[Clause], hang: str, first: int, nodes: Sequence[Node]) -> int | None:
    if not earlier:
        return None
    k = len(earlier) - 1
    if hang == "coordinated":
        while (
            k > 0
            and earlier[k].hang in ("gerund", "infinitive", "relative", "reduced")
            and earlier[k].outer is not None
            and _sealed(earlier[k], nodes, first)
        ):
            k = earlier[k].outer or 0
    return k


def _sealed(clause: Clause, nodes: Sequence[Node], first: int) -> bool:
    """A comma before "and" closes a relative clause or participle that began behind a comma."""
    return first > 0 and low(nodes[first - 1]) == "," and clause.hang in ("relative", "reduced", "gerund")


def _shares(group: VerbGroup, first: VerbGroup) -> bool:
    """ "would leave and notified" has a past tense, "will be signed and ratified" a participle."""
    return not group.passive and (not first.modal or first.passive or first.perfect)


def _share(group: VerbGroup, first: VerbGroup) -> VerbGroup:
    """ "have signed but not ratified": the second participle shares the auxiliaries of the first."""
    return replace(
        group, passive=first.passive, future=first.future, perfect=first.perfect, modal=first.modal, negated=group.negated
    )
