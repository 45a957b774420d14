"""What reports are about, and what they only mention; names for headings; a page for many reports."""

from __future__ import annotations

from datetime import date

import pytest
from selectolax.lexbor import LexborHTMLParser

from foedus.core.sources import Source
from foedus.core.statements import Act, Claim, Content, Provision, Statement
from foedus.core.words import ActKind, Stance
from foedus.desk import page as pages
from foedus.desk.books import books
from foedus.desk.brief import brief
from foedus.desk.gather import Gathered
from foedus.desk.subjects import rehomed, subjects
from foedus.desk.titles import short_name
from foedus.desk.writing import spans
from foedus.reading.lineage.lineage import lineage


def act(treaty: str) -> Act:
    return Act(kind=ActKind.SIGNATURE, treaty=treaty)


def claim(treaty: str | None) -> Claim:
    return Claim(speaker="FRA", stance=Stance.ASSERTS, about="it serves peace", treaty=treaty)


def said(source: str, *contents: Content) -> list[Statement]:
    return [Statement(source=source, start=n, end=n + 1, content=c) for n, c in enumerate(contents)]


def test_a_claim_on_the_charter_does_not_make_a_report_one_about_the_charter() -> None:
    statements = said("a", act("pact"), claim("un-charter"), claim("un-charter"), claim("un-charter"))
    found = subjects(statements, frozenset({"pact", "un-charter"}))
    assert (found.chief, found.other) == (("pact",), ("un-charter",))
    moved = [s.content.treaty for s in rehomed(statements, found)]
    assert moved == ["pact"] * 4


def test_background_in_one_report_is_no_subject_where_the_others_tell_of_something_else() -> None:
    both = frozenset({"new", "old"})
    alone = said("a", act("new"), Provision(kind="duty", treaty="new"), act("old"), Provision(kind="term", treaty="old"))
    assert subjects(alone, both).chief == ("new", "old")
    others = [s for name in "bcdef" for s in said(name, act("new"), Provision(kind="duty", treaty="new"))]
    assert subjects(alone + others, both).chief == ("new",)


def test_two_stories_are_two_subjects_the_more_told_first() -> None:
    statements = said("a", act("one")) + said("b", act("two"), Provision(kind="duty", treaty="two"), claim(None))
    found = subjects(statements, frozenset({"one", "two"}))
    assert found.chief == ("two", "one")
    assert [s.content.treaty for s in rehomed(statements, found)] == ["one", "two", "two", "two"]


@pytest.mark.parametrize(
    ("names", "short"),
    [
        (("TCA", "treaty on trade", "Treaty of Basel", "Basel Treaty"), "Treaty of Basel"),
        (("treaty on trade",), "Treaty between the Kingdom of Here and the Republic of There on Trade"),
    ],
)
def test_a_long_title_has_the_first_proper_name_for_a_heading(names: tuple[str, ...], short: str) -> None:
    assert short_name("Treaty between the Kingdom of Here and the Republic of There on Trade", names) == short
    assert short_name("North Atlantic Treaty", ("Washington Treaty",)) == "North Atlantic Treaty"


def test_of_many_reports_the_page_holds_those_that_a_line_leads_to(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "MANY", 20)
    texts = {f"s{n:02}": f"Report {n} tells of a pact." for n in range(30)}
    sources = {key: Source(id=key, name=key, text=text) for key, text in texts.items()}
    statements = tuple(s for key in texts for s in said(key, act("pact")))
    gathered = Gathered(sources=sources, statements=statements, lineage=lineage(texts), subjects=frozenset({"pact"}))
    made = brief(gathered, books(), date(2026, 1, 1))
    tree = LexborHTMLParser(pages.page(made, texts, spans(made, gathered)))
    ids = {n.attributes["id"] for n in tree.css("[id]")}
    assert {(n.attributes["href"] or "")[1:] for n in tree.css("a[href]")} <= ids
    assert 1 <= len(tree.css("article.report")) < 20
    assert len(tree.css("#sources tbody tr")) == 30


def test_a_treaty_without_a_name_is_told_from_others_by_its_parties() -> None:
    assert short_name("border treaty", (), ("Chile", "Peru")) == "border treaty (Chile, Peru)"
    assert short_name("treaty", (), ("A", "B", "C", "D")) == "treaty (A, B, C and others)"
    assert short_name("treaty", ()) == "treaty"
