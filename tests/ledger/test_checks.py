from __future__ import annotations

from foedus.core.sources import Source
from foedus.core.statements import Act, Content, Naming, Relation, Statement
from foedus.core.when import When
from foedus.core.words import ActKind
from foedus.ledger.cards.cards import statements
from foedus.ledger.cards.register import register
from foedus.ledger.checks import check
from foedus.ledger.opening import open_ledger

SOURCE = Source(id="a", name="a.txt", text="Both signed.")
NAMED = Naming(treaty="t", name="Treaty", parties=("RUS", "PRK"))


def found(*contents: Content, end: int = 12, source: str = "a") -> list[str]:
    with open_ledger() as ledger:
        ledger.add([SOURCE], [Statement(source=source, start=0, end=end, content=c) for c in contents])
        return [str(p) for p in check(ledger, {})]


def act(kind: ActKind, when: str, *actors: str) -> Act:
    return Act(kind=kind, treaty="t", actors=actors, when=When.parse(when))


def test_what_is_in_order_is_not_reported() -> None:
    assert found(NAMED, act(ActKind.SIGNATURE, "2024-06-19"), act(ActKind.RATIFICATION, "2024-06-19/2024-07", "RUS")) == []


def test_acts_out_of_order_are_named() -> None:
    (said,) = found(NAMED, act(ActKind.SIGNATURE, "2024-06-19"), act(ActKind.RATIFICATION, "2024-05-01", "RUS"))
    assert said.startswith("t: ratification (2024-05-01, RUS) stands before signature (2024-06-19).")


def test_a_span_outside_its_text_is_named() -> None:
    (said,) = found(NAMED, end=13)
    assert "points to characters 0 to 13 of 12" in said


def test_a_missing_source_is_named() -> None:
    (said,) = found(NAMED, source="b")
    assert "Its source b is missing." in said


def test_a_relation_to_an_unknown_treaty_is_named() -> None:
    assert found(NAMED, Relation(kind="supersedes", treaty="t", other="old")) == [
        "a.txt: t supersedes old, of which nothing is known. Write a card old.yaml."
    ]


def test_a_relation_to_a_name_as_reported_stands_alone() -> None:
    assert found(NAMED, Relation(kind="amends", treaty="t", other="Treaty on European Union")) == []


def test_the_shipped_register_is_in_order() -> None:
    with open_ledger() as ledger:
        for card in register().values():
            ledger.add(*statements(card))
        assert [str(p) for p in check(ledger, register())] == []
