"""Who or what a clause speaks of: its own subject, one resumed behind an aside, the noun before "which"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from foedus.reading.syntax.bounds import Bound
from foedus.reading.syntax.clause import Clause
from foedus.reading.syntax.phrase import BODIES, Node, Phrase, low
from foedus.reading.syntax.verbgroup import VerbGroup
from foedus.reading.words.grammar import closed, words

_MARKS = frozenset([",", "“", "”", '"', "’"])


def subject(nodes: Sequence[Node], earlier: list[Clause], group: VerbGroup, bound: Bound, outer: int | None) -> tuple[Phrase, ...]:
    """Who or what the clause speaks of; nothing where its subject is no phrase the reader knows."""
    first, _, hang = bound
    parent = earlier[outer] if outer is not None else None
    if hang in ("relative", "reduced"):
        return antecedent(nodes, first)
    if hang == "gerund":
        near = next((n for n in reversed(nodes[max(0, first - 3) : first]) if isinstance(n, Phrase) and n.sort != "time"), None)
        if near and low(nodes[first - 1]) != "," and near.sort in ("law", "notice", "treaty", "state"):
            return (near,)
        return parent.subject if parent else ()
    if hang == "infinitive":
        return _controller(parent, group) if parent else _announced(nodes, first)
    if hang == "coordinated" and parent:
        return parent.subject or _opening(nodes, first)
    free = _free_phrases(nodes[first : group.first])
    if first < len(nodes) and low(nodes[first]) == "whose" and free and not free[0].keys:
        owner = antecedent(nodes, first)
        free = (replace(free[0], keys=owner[-1].keys if owner else ()), *free[1:])
    return (
        free
        or _before_first_aside(nodes, parent)
        or _resumed(earlier, outer)
        or _opening(nodes, first)
        or _before_infinitive(nodes, parent)
    )


def _before_infinitive(nodes: Sequence[Node], parent: Clause | None) -> tuple[Phrase, ...]:
    """ "A bill to ratify the treaty was tabled": the noun that the infinitive describes."""
    described = parent is not None and parent.hang == "infinitive" and parent.outer is None
    return _free_phrases(nodes[: parent.verb.first]) if parent and described else ()


def _opening(nodes: Sequence[Node], first: int) -> tuple[Phrase, ...]:
    """ "Japan, the only country to have suffered it, has not signed": the phrase that opens the sentence and a comma follows."""
    opens = len(nodes) > 1 and isinstance(nodes[0], Phrase) and low(nodes[1]) == "," and first > 0 and low(nodes[first - 1]) == ","
    return (nodes[0],) if opens and isinstance(nodes[0], Phrase) and nodes[0].sort != "time" else ()


_ASIDES = frozenset(["relative", "relative-object", "reduced"])
_HANGING = _ASIDES | {"gerund", "infinitive", "that", "coordinated"}


def _resumed(earlier: list[Clause], outer: int | None) -> tuple[Phrase, ...]:
    """ "The treaty, which ends a war that lasted years, was initialled": the subject stands before the relative clause."""
    if outer is None:
        return ()
    last = earlier[outer]
    if len(last.subject) == 2 and last.subject[1].sort == "pronoun":
        return last.subject[:1]  # "the notice it served was rescinded"
    if last.outer is None and (last.hang == "gerund" or (last.verb.participle and last.verb.passive)):
        return last.subject
    return _before_aside(earlier, outer)


def _before_first_aside(nodes: Sequence[Node], parent: Clause | None) -> tuple[Phrase, ...]:
    """ "The exit from the court, which it notified in March, took effect": the phrase that stands free before the aside."""
    if parent is None or parent.outer is not None or parent.hang not in ("relative", "relative-object"):
        return ()
    return _free_phrases(list(takewhile(lambda n: n.start < parent.start, nodes)))


def _before_aside(earlier: list[Clause], k: int | None) -> tuple[Phrase, ...]:
    while k is not None and earlier[k].hang in _HANGING:
        clause = earlier[k]
        if clause.hang in _ASIDES and _free_standing(clause, earlier[clause.outer] if clause.outer is not None else None):
            return clause.theme_before or clause.subject
        k = clause.outer
    return ()


def _free_standing(clause: Clause, outer: Clause | None) -> bool:
    """Did the antecedent of this relative clause stand free, not as what another verb governs?"""
    found = clause.theme_before or clause.subject
    return outer is None or not found or found[-1] not in outer.phrases


def _announced(nodes: Sequence[Node], first: int) -> tuple[Phrase, ...]:
    """ "Peru and Chile to sign pact": the doers of a headline, who alone stand before the infinitive."""
    doers = tuple(n for n in nodes[:first] if isinstance(n, Phrase) and n.sort in BODIES | {"state", "person"})
    alone = all(n in doers or low(n) in ("and", ",") for n in nodes[:first])
    return doers if alone and first and nodes[first - 1] in doers else ()


def _controller(parent: Clause, group: VerbGroup) -> tuple[Phrase, ...]:
    """Of whom an infinitive speaks: "expects the Senate to approve it", "a formal treaty to be signed"."""
    sorts = words("themes") if group.passive or group.lemma in words("lapsing") else BODIES | {"state", "person"}
    if any(low(n) in words("ranks") for n in parent.after):
        return parent.subject  # "left it, the first EU state to do so"
    objects = tuple(p for p in parent.phrases if p.sort in sorts)
    return objects[:1] if parent.verb.lemma in words("object_control") and objects and not parent.verb.passive else parent.subject


def antecedent(nodes: Sequence[Node], first: int) -> tuple[Phrase, ...]:
    """The phrase before a relative pronoun or participle, with those coordinated to it."""
    j = first - 1
    while j >= 0 and (not isinstance(nodes[j], Phrase) or (nodes[j].sort == "time" and j > 1)):
        if not isinstance(nodes[j], Phrase) and low(nodes[j]) not in words("prepositions") | _MARKS:
            return ()
        j -= 1
    out: list[Phrase] = []
    while j >= 0 and isinstance(node := nodes[j], Phrase) and (not out or node.sort == out[0].sort):
        out.insert(0, node)
        j -= 1
        if j < 1 or low(nodes[j]) not in ("and", ","):
            break
        j -= 1
    return _one_of(nodes, j) or _between(nodes, j) or tuple(out)


def _between(nodes: Sequence[Node], j: int) -> tuple[Phrase, ...]:
    """ "Agreement between A and B, signed in ...": what is signed is the agreement, not its parties."""
    if j < 1 or low(nodes[j]) not in words("party_prepositions"):
        return ()
    node = nodes[j - 1]
    return (node,) if isinstance(node, Phrase) and node.sort == "treaty" else ()


def _one_of(nodes: Sequence[Node], j: int) -> tuple[Phrase, ...]:
    """ "Canada as the only one of the three partners that ...": the relative speaks of Canada."""
    if j < 2 or low(nodes[j]) != "of" or low(nodes[j - 1]) not in words("single_ones"):
        return ()
    return next(((n,) for n in reversed(nodes[max(0, j - 6) : j]) if isinstance(n, Phrase) and n.sort == "state"), ())


def _free_phrases(part: Sequence[Node]) -> tuple[Phrase, ...]:
    """The phrases that no preposition governs; those in a preposition only where there is no other."""
    free: list[Phrase] = []
    held = filled = False
    for i, node in enumerate(part):
        if isinstance(node, Phrase):
            held = held and not (filled and node.det)  # "In Korea the assembly", "after months of talks the two sides"
            if not held and node.sort != "time" and not (i and low(part[i - 1]) == "not"):
                free.append(node)
            held = held and low(part[i + 1]) in words("coordinators") if i + 1 < len(part) else False
        elif node.low in words("prepositions") and not _compares(part, i) and not _partitive(part, i):
            held, filled = True, False
        elif node.low in (",", ")", ";", "—", "–") or node.low in words("daytimes"):
            held = False
        else:
            filled = filled or (node.low.isalpha() and node.low not in closed())
    return tuple(free)


def _partitive(part: Sequence[Node], i: int) -> bool:
    """ "None of the states", "two of its members": they are the subject."""
    return (
        low(part[i]) == "of"
        and i > 0
        and (low(part[i - 1]) in words("partitives") | words("numbers") or low(part[i - 1]).isdigit())
    )


def _compares(part: Sequence[Node], i: int) -> bool:
    """ "More than 170 countries": a number, no preposition."""
    return low(part[i]) == "than" and i > 0 and low(part[i - 1]) in words("comparing")


def fronted(found: list[Clause]) -> list[Clause]:
    """A participle at the head of the sentence speaks of the next clause's subject: "Signed in Lisbon, it creates ..."."""
    opens = found and (found[0].verb.first == 0 or (found[0].hang == "gerund" and found[0].verb.first == 1))
    if opens and len(found) > 1 and not found[0].subject and (found[0].verb.participle or found[0].verb.gerund):
        found[0] = replace(found[0], subject=found[1].subject)
    return found
