"""The trained reader: labels of tokens, brat files, the same bytes from the same texts, damaged files told."""

from __future__ import annotations

from pathlib import Path

import pytest

from foedus.core.problems import Problem
from foedus.reading.speech.model.assembly import assembled
from foedus.reading.speech.model.brat import labelled, standoff
from foedus.reading.speech.model.envelope import unwrap, wrap
from foedus.reading.speech.model.roles import labels, spans
from foedus.reading.speech.model.tagging import Model, load
from foedus.reading.speech.model.training import trained
from foedus.reading.syntax.scan import scan
from foedus.reading.text.paragraphs import paragraphs
from foedus.reading.text.tokens import tokens

pytest.importorskip("pycrfsuite")
NAMES = ("Ada Roe", "Bo Lind", "the minister", "Norway", "a senator", "the union")
VERBS = ("said", "claimed", "argued", "insisted")


def text_of(k: int) -> str:
    return f"The talks began. {NAMES[k % 6]} {VERBS[k % 4]} that the border was closed."


def spans_of(k: int) -> dict[str, list[tuple[int, int]]]:
    text, name, verb = text_of(k), NAMES[k % 6], VERBS[k % 4]
    source, cue = text.index(name), text.index(f" {verb} ") + 1
    return {
        "Source": [(source, source + len(name))],
        "Cue": [(cue, cue + len(verb))],
        "Content": [(text.index("that the"), len(text) - 1)],
    }


def made() -> bytes:
    found = trained((text_of(k), spans_of(k)) for k in range(24))
    assert found is not None
    return found


def test_labels_and_spans_are_two_ways_to_say_one_thing() -> None:
    text, marked = text_of(0), spans_of(0)
    marks = tokens(text)
    assert sorted(spans(marks, labels(marks, marked))) == sorted((role, span) for role in marked for span in marked[role])


def test_standoff_in_pieces_and_lines_that_are_no_role() -> None:
    written = "T1\tContent 3 9;12 15\twords\nT2\tCue 0 2\tit\nT3\tDiscard 1 2\tx\nE1\tAttribution:T4\n\n#1\tnote\nT4\tCue x y\tz\n"
    assert standoff(written) == {"Cue": [(0, 2)], "Source": [], "Content": [(3, 9), (12, 15)]}


def test_a_file_that_is_no_text_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\xff\xfe\x00")
    (tmp_path / "a.ann").write_text("")
    (problem,) = labelled(tmp_path)
    assert isinstance(problem, Problem)
    assert "a.txt" in problem.place


def test_a_source_and_a_content_go_to_the_nearest_cue() -> None:
    text = "A says b. C says d.\n\n“E.”"
    found = [("Source", (0, 1)), ("Cue", (2, 6)), ("Content", (7, 8)), ("Source", (10, 11)), ("Cue", (12, 16))]
    made = assembled(paragraphs(text), [*found, ("Content", (17, 18)), ("Content", (21, 25))])
    assert [(one.source, one.content) for one in made] == [((0, 1), ((7, 8),)), ((10, 11), ((17, 18), (21, 25)))]


def test_the_same_texts_give_the_same_bytes_and_the_model_reads(tmp_path: Path) -> None:
    first = made()
    assert first == made()
    (tmp_path / "m").write_bytes(first)
    model = load(tmp_path / "m")
    assert isinstance(model, Model)
    text = "The talks ended. Cy Dahl said that the border was open."
    (one,) = model.attributions(scan(text))
    assert one.source is not None
    assert [text[slice(*span)] for span in (one.source, one.cue, *one.content)] == ["Cy Dahl", "said", "that the border was open"]


def test_no_marked_text_makes_no_model() -> None:
    assert trained([("The talks ended.", {"Cue": [], "Source": [], "Content": []})]) is None


@pytest.mark.parametrize(
    "damage", [b"", b"lCRFxxxx", wrap(b"lCRF" + b"x" * 90)[:-1], wrap(b"lCRF" + b"x" * 90).replace(b"x", b"y")]
)
def test_a_damaged_file_is_told(tmp_path: Path, damage: bytes) -> None:
    (tmp_path / "m").write_bytes(damage)
    assert isinstance(unwrap(tmp_path / "m"), Problem)
    assert isinstance(load(tmp_path / "m"), Problem)
    assert isinstance(load(tmp_path / "none"), Problem)
