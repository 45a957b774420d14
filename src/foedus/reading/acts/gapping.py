"""Acts whose verb is left out: "the Duma approved it on 16 May, the Federation Council on 24 May"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from foedus.reading.acts.actors import Actor, actor
from foedus.reading.acts.assembly import drafted, with_actors
from foedus.reading.acts.focus import Focus
from foedus.reading.acts.frames import fill
from foedus.reading.acts.telling import Telling
from foedus.reading.acts.words import act_words
from foedus.reading.drafts import DraftAct
from foedus.reading.syntax.phrase import Node, Phrase
from foedus.reading.syntax.scan import Parsed
from foedus.reading.words.grammar import words

_DOERS = frozenset(["state", "organ", "chamber", "committee", "head", "person"])
_FINITE = frozenset(["main", "coordinated", "subordinate", "relative", "relative-object"])


def gapped(first: DraftAct, at: Telling) -> list[DraftAct]:
    """The acts that stand beside the clause's own act, each with its own doer or partner and its own day."""
    since = first.time.end if first.time else _colon(at)
    if since is None:
        return []
    nodes = [n for n in at.parsed.nodes if since <= n.start < _next_finite(at)]
    return [again for node, day, partner in _pairs(nodes) for again in _again(first, at, node, day, partner)]


def _colon(at: Telling) -> int | None:
    """ "Two countries have left: Burundi in 2017 and ...": the list behind the clause."""
    return next(
        (n.start for n in at.parsed.nodes if at.clause.end <= n.start < at.clause.end + 3 and n.low in (":", "—", "–")), None
    )


def _next_finite(at: Telling) -> int:
    later = (at.found[i] for i in range(at.k + 1, len(at.found)))  # in the order of their beginnings
    return next((c.start for c in later if c.hang in _FINITE), at.parsed.sentence.end)


def _pairs(nodes: Sequence[Node]) -> Iterable[tuple[Phrase, Phrase, bool]]:
    """(who, day, is a partner) for each "and [with] X on D"."""
    for i, node in enumerate(nodes):
        link = nodes[i - 1].low if i else ""
        lead = nodes[i - 2].low if i > 1 and link in ("with", "by") else link
        if (
            isinstance(node, Phrase)
            and node.sort in _DOERS
            and lead in act_words("ellipsis", "separators")
            and (day := _day(nodes[i + 1 : i + 3]))
        ):
            yield node, day, link == "with"


def _day(nodes: Sequence[Node]) -> Phrase | None:
    bare = nodes[1:] if nodes and nodes[0].low in ("on", "in") else nodes
    return bare[0] if bare and isinstance(bare[0], Phrase) and bare[0].sort == "time" else None


def _again(first: DraftAct, at: Telling, node: Phrase, day: Phrase, partner: bool) -> list[DraftAct]:
    who = actor((node,), at.focus)
    if node.det in words("possessive") and not node.keys:
        who = replace(who, states=at.who.states)  # "Brazil's Chamber of Deputies in April, its Senate in June"
    if partner:
        who = Actor(tuple(dict.fromkeys((*at.who.states, *who.states))), sort=at.who.sort)
    filled = fill(at.clause, at.text, who.sort)
    if filled is None or not who.states:
        return []
    told = drafted(filled, at, first.status)
    theme = filled.theme
    another = partner and theme is not None and theme.sort == "treaty"
    treaty = at.focus.take_up(theme, who.states, but=first.treaty) if another and theme else first.treaty
    act = replace(told, treaty=treaty, time=day.value, base=None, place=None, vote=None, start=node.start, end=day.end)
    return with_actors(act, who)


def listed(parsed: Parsed, focus: Focus) -> list[DraftAct]:
    """A list without a verb that answers a question: "Who has ratified? France in 1996, China and Britain in 1997."."""
    last = focus.last
    if last is None or parsed.clauses or not 0 <= focus.sentence - max(focus.asked, focus.answered) <= 2:
        return []
    found = list(_doers_with_days(parsed.nodes))
    focus.answered = focus.sentence if found else focus.answered
    return [
        replace(
            last, actors=who, time=day.value, start=start, end=day.end, sentence=focus.sentence, organ=None, persons=(),
            place=None, vote=None, base=None, scene=None, lead=False, with_act=None, by_act=None, from_act=None,
        )
        for start, who, day in found
    ]  # fmt: skip


def _doers_with_days(nodes: Sequence[Node]) -> Iterable[tuple[int, tuple[str, ...], Phrase]]:
    waiting: list[Phrase] = []
    for node in nodes:
        if not isinstance(node, Phrase):
            continue
        if node.sort == "state":
            waiting.append(node)
        elif node.sort == "time" and waiting:
            yield waiting[0].start, tuple(dict.fromkeys(key for p in waiting for key in p.keys)), node
            waiting = []


def without(act: DraftAct, others: Sequence[DraftAct]) -> DraftAct:
    """The first act, its doers less those who did it on another day: "by Latvia in 2003 and by Estonia in 2004"."""
    elsewhere = {key for other in others for key in other.actors}
    left = tuple(key for key in act.actors if key not in elsewhere)
    return replace(act, actors=left) if left else act
