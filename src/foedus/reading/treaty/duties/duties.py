"""The duties that a treaty's text seems to make, for review: mutual defence, consultation, neutrality, non-aggression and the like.

Sentences of articles → words of duty with their subjects (heads) → what each hangs on (setting) and makes a party do (kinds) →
provisions. They are proposals. A condition that could not be read stays in words among the conditions and is told as unread.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from foedus.core.statements import Provision
from foedus.core.texts import Element
from foedus.reading.treaty.duties.deeds import Duty
from foedus.reading.treaty.duties.patterns import entry, whole
from foedus.reading.treaty.duties.reading import read
from foedus.reading.treaty.duties.saving import bounded, defined, narrowed, saved
from foedus.reading.treaty.duties.sentences import Sentence, sentences
from foedus.reading.treaty.duties.setting import Setting
from foedus.reading.treaty.plain import unbroken


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """A duty proposed for review: its article, the characters of its sentence, and what in that could not be read as data."""

    article: Element
    start: int
    end: int
    provision: Provision
    unread: tuple[str, ...] = ()


def duties(text: str, articles: Sequence[Element]) -> list[Proposed]:
    """All that the articles hold, in their order; each `Provision` leaves its treaty open. English only."""
    found = [one for article in articles if _may_hold(text, article) for one in _of_article(text, article)]
    if all(duty.weak for _, duty in found):
        return []
    kept, definitions = saved(text, articles), defined(text, articles)
    return [
        _proposed(place, replace(duty, setting=bounded(duty.setting.joined(kept), place.article.number, definitions)))
        for place, duty in found
    ]


def _of_article(text: str, article: Element) -> list[tuple[Sentence, Duty]]:
    told: list[tuple[Sentence, Duty]] = []
    before = Setting()
    for sentence in sentences(text, article):
        found, now = read(sentence.words, before) if before.events or _tells(sentence.words) else ([], before)
        before = now if now.events else before
        if not found:
            told = [(place, replace(duty, setting=narrowed(duty.setting, sentence.words))) for place, duty in told]
        told += [(sentence, duty) for duty in found]
    return told


def _tells(words: str) -> bool:
    return bool(_telling().search(words.lower()))


def _may_hold(text: str, article: Element) -> bool:
    """May it hold one? Asked first, for most articles of most treaties hold none."""
    return _tells(unbroken(text[article.start : article.end]))


@cache
def _telling() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{entry('telling', 'pattern')})")


def _proposed(sentence: Sentence, duty: Duty) -> Proposed:
    hung = duty.setting
    provision = Provision(
        kind=duty.kind.name,
        treaty="",
        article=sentence.article.number,
        bearers=duty.bearers,
        toward=hung.actors.toward,
        trigger="; ".join(hung.triggers) or None,
        events=duty.events,
        by=hung.actors.by,
        area=", ".join(hung.areas) or None,
        conditions=hung.conditions,
        act=duty.act or None,
        manner=_manner(sentence.words, "ways"),
        promptness=next(iter(_manner(sentence.words, "promptness")), None),
        means=_manner(sentence.words, "means"),
        limits=hung.limits,
        exceptions=hung.exceptions,
        modality=duty.modality,
        duration=next(iter(_manner(sentence.words, "duration")), None),
        words=sentence.words,
    )
    return Proposed(article=sentence.article, start=sentence.start, end=sentence.end, provision=provision, unread=hung.unread)


def _manner(words: str, name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(found[0] for found in whole(entry("manner", name)).finditer(words)))
