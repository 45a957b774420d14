"""Text that means to be slow or to break: twice as much takes about twice as long, and every span stays within it."""

from __future__ import annotations

from collections.abc import Callable
from time import process_time

import pytest

from foedus.reading.drafting import draft

PLAIN = "Russia and North Korea signed a treaty on June 19, 2024. "
TEXTS: dict[str, Callable[[int], str]] = {
    "quotation marks": lambda n: '"' * 20 * n,
    "marks that open and never close": lambda n: "“" * 20 * n,
    "brackets in brackets": lambda n: "(" * 10 * n + ")" * 10 * n,
    "dates in one sentence": lambda n: "He came on " + ", ".join(f"June {i % 28 + 1}, 2024" for i in range(n)) + ".",
    "speech within speech": lambda n: "“Yes,” he said, “we will sign the treaty,” " * n,
    "he said that he said": lambda n: "He said that " * n,
    "one endless sentence": lambda n: "the treaty and " * n + ".",
    "right-to-left marks": lambda n: PLAIN.replace(" ", " \u202e") * (n // 4),
    "zero-width characters": lambda n: "".join(c + "\u200b" for c in PLAIN) * (n // 8),
    "letters that look alike": lambda n: PLAIN.replace("a", "а").replace("e", "е") * (n // 4),
}


def seconds(text: str) -> float:
    start = process_time()
    draft(text)
    return process_time() - start


@pytest.mark.parametrize("name", TEXTS)
def test_twice_the_text_takes_about_twice_as_long(name: str) -> None:
    small, large = TEXTS[name](600), TEXTS[name](1200)
    draft(TEXTS[name](20))  # tables are read
    once = min(seconds(small) for _ in range(2))
    twice = min(seconds(large) for _ in range(2))
    assert twice < 3 * once + 0.1  # four times as long would be quadratic


@pytest.mark.parametrize("name", TEXTS)
def test_spans_lie_within_the_text(name: str) -> None:
    text = TEXTS[name](60)
    told = draft(text)
    spans = [(a.start, a.end) for a in told.acts] + [(c.start, c.end) for c in told.claims]
    assert all(0 <= start <= end <= len(text) for start, end in spans)
    for mention in told.times:
        assert text[mention.start : mention.end] == mention.words
