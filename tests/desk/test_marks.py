"""Marked passages: whatever the spans, the text is all there and the pieces nest."""

from hypothesis import given
from hypothesis import strategies as st

from foedus.desk.marks import Closing, Opening, Span, pieces

TEXT = "abcdefghij"
places = st.integers(0, len(TEXT))
spans = st.lists(st.builds(lambda a, b: Span(min(a, b), max(a, b), ("act",)), places, places), max_size=8)


@given(spans)
def test_text_is_whole_and_pieces_nest(found: list[Span]) -> None:
    made = pieces(TEXT, found)
    assert "".join(p for p in made if isinstance(p, str)) == TEXT
    depth = 0
    for piece in made:
        depth += isinstance(piece, Opening) - isinstance(piece, Closing)
        assert depth >= 0
    assert depth == 0


@given(spans)
def test_each_span_covers_its_own_characters(found: list[Span]) -> None:
    covered: dict[tuple[int, int], str] = {}
    open_: list[Span] = []
    for piece in pieces(TEXT, found):
        if isinstance(piece, Opening):
            open_.append(piece.span)
        elif isinstance(piece, Closing):
            open_.pop()
        else:
            for span in open_:
                covered[span.start, span.end] = covered.get((span.start, span.end), "") + piece
    assert covered == {(s.start, s.end): TEXT[s.start : s.end] for s in found if s.start < s.end}


def test_crossing_spans_go_on_in_a_second_piece() -> None:
    made = pieces("0123456789", [Span(1, 5, ("act",)), Span(3, 8, ("claim",))])
    a, b = Span(1, 5, ("act",)), Span(3, 8, ("claim",))
    assert made == ["0", Opening(a), "12", Opening(b), "34", Closing(), Closing(), Opening(b, again=True), "567", Closing(), "89"]


def test_bounds_outside_the_text_are_cut_and_empty_spans_left_out() -> None:
    assert pieces("ab", [Span(-5, 99, ("act",)), Span(1, 1)]) == [Opening(Span(0, 2, ("act",))), "ab", Closing()]


def test_two_statements_of_one_passage_are_one_mark() -> None:
    made = pieces("ab", [Span(0, 1, ("act",), "x"), Span(0, 1, ("claim",), "y")])
    assert made[0] == Opening(Span(0, 1, ("act", "claim"), "x; y"))
