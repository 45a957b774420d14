"""Which reservations a treaty allows, provision by provision (VCLT art. 19)."""

from __future__ import annotations

from foedus.core.answers import Answer, some
from foedus.core.articles import touches
from foedus.core.clauses import Reservations
from foedus.core.words import ReservationRule


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
