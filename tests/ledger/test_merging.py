from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import permutations
from pathlib import Path
from typing import cast

import pytest
from apart_values import EARLY, LATE, SOURCES, STATEMENTS, Step, effect, grow, held, histories, part, steps
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import create_engine
from stores import opened

from foedus.core.decisions import Verdict
from foedus.core.problems import Refused
from foedus.core.redactions import Redaction
from foedus.core.statements import Act
from foedus.core.when import When
from foedus.ledger.checks import check
from foedus.ledger.database import Database
from foedus.ledger.decisions.deciding import accepting, correcting, deciding
from foedus.ledger.decisions.reviewed import standing
from foedus.ledger.folder.taking import import_
from foedus.ledger.folder.writing import export
from foedus.ledger.jsonlines import lines, read
from foedus.ledger.merging.brought import Brought, Order
from foedus.ledger.merging.conflicts import Conflict, conflicts_of
from foedus.ledger.merging.merging import merge
from foedus.ledger.merging.taking import Taking
from foedus.ledger.store import Added

stores = pytest.mark.parametrize("where", [("file", "file"), ("postgres", "file"), ("file", "postgres")])
EXAMPLES = int(os.environ.get("FOEDUS_MERGES", "6"))  # of pairs of ledgers on each pair of stores; 200 take half an hour
TODAY = Order(by="Mel", day=date(2024, 12, 9), at=datetime(2024, 12, 9, 12, tzinfo=UTC))


@contextmanager
def ledgers(*where: str) -> Iterator[list[Database]]:
    with ExitStack() as stack:
        yield [cast(Database, stack.enter_context(opened(one))) for one in where]


def copied(one: Database, *others: Database) -> None:
    for other in others:
        if one.head():
            other.replicate(one.entries(), one.texts())


def sound(*ones: Database) -> None:
    for one in ones:
        assert (one.verify(), check(one, {})) == ([], [])


def counting(one: Database) -> set[str]:
    return {s.id for s in standing(one.by_id(), one.decisions())}


def apart(one: Database) -> dict[str, bool]:
    """The statements that were decided apart: alike in the end?"""
    return {c.statement: c.agree for c in conflicts_of(one)}


@stores
@given(common=steps, ones=steps, others=steps)
@settings(deadline=None, max_examples=EXAMPLES)
def test_any_two_grown_from_a_copy_merge_without_loss_or_repeats(
    where: tuple[str, str], common: list[Step], ones: list[Step], others: list[Step]
) -> None:
    with ledgers(*where) as (one, other):
        grow(one, common)
        copied(one, other)
        grow(one, ones)
        grow(other, others)
        said, both, texts = one.by_id() | other.by_id(), (histories(one), histories(other)), one.texts() | other.texts()
        decided, before = held(one) | held(other), list(one.entries())
        known = (one.by_id(LATE), one.decisions(LATE))
        parting = {key for key in both[0] if part(both[0][key], both[1].get(key, []))}
        alike = {key: effect(both[0][key], said) == effect(both[1][key], said) for key in parting}

        merge(one, other, TODAY)
        assert (one.by_id(), one.texts(), held(one)) == (said, texts, decided)
        assert apart(one) == alike
        assert list(one.entries())[: len(before)] == before
        assert (one.by_id(LATE), one.decisions(LATE)) == known
        merge(other, one, TODAY)
        assert (other.by_id(), other.texts(), held(other)) == (said, texts, decided)
        assert other.sources() == one.sources()
        assert apart(other) == alike
        for key in histories(one).keys() | histories(other).keys():
            ours, theirs = histories(one)[key], histories(other)[key]
            assert part(ours, theirs) if key in parting else [d.id for d in ours] == [d.id for d in theirs]
        if not parting:
            assert counting(one) == counting(other)
        heads = (one.head(), other.head())
        for here, there in ((one, other), (other, one), (one, other)):
            assert merge(here, there, TODAY) == Brought(added=Added())
        assert (one.head(), other.head()) == heads
        sound(one, other)


@given(common=steps, grown=st.tuples(steps, steps, steps))
@settings(deadline=None, max_examples=EXAMPLES)
def test_three_hold_the_same_in_whatever_order_they_come(common: list[Step], grown: tuple[list[Step], ...]) -> None:
    with ledgers("file", "file", "file") as three:
        grow(three[0], common)
        copied(three[0], *three[1:])
        for one, given_ in zip(three, grown, strict=True):
            grow(one, given_)
        made = [histories(one) for one in three]
        keys = {key for one in made for key in one}
        parting = {k for k in keys for a in made for b in made if part(a.get(k, []), b.get(k, []))}
        longest = {k: max((m.get(k, []) for m in made), key=len) for k in keys - parting}
        said, decided = {k for one in three for k in one.by_id()}, set().union(*map(held, three))
        for order in permutations(three):
            with ledgers("file") as (into,):
                for one in order:
                    merge(into, one, TODAY)
                assert (set(into.by_id()), held(into), set(apart(into))) == (said, decided, parting)
                own = histories(into)
                assert {k: [d.id for d in own[k]] for k in longest} == {k: [d.id for d in h] for k, h in longest.items()}
                sound(into)
        for first, second in ((three[0], three[1]), (three[2], three[0]), (three[1], three[2]), (three[0], three[1])):
            merge(first, second, TODAY)
        assert held(three[0]) == held(three[1]) == held(three[2]) == decided
        assert apart(three[0]).keys() == apart(three[1]).keys() == apart(three[2]).keys() == parting
        sound(*three)


def two(one: Database, other: Database) -> tuple[Conflict, ...]:
    """Ann rejects here what Bob accepts there."""
    one.add(SOURCES, STATEMENTS, EARLY)
    copied(one, other)
    one.decide(deciding(STATEMENTS[0].id, Verdict.REJECT, "Ann", why="of another treaty"), known=EARLY)
    other.decide(*accepting(STATEMENTS[0], "Bob"), known=EARLY)
    assert len(merge(one, other, TODAY).apart) == 1
    return tuple(conflicts_of(one))


@stores
def test_what_was_decided_here_stands_until_a_person_settles_it(where: tuple[str, str]) -> None:
    with ledgers(*where) as (one, other):
        (found,) = two(one, other)
        assert ([d.by for d in found.ours], [d.by for d in found.theirs], found.agree) == (["Ann"], ["Bob"], False)
        assert (found.ledger, STATEMENTS[0].id in counting(one)) == (other.name, False)
        last = one.history(STATEMENTS[0].id)[-1].id
        one.decide(*accepting(STATEMENTS[0], "Cy", last), known=LATE)
        assert conflicts_of(one) == []
        assert merge(one, other, TODAY) == Brought(added=Added())
        assert conflicts_of(one) == []
        merge(other, one, TODAY)
        (found,) = conflicts_of(other)
        assert (found.agree, [d.by for d in found.theirs]) == (True, ["Ann", "Cy"])  # both come to the same now
        other.decide(deciding(STATEMENTS[0].id, Verdict.DEFER, "Dee", other.history(STATEMENTS[0].id)[-1].id))
        assert conflicts_of(other) == []
        assert [a.theirs[-1].by for a in merge(one, other, TODAY).apart] == ["Dee"]  # they decided anew
        sound(one, other)


def test_what_was_settled_is_settled_for_who_takes_it_over() -> None:
    with ledgers("file", "file", "file", "file") as (one, other, early, late):
        two(one, other)
        merge(early, one, TODAY)
        assert apart(early) == {STATEMENTS[0].id: False}
        one.decide(*accepting(STATEMENTS[0], "Cy", one.history(STATEMENTS[0].id)[-1].id), known=LATE)
        for into in (early, late):
            merge(into, one, TODAY)
            assert apart(into) == {}
            assert merge(into, other, TODAY) == Brought(added=Added())
        sound(early, late)


def test_a_decision_made_in_ignorance_settles_nothing() -> None:
    key = STATEMENTS[0].id
    with ledgers("file", "file", "file") as (one, other, third):
        two(one, other)
        third.add(SOURCES, STATEMENTS, EARLY)
        first = one.history(key)[0]
        third.decide(first)
        third.decide(deciding(key, Verdict.DEFER, "Eve", first.id))
        assert merge(one, third, TODAY).apart == ()
        assert [d.by for d in one.history(key)] == ["Ann", "Eve"]
        assert apart(one) == {key: False}
        one.decide(deciding(key, Verdict.UNDO, "Cy", one.history(key)[-1].id))
        assert apart(one) == {}
        sound(one)


def test_the_same_in_other_hands_is_no_conflict() -> None:
    assert isinstance(STATEMENTS[1].content, Act)
    corrected = replace(STATEMENTS[1], content=replace(STATEMENTS[1].content, note="in Bonn"))
    with ledgers("file", "file") as (one, other):
        one.add(SOURCES, STATEMENTS, EARLY)
        copied(one, other)
        for ledger, by in ((one, "Ann"), (other, "Bob")):
            ledger.decide(*accepting(STATEMENTS[0], by))
            ledger.decide(*correcting(STATEMENTS[1], corrected, by))
            ledger.decide(deciding(STATEMENTS[2].id, Verdict.REJECT, "Ann"))  # one decision, made twice
        other.decide(deciding(STATEMENTS[3].id, Verdict.REJECT, "Bob"))
        assert merge(one, other, TODAY).added == Added(0, 2, 1)
        assert apart(one) == {STATEMENTS[0].id: True, STATEMENTS[1].id: True}
        sound(one)


def test_a_merge_is_told_in_the_chain() -> None:
    with ledgers("file", "file") as (one, other):
        other.add(SOURCES, STATEMENTS, EARLY)
        merge(one, other, TODAY)
        ((_, _, told),) = list(one.since(one.head() - 1))
        *_, last = other.entries()
        assert (told.ledger, told.entries, told.head, told.by) == (other.name, last.n, last.hash, "Mel")  # type: ignore[union-attr]
        assert {e.recorded for e in one.entries()} == {TODAY.day}


def test_kept_days_are_those_of_the_other_and_never_before_what_an_entry_rests_on() -> None:
    with ledgers("file", "file") as (one, other):
        one.add(SOURCES[:1], STATEMENTS[:1], LATE)
        other.add(SOURCES[:2], STATEMENTS[:4], EARLY)
        other.decide(deciding(STATEMENTS[0].id, Verdict.REJECT, "Bob"), known=EARLY)
        other.decide(deciding(STATEMENTS[2].id, Verdict.REJECT, "Bob"), known=EARLY)
        merge(one, other, replace(TODAY, day=None))
        days = {e.id: e.recorded for e in one.entries()}
        assert [days[s.id] for s in STATEMENTS[:4]] == [LATE, LATE, EARLY, EARLY]
        assert (len(one.decisions(EARLY)), len(one.decisions(LATE))) == (1, 2)
        assert [e.recorded for e in one.entries()][-1] == date(2024, 12, 9)
        sound(one)


@stores
def test_the_description_that_tells_more_is_in_use_in_both(where: tuple[str, str]) -> None:
    told = replace(SOURCES[0], published=When.on(EARLY), publisher="Kyodo")
    named = replace(SOURCES[0], name="elsewhere.txt")
    with ledgers(*where) as (one, other):
        one.add([told], [], EARLY)
        other.add([SOURCES[0]], [], EARLY)
        other.add([named], [], LATE)
        assert merge(one, other, TODAY).described == (told.id,)
        assert merge(other, one, TODAY).described == (told.id,)
        assert one.sources() == other.sources() == {told.id: told}
        assert merge(one, other, TODAY) == merge(other, one, TODAY) == Brought(added=Added())
        other.add([replace(told, title="A title")], [], TODAY.day)
        assert merge(one, other, TODAY) == Brought(added=Added(1))  # the other went on from what both have
        assert one.sources() == other.sources()
        sound(one, other)


def order(statements: bool) -> Redaction:
    return Redaction(source=SOURCES[0].id, by="Ann", at=TODAY.at, why="court order 12/24", statements=statements)


both_ways = pytest.mark.parametrize("statements", [False, True])


@stores
@both_ways
def test_what_is_erased_here_does_not_come_back(where: tuple[str, str], statements: bool) -> None:
    with ledgers(*where) as (one, other):
        one.add(SOURCES, STATEMENTS[:1], EARLY)
        copied(one, other)
        one.redact(order(statements))
        other.add([replace(SOURCES[0], title="Known better")], STATEMENTS[:2], LATE)
        other.decide(deciding(STATEMENTS[1].id, Verdict.REJECT, "Bob"))
        found = merge(one, other, TODAY)
        assert (found.redacted, one.texts()[SOURCES[0].id]) == ((), "")
        assert [s in one.statements() for s in STATEMENTS[:2]] == [not statements] * 2
        assert [d.by for d in one.decisions()] == ["Bob"]
        assert merge(one, other, TODAY) == Brought(added=Added())
        assert one.verify() == []


@stores
@both_ways
def test_what_is_erased_there_is_told_and_neither_kept_nor_erased_in_silence(where: tuple[str, str], statements: bool) -> None:
    with ledgers(*where) as (one, other):
        one.add(SOURCES, STATEMENTS[:1], EARLY)
        copied(one, other)
        other.add([], STATEMENTS[1:2], EARLY)
        other.redact(order(statements))
        for _ in range(2):
            assert merge(one, other, TODAY).redacted == (order(statements),)
            assert one.texts()[SOURCES[0].id] == SOURCES[0].text
            assert one.verify() == []
        one.redact(replace(order(statements), by="Cy"))
        assert merge(one, other, TODAY).redacted == ()
        assert "Cy" in {r.by for r in one.redactions()}
        assert merge(one, other, TODAY) == Brought(added=Added())
        assert one.texts()[SOURCES[0].id] == ""
        assert {e.id for e in one.entries() if e.kind == "statement"} == {s.id for s in STATEMENTS[:2]}
        assert one.verify() == []


@stores
@both_ways
def test_what_is_erased_there_and_new_here_comes_without_its_words_and_stays_so(where: tuple[str, str], statements: bool) -> None:
    with ledgers(*where, "file") as (one, other, third):
        third.add(SOURCES, STATEMENTS, EARLY)
        other.add(SOURCES, STATEMENTS[:2], EARLY)
        other.decide(deciding(STATEMENTS[0].id, Verdict.REJECT, "Bob"))
        other.redact(order(statements))
        assert merge(one, other, TODAY).redacted == ()
        assert (one.redactions(), one.texts()) == (other.redactions(), other.texts())
        assert one.statements() == other.statements()
        assert len(one.decisions()) == 1
        merge(one, third, TODAY)
        assert one.texts() == {s.id: s.text for s in SOURCES} | {SOURCES[0].id: ""}
        assert {s.source for s in one.statements()} == {s.id for s in (SOURCES[1:] if statements else SOURCES)}
        assert one.verify() == []


def test_decisions_on_what_was_erased_there_wait_for_it_to_be_erased_here() -> None:
    with ledgers("file", "file") as (one, other):
        one.add(SOURCES, STATEMENTS[:1], EARLY)
        copied(one, other)
        other.add([], STATEMENTS[1:2], EARLY)
        other.decide(*accepting(STATEMENTS[1], "Bob"))
        other.redact(order(True))
        assert merge(one, other, TODAY).left == 1
        assert one.verify() == []
        one.redact(replace(order(True), by="Cy"))
        assert merge(one, other, TODAY).left == 0
        assert [d.by for d in one.decisions()] == ["Bob"]
        assert one.verify() == []


def test_a_damaged_ledger_is_refused_and_nothing_taken_over(tmp_path: Path) -> None:
    with ledgers("file") as (one,), Database(str(tmp_path / "x")) as other:
        other.add(SOURCES, STATEMENTS, EARLY)
        engine = create_engine(f"sqlite:///{tmp_path / 'x'}")
        with engine.begin() as connection:
            connection.exec_driver_sql("DROP TRIGGER entries_no_update")
            connection.exec_driver_sql("UPDATE entries SET record = replace(record, 'FRA', 'DEU') WHERE n = 5")
        with pytest.raises(Refused, match=r"damaged \(1 problems\), and nothing was taken over\. Entry 5 is not"):
            merge(one, other, TODAY)
        assert one.head() == 0


def test_what_fails_on_the_way_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(_: Taking) -> None:
        raise OSError("the disk is full")

    with ledgers("file", "file") as (one, other):
        other.add(SOURCES, STATEMENTS, EARLY)
        monkeypatch.setattr(Taking, "_redact", fails)
        with pytest.raises(Refused, match="the disk is full"):
            merge(one, other, TODAY)
        assert (one.head(), one.texts()) == (0, {})


def test_a_ledger_merged_into_itself_stays_as_it_is() -> None:
    with ledgers("file") as (one,):
        one.add(SOURCES, STATEMENTS, EARLY)
        head = one.head()
        assert merge(one, one, TODAY) == Brought(added=Added())
        assert one.head() == head


def test_a_folder_of_text_keeps_what_was_decided_apart(tmp_path: Path) -> None:
    with ledgers("file", "file", "file") as (one, other, back):
        two(one, other)
        export(one, tmp_path / "out")
        assert import_(tmp_path / "out", back)[1] == []
        assert [e.hash for e in back.entries()] == [e.hash for e in one.entries()]
        assert conflicts_of(back) == conflicts_of(one)
        told = "".join(lines(one))
        (tmp_path / "x.jsonl").write_text(told)
        assert {e.entry.kind for e in read(tmp_path / "x.jsonl")[0]} == {"source", "statement", "decision", "apart", "merged"}
        _, problems = import_(tmp_path / "out", other)
        assert "What was decided apart comes with a merge alone." in {p.sentence for p in problems}
