"""Acts that other reports, or the ledger, tell as well, with the days that are known of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from foedus.core.statements import Act
from foedus.core.when import When
from foedus.core.words import VOTED, About, ActKind, Status
from foedus.reading.drafts import Draft, DraftAct
from foedus.reading.story.reconcile import Place
from foedus.reading.story.sameness import ONCE, digits, groups, main_treaty, together

_LEAVING = frozenset({ActKind.INVOCATION, ActKind.WITHDRAWAL, ActKind.DENUNCIATION, ActKind.TERMINATION})
_NOTICES = frozenset({About.WITHDRAWAL, About.TERMINATION, About.SUSPENSION})


@dataclass(frozen=True, slots=True)
class Told:
    """An act with a known day, and whose word it is: the key and the name of a report, or the ledger."""

    source: str
    act: Act
    when: When
    name: str = "the ledger"


@dataclass(frozen=True, slots=True)
class Link:
    """Mentions of an act in one text, and its day as told elsewhere."""

    mentions: tuple[int, ...]
    told: Told


Shelf = Mapping[tuple[str, str, str], Sequence[Told]]


def shelf(
    drafts: Mapping[str, Draft],
    days: Mapping[str, Sequence[When]],
    keys: Mapping[Place, str],
    known: Iterable[Act],
    names: Mapping[str, str],
) -> Shelf:
    """All dated acts by treaty, kind and what they are about."""
    found: dict[tuple[str, str, str], list[Told]] = {}
    for source, draft in drafts.items():
        for act, group in _acts(source, draft, days[source], keys):
            when = together(days[source][k] for k in group)
            if act.status == Status.DONE and when.width:
                found.setdefault((act.treaty, act.kind, act.about), []).append(
                    Told(source, act, when, names.get(source, "another report"))
                )
    for act in known:
        if act.when and act.when.width and act.status == Status.DONE:
            found.setdefault((act.treaty, act.kind, act.about), []).append(Told("", act, act.when))
    return found


def links(source: str, draft: Draft, days: Sequence[When], keys: Mapping[Place, str], shelf: Shelf) -> list[Link]:
    """The acts of one text that others date; none that the text awaits, or awaits as well."""
    own = list(_acts(source, draft, days, keys))
    awaited = [(act, group) for act, group in own if act.status == Status.EXPECTED]
    done = [told for told in own if told[0].status == Status.DONE and not any(_may_be(told, one, draft) for one in awaited)]
    found = ((group, _elsewhere(act, source, shelf)) for act, group in done)
    return [Link(tuple(group), told) for group, told in found if told]


def _may_be(done: tuple[Act, list[int]], awaited: tuple[Act, list[int]], draft: Draft) -> bool:
    """Is what is told as done perhaps what the text awaits? Not where another state awaits it, nor where it alone has a day."""
    (act, mentions), (other, others) = done, awaited
    same = (act.treaty, act.kind, act.about) == (other.treaty, other.kind, other.about)
    if not same or not act.actors or not other.actors:
        return same
    timed = any(draft.acts[k].time for k in mentions) and not any(draft.acts[k].time for k in others)
    return not timed and bool(set(act.actors) & set(other.actors))


def _acts(source: str, draft: Draft, days: Sequence[When], keys: Mapping[Place, str]) -> Iterable[tuple[Act, list[int]]]:
    """The acts of one text that a state does but once, or seldom, with their mentions."""
    main = main_treaty(draft)
    for group in groups(draft, days, {i: keys[source, i] for i in range(len(draft.treaties))}):
        told = [draft.acts[k] for k in group]
        treaty = told[0].treaty if told[0].treaty is not None else main
        if treaty is not None and (told[0].kind in ONCE or _ends(told[0])):
            yield Act(
                kind=told[0].kind, treaty=keys[source, treaty], about=told[0].about, status=told[0].status,
                actors=next((a.actors for a in told if a.actors), ()), organ=next((a.organ for a in told if a.organ), None),
                vote=next((digits(a.vote) for a in told if a.vote), None),
            ), group  # fmt: skip


def _ends(act: Act | DraftAct) -> bool:
    """A state seldom leaves, invokes or gives notice twice: it counts where all others tell one day."""
    return act.kind in _LEAVING or (act.kind == ActKind.NOTIFICATION and act.about in _NOTICES)


def _elsewhere(act: Act, source: str, shelf: Shelf) -> Told | None:
    """The same act as others tell it, from the one who gives its day most closely."""
    found = [t for t in shelf.get((act.treaty, act.kind, act.about), ()) if t.source != source and _same(act, t.act)]
    if _ends(act) and any(one.when.meets(other.when) is None for one in found for other in found[:1]):
        return None
    return min(found, key=lambda t: t.when.width or 0, default=None)


def _same(one: Act, other: Act) -> bool:
    actors = bool(set(one.actors) & set(other.actors)) or not (one.actors or other.actors)
    organs = one.organ == other.organ and one.organ is not None if one.kind in VOTED else True
    votes = not one.vote or not other.vote or one.vote == digits(other.vote)
    return actors and organs and votes
