"""The style sheet of drawings: letters stay readable on a phone, every class that is drawn has a rule, nothing is loaded."""

import re
from importlib.resources import files

import pytest

from foedus.desk.drawing.sizes import SIZES, size_of
from foedus.desk.drawing.text import SIZE
from foedus.desk.drawing.worldmap import MARKS
from foedus.law.basics.turns import Word
from foedus.research.networks.ties import CLASSES

CSS = files("foedus.desk.drawing").joinpath("drawing.css").read_text("utf-8")


@pytest.mark.parametrize("size", SIZES)
def test_letters_of_every_size_of_drawing_are_eleven_pixels_or_more(size: int) -> None:
    found = re.search(rf"\.draw\.s{size} > svg \{{ min-width: (\d+)px", CSS)
    assert found
    assert int(found[1]) / size * SIZE >= 11


def test_a_size_holds_its_drawing() -> None:
    assert (size_of(1), size_of(640), size_of(641), size_of(9999)) == (640, 640, 760, 2000)


def test_each_kind_has_a_rule() -> None:
    assert all(f".mark.{kind}" in CSS for kind in MARKS)
    assert all(f".tie.{kind}" in CSS for kind in CLASSES)
    plain = {Word.NOT_SIGNED, Word.UNDETERMINED}  # the strip's ground, and the hatching
    assert all(f".stretch.{word.value.replace(' ', '-')} rect" in CSS for word in Word if word not in plain)


def test_light_dark_and_print_give_the_same_colours_other_values() -> None:
    light, dark, printed = ({*re.findall(r"(--d-[a-z]+):", block)} for block in re.findall(r":root \{(.*?)\}", CSS, re.S))
    assert light == dark == printed
    assert {*re.findall(r"var\((--d-[a-z]+)\)", CSS)} <= light


def test_it_loads_nothing_and_moves_only_for_those_who_allow_it() -> None:
    assert "url(" not in CSS
    assert "@import" not in CSS
    before, _, _ = CSS.partition("@media screen and (prefers-reduced-motion: no-preference)")
    assert "animation" not in before
