"""What changed lately, and its Atom feed by the rules of RFC 4287."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.core.decisions import Decision, Verdict
from foedus.core.sources import Source, source_id
from foedus.core.statements import Act, Claim, Content, Naming, Provision, Relation, Statement
from foedus.core.when import When
from foedus.core.words import About, ActKind, Stance, Status
from foedus.desk.books import Books, of_statements
from foedus.desk.current.current import Current
from foedus.desk.feeds.atom import atom
from foedus.desk.feeds.changes import Change, changes, lately
from foedus.ledger.cards.register import register
from foedus.ledger.folding.accounts import everything
from foedus.ledger.opening import open_ledger

HERE = "https://desk.example.org/changes.atom"
SPACE = "{http://www.w3.org/2005/Atom}"
FIRST, LATER = date(2024, 11, 9), date(2024, 11, 12)
RATIFIED = Act(kind=ActKind.RATIFICATION, treaty="rus-prk-2024", actors=("RUS",), when=When.parse("2024-11-09"))


def source(text: str, name: str = "a.txt") -> Source:
    return Source(id=source_id(text), name=name, text=text)


def said(of: Source, content: Content, stance: Stance = Stance.ASSERTS, method: str = "rules") -> Statement:
    return Statement(source=of.id, start=0, end=len(of.text), content=content, stance=stance, method=method)


def told(*entries: tuple[date, Statement | Decision], sources: tuple[Source, ...], most: int = 50) -> list[Change]:
    statements = tuple(item for _, item in entries if isinstance(item, Statement))
    books: Books = of_statements({s.id: s for s in sources}, statements, everything(), register())
    return changes([*((FIRST, s) for s in sources), *entries], books, most=most)


def text(one: ElementTree.Element, path: str) -> str:
    return one.findtext("/".join(f"{SPACE}{name}" for name in path.split("/"))) or ""


def link(one: ElementTree.Element) -> str | None:
    found = one.find(f"{SPACE}link")
    return found.get("href") if found is not None else None


def check(feed: bytes) -> ElementTree.Element:
    """RFC 4287, sections 4.1.1, 4.1.2, 4.2.6, 4.2.7, 3.3, and RFC 4151 of the ids."""
    root = ElementTree.fromstring(feed)
    assert root.tag == f"{SPACE}feed"
    entries = root.findall(f"{SPACE}entry")
    assert len(root.findall(f"{SPACE}author")) == 1  # an entry without an author has the feed's
    assert text(root, "author/name")
    for one in (root, *entries):
        for name in ("id", "title", "updated"):
            assert len(one.findall(f"{SPACE}{name}")) == 1, name
        moment = text(one, "updated")
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", moment)
        assert datetime.fromisoformat(moment)
        key = text(one, "id")
        assert re.fullmatch(r"tag:[A-Za-z0-9.-]+,\d{4}:[A-Za-z0-9/]+", key), key
        alternates = [(x.get("type"), x.get("hreflang")) for x in one.findall(f"{SPACE}link") if x.get("rel") == "alternate"]
        assert len(alternates) == len(set(alternates)) == 1
        assert all(urlsplit(x.get("href")).scheme == "https" for x in one.findall(f"{SPACE}link"))
        assert all(x.get("term") for x in one.findall(f"{SPACE}category"))
    assert [x.get("href") for x in root.findall(f"{SPACE}link") if x.get("rel") == "self"] == [HERE]
    keys = [text(e, "id") for e in entries]
    assert len(set(keys)) == len(keys)
    order = [*root].index(entries[0]) if entries else len(root)
    assert all(x.tag == f"{SPACE}entry" for x in [*root][order:])
    return root


@pytest.mark.parametrize(
    ("content", "stance", "what"),
    [
        (RATIFIED, Stance.ASSERTS, "Ratification by Russia reported, 9 November 2024"),
        (RATIFIED, Stance.DENIES, "Ratification by Russia denied, 9 November 2024"),
        (Act(kind=ActKind.SIGNATURE, treaty="x", actors=("USA", "PRK")), Stance.ASSERTS,
         "Signature by the United States and North Korea reported"),
        (Act(kind=ActKind.EXCHANGE, treaty="x", status=Status.EXPECTED, when=When.parse("2024-12")), Stance.ASSERTS,
         "Exchange of instruments expected, December 2024"),
        (Act(kind=ActKind.NOTIFICATION, treaty="x", about=About.WITHDRAWAL, status=Status.NOT_DONE), Stance.ASSERTS,
         "No notification of withdrawal reported"),
        (Act(kind=ActKind.ACCESSION, treaty="x", actors=("FRA", "DEU", "ITA", "ESP", "PRT", "GRC")), Stance.ASSERTS,
         "Accession by France, Germany, Italy, Spain and 2 more reported"),
        (Claim(speaker="Foreign Ministry (KOR)", stance=Stance.DENIES, about="troops sent", number=">=3000"), Stance.DENIES,
         "Foreign Ministry (South Korea) denies: troops sent (at least 3,000)"),
        (Provision(kind="consultation", treaty="x", article="4"), Stance.ASSERTS, "Provision reported: consultation, article 4"),
        (Relation(kind="supersedes", treaty="x", other="nato"), Stance.ASSERTS, "Reported: it supersedes North Atlantic Treaty"),
    ],
)  # fmt: skip
def test_each_kind_of_statement_has_a_title_in_words(content: Content, stance: Stance, what: str) -> None:
    report = source("Words.")
    (change,) = told((FIRST, said(report, content, stance)), sources=(report,))
    assert change.what == what


def test_a_treatys_names_and_what_a_model_read_are_no_change() -> None:
    report = source("Words.")
    naming = said(report, Naming(treaty="x", name="Treaty of X"))
    assert told((FIRST, naming), (FIRST, said(report, RATIFIED, method="model:m@1")), sources=(report,)) == []


def test_what_several_sources_say_on_one_day_is_one_change_with_a_stable_key() -> None:
    one, two, three = source("Russia ratified."), source("Ratified.", "b.txt"), source("It did.", "c.txt")
    first, second, third = (said(s, RATIFIED) for s in (one, two, three))
    (alone,) = told((FIRST, first), sources=(one,))
    later, both = told((FIRST, first), (FIRST, second), (LATER, third), sources=(one, two, three))
    assert both.key == alone.key != later.key
    assert (both.statements, later.statements) == ((first.id, second.id), (third.id,))
    assert {p.words for p in both.passages} == {"Russia ratified.", "Ratified."}
    assert (later.when, both.when, both.treaty) == (LATER, FIRST, "rus-prk-2024")
    (only,) = told((FIRST, first), (LATER, third), sources=(one, three), most=1)
    assert only.key == later.key


def test_the_newest_comes_first_also_when_recorded_out_of_order() -> None:
    report = source("Words.")
    old, new, newest = (said(report, Provision(kind="k", treaty="x", article=n)) for n in "123")
    found = told((LATER, newest), (FIRST, old), (FIRST, new), sources=(report,))
    assert [c.what[-1] for c in found] == ["3", "2", "1"]


def test_a_decision_names_who_decided_on_what() -> None:
    report = source("Words.")
    statement = said(report, RATIFIED)
    at = datetime(2024, 11, 12, tzinfo=UTC)
    one = Decision(statement=statement.id, verdict=Verdict.REJECT, by="Ada", at=at)
    gone = Decision(statement="0" * 24, verdict=Verdict.ACCEPT, by="Ben", at=at)
    last, first, _ = told((FIRST, statement), (LATER, one), (LATER, gone), sources=(report,))
    assert (first.what, first.kind, first.treaty) == (
        "Rejected by Ada: Ratification by Russia reported, 9 November 2024", "decision", "rus-prk-2024",
    )  # fmt: skip
    assert (last.what, last.treaty, last.passages) == ("Accepted by Ben", None, ())


def test_a_ledger_in_memory_tells_what_changed_and_the_register_does_not(tmp_path: Path) -> None:
    report, address = source("Words."), str(tmp_path / "desk.ledger")
    with open_ledger(address) as ledger:
        ledger.add([report], [said(report, RATIFIED)], FIRST)
        current = Current(address)
        assert [c.when for c in lately(current.now())] == [FIRST]
        later = said(report, Provision(kind="consultation", treaty="x"))
        ledger.add([], [later], LATER)
        at = datetime(2024, 11, 13, tzinfo=UTC)
        ledger.decide(Decision(statement=later.id, verdict=Verdict.REJECT, by="Ada", at=at), known=date(2024, 11, 13))
        found = lately(current.now())
    assert [(c.when, c.kind) for c in found] == [(date(2024, 11, 13), "decision"), (LATER, "provision"), (FIRST, "act")]
    assert found[0].what == "Rejected by Ada: Provision reported: consultation"
    assert len(lately(current.now(), most=1)) == 1
    assert lately(Current().now()) == []
    current.close()


def test_the_feed_keeps_the_rules_and_says_what_the_changes_say() -> None:
    report, other = source("Russia ratified <b>it</b> & more."), source("Hello.", "b.txt")
    claim = Claim(speaker="KCNA", stance=Stance.ASSERTS, about="nothing")
    found = told((FIRST, said(report, RATIFIED)), (LATER, said(other, claim)), sources=(report, other))
    root = check(atom(found, HERE))
    first, second = root.findall(f"{SPACE}entry")
    assert text(root, "updated") == text(first, "updated") == "2024-11-12T00:00:00Z"
    assert text(first, "title") == "KCNA asserts: nothing"
    assert link(first) == f"https://desk.example.org/reports/{other.id}"
    assert text(second, "title").endswith(": Ratification by Russia reported, 9 November 2024")
    assert link(second) == "https://desk.example.org/treaties/rus-prk-2024"
    assert "a.txt: “Russia ratified <b>it</b> & more.”" in text(second, "content")
    assert [c.get("type") for c in second.findall(f"{SPACE}content")] == ["text"]
    assert atom(found, HERE) == atom(found, HERE)


def test_an_empty_feed_keeps_the_rules_too() -> None:
    root = check(atom([], HERE, told=FIRST))
    assert text(root, "updated") == "2024-11-09T00:00:00Z"
    assert atom([], "http://[::1]:8000/changes.atom").count(b"tag:localhost,") == 1


@given(st.text(max_size=60), st.text(max_size=30))
def test_any_text_of_a_report_gives_well_formed_xml(text: str, treaty: str) -> None:
    report = Source(id=source_id(text), name=text, text=text)
    act = Act(kind=ActKind.RATIFICATION, treaty=treaty or "x")
    claim = Claim(speaker=text, stance=Stance.ASSERTS, about=text, treaty=treaty)
    found = told((FIRST, said(report, act)), (FIRST, said(report, claim)), sources=(report,))
    assert len(check(atom(found, HERE)).findall(f"{SPACE}entry")) == 2


@pytest.mark.parametrize("bad", ["\x00", "\x0b", "\ud800", "\ufffe", "\uffff", "]]>", "<!--", "\u202e"])
def test_characters_that_xml_does_not_have_are_shown(bad: str) -> None:
    report = source(f"Before{bad}after")
    feed = atom(told((FIRST, said(report, RATIFIED)), sources=(report,)), HERE)
    content = text(check(feed), "entry/content")
    shown = bad if bad.isascii() and bad.isprintable() else f"⟨U+{ord(bad):04X}⟩"
    assert f"Before{shown}after" in content
