"""The first pass drops no text from which the reader would take a statement that names a treaty."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.core.mentions import lexicon
from foedus.core.states import organisations
from foedus.reading.corpus.firstpass import may_concern
from foedus.reading.files.documents import Document
from foedus.reading.reader import read
from foedus.reading.words.grammar import words
from foedus.reading.words.lexicon import nouns, verbs
from foedus.reading.words.treatynames import acronyms

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
GOLD = sorted((ROOT / "tests" / "gold").glob("**/*.txt"))
NEWS = sorted((SHARED / "data" / "reading").glob("timex/*/*.tml"))


def names_a_treaty(text: str) -> bool:
    (reading,) = read([Document(name="a", place="a", text=text, id="a")]).readings
    return bool(reading.draft.treaties) or any(getattr(s.content, "treaty", None) for s in reading.statements)


@pytest.mark.parametrize("text", [
    "Putin signed the Kyoto Protocol.",
    "PUTIN SIGNED THE PACT.",
    "The Senate approved the Clean Air Act.",
    "The Senate approved the\nACT OF PARIS on Monday.",
    "Moscow will not extend New START.",
    "Moscow pulled out of the INF.",
    "Britain left the EU on 31 January 2020.",
    "Togo rejoined the African Union.",
    "Leaders of the U.N.member states met; Togo joined the U.N.",
    "The truce, signed in İzmir, holds.",
])  # fmt: skip
def test_kept(text: str) -> None:
    assert may_concern(text)


@pytest.mark.parametrize("text", [
    "",
    "The band dealt with idealism; the impact was in fact an act of dealers.",
    "According to officials, the team ratified nothing and left.",
    "The EU spoke on Tuesday.",
    "A settlement was found and an act was staged.",
])  # fmt: skip
def test_dropped(text: str) -> None:
    assert not may_concern(text)


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_no_report_about_a_treaty_is_dropped(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert may_concern(text) or not names_a_treaty(text)


WORDS = st.sampled_from(sorted({
    *verbs(), *nouns(), *words("treaty_types"), *words("prepositions"), *words("determiners"), *acronyms(),
    *(form for form, mention in lexicon().items() if mention.key in organisations() or mention.key in ("RUS", "USA", "FRA")),
    "on Monday", "in 2004", ".", ",", "Putin", "President", "the Senate", "and", "its", "“", "”", "’s", "-", "U.N.x", "İ",
}))  # fmt: skip
CASES: st.SearchStrategy[Callable[[str], str]] = st.sampled_from([str, str.lower, str.title, str.upper, str.swapcase])
JOINTS = st.sampled_from([" ", " ", " ", "", "-", "_", "\n", "’", "\u200b"])
TEXTS = st.lists(st.tuples(WORDS, CASES, JOINTS), max_size=40).map(
    lambda parts: "".join(case(word) + joint for word, case, joint in parts)
)


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_sound_on_words_of_the_tables(text: str) -> None:
    assert may_concern(text) or not names_a_treaty(text)


TREATIES = re.compile(
    r"\b(?:" + "|".join(sorted({n for n, sort in nouns().items() if sort == "treaty"}, key=len, reverse=True)) + r")\b", re.I
)


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(GOLD), st.sampled_from(["thing", "paper", "text", "law", "Act", "EU", "it"]))
def test_sound_on_reports_whose_treaties_are_called_otherwise(path: Path, word: str) -> None:
    text = TREATIES.sub(word, path.read_text(encoding="utf-8"))
    assert may_concern(text) or not names_a_treaty(text)


@pytest.mark.skipif(not NEWS, reason="the corpora are not beside the project")
def test_sound_on_news() -> None:
    texts = [re.sub("<[^>]+>", "", path.read_text(encoding="utf-8")) for path in NEWS[::4]]
    dropped = [text for text in texts if not may_concern(text)]
    assert len(dropped) * 2 > len(texts)  # most news are about no treaty, and the pass shows it
    assert not any(map(names_a_treaty, dropped))


@settings(deadline=None)
@given(st.text())
def test_takes_any_text(text: str) -> None:
    assert may_concern(text) in (True, False)
