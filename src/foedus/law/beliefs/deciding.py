"""What decides an answer: the smallest sets of disputed statements that change it when they are believed or not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from foedus.core.statements import Statement
from foedus.ledger.folding.disputes import Choice, Dispute, choices
from foedus.ledger.folding.refold import Choices

MOST = 3  # choices in one set: more than that nobody weighs at once
TRIES = 1500  # worlds looked at for one question

Answers = Mapping[str, str]  # what is asked, and the answer
Ask = Callable[[Choices], Answers]
Support = Callable[[Choices], Iterable[Statement]]  # what the answers rest on
Places = frozenset[int]
Found = dict[str, list[tuple[Places, str]]]


@dataclass(frozen=True, slots=True)
class Decider:
    """Choices that together change the answer, none of which can be left out; `after` is the answer with them."""

    choices: tuple[Choice, ...]
    after: str


@dataclass(frozen=True, slots=True)
class Decision:
    """A question, its answer, and all that decides it, the smallest sets first."""

    question: str
    before: str
    deciders: tuple[Decider, ...] = ()


@dataclass(frozen=True, slots=True)
class Decisions:
    """`size`: sets of up to so many choices were all tried; `whole`: of up to `MOST`, so that none was left untried."""

    decisions: tuple[Decision, ...]
    choices: int
    size: int
    whole: bool


def deciding(ask: Ask, options: Sequence[Choice], most: int = MOST, tries: int = TRIES) -> Decisions:
    """Try the options by sets of increasing size. A set that holds a smaller one that changes the same answer is left out.

    `ask` gives the answers with the choices made; what is not among them has the answer "".
    """
    before = ask(frozenset())
    found: Found = {question: [] for question in before}
    asked = 0
    for made in _sets(options, most):
        if found and all(any(smaller < made for smaller, _ in known) for known in found.values()):
            continue
        if asked >= tries:
            return Decisions(_told(before, found, options), len(options), len(made) - 1, False)
        asked += 1
        after = ask(frozenset(options[at] for at in made))
        for question in {**before, **after}:
            known = found.setdefault(question, [])
            changed = after.get(question, "") != before.get(question, "")
            if changed and not any(smaller <= made for smaller, _ in known):
                known.append((made, after.get(question, "")))
    return Decisions(_told(before, found, options), len(options), min(most, len(options)), True)


def ranked(found: Sequence[Dispute], support: Support) -> list[Choice]:
    """The choices about these disputes: first about those that the answer rests on, then about those on which it would rest if
    none of these were believed, and so on; so that what a bound leaves untried is the least likely to decide.
    """
    left, order = list(found), list[Dispute]()
    while left:
        used = set(support(frozenset(Choice(d, False) for d in order)))
        layer = [d for d in left if used.intersection((*d.statements, *d.denials))]
        if not layer:
            break
        order += layer
        left = [d for d in left if d not in layer]
    return choices([*order, *left])


def _sets(options: Sequence[Choice], most: int) -> Iterator[Places]:
    """Sets of choices about different disputes by their places, small ones first."""
    dispute = [id(choice.dispute) for choice in options]
    for size in range(1, most + 1):
        for made in combinations(range(len(options)), size):
            if len({dispute[at] for at in made}) == size:
                yield frozenset(made)


def _told(before: Answers, found: Found, options: Sequence[Choice]) -> tuple[Decision, ...]:
    told = {
        question: tuple(Decider(tuple(options[at] for at in sorted(made)), after) for made, after in known)
        for question, known in found.items()
    }
    return tuple(Decision(q, before.get(q, ""), sets) for q, sets in told.items() if sets or q in before)
