"""Acts as press pages tell them, in all their registers: `press_acts.txt`, expectations written by hand from the passage."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from foedus.core.when import When
from foedus.reading.drafting import draft
from foedus.reading.story.dating import Writing, dated

PUBLISHED = When.on(date(2024, 3, 14))  # a Thursday
MARKS = {"done": "", "expected": " ?", "not done": " !"}


def cases() -> Iterator[tuple[str, list[str]]]:
    """Each passage with the acts it tells."""
    for block in Path(__file__).with_name("press_acts.txt").read_text(encoding="utf-8").split("\n\n")[1:]:
        passage, *acts = block.strip().split("\n")
        yield passage.replace("\\n", "\n"), sorted(act.removeprefix("= ") for act in acts)


def read(passage: str) -> list[str]:
    """The acts read, as the table writes them; a passage is too short for its language to be told."""
    found = draft(passage, "en")
    days = dated(found, Writing(published=PUBLISHED))
    return sorted(
        f"{a.kind}{'' if a.about == 'treaty' else f' [{a.about}]'}{MARKS[a.status]}"
        f" | {','.join(sorted(a.actors)) or '-'} | {day.edtf or '-'}"
        for a, day in zip(found.acts, days, strict=True)
    )


@pytest.mark.parametrize(("passage", "acts"), list(cases()), ids=lambda value: value[:60] if isinstance(value, str) else "")
def test_a_passage_tells_these_acts(passage: str, acts: list[str]) -> None:
    assert read(passage) == acts
