"""Control and direction characters show instead of acting."""

from hypothesis import given
from hypothesis import strategies as st

from foedus.desk.safe import one_line, visible


def test_escape_codes_and_direction_marks_are_shown() -> None:
    assert visible("a\x1b[31mb") == "a⟨U+001B⟩[31mb"
    assert visible("gpj.\u202eexe") == "gpj.⟨U+202E⟩exe"
    assert visible("caf\u00e9 “x”\n\ty") == "caf\u00e9 “x”\n\ty"


@given(st.text(st.characters(codec=None)))
def test_nothing_that_acts_is_left(text: str) -> None:
    shown = one_line(text)
    assert not any(c in shown for c in "\x00\x07\x08\x1b\x9b\u200e\u200f\u202a\u202e\u2066\u2069\n\r")
    shown.encode("utf-8")


def test_long_lines_are_cut() -> None:
    assert one_line("a b\n c " * 10, 12) == "a b c a b c…"
