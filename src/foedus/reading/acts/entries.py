"""Entries of a timeline: "14 January – The Rada ratifies.", "1 April – Exchange of instruments; entry into force."."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from foedus.core.words import ActKind
from foedus.reading.acts.actnouns import act_kind
from foedus.reading.acts.actors import actor
from foedus.reading.acts.circumstances import vote
from foedus.reading.acts.focus import Focus
from foedus.reading.acts.treatymentions import treaty_of
from foedus.reading.days.times import TimeMention
from foedus.reading.drafts import DraftAct
from foedus.reading.syntax.clause import Clause
from foedus.reading.syntax.phrase import Node, Phrase
from foedus.reading.syntax.scan import Parsed
from foedus.reading.words.grammar import words

_DASHES = frozenset(["–", "—", "-", ":"])


def entry_day(parsed: Parsed) -> TimeMention | None:
    """The day that opens the sentence as a timeline's entry, before a dash or colon."""
    nodes = [n for n in parsed.nodes[:3] if n.low not in ("•", "*", "·")]
    day = nodes[0] if len(nodes) > 1 and nodes[1].low in _DASHES else None
    return day.value if isinstance(day, Phrase) and day.sort == "time" else None


def opens_line(parsed: Parsed, text: str) -> bool:
    """Does the sentence open a line?"""
    return "\n" in text[max(0, parsed.sentence.start - 2) : parsed.sentence.start]


def told_as_past(clause: Clause) -> Clause:
    """The present tense of an entry tells what was done."""
    return replace(clause, verb=replace(clause.verb, present=False))


def nouns_of_entry(parsed: Parsed, focus: Focus) -> list[DraftAct]:
    """The acts that an entry tells by nouns alone, or by the doer of what the entry before told."""
    if focus.entry is None:
        return []
    openings = [i for i, n in enumerate(parsed.nodes) if isinstance(n, Phrase) and _opens(parsed.nodes, i)]
    found = [act for i in openings if (act := _noun(parsed, i, focus))] + _in_force(parsed, focus)
    return found or ([] if parsed.clauses else _again(parsed, focus))


def _opens(nodes: Sequence[Node], i: int) -> bool:
    return nodes[i].sort != "time" and (i == 0 or nodes[i - 1].low in _DASHES | {";"})


def _noun(parsed: Parsed, i: int, focus: Focus) -> DraftAct | None:
    phrase = parsed.nodes[i]
    kind = act_kind(phrase)
    if not isinstance(phrase, Phrase) or kind is None:
        return None
    end = next((k for k in range(i + 1, len(parsed.nodes)) if parsed.nodes[k].low in (";", ".")), len(parsed.nodes))
    rest = parsed.nodes[i + 1 : end]
    named = next((n for n in rest if isinstance(n, Phrase) and n.sort in ("treaty", "treaty_again")), None)
    doers = actor(
        [n for n in (phrase, *rest) if isinstance(n, Phrase) and n.sort in ("state", "person", "organ", "chamber")], focus
    )
    lasts = rest[-1].end if rest else phrase.end
    return DraftAct(
        kind=ActKind.PARLIAMENTARY_APPROVAL if phrase.sort == "consent" and doers.sort == "chamber" else kind,
        treaty=treaty_of(named, focus), start=phrase.start, end=lasts, sentence=focus.sentence, time=focus.entry,
        actors=() if kind is ActKind.ENTRY_INTO_FORCE else doers.states, organ=doers.organ, persons=doers.persons,
    )  # fmt: skip


def _in_force(parsed: Parsed, focus: Focus) -> list[DraftAct]:
    """ "2021: In force"."""
    places = (i for i, n in enumerate(parsed.nodes[:-1]) if n.low == "in" and parsed.nodes[i + 1].low == "force")
    return [
        DraftAct(
            kind=ActKind.ENTRY_INTO_FORCE, treaty=focus.main(), start=parsed.nodes[i].start, end=parsed.nodes[i + 1].end,
            sentence=focus.sentence, time=focus.entry,
        )
        for i in places
        if i and parsed.nodes[i - 1].low in _DASHES
    ]  # fmt: skip


def _again(parsed: Parsed, focus: Focus) -> list[DraftAct]:
    """ "The State Duma, too, by 243 to 30."."""
    last, nodes = focus.last, parsed.nodes
    doer = next((n for n in nodes if isinstance(n, Phrase) and n.sort in ("organ", "chamber", "state")), None)
    if last is None or doer is None or not any(n.low in words("alike") for n in nodes):
        return []
    who = actor((doer,), focus)
    text = " ".join(n.low for n in nodes)
    kind = ActKind.PARLIAMENTARY_APPROVAL if who.sort == "chamber" else last.kind
    return [
        replace(
            last, kind=kind, actors=who.states, organ=who.organ, persons=(), start=doer.start, end=nodes[-1].end, place=None,
            sentence=focus.sentence, time=focus.entry, base=None, vote=vote(text), scene=None, lead=False,
        )
    ]  # fmt: skip
