"""Text that means to be slow or to break: four times as much takes about four times as long, and every span stays exact."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.core.sources import source_id
from foedus.core.words import ActKind
from foedus.reading.drafting import draft
from foedus.reading.files.documents import Document
from foedus.reading.lineage.lineage import lineage
from foedus.reading.lineage.words import prose
from foedus.reading.reader import read
from foedus.reading.text.lookalikes import mixed_words
from foedus.reading.text.sentences import sentences
from foedus.reading.timex.timex import timex

PLAIN = "Russia and North Korea signed a treaty on June 19, 2024. "
SAID = "“Yes,” he said, “we will sign the treaty,” "
WORDS = ("and", "of", "to", "not", "which", "after", "signed", "May", "2024", "A.", "a;", "Aaa", "Article 5", "a's", "respectively")
TEXTS: dict[str, Callable[[int], str]] = {
    **{f"nothing but {mark}": lambda n, mark=mark: mark * 60 * n for mark in "\"'“”‘’„«»()[]{}<>.,;:!?-–—/@&#*_"},  # type: ignore[misc]
    "brackets in brackets": lambda n: "(" * 30 * n + ")" * 30 * n,
    "all brackets in each other": lambda n: "([{<«“" * 5 * n + "”»>}])" * 5 * n,
    "words in brackets that never close": lambda n: "(treaty " * 8 * n,
    "dates in one sentence": lambda n: "He came on " + ", ".join(f"June {i % 28 + 1}, 2024" for i in range(3 * n)) + ".",
    "days in figures": lambda n: " ".join(f"2024-06-{i % 28 + 1:02}" for i in range(5 * n)),
    "acts with a day each": lambda n: " ".join(f"Russia signed it on June {i % 28 + 1}, {1950 + i % 70}." for i in range(n)),
    "acts on weekdays": lambda n: "Russia signed the treaty on Monday. " * n,
    "names in one sentence": lambda n: ", ".join(f"Ann Smith{chr(97 + i % 26)}" for i in range(3 * n)) + " signed the treaty.",
    "states in one sentence": lambda n: ", ".join(["Russia", "Ukraine", "France"][i % 3] for i in range(6 * n)) + " signed it.",
    "a new treaty in each sentence": lambda n: " ".join(f"The Treaty of Name{i} was signed." for i in range(n)),
    "treaties in one sentence": lambda n: ", ".join(f"the Treaty of Place{i}" for i in range(n)) + " were signed.",
    "articles": lambda n: "\n".join(f"Article {i}\nEach party shall assist the other." for i in range(n)),
    "speech within speech": lambda n: SAID * n,
    "speech that opens and never closes": lambda n: "“He said: ‘" * 3 * n,
    "he said that he said": lambda n: "He said that " * 4 * n,
    "according to him, according to her": lambda n: "according to Reuters, " * 3 * n,
    "one endless sentence": lambda n: "the treaty and " * 4 * n + ".",
    "a sentence without spaces": lambda n: PLAIN.replace(" ", "\0") * n,
    "one endless word": lambda n: "a" * 60 * n,
    "one endless number": lambda n: "1" * 60 * n,
    "one-letter lines": lambda n: "a\n" * 30 * n,
    "one-letter paragraphs": lambda n: "A\n\n" * 20 * n,
    "nothing but space": lambda n: " \t" * 30 * n,
    "nothing but lines": lambda n: "\n" * 60 * n,
    "nothing but NULs": lambda n: "\0" * 60 * n,
    "halves of characters": lambda n: (PLAIN + "\ud800 \udc00") * n,
    "odd ends of lines": lambda n: (PLAIN + "\r\n\r\x85\u2028\u2029\x0b\x0c") * n,
    "right-to-left marks": lambda n: PLAIN.replace(" ", " \u202e") * n,
    "zero-width characters": lambda n: "".join(c + "\u200b" for c in PLAIN) * (n // 2),
    "nothing but zero-width characters": lambda n: "\u200b" * 60 * n,
    "letters that look alike": lambda n: PLAIN.replace("a", "а").replace("e", "е") * n,
    "letters apart from their marks": lambda n: unicodedata.normalize("NFD", "São Tomé a signé le traité. ") * 2 * n,
    "marks upon marks": lambda n: "a" + "\u0301\u0316" * 30 * n,
    "marks upon every letter": lambda n: "".join(c + "\u0301\u0316" for c in PLAIN) * (n // 2),
    "pictures": lambda n: "😀👩‍👩‍👧" * 10 * n,
    "addresses": lambda n: "http://a.b/2024/06/19/x " * 3 * n,
    "an endless address": lambda n: "http://" + "a/" * 30 * n,
    "datelines": lambda n: "MOSCOW, June 5 (TASS) - Text.\n" * 2 * n,
    "credits": lambda n: "Reporting by Ann Lee; editing by Al Poe\n" * n,
    "tags": lambda n: "<div>&amp;" * 6 * n,
    **{f"nothing but “{word}”": lambda n, word=word: f"{word} " * 15 * n for word in WORDS},  # type: ignore[misc]
}  # fmt: skip


def seconds(text: str) -> float:
    start = process_time()
    draft(text)
    timex(text)
    prose(text)
    return process_time() - start


@pytest.mark.parametrize("name", TEXTS)
def test_four_times_the_text_takes_about_four_times_as_long(name: str) -> None:
    seconds(TEXTS[name](2))  # tables are read
    once = min(seconds(TEXTS[name](30)) for _ in range(2))
    # sixteen times as long would be quadratic; a busy machine may spoil one run, and hardly three
    assert any(seconds(TEXTS[name](120)) < 8 * once + 0.2 for _ in range(3))


MANY: dict[str, Callable[[int], str]] = {
    "acts": TEXTS["acts with a day each"],
    "treaties": TEXTS["a new treaty in each sentence"],
    "claims": lambda n: " ".join(f"Russia has ratified the Treaty of X{i}, TASS said on Tuesday." for i in range(n)),
    "entries into force": lambda n: " ".join(
        f"It entered into force on June {i % 28 + 1}, {1900 + i % 100}, thirty days after the exchange." for i in range(n)
    ),
}


@pytest.mark.parametrize("name", MANY)
def test_a_story_of_many_acts_is_dated_in_linear_time(name: str) -> None:
    def took(number: int) -> float:
        start = process_time()
        read([document(MANY[name](number))])
        return process_time() - start

    took(2)
    assert took(800) < 8 * took(200) + 0.2


@pytest.mark.parametrize("name", TEXTS)
def test_spans_are_exact(name: str) -> None:
    exact(TEXTS[name](12))


def exact(text: str) -> None:
    """Every span that is told lies in the text, and holds the very words that are shown for it."""
    told = draft(text)
    assert told.text == text
    spans = [(one.start, one.end) for group in (told.acts, told.claims, told.provisions) for one in group]
    spans += [span for treaty in told.treaties for span in treaty.mentions]
    spans += [(word.start, word.end) for word in prose(text).words]
    assert all(0 <= start <= end <= len(text) for start, end in spans)
    days = [m for act in told.acts for m in (act.time, act.base) if m] + [c.time for c in told.claims if c.time]
    assert all(text[m.start : m.end] == m.words for m in (*told.times, *days))
    assert all(text[one.start : one.end] == one.words for one in timex(text))
    assert bare("".join(text[s.start : s.end] for s in sentences(text))) == bare(text)


def bare(text: str) -> str:
    return "".join(text.split())


SIGNS = [
    "\u200b",
    "\u202e",
    "\u0301",
    "\0",
    "\ud800",
    "\n\n",
    "\r\n",
    " ",
    "“",
    "”",
    '"',
    "(",
    ")",
    "а",
    "😀",
    "—",
    "\ufeff",
    "\u00ad",
]
WORDS_TOLD = ["he said", "last Friday", "on 2024-06-19", "Article 4", "e\u0301", "ratified", "Tomé"]
PIECES = [*PLAIN.split(" "), *WORDS_TOLD, *SIGNS, " "]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=40).map("".join))
def test_spans_are_exact_in_any_text(text: str) -> None:
    exact(text)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.lists(st.sampled_from(PIECES), max_size=30).map("".join), max_size=3))
def test_passages_lie_in_their_texts(texts: list[str]) -> None:
    named = {str(n): text for n, text in enumerate(texts)}
    for p in lineage(named).passages:
        assert 0 <= p.a_start < p.a_end <= len(named[p.a])
        assert 0 <= p.b_start < p.b_end <= len(named[p.b])


@pytest.mark.parametrize("hidden", ["\u200b", "\u00ad", "\u2060", "\u202e", "\ufeff", "\u200d"])
def test_what_shows_nothing_changes_nothing(hidden: str) -> None:
    text = hidden.join(PLAIN)
    (act,) = draft(text).acts
    assert (act.kind, act.actors) == (ActKind.SIGNATURE, ("RUS", "PRK"))
    assert act.time
    assert act.time.words.replace(hidden, "") == "June 19, 2024"
    assert [one.value for one in timex(text)] == ["2024-06-19"]


def test_letters_composed_and_apart_are_one() -> None:
    composed = "The president of São Tomé and Príncipe ratified the treaty on Monday."
    apart = unicodedata.normalize("NFD", composed)
    assert len(apart) > len(composed)
    (one,), (other,) = draft(composed).acts, draft(apart).acts
    assert one.actors == other.actors == ("STP",)
    assert unicodedata.normalize("NFC", apart[other.start : other.end]) == composed[one.start : one.end]


def document(text: str) -> Document:
    return Document(name="a", place="a.txt", text=text, id=source_id(text))


def test_a_word_of_two_scripts_is_told_and_not_mended() -> None:
    found = read([document("Russia rаtified the pact.")])  # with a Cyrillic а
    assert [(p.place, "“rаtified”" in p.sentence) for p in found.problems] == [("a.txt", True)]
    assert found.readings[0].statements == ()


@pytest.mark.parametrize(
    "text", ["Russia ratified the pact.", "Россия ратифицировала договор с NATO.", "Η Ελλάδα και η EU.", "5 µm"]
)
def test_words_of_one_script_each_are_no_trouble(text: str) -> None:
    assert mixed_words(text) == []
