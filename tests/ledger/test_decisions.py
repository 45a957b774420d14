from __future__ import annotations

import random
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from decided_values import MANY, RATIFIED, REPORT, begin, decider
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.core.decisions import Decision, Verdict
from foedus.core.methods import by_model, by_person
from foedus.core.problems import Refused
from foedus.core.sources import Source
from foedus.core.statements import Act, Statement
from foedus.core.when import When
from foedus.core.words import ActKind
from foedus.ledger.checks import check
from foedus.ledger.decisions.deciding import Changed, Decided, accepting, correcting, deciding
from foedus.ledger.decisions.reviewed import Reviews, reviews, standing
from foedus.ledger.folder.taking import import_
from foedus.ledger.folding.accounts import accepted, everything, register_only
from foedus.ledger.folding.fold import fold
from foedus.ledger.jsonlines import lines
from foedus.ledger.opening import open_ledger
from foedus.ledger.store import Added, Ledger

EARLY, LATE = date(2024, 12, 3), date(2024, 12, 4)
SIGNED = MANY[1]
CORRECTED = replace(RATIFIED, content=Act(kind=ActKind.RATIFICATION, treaty="t1", actors=("DEU",), when=When.parse("2024-05-03")))


@contextmanager
def opened(where: str) -> Iterator[Ledger]:
    with tempfile.TemporaryDirectory() as folder, open_ledger(None if where == "memory" else f"{folder}/x.ledger") as ledger:
        ledger.add([REPORT], [*MANY[:3], RATIFIED], EARLY)
        yield ledger


both = pytest.mark.parametrize("where", ["memory", "file"])


def reject(statement: Statement, by: str, after: str = "") -> Decision:
    return deciding(statement.id, Verdict.REJECT, by, after)


def undo(ledger: Ledger, statement: Statement, by: str = "Ann") -> None:
    answer = ledger.decide(deciding(statement.id, Verdict.UNDO, by, seen(ledger).last(statement.id)))
    assert isinstance(answer, Decided)


def seen(ledger: Ledger) -> Reviews:
    return reviews(ledger.decisions())


def counting(ledger: Ledger, known: date | None = None) -> list[Statement]:
    return standing(ledger.by_id(known), ledger.decisions(known))


@both
def test_the_second_of_two_who_saw_the_same_is_told_and_nothing_is_written(where: str) -> None:
    with opened(where) as ledger:
        first = reject(SIGNED, "Ann")
        assert ledger.decide(first) == Decided(first)
        head = ledger.head()
        assert ledger.decide(*accepting(SIGNED, "Bob")) == Changed((first,))
        assert (ledger.head(), ledger.decisions()) == (head, [first])
        assert SIGNED not in counting(ledger)
        decision, put = accepting(SIGNED, "Bob", after=first.id)
        assert ledger.decide(decision, put) == Decided(decision)
        assert ledger.decide(reject(SIGNED, "Cy", first.id)) == Changed((decision,))
        assert ledger.decide(reject(SIGNED, "Cy")) == Changed((first, decision))


@both
def test_the_same_decision_sent_again_later_is_one(where: str) -> None:
    with opened(where) as ledger:
        decision, put = accepting(RATIFIED, "Ann", why="seen")
        ledger.decide(decision, put)
        head = ledger.head()
        again = replace(decision, at=datetime(2030, 1, 1, tzinfo=UTC))
        assert ledger.decide(again, put) == Decided(decision, new=False)
        ledger.decide(reject(RATIFIED, "Bob", decision.id))
        assert ledger.decide(again, put) == Decided(decision, new=False)
        assert ledger.head() == head + 1


@both
def test_undo_takes_back_one_decision_after_another(where: str) -> None:
    with opened(where) as ledger:
        ledger.decide(*correcting(RATIFIED, CORRECTED, "Ann"))
        ledger.decide(reject(RATIFIED, "Bob", seen(ledger).last(RATIFIED.id)))
        assert [s.content for s in counting(ledger)] == [s.content for s in MANY[:3]]
        undo(ledger, RATIFIED)
        assert [s.content for s in counting(ledger)] == [*(s.content for s in MANY[:3]), CORRECTED.content]
        undo(ledger, RATIFIED)
        assert counting(ledger) == [*MANY[:3], RATIFIED]
        with pytest.raises(Refused, match="nothing to undo"):
            undo(ledger, RATIFIED)
        found = seen(ledger)
        assert [d.verdict.value for d in found.history(RATIFIED.id)] == ["correct", "reject", "undo", "undo"]
        assert found.verdict(RATIFIED.id) is None
        assert (ledger.verify(), check(ledger, {})) == ([], [])


READ = [*MANY[:2], RATIFIED]
Step = tuple[int, Verdict, str]
steps = st.lists(st.tuples(st.integers(0, 5), st.sampled_from(Verdict), st.sampled_from(["Ann", "Bob"])), max_size=14)


@both
@given(given_=steps)
@settings(deadline=None, max_examples=60)
def test_any_sequence_gives_what_a_simple_model_gives(where: str, given_: list[Step]) -> None:
    stacks: dict[str, list[tuple[Verdict, str | None]]] = {}
    known = {s.id: s for s in READ}
    with opened(where) as ledger:
        for number, (which, verdict, by) in enumerate(given_):
            key = list(known)[which % len(known)]
            decision, put = _made(known[key], verdict, by, seen(ledger).last(key), number)
            impossible = (verdict is Verdict.UNDO and not stacks.get(key)) or (put and put.id == key)
            try:
                assert isinstance(ledger.decide(decision, put), Decided)
                assert not impossible
            except Refused:
                assert impossible
                continue
            if verdict is Verdict.UNDO:
                stacks[key].pop()
            else:
                stacks.setdefault(key, []).append((verdict, put.id if put else None))
            known |= {put.id: put} if put else {}
        expected = {found for s in READ for found in _followed(s.id, stacks)} | {MANY[2].id}
        assert {s.id for s in counting(ledger)} == expected
        assert (ledger.verify(), check(ledger, {})) == ([], [])


def _made(statement: Statement, verdict: Verdict, by: str, after: str, number: int) -> tuple[Decision, Statement | None]:
    if verdict is Verdict.ACCEPT:
        return accepting(statement, by, after)
    if verdict is Verdict.CORRECT:
        assert isinstance(statement.content, Act)
        return correcting(statement, replace(statement, content=replace(statement.content, note=str(number))), by, after)
    return deciding(statement.id, verdict, by, after), None


def _followed(key: str, stacks: dict[str, list[tuple[Verdict, str | None]]]) -> set[str]:
    """The statement that counts for the one of that id: what replaces it, and what replaces that."""
    passed = set()
    while key not in passed:
        passed.add(key)
        verdict, put = (stacks.get(key) or [(Verdict.DEFER, None)])[-1]
        if verdict is Verdict.DEFER:
            return {key}
        if put is None:
            return set()
        key = put
    return set()


def _refused() -> Iterator[tuple[Decision, Statement | None, str]]:
    by_ann = replace(RATIFIED, method=by_person("Ann"))
    decision, _ = accepting(RATIFIED, "Ann")
    yield deciding("nothing", Verdict.REJECT, "Ann"), None, "no such statement"
    yield reject(RATIFIED, "Ann", "unheard of"), None, "seen as the last is not on this statement"
    yield decision, None, "to be put in its place is missing"
    yield reject(RATIFIED, "  "), None, "Nobody is named"
    yield deciding(RATIFIED.id, Verdict.REJECT, "Ann", why="x" * 2001), None, "`why` is longer"
    yield reject(RATIFIED, "x" * 101), None, "`by` is longer"
    yield deciding(RATIFIED.id, Verdict.ACCEPT, "Ann"), None, "puts a statement in its place"
    yield replace(reject(RATIFIED, "Ann"), instead=by_ann.id), by_ann, "puts a statement in its place"
    yield replace(decision, by="Bob"), by_ann, "read by who decides"
    yield *correcting(RATIFIED, replace(RATIFIED, source="else"), "Ann"), "of the same source"
    yield *correcting(RATIFIED, replace(RATIFIED, end=len(REPORT.text) + 1), "Ann"), "no characters 16 to"
    yield *correcting(RATIFIED, replace(RATIFIED, start=-1), "Ann"), "no characters -1 to"


@both
@pytest.mark.parametrize(("decision", "adding", "said"), list(_refused()))
def test_what_does_not_fit_is_refused_and_leaves_nothing(
    where: str, decision: Decision, adding: Statement | None, said: str
) -> None:
    with opened(where) as ledger:
        head = ledger.head()
        with pytest.raises(Refused, match=said):
            ledger.decide(decision, adding)
        assert ledger.head() == head


@both
def test_cards_and_data_sets_are_not_reviewed(where: str) -> None:
    cited = Source(id="c", name="UNTS 1", kind="citation")
    said = Statement(source="c", start=0, end=0, content=SIGNED.content, method="card")
    with opened(where) as ledger:
        ledger.add([cited], [said])
        with pytest.raises(Refused, match="of a citation, which is not reviewed"):
            ledger.decide(reject(said, "Ann"))


def test_threads_on_one_file_decide_once(tmp_path: Path) -> None:
    with open_ledger(str(tmp_path / "x")) as ledger:
        ledger.add([REPORT], MANY)
        with ThreadPoolExecutor(4) as pool:
            jobs = [pool.submit(ledger.decide, *accepting(s, by)) for s in MANY[:10] for by in ("Ann", "Bob", "Cy")]
            answers = [job.result() for job in jobs]
        made = Counter(d.statement for d in ledger.decisions())
        assert made == {s.id: 1 for s in MANY[:10]}
        assert [type(a).__name__ for a in answers].count("Changed") == 20
        assert ledger.verify() == []


def test_two_processes_on_one_file_decide_once(tmp_path: Path) -> None:
    file = str(tmp_path / "x")
    with open_ledger(file) as ledger:
        ledger.add([REPORT], MANY)
    running = {name: decider(file, name) for name in ("Ann", "Bob")}
    for process in running.values():
        begin(process)
    told = {name: process.communicate(timeout=60)[0].split() for name, process in running.items()}
    with open_ledger(file) as ledger:
        whose = {d.statement: d.by for d in ledger.decisions()}
        assert len(ledger.decisions()) == len(whose) == len(MANY)
        for name, said in told.items():
            assert said == ["yes" if whose[s.id] == name else whose[s.id] for s in MANY]
        assert ledger.verify() == []


@pytest.mark.parametrize("number", [0, 1, 2, 4, 7, 11])
def test_killed_while_deciding_nothing_is_lost_and_nothing_there_twice(tmp_path: Path, number: int) -> None:
    """Killed at a random moment after so many decisions were told; one takes about five milliseconds."""
    file = str(tmp_path / "x")
    with open_ledger(file) as ledger:
        ledger.add([REPORT], MANY)
    process = decider(file, "Ann")
    begin(process)
    assert process.stdout
    told = [process.stdout.readline() for _ in range(number)]
    time.sleep(random.uniform(0, 0.01))
    process.kill()
    told += process.stdout.read().split()  # communicate() would pass over what readline() has read ahead
    process.wait()
    with open_ledger(file) as ledger:
        assert ledger.verify() == []
        assert len(told) <= len(ledger.decisions()) <= len(told) + 1  # one may have been written and not told
        put = {d.instead for d in ledger.decisions()}
        assert put == {s.id for s in ledger.statements() if s.method == by_person("Ann")}
        for statement in MANY:
            assert isinstance(ledger.decide(*accepting(statement, "Ann")), Decided)
        assert Counter(d.statement for d in ledger.decisions()) == {s.id: 1 for s in MANY}
        assert ledger.verify() == []


@both
def test_treaties_follow_decisions(where: str) -> None:
    with opened(where) as ledger:
        ledger.decide(reject(RATIFIED, "Ann"), known=LATE)
        by_early, now = (fold(counting(ledger, known), ledger.sources(known))["t1"] for known in (EARLY, None))
        assert [h.content.kind.value for h in by_early.acts] == ["ratification", "signature"]  # what has no day is last
        assert [h.content.kind.value for h in now.acts] == ["signature"]
        assert (ledger.decisions(EARLY), len(ledger.decisions(LATE))) == ([], 1)


@both
def test_what_a_model_read_counts_once_a_person_accepted_it(where: str) -> None:
    read = replace(RATIFIED, method=by_model("m", "1"))
    with open_ledger() as ledger:
        ledger.add([REPORT], [read])
        assert fold(counting(ledger), ledger.sources()) == {}
        ledger.decide(*accepting(read, "Ann"))
        (act,) = fold(counting(ledger), ledger.sources())["t1"].acts
        assert (act.content, [s.method for s in act.statements]) == (RATIFIED.content, ["person:Ann"])


def test_the_account_accepted_believes_of_reports_what_a_person_let_stand() -> None:
    cited = Source(id="c", name="UNTS 1", kind="citation")
    card = Statement(source="c", start=0, end=0, content=Act(kind=ActKind.ACCESSION, treaty="t1", actors=("USA",)), method="card")
    with opened("memory") as ledger:
        ledger.add([cited], [card])
        ledger.decide(*correcting(RATIFIED, CORRECTED, "Ann"))
        said, sources = counting(ledger), ledger.sources()
        kinds = {
            str(account): sorted(h.content.kind.value for h in fold(said, sources, account=account)["t1"].acts)
            for account in (accepted(), accepted() & register_only(), everything())
        }
    assert kinds == {
        "accepted": ["accession", "ratification"],
        "register accepted": ["accession"],
        "everything": ["accession", "ratification", "signature"],
    }


def test_a_persons_statement_without_a_decision_does_not_count() -> None:
    with opened("memory") as ledger:
        ledger.add([], [replace(CORRECTED, method=by_person("Eve"))])
        assert counting(ledger) == [*MANY[:3], RATIFIED]


@both
def test_an_exported_ledger_brings_its_decisions(where: str, tmp_path: Path) -> None:
    with opened(where) as one, opened("file") as other, open_ledger() as empty, open_ledger() as bare:
        one.decide(*correcting(RATIFIED, CORRECTED, "Ann", why="Bonn\nwas\x00meant"), known=LATE)
        undo(one, RATIFIED)
        one.decide(reject(RATIFIED, "Bob", seen(one).last(RATIFIED.id)))
        told = [*lines(one)]
        out, alone = tmp_path / "out.jsonl", tmp_path / "alone.jsonl"
        out.write_text("".join(told))
        alone.write_text("".join(line for line in told if "verdict" in line))
        assert import_(out, empty) == (Added(1, 5, 3), [])
        assert import_(out, empty) == (Added(), [])
        assert empty.decisions() == one.decisions()
        assert len(empty.decisions(LATE)) == 1
        assert counting(empty) == counting(one)
        assert (empty.verify(), check(empty, {})) == ([], [])
        other.decide(reject(RATIFIED, "Cy"))
        added, problems = import_(out, other)
        assert (added, len(other.decisions())) == (Added(0, 1, 0), 1)
        first, *others = (p.sentence for p in problems)
        assert first == f"The ledger has another decision on statement {RATIFIED.id}."
        assert others == ["The decision seen as the last is not on this statement."] * 2
        assert import_(out, other, strict=True)[0] == Added()
        assert {p.sentence for p in import_(alone, bare)[1]} == {"There is no such statement in this ledger."}


@both
def test_what_is_pending_stands_in_the_order_of_the_text_with_the_deferred_last(where: str) -> None:
    with opened(where) as ledger:
        ledger.decide(deciding(MANY[0].id, Verdict.DEFER, "Ann"))
        ledger.decide(reject(MANY[1], "Ann"))
        assert seen(ledger).pending(ledger.by_id(), ledger.sources()) == [MANY[2].id, RATIFIED.id, MANY[0].id]
        undo(ledger, MANY[1])
        ledger.decide(*accepting(RATIFIED, "Ann"))
        assert seen(ledger).pending(ledger.by_id(), ledger.sources()) == [MANY[1].id, MANY[2].id, MANY[0].id]


def test_a_decision_lost_from_its_place_shows() -> None:
    with opened("memory") as ledger:
        first = reject(RATIFIED, "Ann")
        ledger.decide(first)
        undo(ledger, RATIFIED)
        del ledger._entries[f"decision {first.id}"]  # type: ignore[attr-defined]
        assert [p.sentence for p in check(ledger, {})] == ["It does not follow on the last decision on its statement."]


def test_a_moment_is_kept_in_utc_to_the_second() -> None:
    from datetime import timedelta, timezone

    decision = replace(reject(RATIFIED, "Ann"), at=datetime(2024, 12, 4, 1, 30, 7, 999, timezone(timedelta(hours=2))))
    assert decision.at == datetime(2024, 12, 3, 23, 30, 7, tzinfo=UTC)
