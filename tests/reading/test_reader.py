"""From documents to statements: spans, days, treaties' keys. Texts of this project's own."""

import json
from pathlib import Path

import pytest
from drafted import act, drafted
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.core.sources import source_id
from foedus.core.statements import Act, Naming, Statement
from foedus.core.when import When
from foedus.core.words import ActKind
from foedus.reading.drafts import DraftAct, Entity
from foedus.reading.files.documents import Document, load
from foedus.reading.reader import Reading, read
from foedus.reading.story.reconcile import reconcile
from foedus.reading.story.statements import statements

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
FINLAND = (
    "HELSINKI, May 20, 2019 - Finland's parliament approved the Northern Rescue Agreement with Estonia on May 14. "
    "President Sauli Niinisto ratified the agreement on Saturday. Estonia has not ratified the agreement."
)


def document(text: str, name: str = "report.txt") -> Document:
    return Document(name=name, place=name, text=text, id=source_id(text))


def one(text: str, published: str | None = None) -> Reading:
    return read([document(text)], When.parse(published) if published else None).readings[0]


def acts(reading: Reading) -> list[tuple[str, str, str]]:
    found = [s.content for s in reading.statements if isinstance(s.content, Act)]
    return [(a.kind.value, a.status.value, a.when.edtf if a.when else "") for a in found]


def test_days_are_counted_from_the_dateline() -> None:
    # May 20, 2019 was a Monday; the Saturday before it was the 18th.
    assert acts(one(FINLAND)) == [
        ("parliamentary approval", "done", "2019-05-14"),
        ("ratification", "done", "2019-05-18"),
        ("ratification", "not done", ""),
    ]


def test_the_user_may_give_the_day() -> None:
    reading = one(FINLAND.partition(" - ")[2], published="2019-05-20")
    assert acts(reading)[1] == ("ratification", "done", "2019-05-18")
    assert reading.ground == "given by the user"


def test_without_a_year_days_stay_without() -> None:
    reading = one(FINLAND.partition(" - ")[2])
    assert reading.published is None
    assert acts(reading)[:2] == [("parliamentary approval", "done", "XXXX-05-14"), ("ratification", "done", "")]


def test_every_statement_stands_where_it_says() -> None:
    reading = one(FINLAND)
    assert reading.statements
    for statement in reading.statements:
        assert 0 <= statement.start < statement.end <= len(FINLAND)
        if isinstance(statement.content, Naming):
            assert statement.content.name in FINLAND[statement.start : statement.end]


def test_the_source_bears_the_day_and_its_ground() -> None:
    reading = one(FINLAND)
    assert reading.source.id == reading.document.id == source_id(FINLAND)
    assert reading.source.published == When.parse("2019-05-20")
    assert "HELSINKI" in reading.source.ground


def test_a_treaty_of_the_register_bears_its_key() -> None:
    reading = one("The Senate of the United States approved the North Atlantic Treaty on July 21, 1949.")
    assert {s.content.treaty for s in reading.statements if isinstance(s.content, Act)} == {"nato"}


PACT = Entity(names=("Rescue Pact",), parties=("FIN", "EST"), words=frozenset({"rescue"}), mentions=((0, 11),))
UNNAMED = Entity(parties=("EST", "FIN"), words=frozenset({"rescue"}), noun="accord", mentions=((4, 17),))


def _signed(text: str, day: str, *actors: str) -> DraftAct:
    return act(text, "signed", ActKind.SIGNATURE, *actors, day=day)


def test_reports_of_one_story_give_an_unnamed_treaty_one_key() -> None:
    first, second = "Rescue Pact, signed on March 4, 2019", "The rescue accord, signed in March 2019"
    drafts = {
        "a": drafted(first, _signed(first, "March 4, 2019", "FIN", "EST"), treaty=PACT),
        "b": drafted(second, _signed(second, "March 2019", "FIN", "EST"), treaty=UNNAMED),
    }
    days = {"a": (When.parse("2019-03-04"),), "b": (When.parse("2019-03"),)}
    assert reconcile(drafts, days) == {("a", 0): "Rescue Pact", ("b", 0): "Rescue Pact"}


def test_treaties_signed_on_other_days_stay_apart() -> None:
    first, second = "Rescue Pact, signed on March 4, 2019", "The rescue accord, signed in May 2011"
    drafts = {
        "a": drafted(first, _signed(first, "March 4, 2019", "FIN", "EST"), treaty=PACT),
        "b": drafted(second, _signed(second, "May 2011", "FIN", "EST"), treaty=UNNAMED),
    }
    days = {"a": (When.parse("2019-03-04"),), "b": (When.parse("2011-05"),)}
    assert len(set(reconcile(drafts, days).values())) == 2


def _said(draft_text: str, *told: DraftAct, days: tuple[str, ...]) -> list[Act]:
    draft = drafted(draft_text, *told, treaty=PACT)
    made: list[Statement] = list(statements("s", draft, [When.parse(d) if d else When() for d in days], {0: "pact"}, None))
    return [s.content for s in made if isinstance(s.content, Act)]


def test_a_state_of_today_acts_as_the_state_of_that_day() -> None:
    text = "Russia signed the pact in 1972."
    (found,) = _said(text, act(text, "Russia signed", ActKind.SIGNATURE, "RUS", "DEU", day="1972"), days=("1972",))
    assert found.actors[0] == "SUN"


def test_mentions_of_one_act_become_one_with_the_closest_day() -> None:
    text = "It was signed in June. The pact, signed on June 19, 1950, is in force."
    told = [
        act(text, "It was signed", ActKind.SIGNATURE, "FIN", "EST", day="June"),
        act(text, "The pact, signed", ActKind.SIGNATURE, day="June 19, 1950", place="Oslo"),
    ]
    (found,) = _said(text, *told, days=("XXXX-06", "1950-06-19"))
    assert (found.when and found.when.edtf, found.actors, found.place) == ("1950-06-19", ("FIN", "EST"), "Oslo")


def test_two_approvals_with_other_votes_stay_two() -> None:
    text = "The Seimas approved it by 70 to 3 and approved it again by 81 to 2."
    told = [
        act(text, "The Seimas approved it", ActKind.PARLIAMENTARY_APPROVAL, "LTU", organ="Seimas", vote="70-3"),
        act(text, "approved it again", ActKind.PARLIAMENTARY_APPROVAL, "LTU", organ="Seimas", vote="81-2"),
    ]
    assert len(_said(text, *told, days=("", ""))) == 2


def test_reading_twice_gives_the_same_statements() -> None:
    assert [s.id for s in one(FINLAND).statements] == [s.id for s in one(FINLAND).statements]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=300), max_size=4, unique=True))
def test_no_text_raises(texts: list[str]) -> None:
    found = read([document(text, f"{i}.txt") for i, text in enumerate(texts)])
    assert [r.document.text for r in found.readings] == texts


def test_days_of_the_seed_reports() -> None:
    if not SEEDS.is_dir():
        pytest.skip(f"NOT TESTED: the seed reports are not here ({SEEDS.name})")
    labels = json.loads((SEEDS.parent / "gold" / "seeds.json").read_text("utf-8"))["reports"]
    documents, _ = load([SEEDS])
    found = {r.document.name: r.published.edtf if r.published else "" for r in read(documents).readings}
    assert found == {label["report"]: label["published"]["edtf"] for label in labels}


def test_an_invocation_names_its_article() -> None:
    reading = one("BRUSSELS, 26 February 2020 — Turkey invoked article IV of the North Atlantic Treaty on Friday. Poland agreed.")
    told = [s.content for s in reading.statements if isinstance(s.content, Act)]
    assert [(a.kind.value, a.treaty, a.articles) for a in told] == [("invocation", "nato", ("4",))]
