"""What more knowledge changed: each set that is told produces the change, and nothing in it is to spare."""

from __future__ import annotations

from datetime import date
from itertools import combinations
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from shipped import shelf

from foedus.core.sources import Source
from foedus.core.statements import Act, Naming, Statement
from foedus.core.treaties import Card
from foedus.core.when import When
from foedus.core.words import ActKind, Stance, Status
from foedus.law.beliefs.changes import Change, changes
from foedus.law.life.standing import standing
from foedus.ledger.cards.register import register
from foedus.ledger.folding.refold import Refolding
from foedus.ledger.folding.told import Told

ON, DAYS = date(2001, 1, 1), (date(2000, 6, 1), date(2001, 1, 1))
SOURCES = {key: Source(id=key, name=f"{key}.txt") for key in "abcd"}
CARD = Card(id="t", title="Treaty", parties=("RUS", "PRK"))
NAMED = Statement(source="a", start=0, end=0, content=Naming(treaty="t", name="Treaty", parties=("RUS", "PRK")))


def act(kind: str, when: str | None = "2000-01-01", actors: str = "RUS PRK", **rest: Any) -> Act:
    return Act(kind=ActKind(kind), treaty="t", when=When.parse(when) if when else None, actors=tuple(actors.split()), **rest)


def says(source: str, content: Act, speaker: str | None = None, stance: Stance = Stance.ASSERTS) -> Statement:
    return Statement(source=source, start=0, end=0, content=content, speaker=speaker, stance=stance)


def told(*said: Statement) -> Refolding:
    whole = Told(statements=(NAMED, *said), sources=SOURCES, cards={"t": CARD})
    return Refolding(told=whole, base=whole.folded())


def changed(old: list[Statement], new: list[Statement]) -> dict[tuple[str, str], Change]:
    found = changes(told(*old), told(*old, *new), "t", ON, DAYS)
    return {(c.about, c.which): c for c in found}


def kinds(change: Change) -> list[list[str]]:
    return [[d.content.kind for d in made] for made in change.because]


SIGNED = says("a", act("signature", "1999-01-01"))
CLAUSE = says("a", act("entry into force", None, status=Status.EXPECTED, note="condition: exchange of instruments"))


def test_an_act_that_becomes_known_changes_the_standing_and_is_named() -> None:
    found = changed([SIGNED, CLAUSE], [says("b", act("entry into force"))])
    whole = found["standing", ""]
    assert (whole.before, whole.after, kinds(whole)) == ("signed", "in force", [["entry into force"]])
    assert (found["since", ""].before, found["since", ""].after) == ("1 January 1999", "1 January 2000")
    assert found["state", "Russia"].after == "party, since 1 January 2000"
    new = found["act", "entry into force, North Korea and Russia"]
    assert (new.before, new.after) == ("expected, day not known", "1 January 2000")


def test_either_of_two_would_have_done() -> None:
    found = changed([SIGNED, CLAUSE], [says("c", act("exchange of instruments")), says("d", act("entry into force"))])
    assert sorted(kinds(found["standing", ""])) == [["entry into force"], ["exchange of instruments"]]


def test_two_that_are_needed_together_are_told_together() -> None:
    clause = says("a", act("entry into force", None, status=Status.EXPECTED, note="condition: last notification"))
    mine = [says(s, act("notification", "2000-01-01", who)) for s, who in (("c", "RUS"), ("d", "PRK"))]
    found = changed([SIGNED, clause], mine)
    assert found["standing", ""].after == "in force"
    assert kinds(found["standing", ""]) == [["notification", "notification"]]


def test_what_time_alone_settled_needs_no_statement() -> None:
    """An act that is reported as done, on a day that nobody gives, had been done by the day on which that is known."""
    undated = says("b", act("entry into force", None))
    found = changes(told(SIGNED, undated), told(SIGNED, undated), "t", date(2000, 9, 1), (date(2000, 6, 1), date(2000, 10, 1)))
    assert all(change.because == () for change in found)


def test_the_same_statements_change_nothing() -> None:
    assert changed([SIGNED], []) == {}


def test_what_is_known_of_a_later_treaty_tells_what_became_of_the_first() -> None:
    sources, said = shelf()
    whens = ((s, getattr(s.content, "when", None)) for s in said)
    before = [s for s, when in whens if not when or not when.earliest or when.earliest <= date(2024, 11, 12)]
    books = [Told(statements=tuple(x), sources=sources, cards=register()) for x in (before, said)]
    old, new = (Refolding(told=b, base=b.folded()) for b in books)
    days = date(2024, 11, 12), date(2024, 12, 5)
    found = {(c.about, c.which): c for c in changes(old, new, "rus-prk-2000", date(2024, 12, 6), days)}
    assert (found["standing", ""].before, found["standing", ""].after) == ("in force", "superseded")
    assert ["supersedes"] in kinds(found["standing", ""])
    assert found["duty", "consultation"].after.endswith("not in effect")


KINDS = ("signature", "ratification", "exchange of instruments", "entry into force", "termination")
STATUSES = (Status.DONE, Status.DONE, Status.EXPECTED)
some_statements = st.builds(
    says, st.sampled_from("abcd"),
    st.builds(act, st.sampled_from(KINDS), st.sampled_from([None, "2000-01", "2000-01-05", "2000-02-01"]),
              st.sampled_from(["RUS", "PRK", "RUS PRK"]), status=st.sampled_from(STATUSES)),
    st.none(), st.sampled_from([Stance.ASSERTS, Stance.ASSERTS, Stance.DENIES]),
)  # fmt: skip


def several(most: int) -> st.SearchStrategy[list[Statement]]:
    return st.lists(some_statements, max_size=most, unique_by=lambda s: s.id)


@settings(max_examples=100, deadline=None)
@given(several(3), several(4))
def test_each_set_produces_the_change_and_no_smaller_one_does(old: list[Statement], new: list[Statement]) -> None:
    """Against folding afresh what was known before together with the set."""
    change = next((c for c in changes(told(*old), told(*old, *new), "t", ON, DAYS) if c.about == "standing"), None)
    for made in change.because if change else ():
        assert change is not None
        assert _word(old, [s for d in made for s in d.statements]) == change.after
        for part in combinations(made, len(made) - 1):
            assert _word(old, [s for d in part for s in d.statements]) != change.after


def _word(old: list[Statement], more: list[Statement]) -> str:
    treaty = told(*old, *more).base["t"]
    return standing(treaty, ON, {"t": treaty}, DAYS[1]).word.value
