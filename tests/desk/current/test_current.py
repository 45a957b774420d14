"""The ledger in memory is at all times what opening it afresh would give."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from big_ledger import big_ledger
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.core.decisions import Verdict
from foedus.core.problems import Refused
from foedus.core.sources import Source
from foedus.core.statements import Statement
from foedus.core.treaties import Treaty
from foedus.desk.books import Books, books, of_statements
from foedus.desk.current.current import Current
from foedus.desk.current.snapshot import Snapshot
from foedus.ledger.cards.register import register
from foedus.ledger.decisions.deciding import accepting, correcting, deciding
from foedus.ledger.decisions.reviewed import reviews, standing
from foedus.ledger.folding.accounts import Account, at_least, everything, without
from foedus.ledger.opening import open_ledger
from foedus.ledger.store import Ledger

EARLY, LATE = date(2025, 1, 1), date(2025, 6, 1)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Source], list[Statement]]:
    path = big_ledger(tmp_path_factory.mktemp("small") / "small.ledger", statements=160, treaties=8)
    with open_ledger(str(path)) as ledger:
        return list(ledger.sources().values()), ledger.statements()


def afresh(ledger: Ledger, account: Account, known: date | None = None) -> Books:
    said = tuple(standing(ledger.by_id(known), ledger.decisions(known)))
    return of_statements(ledger.sources(known), said, account, register())


def same(one: Books, other: Books) -> bool:
    assert dict(one.treaties) == dict(other.treaties)
    assert list(one.treaties) == list(other.treaties)
    assert dict(one.sources) == dict(other.sources)
    assert set(one.statements) == set(other.statements)
    return True


def stirred(ledger: Ledger, small: tuple[list[Source], list[Statement]], rng: Random) -> Iterator[None]:
    """One small change after another: reports in any order, some of their statements later, sources known better, decisions."""
    sources, said = small
    for source in rng.sample(sources, len(sources)):
        mine = [s for s in said if s.source == source.id]
        part = rng.randrange(len(mine) + 1)
        ledger.add([source], mine[:part], rng.choice((EARLY, LATE)))
        yield
        if rng.random() < 0.5:
            ledger.add([], mine[part:], rng.choice((EARLY, LATE)))
            yield
        if rng.random() < 0.2:
            ledger.add([replace(source, publisher=rng.choice(sources).publisher)], [], LATE)
            yield
        if mine[:part] and rng.random() < 0.7:
            decide(ledger, rng.choice(ledger.statements()), rng)
            yield


def decide(ledger: Ledger, one: Statement, rng: Random) -> None:
    after = reviews(ledger.decisions()).last(one.id)
    try:
        match rng.randrange(4):
            case 0:
                ledger.decide(*accepting(one, "Ada", after))
            case 1:
                ledger.decide(*correcting(one, replace(one, end=one.start + 1), "Ada", after))
            case 2:
                ledger.decide(deciding(one.id, Verdict.REJECT, "Bea", after))
            case _:
                ledger.decide(deciding(one.id, Verdict.UNDO, "Bea", after))
    except Refused:
        pass  # nothing to undo, or Ada's own already


@given(st.integers(0, 10**6))
@settings(deadline=None, max_examples=6)
def test_it_follows_whatever_is_added_in_any_order(small: tuple[list[Source], list[Statement]], seed: int) -> None:
    rng = Random(seed)
    asked = (everything(), at_least(2), without("Ada", small[0][0].publisher or ""))
    with TemporaryDirectory() as folder, open_ledger(f"{folder}/x.ledger") as ledger:
        current = Current(f"{folder}/x.ledger")
        for _ in stirred(ledger, small, rng):
            account = rng.choice(asked)
            assert same(current.now().books(account), afresh(ledger, account))
        for account in asked:
            assert same(current.now().books(account), afresh(ledger, account))
            if ledger.statements(EARLY):
                assert same(current.now().books(account, EARLY), afresh(ledger, account, EARLY))
        assert current.now().reviews == reviews(ledger.decisions())
        current.close()


def test_treaties_that_nothing_touched_are_not_folded_again(small: tuple[list[Source], list[Statement]], tmp_path: Path) -> None:
    sources, said = small
    with open_ledger(str(tmp_path / "x.ledger")) as ledger:
        ledger.add(sources, said)
        current = Current(str(tmp_path / "x.ledger"))
        before = dict(current.now().books().treaties)
        ledger.decide(deciding(said[0].id, Verdict.REJECT, "Ada"))
        after = current.now().books().treaties
    beside = {s.content.treaty for s in said if s.source == said[0].source}
    assert changed(before, after) <= beside
    assert said[0].content.treaty in changed(before, after)
    assert len(beside) < len(before)


def changed(before: Mapping[str, Treaty], after: Mapping[str, Treaty]) -> set[str]:
    return {key for key in before if before[key] is not after.get(key)}


def test_a_snapshot_stays_what_it_was(small: tuple[list[Source], list[Statement]], tmp_path: Path) -> None:
    sources, said = small
    with open_ledger(str(tmp_path / "x.ledger")) as ledger:
        ledger.add(sources[:5], [s for s in said if s.source in {x.id for x in sources[:5]}])
        current = Current(str(tmp_path / "x.ledger"))
        before: Snapshot = current.now()
        treaties, head = dict(before.books().treaties), before.head
        assert current.now() is before
        ledger.add(sources, said)
        assert current.now().head == ledger.head() > head
        assert dict(before.books().treaties) == treaties
        assert len(current.now().books().treaties) > len(treaties)


@pytest.mark.parametrize("known", [None, date(1950, 1, 1), date(2003, 7, 1)])
def test_the_register_is_as_the_commands_see_it(known: date | None) -> None:
    assert same(Current().now().books(known=known), books(known=known))


def test_nothing_known_yet_is_refused(small: tuple[list[Source], list[Statement]], tmp_path: Path) -> None:
    with open_ledger(str(tmp_path / "x.ledger")) as ledger:
        ledger.add(*small, known=LATE)
    with pytest.raises(Refused, match="told nothing by 2025-01-01"):
        Current(str(tmp_path / "x.ledger")).now().books(known=EARLY)
