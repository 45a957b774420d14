"""Two treaties' texts article by article: which article of the one is which of the other, and what words differ.

Articles are alike by the words they share, each weighed by how few articles have it (the cosine of tf-idf); the likest pair is
taken first, and each article once, wherever it stands.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from foedus.core.texts import Element

_LEAST = 0.25  # likeness below which two articles are not the same one
_WORD = re.compile(r"\w+|[^\w\s]")
Weights = dict[str, float]


class Change(StrEnum):
    """What became of words."""

    KEPT = "kept"
    DROPPED = "dropped"
    ADDED = "added"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """An article of the first text and the one of the second that answers to it; None where there is none."""

    one: Element | None
    other: Element | None
    likeness: float = 0.0  # 0 to 1


def words(text: str, article: Element) -> str:
    """Its heading and its own words, without its number, which may be another in the other text, and its footnotes."""
    start = article.heading[0] if article.heading else article.begins
    return "".join(text[max(start, begin) : end] for begin, end in article.spans())


def pairs(one: str, ones: Sequence[Element], other: str, others: Sequence[Element]) -> list[Pair]:
    """Each article of both once: those of the first text in their order, then what only the second has."""
    weights = _weights([_counted(one, e) for e in ones] + [_counted(other, e) for e in others])
    first, second = weights[: len(ones)], weights[len(ones) :]
    alike = [(_cosine(a, b), -abs(i - j), i, j) for i, a in enumerate(first) for j, b in enumerate(second)]
    found: dict[int, tuple[int, float]] = {}
    taken: set[int] = set()
    for likeness, _, i, j in sorted(alike, reverse=True):
        if likeness >= _LEAST and i not in found and j not in taken:
            found[i] = j, likeness
            taken.add(j)
    made = [
        Pair(one=e, other=others[found[i][0]] if i in found else None, likeness=found.get(i, (0, 0.0))[1])
        for i, e in enumerate(ones)
    ]
    return made + [Pair(one=None, other=e) for j, e in enumerate(others) if j not in taken]


def changes(one: str, other: str) -> Iterator[tuple[Change, str]]:
    """The words of both in one run: what both have, what only the first has, what only the second."""
    a, b = _WORD.findall(one), _WORD.findall(other)
    for _, i, i2, j, j2 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if a[i:i2] == b[j:j2]:
            yield Change.KEPT, _run(a[i:i2])
            continue
        if i < i2:
            yield Change.DROPPED, _run(a[i:i2])
        if j < j2:
            yield Change.ADDED, _run(b[j:j2])


def _run(words: Sequence[str]) -> str:
    return re.sub(r"\s+([.,;:)\]])", r"\1", " ".join(words)).replace("( ", "(")


def _counted(text: str, element: Element) -> Counter[str]:
    return Counter(word.lower() for word in _WORD.findall(words(text, element)) if word.isalpha())


def _weights(all_: Sequence[Counter[str]]) -> list[Weights]:
    among = Counter(word for counts in all_ for word in counts)
    made = []
    for counts in all_:
        weighed = {word: count * math.log(1 + len(all_) / among[word]) for word, count in counts.items()}
        length = math.sqrt(sum(weight * weight for weight in weighed.values())) or 1.0
        made.append({word: weight / length for word, weight in weighed.items()})
    return made


def _cosine(one: Weights, other: Weights) -> float:
    few, many = sorted((one, other), key=len)
    return sum(weight * many.get(word, 0.0) for word, weight in few.items())
