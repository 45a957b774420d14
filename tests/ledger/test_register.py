from __future__ import annotations

import pytest

from foedus.core.treaties import Card
from foedus.ledger.cards import register as room
from foedus.ledger.cards.register import match, register


@pytest.mark.parametrize(
    ("name", "parties", "year", "key"),
    [
        ("NATO", (), None, "nato"),
        ("the Nuclear Nonproliferation Treaty", (), None, "npt"),
        ("rus-prk-2024", (), None, "rus-prk-2024"),
        ("mutual defense pact", ("RUS", "PRK"), 2024, "rus-prk-2024"),
        ("mutual defense pact", ("RUS", "PRK"), None, None),  # 1961 or 2024
        ("treaty of friendship", ("SUN", "PRK"), 1961, "sun-prk-1961"),
        ("treaty of friendship", ("RUS", "PRK"), 1961, "sun-prk-1961"),  # Russia continues the Soviet Union
        ("treaty of friendship", ("RUS", "PRK"), None, None),  # 1961 or 2000
        ("treaty", ("USA", "JPN"), None, None),
        ("security treaty between Japan and the United States of 1960", (), None, "usa-jpn-1960"),
        ("grain agreement", ("RUS", "PRK"), 2024, None),
        ("Nuclear Non-Proliferation", (), None, None),
        ("", (), None, None),
        ("\x00[[", ("XXX",), 0, None),
    ],
)
def test_a_name_is_matched_or_left(name: str, parties: tuple[str, ...], year: int | None, key: str | None) -> None:
    assert match(name, parties, year) == key


def test_a_name_that_two_treaties_bear_needs_its_parties(monkeypatch: pytest.MonkeyPatch) -> None:
    cards = [Card(id=f"{a}-{b}", title="Partnership Treaty", parties=(a, b)) for a, b in (("RUS", "PRK"), ("RUS", "IRN"))]
    monkeypatch.setattr(room, "register", lambda: {c.id: c for c in cards})
    room._names.cache_clear()
    try:
        found = [match("partnership treaty", parties) for parties in ((), ("RUS",), ("IRN", "RUS"), ("RUS", "CHN"))]
    finally:
        room._names.cache_clear()
    assert found == [None, None, "RUS-IRN", None]


def test_every_title_finds_its_card_or_is_shared() -> None:
    for card in register().values():
        assert match(card.title, card.parties) == card.id
