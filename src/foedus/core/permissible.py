"""Which reservations a treaty allows, provision by provision (VCLT art. 19)."""

from __future__ import annotations

import re

from foedus.core.answers import Answer, some
from foedus.core.clauses import Reservations
from foedus.core.words import ReservationRule

_NUMBER, _SPAN = re.compile(r"\d+"), re.compile(r"(\d+) ?(?:to|-|–) ?(\d+)")


def touches(one: str, other: str) -> Answer:
    """Is the first provision the second, or a part of it (66(a) of 66, 40 of 36 to 46)?

    Undetermined where it is the wider one, or not named.
    """
    if one == other or (other and one.startswith(f"{other}(")) or _within(one, other):
        return Answer.YES
    return Answer.UNKNOWN if not one or not other or other.startswith(f"{one}(") or _within(other, one) else Answer.NO


def _within(one: str, span: str) -> bool:
    number, found = _NUMBER.match(one), _SPAN.fullmatch(span)
    return bool(number and found and int(found[1]) <= int(number[0]) <= int(found[2]))


def permitted(rule: Reservations | None, article: str) -> Answer:
    """Art. 19(a-b): does the treaty allow it? Art. 19(c), its object and purpose, is for each other state to judge."""
    if rule is None or rule.rule in (ReservationRule.SILENT, ReservationRule.ALLOWED):
        return Answer.YES
    if rule.rule is ReservationRule.NONE:
        return Answer.NO
    if not rule.articles:
        return Answer.UNKNOWN
    named = some(touches(article, other) for other in rule.articles)
    return named if rule.rule is ReservationRule.ONLY else ~named
