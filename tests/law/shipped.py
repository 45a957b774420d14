"""The shipped register's treaties, for the tests of the law."""

from __future__ import annotations

from datetime import date
from functools import cache

from foedus.core.sources import Source
from foedus.core.statements import Statement
from foedus.core.treaties import Treaty
from foedus.law.life.life import Standing
from foedus.law.life.standing import standing
from foedus.ledger.cards.cards import statements
from foedus.ledger.cards.register import register
from foedus.ledger.folding.fold import fold


@cache
def shelf() -> tuple[dict[str, Source], list[Statement]]:
    """All sources by id, and what they say."""
    sources: dict[str, Source] = {}
    said: list[Statement] = []
    for card in register().values():
        cited, more = statements(card)
        sources.update({s.id: s for s in cited})
        said += more
    return sources, said


@cache
def treaties() -> dict[str, Treaty]:
    sources, said = shelf()
    return fold(said, sources, cards=register())


def stand(key: str, day: str) -> Standing:
    return standing(treaties()[key], date.fromisoformat(day), treaties())


def state(key: str, who: str, day: str) -> str:
    """The state's standing in a word; "no part" where it has none."""
    found = stand(key, day).of(who)
    return found.word.value if found else "no part"
