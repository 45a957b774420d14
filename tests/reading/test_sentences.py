"""Sentences, paragraphs and quotations: cases after the published golden rules in own words, and properties."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.reading.text.sentences import paragraphs, quotes, sentences

TEXT = st.text(st.sampled_from('aB cN.U!?…"“”„‘’«»()[]\n\r\t1é中。-') | st.characters(), max_size=200)


def cut(text: str) -> list[str]:
    return [text[s.start : s.end] for s in sentences(text)]


def quoted(text: str) -> list[str]:
    return [text[q.start : q.end] for q in quotes(text)]


# A bar shows where one sentence ends and the next begins.
CASES = [
    "The envoy left.|The talks went on.",
    "Will it hold?|Nobody knows!|We shall see.",
    "The U.N. envoy met N. Korean officers.|He left.",
    "They live in the U.S.|The others do not.",
    "She works for the U.S. Government in Virginia.",
    "It met in Washington, D.C.|On Friday it adjourned.",
    "Sen. J. F. Black and Gen. Grey spoke to Lt. Col. Brown.|Both agreed.",
    "It was signed on Nov. 6 and took effect on Dec. 4.|Nothing more is known.",
    "It was signed in Nov.|Parliament followed.",
    "Under Art. 4 and paras. 2, 3 of No. 5 aid is due.|See pp. 55 to 60.",
    "Under Arts. XI and XII it lapses.|It was renewed.",
    "They acted under Article V.|Poland disagreed.",
    "Nicaragua v. United States was decided at 5 p.m. local time.",
    "The firm Alpha Co. of Seoul, i.e. the builder, paid 3.5 million.|It denies it.",
    "“We shall sign,” he said.|“Then we rest.”|The others laughed.",
    "“Is it over?” she asked.|“Yes!” Boris Grey said.|No more was heard.",
    "“It is done.” he said.",
    "He called it “a great day.”|The others did not.",
    "The paper (published in 1999.) was lost.|It was found.",
    "It was said before.[1]|The other side denies it.",
    "He paused … and went on.|They left ....|Then it rained.",
    "They cut the text [...] The rest is lost.",
    "1. The first duty binds both.|2. The second one.",
    "In 2020 it ended.|15 states had joined by then.",
    "Visit example.org/a.b?c=d for the text.|It is free.",
    "Kim Jr. and Park Sr. met Mr. Li.|They dined.",
    "NOV. 5 WAS THE DAY.|GEN. GREY SPOKE.",
]


@pytest.mark.parametrize("case", CASES)
def test_golden_rules(case: str) -> None:
    parts = case.split("|")
    assert cut(" ".join(parts)) == parts


def test_wrapped_lines_belong_together_and_a_blank_line_ends_a_sentence() -> None:
    first = "The two governments have agreed to exchange the instruments within thirty\ndays of the vote"
    assert cut(f"{first}\n\nA heading\n\nThe end.") == [first, "A heading", "The end."]


def test_a_line_break_without_wrapping_ends_a_heading() -> None:
    body = "The pact was signed on Monday, and the parliaments of both countries are to vote on it before the end of the year."
    assert cut(f"Pact signed\n{body}\n{body}") == ["Pact signed", body, body]


def test_windows_line_ends_and_indents() -> None:
    assert cut("  One here.\r\n\r\n  Two here.\r\n") == ["One here.", "Two here."]


QUOTES = [
    ("He said “yes” and “no”.", ["yes", "no"]),
    ('He said "yes" and "no".', ["yes", "no"]),
    ("Er sagte „ja“ und «nein» und »nie«.", ["ja", "nein", "nie"]),
    ("He said “they called it ‘final’ twice”.", ["they called it ‘final’ twice"]),
    ("He said ‘the crew’s end’ came; the states’ rights stay.", ["the crew’s end"]),
    ("He said “yes and left.\n\nShe said “no”.", ["no"]),
    ("He said “first lost and then “kept”.", ["kept"]),
    ('A 5" pipe was laid. A 6" one too.', []),
    ("“We came.\n\n“We saw.”", ["We came.", "We saw."]),
    ("He said ``yes'' and ''no'', not 'maybe'.", ["yes", "no"]),
    ("“", []),
    ("the crew’s ship", []),
]


@pytest.mark.parametrize(("text", "expected"), QUOTES)
def test_quotes(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@given(TEXT)
def test_sentences_cover_all_but_space_in_order(text: str) -> None:
    end = 0
    for sentence in sentences(text):
        words = text[sentence.start : sentence.end]
        assert words
        assert words == words.strip()
        assert text[end : sentence.start].strip() == ""
        end = sentence.end
    assert text[end:].strip() == ""


@given(TEXT)
def test_sentences_lie_in_paragraphs(text: str) -> None:
    whole = paragraphs(text)
    assert all(any(p.start <= s.start and s.end <= p.end for p in whole) for s in sentences(text))


@given(TEXT)
def test_quotes_are_disjoint_and_stand_between_marks(text: str) -> None:
    end = 0
    for quote in quotes(text):
        assert end < quote.start <= quote.end
        assert text[quote.start - 1] in '“”„‟«»‘"' or text[quote.start - 2 : quote.start] in ("``", "''")
        end = quote.end


@pytest.mark.parametrize("piece", [".", "“", '"', "a. ", "(", '."', "\n", "a\n", "U.", "? “", "“A b? C d "])
def test_time_is_linear(piece: str) -> None:
    text = piece * (400_000 // len(piece))
    started = process_time()
    sentences(text)
    quotes(text)
    assert process_time() - started < 6
