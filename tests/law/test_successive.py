"""Which of several treaties governs between two parties (VCLT arts. 30, 40, 59; UN Charter art. 103)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sample_treaties import act, treaty

from foedus.core.answers import Answer
from foedus.core.clauses import Amending, EntryIntoForce, FinalClauses
from foedus.core.relations import relation_kinds
from foedus.core.statements import Act, Provision, Relation
from foedus.core.treaties import Treaty
from foedus.core.words import EntryRule
from foedus.law.life.bonds import Bonds
from foedus.law.pairs.between import Governing, Pair
from foedus.law.pairs.pairs import pair, relations

ENTRY = EntryIntoForce(rule=EntryRule.INSTRUMENTS, count=2)


def open_to(id: str, year: int, states: str, *acts: Act, amending: Amending | None = None, **more: Any) -> Treaty:
    """Adopted in that year; these states consent to it on 1 January of the next, which brings it into force."""
    day = f"{year + 1}-01-01"
    made = [act("adoption", f"{year}-06-01"), *(act("deposit of instrument", day, s) for s in states.split())]
    clauses = FinalClauses(entry_into_force=ENTRY, amendment=amending)
    return treaty(*made, *acts, id=id, title=f"The {id}", parties="", open=True, clauses=clauses, **more)


def relation(kind: str, of: str, other: str) -> Relation:
    return Relation(kind=kind, treaty=of, other=other)


def found(subject: Treaty, one: str, other: str, *others: Treaty, on: str = "2010-01-01") -> Pair:
    return pair(Bonds.of([subject, *others], date.fromisoformat(on)), subject, one, other)


def governs(one: Pair) -> list[tuple[str, str, str]]:
    return [(g.treaty, g.answer.value, g.article) for g in one.governed_by]


OLD = open_to("old", 1990, "FRA GBR ITA")
NEW = open_to("new", 2000, "FRA GBR JPN", relations=[relation("same subject", "new", "old")])


def test_between_parties_to_both_the_later_prevails() -> None:
    """Art. 30(3), (4)(a)."""
    assert governs(found(OLD, "FRA", "GBR", NEW)) == [("new", "yes", "VCLT art. 30(3), (4)(a)")]
    assert governs(found(NEW, "FRA", "GBR", OLD)) == [("new", "yes", "VCLT art. 30(3), (4)(a)")]


def test_toward_a_party_to_the_earlier_only_the_earlier_governs() -> None:
    """Art. 30(4)(b)."""
    assert governs(found(OLD, "FRA", "ITA", NEW)) == [("old", "yes", "VCLT art. 30(4)(b)")]


def test_toward_a_party_to_the_later_only_the_later_governs() -> None:
    """Art. 30(4)(b)."""
    one = found(OLD, "FRA", "JPN", NEW)
    assert one.answer is Answer.NO
    assert governs(one) == [("new", "yes", "VCLT art. 30(4)(b)")]


def test_where_no_treaty_is_common_none_governs() -> None:
    assert governs(found(OLD, "ITA", "JPN", NEW)) == []


def test_before_the_later_one_binds_the_earlier_stands_alone() -> None:
    assert governs(found(OLD, "FRA", "GBR", NEW, on="2000-12-31")) == []


def test_which_is_the_later_may_be_unknown() -> None:
    undated = treaty(
        *(act("entry into force", "1980/2005", s) for s in ("FRA", "GBR")), id="new", title="The new", parties="", open=True,
        relations=[relation("same subject", "new", "old")], clauses=FinalClauses(entry_into_force=ENTRY),
    )  # fmt: skip
    (one,) = found(OLD, "FRA", "GBR", undated).governed_by
    assert (one.answer, one.reason) == (Answer.UNKNOWN, "which of the two was concluded later cannot be told")


def test_a_treaty_that_is_subject_to_another_yields_to_it_though_later() -> None:
    """Art. 30(2)."""
    humble = open_to("new", 2000, "FRA GBR", relations=[relation("subject to", "new", "old")])
    assert governs(found(humble, "FRA", "GBR", OLD)) == [("old", "yes", "VCLT art. 30(2)")]
    assert governs(found(OLD, "FRA", "GBR", humble)) == [("old", "yes", "VCLT art. 30(2)")]


def test_a_superseded_treaty_is_in_force_between_nobody_and_the_later_governs() -> None:
    """Art. 59."""
    later = open_to("new", 2000, "FRA GBR ITA", relations=[relation("supersedes", "new", "old")])
    one = found(OLD, "FRA", "GBR", later)
    assert one.answer is Answer.NO
    assert governs(one) == [("new", "yes", "VCLT art. 59")]


AMENDS = [relation("amends", "change", "old")]
CHANGE = open_to("change", 2000, "FRA GBR", relations=AMENDS)
JOINS = act("accession", "2005-01-01", "ESP")


@pytest.mark.parametrize(
    ("one", "other", "version", "kind"),
    [("FRA", "GBR", "as amended", "amended"), ("FRA", "ITA", "as written", "unamended"), ("ITA", "JPN", "as written", None)],
)
def test_an_amendment_binds_those_who_accept_it(one: str, other: str, version: str, kind: str | None) -> None:
    """Art. 40(4), 30(4)."""
    subject = open_to("old", 1990, "FRA GBR ITA JPN")
    told = found(subject, one, other, CHANGE)
    assert (told.answer, told.version) == (Answer.YES, version)
    assert [g.kind for g in told.governed_by] == ([kind] if kind else [])


def test_who_joins_later_joins_the_amended_treaty_and_toward_others_the_unamended() -> None:
    """Art. 40(5)(a-b)."""
    subject = open_to("old", 1990, "FRA GBR ITA", JOINS)
    assert [found(subject, "ESP", s, CHANGE).version for s in ("FRA", "ITA")] == ["as amended", "as written"]
    assert found(subject, "ESP", "FRA", CHANGE).governed_by[0].treaty == "change"


def test_unless_the_treaty_provides_otherwise() -> None:
    """Art. 40(5) yields to the treaty."""
    subject = open_to("old", 1990, "FRA GBR ITA", JOINS, amending=Amending(later_joiners=False))
    assert found(subject, "ESP", "FRA", CHANGE).version == "as written"


def test_who_joined_before_the_amendment_is_not_bound_by_it() -> None:
    subject = open_to("old", 1990, "FRA GBR ITA", act("accession", "2000-12-31", "ESP"))
    assert found(subject, "ESP", "FRA", CHANGE).version == "as written"


def test_a_treaty_may_let_amendments_bind_all() -> None:
    """Art. 40(1), as UN Charter art. 108."""
    subject = open_to("old", 1990, "FRA GBR ITA", amending=Amending(binds="all"))
    assert [found(subject, "FRA", "ITA", CHANGE, on=d).version for d in ("2000-12-31", "2001-01-01")] == [
        "as written", "as amended",
    ]  # fmt: skip


def test_amended_and_reserved() -> None:
    reserved = act("reservation", "1991-01-01", "FRA", articles=("9",))
    subject = open_to("old", 1990, "FRA GBR ITA", reserved)
    assert found(subject, "FRA", "GBR", CHANGE).version == "as amended and modified"


CHARTER = open_to(
    "charter", 1945, "FRA GBR ITA", provisions=[Provision(kind="prevails", treaty="charter", article="103")]
)  # fmt: skip
RESOLUTION = treaty(
    act("adoption", "2000-01-01", "UN"), id="res", title="Resolution 1", parties="", open=True, kind="resolution",
    provisions=[Provision(kind="arms embargo", treaty="res", toward=("ITA",))],
)  # fmt: skip


def test_the_charter_prevails_over_every_treaty() -> None:
    """UN Charter art. 103."""
    told: tuple[Governing, ...] = relations(Bonds.of([OLD, CHARTER], date(2010, 1, 1)), OLD).above
    assert [(g.treaty, g.article) for g in told] == [("charter", "UN Charter art. 103")]
    assert relations(Bonds.of([OLD, CHARTER], date(2010, 1, 1)), CHARTER).above == ()


def test_a_resolution_prevails_where_it_names_one_of_the_two() -> None:
    """UN Charter arts. 25, 103."""
    assert governs(found(OLD, "FRA", "ITA", RESOLUTION)) == [("res", "yes", "UN Charter arts. 25, 103")]
    assert governs(found(OLD, "FRA", "GBR", RESOLUTION)) == []
    assert governs(found(OLD, "FRA", "ITA", RESOLUTION, on="1999-12-31")) == []


def test_the_kinds_that_end_a_treaty_are_the_same_in_table_and_rule() -> None:
    assert {k.kind for k in relation_kinds().values() if k.role == "ends"} == {"supersedes", "replaces", "terminates", "abrogates"}
