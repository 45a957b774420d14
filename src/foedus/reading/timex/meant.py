"""Which day the words mean where they stand: by the day of publication, by what was spoken of before, by a day beside them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

from foedus.core.when import When
from foedus.reading.days.kinds import (
    Absolute,
    Anchored,
    Deictic,
    Duration,
    Expr,
    Holiday,
    MonthDay,
    Unit,
    Weekday,
    Within,
    Yearless,
)
from foedus.reading.days.resolve import resolve
from foedus.reading.timex.around import around
from foedus.reading.timex.spoken import Spoken
from foedus.reading.timex.story import in_story
from foedus.reading.timex.tense import is_set, tense
from foedus.reading.words.grammar import words

_NEAR = 60  # days: who names a day farther away that has a namesake nearer than that tells its year


@dataclass(frozen=True, slots=True)
class Place:
    """An expression where it stands, and the day that stands right before or behind it ("Nov. 3, the day before the vote")."""

    text: str
    start: int
    end: int
    expr: Expr
    before: When | None = None
    behind: When | None = None


def meant(place: Place, published: When, spoken: Spoken, history: bool) -> When:
    """The day meant by the expression that stands there."""
    expr = place.expr
    if isinstance(expr, Anchored) and expr.named:
        return _by_an_act(expr, place)
    if isinstance(expr, Absolute | Duration):
        return resolve(expr, published=published)
    base = spoken.base(_unit(expr))
    if history and isinstance(expr, Yearless | Holiday | Weekday) and not expr.anchored:
        return in_story(expr, base if isinstance(expr, Weekday) else spoken.come_to)
    if history and isinstance(expr, Deictic) and _is_of_the_story(expr):
        return resolve(Anchored(expr.unit, 0, expr.part), published=None, reference=spoken.come_to)
    return _by_tense(place, published, base, spoken.ahead)


def _is_of_the_story(expr: Deictic) -> bool:
    """ "By the end of the year" in a history is that of the year told of; "today" is the writer's."""
    return not expr.counted and expr.offset == 0 and expr.unit not in (Unit.HOUR, Unit.DAY)


def _by_an_act(expr: Anchored, place: Place) -> When:
    """The act is named beside the words and not dated here; but for a day that says the same or that they are counted from."""
    if place.behind and place.behind.width:
        return resolve(replace(expr, named=False), published=None, reference=place.behind)
    return place.before if place.before and expr.unit is Unit.DAY and not expr.counted else When()


def _unit(expr: Expr) -> Unit:
    """What a reference must be as fine as."""
    if isinstance(expr, Within):
        return Unit.MONTH if isinstance(expr.inner, MonthDay) else expr.outer.unit
    if isinstance(expr, Anchored):
        return expr.unit
    return Unit.DAY if isinstance(expr, Weekday) else Unit.CENTURY


def _by_tense(place: Place, published: When, reference: When, ahead: bool) -> When:
    expr = place.expr
    told = _tense(place)
    if ahead and told == "past" and isinstance(expr, Weekday) and expr.which is None and (day := _tomorrow(expr, published)):
        return day
    when = resolve(expr, published=published, reference=reference, tense=told or "past")
    if not isinstance(expr, Yearless | Holiday) or expr.which is not None:
        return when
    other = resolve(expr, published=published, reference=reference, tense="past" if told == "future" else "future")
    return other if _distance(other, published) < min(_distance(when, published), _NEAR if told else 10**6) else when


def _tomorrow(expr: Weekday, published: When) -> When | None:
    """In a Thursday's report from the far east "said Friday" is the day that has begun there, hardly that of last week."""
    following = published.exact and published.earliest and published.earliest + timedelta(1)
    return When.on(following) if following and following.weekday() == expr.day else None


def _tense(place: Place) -> str | None:
    """None, too, where the words tell the direction themselves."""
    expr = place.expr
    if getattr(expr, "which", None) is not None or isinstance(expr, Anchored | Within):
        return None
    if isinstance(expr, Deictic) and not (expr.counted and expr.offset > 0):
        return None
    told = tense(place.text, place.start, place.end)
    if not isinstance(expr, Weekday) or place.text[place.end : place.end + 2] not in words("genitive_s"):
        return told
    ahead = around("ahead").search(place.text, max(0, place.start - 30), place.start)
    return "future" if ahead or (told == "future" and is_set(place.text, place.end + 2)) else "past"


def _distance(when: When, published: When) -> int:
    """Days between them; very many where that is not known."""
    if not (when.earliest and when.latest and published.earliest and published.latest):
        return 10**9
    return max((when.earliest - published.latest).days, (published.earliest - when.latest).days, 0)
