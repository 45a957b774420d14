"""Two readings of one text side by side: what both say, where they differ, what one says alone."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from foedus.core.statements import Act, Claim, Content, Provision, Statement
from foedus.core.words import Status

_DONE = frozenset({Status.DONE, Status.CLAIMED, Status.DISPUTED})


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
    """First by place, the likest first; then by what they say. A model's mention that is left joins the act that it tells again."""
    touching = sorted(
        _touching(ours, theirs), key=lambda t: (len(differences(t[0].content, t[1].content)), -_common(*t), t[0].start)
    )
    paired: dict[int, Statement] = {}
    taken: set[int] = set()
    for a, b in touching:
        if id(a) not in paired and id(b) not in taken:
            paired[id(a)] = b
            taken.add(id(b))
    left = [b for b in theirs if id(b) not in taken]
    again: dict[int, list[Statement]] = {}
    alike = {_said(a.content): a for a in reversed(ours)}
    for b in left:
        same = alike.get(_said(b.content))
        if same is None:
            yield Pair(None, b)
        elif id(same) in paired:
            again.setdefault(id(same), []).append(b)
        else:
            paired[id(same)] = b
    for a in ours:
        other = paired.get(id(a))
        yield Pair(a, other, differences(a.content, other.content) if other else (), tuple(again.get(id(a), ())))


def _touching(ours: Sequence[Statement], theirs: Sequence[Statement]) -> Iterator[tuple[Statement, Statement]]:
    """Those that overlap in the text; both are in its order."""
    open_: list[Statement] = []
    ahead = iter([*ours, None])
    following = next(ahead)
    for b in theirs:
        while following and following.start < b.end:
            open_.append(following)
            following = next(ahead)
        yield from ((a, b) for a in open_ if a.end > b.start and a.start < b.end)
        open_ = [a for a in open_ if a.end > b.start]


def _common(one: Statement, other: Statement) -> int:
    return min(one.end, other.end) - max(one.start, other.start)


def _acts(one: Act, other: Act) -> Iterator[str]:
    if (Status.DONE if one.status in _DONE else one.status) != (Status.DONE if other.status in _DONE else other.status):
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
