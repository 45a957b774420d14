"""Many threads that ask the same bonds at once are told what one alone is told; only the last days are kept."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

from foedus.desk.books import books
from foedus.law.life.bonds import DAYS, Bonds

DAY = date(1994, 1, 1)


def test_who_is_concerned_is_the_same_for_all() -> None:
    treaties = books().treaties.values()
    alone = [t.id for t in Bonds.of(treaties, DAY).concerning("RUS", "FRA")]
    for _ in range(20):
        shared = Bonds.of(treaties, DAY)
        with ThreadPoolExecutor(8) as threads:
            told = list(threads.map(lambda n, shared=shared: [t.id for t in shared.concerning("RUS", "FRA")], range(8)))
        assert told == [alone] * 8


def test_only_so_many_days_are_kept() -> None:
    bonds = Bonds.of(books().treaties.values(), DAY)
    for n in range(1, 3 * DAYS):
        assert bonds.at(DAY + timedelta(days=n)).on == DAY + timedelta(days=n)
    assert len(bonds._days) <= DAYS
