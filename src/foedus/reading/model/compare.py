"""Two readings of one text side by side: what both say, where they differ, what one says alone."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from foedus.core.statements import Act, Claim, Content, Provision, Statement
from foedus.core.words import TOLD_DONE, Status


@dataclass(frozen=True, slots=True)
class Pair:
    """What the rules say and what the model says at one place; `differences` are the fields in which they differ.

    `again` are further mentions by the model of what the rules say once.
    """

    rules: Statement | None
    model: Statement | None
    differences: tuple[str, ...] = ()
    again: tuple[Statement, ...] = ()

    @property
    def start(self) -> int:
        """Where it stands."""
        return min(s.start for s in (self.rules, self.model) if s)


def pairs(rules: Iterable[Statement], model: Iterable[Statement]) -> tuple[Pair, ...]:
    """The acts, claims and provisions of both, in the order of the text; each statement of either stands in exactly one pair.

    A pair overlaps in the text and is of one kind, or says the same at two places.
    """
    ours, theirs = _shelved(rules), _shelved(model)
    found = [pair for key in dict.fromkeys((*ours, *theirs)) for pair in _matched(ours.get(key, []), theirs.get(key, []))]
    return tuple(sorted(found, key=lambda pair: pair.start))


def differences(one: Content, other: Content) -> tuple[str, ...]:
    """The fields in which two statements of one kind contradict each other; what one leaves open is no difference."""
    if isinstance(one, Act) and isinstance(other, Act):
        return tuple(_acts(one, other))
    if isinstance(one, Claim) and isinstance(other, Claim):
        told = (("speaker", one.speaker, other.speaker), ("stance", one.stance, other.stance), ("number", one.number, other.number))
        return tuple(name for name, a, b in told if a != b)
    if isinstance(one, Provision) and isinstance(other, Provision):
        return ("article",) if one.article and other.article and one.article != other.article else ()
    return ("kind",)


def _shelved(said: Iterable[Statement]) -> dict[Hashable, list[Statement]]:
    shelf: dict[Hashable, list[Statement]] = {}
    for one in sorted(said, key=lambda s: (s.start, s.end)):
        if isinstance(one.content, Act | Claim | Provision):
            shelf.setdefault(_kind(one.content), []).append(one)
    return shelf


def _kind(content: Act | Claim | Provision) -> Hashable:
    if isinstance(content, Act):
        return "act", content.kind, content.about
    return ("claim",) if isinstance(content, Claim) else ("provision", content.kind)


def _matched(ours: Sequence[Statement], theirs: Sequence[Statement]) -> Iterator[Pair]:
    """First by place, then by what they say; a model's further mentions join the statement that they tell again."""
    placed = _by_place(ours, theirs)
    alike = _by_content(ours, theirs, set(placed.values()))
    for i, a in enumerate(ours):
        found = [theirs[j] for j in (*([placed[i]] if i in placed else []), *alike.get(i, ()))]
        yield Pair(a, found[0], differences(a.content, found[0].content), tuple(found[1:])) if found else Pair(a, None)
    told = {*placed.values(), *chain.from_iterable(alike.values())}
    yield from (Pair(None, b) for j, b in enumerate(theirs) if j not in told)


def _by_place(ours: Sequence[Statement], theirs: Sequence[Statement]) -> dict[int, int]:
    """Pairs that overlap in the text, the likest first."""

    def unlike(pair: tuple[int, int]) -> tuple[int, int, int]:
        one, other = ours[pair[0]], theirs[pair[1]]
        common = min(one.end, other.end) - max(one.start, other.start)
        return len(differences(one.content, other.content)), -common, one.start

    found: dict[int, int] = {}
    taken: set[int] = set()
    for i, j in sorted(_touching(ours, theirs), key=unlike):
        if i not in found and j not in taken:
            found[i] = j
            taken.add(j)
    return found


def _by_content(ours: Sequence[Statement], theirs: Sequence[Statement], taken: set[int]) -> dict[int, list[int]]:
    """Those of theirs that are left, under the first of ours that says the same."""
    said = {_said(a.content): i for i, a in reversed(list(enumerate(ours)))}
    found: dict[int, list[int]] = {}
    for j, b in enumerate(theirs):
        same = said.get(_said(b.content)) if j not in taken else None
        if same is not None:
            found.setdefault(same, []).append(j)
    return found


def _touching(ours: Sequence[Statement], theirs: Sequence[Statement]) -> Iterator[tuple[int, int]]:
    """Those that overlap in the text; both are in its order."""
    near: list[int] = []
    ahead = 0
    for j, b in enumerate(theirs):
        while ahead < len(ours) and ours[ahead].start < b.end:
            near.append(ahead)
            ahead += 1
        near = [i for i in near if ours[i].end > b.start]
        yield from ((i, j) for i in near if ours[i].start < b.end)


def _acts(one: Act, other: Act) -> Iterator[str]:
    if (Status.DONE if one.status in TOLD_DONE else one.status) != (Status.DONE if other.status in TOLD_DONE else other.status):
        yield "status"
    if one.treaty and other.treaty and one.treaty != other.treaty:
        yield "treaty"
    if one.actors and other.actors and set(one.actors) != set(other.actors):
        yield "actors"
    if one.organ and other.organ and one.organ != other.organ:
        yield "organ"
    if one.when and other.when and one.when.edtf != other.when.edtf:
        yield "day"


def _said(content: Content) -> Hashable:
    """What tells of one thing at two places."""
    if isinstance(content, Act):
        return content.treaty, content.status, frozenset(content.actors), content.when.edtf if content.when else ""
    if isinstance(content, Claim):
        return content.speaker, content.stance, content.about
    return (content.treaty, content.article) if isinstance(content, Provision) else None
