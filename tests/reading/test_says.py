"""Who says what, in sentences of our own: source, cue, content, name, stance; and what must hold for any text."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.core.words import Stance
from foedus.reading.speech.attributions import attributions
from foedus.reading.speech.kinds import Attribution
from foedus.reading.syntax.scan import scan


def read(text: str) -> tuple[Attribution, ...]:
    return attributions(scan(text))


def parts(text: str) -> list[tuple[str | None, str, list[str]]]:
    """Source, cue and content of the attributions that stand in no other's content."""
    return [
        (text[slice(*one.source)] if one.source else None, text[slice(*one.cue)], [text[slice(*span)] for span in one.content])
        for one in read(text)
        if one.outer is None
    ]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("Norway said that the border was closed.", "Norway", "said", ["that the border was closed"]),
        ("The border is closed, the minister said.", "the minister", "said", ["The border is closed"]),
        ("“The border is closed,” the minister told reporters.", "the minister", "told", ["“The border is closed,”"]),
        ("“The border is closed,” said Ada Roe, the minister.", "Ada Roe, the minister", "said", ["“The border is closed,”"]),
        ("“The border,” Ada Roe said, “is closed.”", "Ada Roe", "said", ["“The border,”", "“is closed.”"]),
        ("The border, Ada Roe said, will stay closed.", "Ada Roe", "said", ["The border", "will stay closed"]),
        ("The border was closed, according to the ministry.", "the ministry", "according to", ["The border was closed"]),
        ("According to the ministry, the border was closed.", "the ministry", "According to", ["the border was closed"]),
        ("Ada Roe: The border is closed.", "Ada Roe", ":", ["The border is closed"]),
        ("A poll of 900 farmers shows that prices fell.", "A poll of 900 farmers", "shows", ["that prices fell"]),
        ("Farmers believe prices will fall.", "Farmers", "believe", ["prices will fall"]),
        ("The senator criticized the pact.", "The senator", "criticized", ["the pact"]),
        ("The pact was criticized by the senator.", "the senator", "was criticized by", ["The pact"]),
        ("The senator wants to leave the pact.", "The senator", "wants", ["to leave the pact"]),
        ("The pact is expected to fail.", None, "is expected", ["The pact", "to fail"]),
        ("The region is seen as a buffer.", None, "is seen as", ["The region", "a buffer"]),
        ("The pact, known as the entente, failed.", None, "known as", ["The pact", "the entente"]),
        ("“It is over,” Bo Lind, a senator, told CNN.", "Bo Lind, a senator,", "told", ["“It is over,”"]),
        ("Asked whether Oslo would sign, she left.", None, "Asked", ["whether Oslo would sign"]),
        ("It was not immediately clear whether they left.", None, "was not immediately clear", ["whether they left"]),
        ("The minister was critical of the pact.", "The minister", "was critical of", ["the pact"]),
        ("Her claim that the pact had failed angered many.", "Her", "claim", ["that the pact had failed"]),
        ("The minister called for talks.", "The minister", "called for", ["talks"]),
        ("The minister expressed doubt that talks would help.", "The minister", "expressed doubt", ["that talks would help"]),
        ("The minister continued to insist that it was legal.", "The minister", "continued to insist", ["that it was legal"]),
        ("Records compiled by the agency show that it was late.", "Records compiled by the agency", "show", ["that it was late"]),
        ("Oslo neither confirmed nor denied the report.", "Oslo", "neither confirmed nor denied", ["the report"]),
        ("On “Morning Talk,” Ada Roe said that it was over.", "Ada Roe", "said", ["that it was over"]),
    ],
)
def test_one_attribution(text: str, source: str | None, cue: str, content: list[str]) -> None:
    assert parts(text) == [(source, cue, content)]


def test_a_second_verb_has_the_source_of_the_first() -> None:
    text = "Ada Roe said she was pleased but added that it was late."
    assert parts(text) == [("Ada Roe", "said", ["she was pleased"]), ("Ada Roe", "added", ["that it was late"])]


def test_the_subject_of_a_verb_stands_before_who_was_asked() -> None:
    text = "Ada Roe, asked about the report, called it false."
    assert parts(text) == [(None, "asked about", ["the report"]), ("Ada Roe, asked about the report,", "called", ["it false"])]


def test_a_participle_has_the_source_of_its_sentence() -> None:
    text = "The deal is fair, Ada Roe said, adding that it was late."
    assert parts(text) == [("Ada Roe", "said", ["The deal is fair"]), ("Ada Roe", "adding", ["that it was late"])]


def test_a_quotation_of_several_sentences_is_one_content() -> None:
    text = "“It is over. We are going home,” Ada Roe said."
    assert parts(text) == [("Ada Roe", "said", ["“It is over. We are going home,”"])]


def test_a_quotation_goes_on_behind_its_cue_and_in_the_next_paragraph() -> None:
    text = "“It is over,” Ada Roe said. “We are going home.”\n\n“The bridge stays open.”"
    assert parts(text) == [("Ada Roe", "said", ["“It is over,”", "“We are going home.”", "“The bridge stays open.”"])]


def test_a_quotation_belongs_to_the_speaker_named_behind_it() -> None:
    text = "“It is over,” Ada Roe said.\n\n“The bridge stays open. We will guard it,” said Bo Lind."
    assert [(source, content) for source, _, content in parts(text)] == [
        ("Ada Roe", ["“It is over,”"]),
        ("Bo Lind", ["“The bridge stays open. We will guard it,”"]),
    ]


def test_speech_within_speech_tells_in_whose_word_it_stands() -> None:
    text = "Ada Roe said that Norway had promised to sign."
    outer, inner = read(text)
    assert (outer.outer, inner.outer) == (None, 0)
    assert [text[slice(*span)] for span in (*inner.content, inner.cue)] == ["to sign", "had promised"]
    assert inner.speaker == "NOR"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Foreign Minister Ada Roe came to Oslo. She said that it was over.", "Ada Roe"),
        ("Foreign Minister Ada Roe came to Oslo. “We are ready,” said Roe.", "Ada Roe"),
        ("Foreign Minister Ada Roe met Bo Lind, who said that it was over.", "Bo Lind"),
        ("Norway closed the border. It said that the storm was near.", "NOR"),
        ("She said that it was over.", None),
    ],
)
def test_a_pronoun_has_the_name_that_the_text_gave(text: str, name: str | None) -> None:
    assert [one.speaker for one in read(text) if one.outer is None] == [name]


def test_in_a_quotation_i_am_its_speaker() -> None:
    found = read("“I believe that it is over,” Ada Roe said.")
    assert [one.speaker for one in found] == ["Ada Roe", "Ada Roe"]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Norway said that the border was closed.", Stance.ASSERTS),
        ("Norway denied that the border was closed.", Stance.DENIES),
        ("Norway said it had not closed the border.", Stance.DENIES),
        ("Norway would not confirm or deny the report.", Stance.NEITHER),
        ("Norway expects the talks to succeed.", Stance.EXPECTS),
        ("Norway wants to join the pact.", Stance.EXPECTS),
        ("Norway did not say that the border was closed.", None),
        ("Norway did not support the pact.", Stance.DENIES),
        ("Norway asked whether the border was closed.", None),
    ],
)
def test_the_stance_is_that_of_the_source(text: str, stance: Stance | None) -> None:
    assert [one.stance for one in read(text) if one.outer is None] == [stance]


def test_hedges_are_kept() -> None:
    text = "The pact may reportedly cost about 300 jobs, Ada Roe said."
    (one,) = read(text)
    assert [text[slice(*span)] for span in one.hedges] == ["may", "reportedly", "about"]


def test_hedges_of_a_quotation_are_those_of_all_its_sentences() -> None:
    text = "“It is over. We may go home,” Ada Roe said. “Perhaps tomorrow.”"
    one = next(one for one in read(text) if one.outer is None)
    assert [text[slice(*span)] for span in one.hedges] == ["may", "Perhaps"]


HOSTILE = {
    "quotation marks": lambda n: '"' * 40 * n,
    "marks that open and never close": lambda n: "“" * 40 * n,
    "he said that he said": lambda n: "He said that " * n,
    "speech within speech": lambda n: "“Yes,” he said, “we will sign the pact,” " * n,
    "owners of claims": lambda n: "Ada Roe’s claim that " * n,
    "one quotation of many sentences": lambda n: "“" + "We are here. " * n + "” he said.",
    "according to": lambda n: "according to Ada Roe, " * n,
    "names in a row": lambda n: "Ada Roe, a nurse, " * n + "said.",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_twice_the_text_takes_about_twice_as_long(name: str) -> None:
    def seconds(n: int) -> float:
        seen = scan(HOSTILE[name](n))
        start = process_time()
        attributions(seen)
        return process_time() - start

    seconds(20)  # tables are read
    once, twice = (min(seconds(n) for _ in range(2)) for n in (1500, 3000))
    assert twice < 3 * once + 0.1  # four times as long would be quadratic


WORDS = st.sampled_from(
    ["“", "”", '"', "''", "'", "said", "Ada Roe", "that", "he", "who", ",", ".", "\n\n", "claims", "is", "clear", "by", "not", ":",
     "according to", "Norway", "’s", "wants", "to", "—", "and", "criticized", "the pact", "expected", "adding", "(", ")", "denied"]
)  # fmt: skip


@given(st.lists(WORDS, max_size=40).map(" ".join) | st.text(max_size=200))
def test_spans_are_words_of_the_text_and_attributions_stand_in_order(text: str) -> None:
    found = read(text)
    for k, one in enumerate(found):
        spans = [one.cue, *([one.source] if one.source else []), *one.content, *one.hedges]
        assert all(0 <= start < end <= len(text) and text[start:end].strip() for start, end in spans)
        assert one.content
        assert one.outer is None or (0 <= one.outer < len(found) and one.outer != k)
        if one.outer is not None:
            assert any(start <= one.cue[0] < end for start, end in found[one.outer].content)
    assert list(found) == sorted(found, key=lambda one: one.cue[0])
