"""The scene of a story: acts told one after the other in the past tense are of the day told at its beginning."""

from __future__ import annotations

import re
from dataclasses import replace

from foedus.core.words import ActKind, Status
from foedus.reading.acts.focus import Focus
from foedus.reading.days.kinds import Absolute, Anchored, Deictic, Unit, Weekday, Within, Yearless
from foedus.reading.days.times import TimeMention
from foedus.reading.drafts import DraftAct
from foedus.reading.syntax.clause import Clause
from foedus.reading.syntax.phrase import Phrase
from foedus.reading.syntax.scan import Parsed
from foedus.reading.words.lexicon import speech

_LASTING = frozenset([ActKind.SUPERSESSION, ActKind.NEGOTIATION, ActKind.BREACH])  # told as states of affairs, of no one day


def in_scene(act: DraftAct, clause: Clause, parsed: Parsed, focus: Focus) -> DraftAct:
    """The act with the day of the scene in which it is told, where it has no words for its own."""
    if act.time and isinstance(act.time.expr, Weekday) and focus.sentence == focus.lead and act.status == Status.DONE:
        return replace(act, lead=True)
    if act.time or act.status != Status.DONE or act.kind in _LASTING or act.with_act is not None:
        return act
    if _news(clause) and (focus.live or focus.sentence == focus.lead):
        return replace(act, lead=True, scene=_said(parsed))
    if not _told(clause):
        return act
    other = _day(parsed, clause.start, parsed.sentence.end) or focus.sentence - focus.scene_at > 1
    return replace(act, scene=_day(parsed, 0, clause.start) or (None if other else focus.scene))


def live(text: str) -> bool:
    """Is it a page kept while things happen, with clock times at the heads of its entries?"""
    return len(_CLOCK.findall(text)) > 1


_CLOCK = re.compile(r"^[ \t]*(?:[01]?\d|2[0-3])[:.h][0-5]\d(?![\d.:/-])(?:[ ]?[ap]\.?m\b)?", re.MULTILINE)


def move_scene(parsed: Parsed, told: list[DraftAct], focus: Focus) -> None:
    """After a sentence: its own day makes the scene; what is told without one keeps it."""
    days = [act.time for act in told if act.time and act.status == Status.DONE and _of_day(act.time)]
    day = days[-1] if days else _day(parsed, 0, parsed.sentence.end)
    if day is not None:
        focus.scene, focus.scene_at = day, focus.sentence
    elif any(act.scene is focus.scene for act in told if act.scene):
        focus.scene_at = focus.sentence


def _news(clause: Clause) -> bool:
    """ "Norway has ratified ...": a present perfect, done in the hours before; so is "ratifies" of an organ or state."""
    if clause.verb.present and not clause.verb.passive and clause.hang == "main":
        return not clause.verb.negated
    return clause.verb.perfect and not clause.verb.negated and not clause.verb.past and clause.hang in ("main", "coordinated")


def _told(clause: Clause) -> bool:
    """A simple past of a clause that stands by itself."""
    verb = clause.verb
    plain = not (verb.perfect or verb.present or verb.future or verb.modal or verb.progressive or verb.infinitive or verb.gerund)
    return plain and clause.hang in ("main", "coordinated")


def _day(parsed: Parsed, start: int, end: int) -> TimeMention | None:
    """The last day told in a part of the sentence."""
    days = (n.value for n in reversed(parsed.nodes) if isinstance(n, Phrase) and n.sort == "time" and start <= n.start < end)
    return next((day for day in days if _of_day(day)), None)


def _said(parsed: Parsed) -> TimeMention | None:
    """ "..., the ministry said on Tuesday": the day of the news."""
    days = (p.value for c in parsed.clauses if speech(c.verb.lemma) and not c.verb.future for p in c.phrases if p.sort == "time")
    return next((day for day in days if isinstance(day.expr, Weekday | Deictic)), None)


def _of_day(time: TimeMention) -> bool:
    """Is it one day, and not a month, a year, a length?"""
    match time.expr:
        case Weekday() | Within():
            return True
        case Yearless():
            return time.expr.day is not None
        case Absolute():
            return time.expr.when.width == 1
        case Deictic() | Anchored():
            return time.expr.unit is Unit.DAY and not time.expr.vague
        case _:
            return False
