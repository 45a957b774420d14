"""Search by words: every kind is found, every hit's words stand where it says, and no query does harm."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.core.sources import Source, source_id
from foedus.core.statements import Act, Claim, Naming, Provision, Statement
from foedus.core.treaties import Held, Treaty
from foedus.core.when import When
from foedus.core.words import ActKind, Stance
from foedus.desk.books import Books, books
from foedus.desk.cli import main
from foedus.desk.search.cutting import passages
from foedus.desk.search.folding import placed, words
from foedus.desk.search.hits import Found
from foedus.desk.search.index import Index

GOLD = Path(__file__).parents[1] / "gold"
TEXTS = {f.name: f.read_text(encoding="utf-8") for f in sorted(GOLD.rglob("*.txt"))}
OWN = "Nouméa, 3 May 2031. The naïve Zanzibari côterie ratified the pact.\n\nТимбукту одобрил договор о дружбе. Ёлочка и йод."


def report(name: str, text: str, published: str | None = None) -> Source:
    return Source(id=source_id(text), name=name, text=text, published=When.parse(published) if published else None)


REPORTS = [*(report(name, text, f"{1990 + n % 30}-05-04") for n, (name, text) in enumerate(TEXTS.items())), report("own.txt", OWN)]


@pytest.fixture(scope="module")
def index() -> Iterator[Index]:
    made = Index.of(books())
    made.add(REPORTS)
    yield made
    made.close()


@pytest.fixture
def empty() -> Iterator[Index]:
    made = Index()
    yield made
    made.close()


def everything(index: Index, text: str) -> Found:
    return index.search(text, 10_000)


@pytest.mark.parametrize("text", ["nato", "NATO", "north atlantic treaty", "North Atl", "washington treaty"])
def test_a_treaty_by_id_title_or_other_name(index: Index, text: str) -> None:
    assert index.search(text).treaties.hits[0].id == "nato"


def test_a_treaty_by_words_of_its_title_in_any_order_and_by_its_parties(index: Index) -> None:
    assert index.search("strategic russia korea 2024").treaties.hits[0].id == "rus-prk-2024"
    assert "rus-prk-2024" in {t.id for t in everything(index, "PRK RUS").treaties.hits}


def test_a_treaty_by_a_word_that_means_the_same(index: Index) -> None:
    """The title has "Treaty", and the Union of Soviet Socialist Republics at full length."""
    assert "inf" in {t.id for t in everything(index, "USSR intermediate-range pact").treaties.hits}


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Russia", "RUS"),
        ("RUS", "RUS"),
        ("russian", "RUS"),
        ("USSR", "SUN"),
        ("côte d'iv", "CIV"),
        ("cote d ivoire", "CIV"),
        ("DPRK", "PRK"),
    ],
)
def test_a_state_by_name_code_or_adjective_with_or_without_accents(index: Index, text: str, key: str) -> None:
    assert index.search(text).states.hits[0].key == key


def test_a_code_is_no_synonym_of_a_name(index: Index) -> None:
    """SUN is the Soviet Union, but who asks for the Soviet Union does not ask for the sun."""
    assert all("Sun " not in f"{p.name} " for p in everything(index, "USSR").persons.hits)


def test_a_person_with_the_latest_office(index: Index) -> None:
    (putin,) = [p for p in index.search("putin").persons.hits if p.name == "Vladimir Putin"]
    assert (putin.form, putin.office, putin.state, putin.heard) == ("Putin", "head of state", "RUS", True)


def test_who_speaks_is_found_by_what_people_call_it(empty: Index) -> None:
    claim = Claim(speaker="KCNA; Foreign Ministry (PRK)", stance=Stance.DENIES, about="troops")
    empty.add([], [], [Statement(source="x", start=0, end=0, content=claim, speaker="KCNA; Foreign Ministry (PRK)")])
    (organ,) = empty.search("foreign ministry north korea").persons.hits
    assert (organ.name, organ.shown, organ.heard) == ("Foreign Ministry (PRK)", "Foreign Ministry (North Korea)", True)
    assert [p.name for p in empty.search("kcna").persons.hits] == ["KCNA"]


@pytest.mark.parametrize(
    "text", ["article 5 nato", "art. 5 of the North Atlantic Treaty", "nato 5", "Article V nato", "nato art 5"]
)
def test_an_article(index: Index, text: str) -> None:
    assert [(a.treaty, a.article) for a in index.search(text).articles.hits] == [("nato", "5")]


def test_final_clauses_have_articles_too(index: Index) -> None:
    assert ("13", "withdrawal") in {(a.article, a.about) for a in everything(index, "article 13 nato").articles.hits}
    assert {a.treaty for a in everything(index, "articles nato").articles.hits} == {"nato"}


def test_a_part_of_an_article_is_found_with_it_and_other_articles_are_not(empty: Index) -> None:
    told = tuple(
        Held(content=Provision(kind="consultation", treaty="t", article=a), statements=()) for a in ("4(2)", "14", "40", "IV")
    )
    empty.add([], [Treaty(id="t", title="Treaty of Somewhere", provisions=told)])
    assert {a.article for a in empty.search("article 4 somewhere").articles.hits} == {"4(2)", "IV"}
    assert {a.article for a in empty.search("article 4").articles.hits} == {"4(2)", "IV"}


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("zanzibari", ["Zanzibari"]),
        ("NOUMEA zanz", ["Nouméa", "Zanzibari"]),
        ("naïve", ["naïve"]),
        ("тимбукту догов", ["Тимбукту", "договор"]),
        ("елочка", ["Ёлочка"]),
        ('"zanzibari côterie"', ["Zanzibari côterie"]),
        ("zanzibari treaty", ["Zanzibari", "pact", "договор"]),
    ],
)
def test_words_of_a_report(index: Index, text: str, marked: list[str]) -> None:
    (hit,) = index.search(text).passages.hits
    assert hit.name == "own.txt"
    assert [OWN[start:end] for start, end in hit.marks] == marked


def test_words_in_quotation_marks_stand_together(index: Index) -> None:
    assert not index.search('"côterie zanzibari"').passages.hits


def test_the_words_of_every_hit_stand_where_it_says(index: Index) -> None:
    by_id = {s.id: s for s in REPORTS}
    for text in ("treaty", "putin rat", "in force", "the law on", "Kyoto"):
        found = everything(index, text).passages.hits
        assert found
        for hit in found:
            assert by_id[hit.source].text[hit.start : hit.end] == hit.words == "".join(piece for piece, _ in hit.pieces())
            assert hit.marks
            assert [piece for piece, marked in hit.pieces() if marked] == [by_id[hit.source].text[a:b] for a, b in hit.marks]


def test_newer_reports_come_first_and_words_side_by_side_before_words_apart(empty: Index) -> None:
    old, new = report("old", "Both ratified the blue treaty.", "1990-01-01"), report("new", "The treaty is blue.", "2020-01-01")
    newer = report("newer", "A blue treaty was made.", "2021-01-01")
    empty.add([new, old, newer])
    assert [p.name for p in empty.search("blue treaty").passages.hits] == ["newer", "old", "new"]
    assert [p.name for p in empty.search("treaty").passages.hits] == ["newer", "new", "old"]


def test_of_many_hits_the_best_are_shown_and_it_is_said_that_there_are_more(index: Index) -> None:
    found = index.search("treaty", 3)
    assert len(found.treaties.hits) == len(found.passages.hits) == 3
    assert found.treaties.more
    assert found.passages.more
    assert not index.search("nato").states.more


def test_what_the_asked_books_do_not_have_is_left_out(index: Index) -> None:
    shipped = books()
    few = Books({"npt": shipped.treaties["npt"]}, shipped.told)
    assert [t.id for t in index.search("treaty", 5, few).treaties.hits] == ["npt"]
    assert not index.search("zanzibari", 5, few).passages.hits  # the register holds no reports
    assert index.search("zanzibari", 5).passages.hits


@pytest.mark.parametrize(
    ("text", "meant"), [("Kyotto protocl", "kyoto protocol"), ("Wahsington", "washington"), ("rattification", None)]
)
def test_slips_of_the_pen(index: Index, text: str, meant: str | None) -> None:
    found = index.search(text)
    assert not found.any
    assert meant is None or meant in found.perhaps
    assert all(index.search(other).any for other in found.perhaps)


HOSTILE = [
    "", " ", '"', '""', "'", "NEAR(", "NEAR(a b, 5)", "a AND", "OR", "NOT x", "*", "x*", "^x", "words:x", "{a b}: c", "-x", "(",
    "a\0b", "\0", "\ud800", "x\udfffy", "?!…—", "a" * 10_000, "a " * 5_000, '"' * 10_000, "'; DROP TABLE called; --", "%", "_",
    "article", "article 5", "5", "art. (", "article " + "1" * 500, "ﬁ ¼ ½ ² Ⅳ",
    "\u202eabc", "e\u0301\u0301\u0301", "٣", "article ٣",
    "article ²", "nato ²", "İ", "ß", "ｆｕｌｌ",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_queries_get_a_clean_answer(index: Index, text: str) -> None:
    found = index.search(text)
    assert bool(found.words) == any(c.isalnum() for c in text)


@settings(max_examples=200, deadline=None)
@given(text=st.text(st.characters(), max_size=60))
def test_no_query_is_refused(index: Index, text: str) -> None:
    index.search(text)


@settings(max_examples=30, deadline=None)
@given(text=st.text(st.characters(), max_size=300))
def test_any_text_can_be_added_and_every_word_of_it_is_found(text: str) -> None:
    made = Index()
    try:
        source = report("any", text)
        made.add([source], [Treaty(id="x", title=text, names=(text,))])
        for start, end, _ in placed(text):
            assert source.id in {p.source for p in everything(made, text[start:end]).passages.hits}
    finally:
        made.close()


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_any_word_of_any_report_finds_it(index: Index, data: st.DataObject) -> None:
    source = data.draw(st.sampled_from(REPORTS))
    start, end, _ = data.draw(st.sampled_from(list(placed(source.text))))
    assert source.id in {p.source for p in everything(index, source.text[start:end]).passages.hits}


@pytest.mark.parametrize("text", [*TEXTS.values(), OWN, "x\n" * 1000, "word " * 5000, "a" * 7_000, ""])
def test_passages_cover_every_word_of_a_text_once(text: str) -> None:
    found = passages(text)
    assert [word for start, end in found for word in words(text[start:end])] == words(text)
    assert all(a < b <= c < d for (a, b), (c, d) in pairwise(found))


def test_hits_do_not_depend_on_the_order_of_adding() -> None:
    shipped, asked = books(), ("treaty", "russia", "putin ratif", "in force", "article 4", "USSR pact", "korea", "a")
    answers = []
    for seed in range(3):
        made, rng = Index(), Random(seed)
        sources, treaties = [*REPORTS, *shipped.sources.values()], list(shipped.treaties.values())
        rng.shuffle(sources)
        rng.shuffle(treaties)
        cut = rng.randrange(len(sources))
        made.add(sources[:cut], treaties[::2])
        made.add(sources[cut:], treaties, shipped.statements)
        answers.append([made.search(text) for text in asked])
        made.close()
    assert answers[0] == answers[1] == answers[2]


def test_adding_twice_adds_nothing_and_a_changed_treaty_replaces_the_old_one(empty: Index) -> None:
    source, before = report("a", "Both signed it in Gotham."), Treaty(id="x", title="Old Title of Things")
    for _ in range(2):
        empty.add([source], [before])
    assert len(everything(empty, "gotham").passages.hits) == len(everything(empty, "things").treaties.hits) == 1
    act = Act(kind=ActKind.SIGNATURE, treaty="x", persons=("Jane Doe",))
    naming = Naming(treaty="x", name="y")
    statements = [Statement(source=source.id, start=0, end=4, content=c) for c in (act, naming)]
    empty.add([], [Treaty(id="x", title="New Title")], statements)
    assert not empty.search("things").any
    assert [t.id for t in empty.search("new title").treaties.hits] == ["x"]
    assert [p.name for p in empty.search("jane d").persons.hits] == ["Jane Doe"]


def test_many_search_while_one_adds(empty: Index) -> None:
    empty.add(REPORTS[:20])

    def added(number: int) -> None:
        empty.add([report(f"r{number}", f"Report {number} tells of the unobtainium accord.")])

    with ThreadPoolExecutor(1) as writer, ThreadPoolExecutor(8) as readers:
        writing = [writer.submit(added, n) for n in range(40)]
        found = list(readers.map(lambda _: len(everything(empty, "unobtainium").passages.hits), range(200)))
        for each in writing:
            each.result()
    assert max(found) <= 40
    assert len(everything(empty, "unobtainium").passages.hits) == 40


def test_the_command_shows_and_tells_as_data(run) -> None:  # type: ignore[no-untyped-def]
    shown = run("search", "article", "5", "nato")
    assert shown.exit_code == 0
    assert "North Atlantic Treaty" in shown.stdout
    assert "collective defence" in shown.stdout
    assert '"treaty": "nato"' in run("search", "article 5 nato", "--format", "json").stdout
    assert "Perhaps you mean: kyoto" in run("search", "kyotto").stdout
    assert "no word to look for" in CliRunner().invoke(main, ["search", "?!"]).stdout
