"""What an answer became when more was known, and the smallest sets of newly known statements that made it so."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import combinations

from foedus.core.answers import Answer
from foedus.core.statements import Act, Provision, Relation
from foedus.core.states import name_of
from foedus.core.treaties import Held, Treaty
from foedus.core.when import When
from foedus.core.words import About, Status
from foedus.law.basics import days
from foedus.law.basics.names import listed
from foedus.law.beliefs.questions import bearing
from foedus.law.life.life import Standing
from foedus.law.life.standing import standing
from foedus.ledger.folding.disputes import Choice, Dispute
from foedus.ledger.folding.refold import Choices, Refolding

Key = tuple[str, str]  # what it is about: standing, since, state, act, duty; and which
Answers = Mapping[Key, str]
MOST, TRIES = 3, 1500
IN_EFFECT = {Answer.YES: "in effect", Answer.NO: "not in effect", Answer.UNKNOWN: "cannot be told"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One part of the answer, before and after ("" where there was none).

    `because` are the smallest sets of newly known statements that each produce it; none where time alone did.
    `smallest`: else no statement of the one set that is told can be left out, but another set may be smaller.
    """

    about: str
    which: str
    before: str
    after: str
    because: tuple[tuple[Dispute, ...], ...] = ()
    smallest: bool = True


def changes(before: Refolding, after: Refolding, key: str, on: date, known: tuple[date, date]) -> list[Change]:
    """What changed in the answer about a treaty on the day of law `on` between the two days of knowledge."""
    new = newly(before, after, key)
    old = _answers(before.base, key, on, known[0]) if key in before.base else {}

    @cache
    def ask(some: frozenset[int]) -> Answers:
        return _answers(after.treaties(_without(new, some)), key, on, known[1])

    now = ask(frozenset(range(len(new))))
    return [
        _change(part, old.get(part, ""), now.get(part, ""), new, ask)
        for part in {**now, **old}
        if old.get(part, "") != now.get(part, "")
    ]


def _without(new: Sequence[Dispute], some: frozenset[int]) -> Choices:
    """Not to believe what is new but for some of it; one statement may tell several things."""
    kept = {s for at in some for s in new[at].statements}
    left = (replace(told, statements=tuple(s for s in told.statements if s not in kept)) for told in new)
    return frozenset(Choice(told, False) for told in left if told.statements)


def newly(before: Refolding, after: Refolding, key: str) -> list[Dispute]:
    """What is said of the treaty, and of those on whose life its own hangs, that was not known before; the same said once."""
    known = {s.id for s in before.told.statements}
    found: dict[tuple[str, ...], Dispute] = {}
    for treaty in (after.base[k] for k in bearing(after.base, key)):
        everything: list[Held[Act] | Held[Provision] | Held[Relation]] = [*treaty.acts, *treaty.provisions, *treaty.relations]
        for held in everything:
            if said := tuple(s for s in (*held.statements, *held.disputed) if s.id not in known):
                found[tuple(s.id for s in said)] = Dispute(held.content, said, "newly known")
    return list(found.values())


def _change(part: Key, before: str, after: str, new: Sequence[Dispute], ask: Callable[[frozenset[int]], Answers]) -> Change:
    sets, smallest = _producing(len(new), lambda some: ask(some).get(part, "") == after)
    because = tuple(tuple(new[at] for at in sorted(made)) for made in sets if made)
    return Change(about=part[0], which=part[1], before=before, after=after, because=because, smallest=smallest)


def _producing(number: int, holds: Callable[[frozenset[int]], bool]) -> tuple[list[frozenset[int]], bool]:
    """All smallest sets with which it holds; where none of few is found, one of which nothing can be left out."""
    tried = 0
    for size in range(min(MOST, number) + 1):
        sets = [frozenset(made) for made in combinations(range(number), size)]
        tried += len(sets)
        if tried > TRIES:
            break
        if found := [made for made in sets if holds(made)]:
            return found, True
    whole = frozenset(range(number))
    for at in range(number):
        whole = whole - {at} if holds(whole - {at}) else whole
    return [whole], False


def _answers(treaties: Mapping[str, Treaty], key: str, on: date, known: date) -> Answers:
    treaty = treaties[key]
    found = standing(treaty, on, treaties, known)
    return dict([*_standing(found), *_numbered(map(_act, treaty.acts)), *_numbered(_duty(h, found) for h in treaty.provisions)])


def _standing(found: Standing) -> Iterator[tuple[Key, str]]:
    yield ("standing", ""), found.word.value
    if found.since:
        yield ("since", ""), _day(found.since)
    for state in found.states:
        since = f", since {_day(state.since)}" if state.since and state.since.edtf else ""
        yield ("state", name_of(state.state)), state.word.value + since


def _act(held: Held[Act]) -> tuple[Key, str]:
    act = held.content
    about = f" of {act.about.value}" if act.about is not About.TREATY else ""
    who = listed(sorted(map(name_of, act.actors)))
    which = ", ".join(filter(None, (f"{act.kind.value}{about}", who, act.organ)))
    status = f"{act.status.value}, " if act.status is not Status.DONE else ""
    return ("act", which), status + _day(act.when)


def _duty(held: Held[Provision], found: Standing) -> tuple[Key, str]:
    provision = held.content
    who = f" of {listed(map(name_of, provision.bearers))}" if provision.bearers else ""
    article = f"article {provision.article}: " if provision.article else ""
    return ("duty", provision.kind + who), article + IN_EFFECT[found.answer]


def _day(when: When | None) -> str:
    return days.single(when) if when and when.edtf else "day not known"


def _numbered(pairs: Iterator[tuple[Key, str]]) -> Iterator[tuple[Key, str]]:
    """Several of one name are told apart by their number."""
    seen: dict[Key, int] = {}
    for (about, which), value in pairs:
        seen[about, which] = number = seen.get((about, which), 0) + 1
        yield (about, which if number == 1 else f"{which} ({number})"), value
