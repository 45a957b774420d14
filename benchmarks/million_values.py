"""Invented reports of which a ledger of any size is made: those of big_ledger.py, again and again of other treaties."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from random import Random

from big_ledger import reports

from foedus.core.sources import Source, source_id
from foedus.core.statements import Content, Membership, Naming, Statement

REPORTS = 5_000  # of a batch: some 100,000 statements
OF_A_TREATY = 20  # statements
Reports = list[tuple[Source, list[Statement]]]


def batches(size: int, number: int) -> Iterator[tuple[list[Source], list[Statement]]]:
    """The edition of that number, about `size` statements, in batches. No statement bears its id yet."""
    made = _base(size)
    for start in range(0, len(made), REPORTS):
        yield together(edition(made[start : start + REPORTS], number))


def together(some: Reports) -> tuple[list[Source], list[Statement]]:
    """What a ledger takes."""
    return [source for source, _ in some], [statement for _, said in some for statement in said]


def edition(some: Reports, number: int) -> Reports:
    """The same reports with another last line, of other treaties: no id comes twice."""
    return [_again(source, said, number) for source, said in some]


def first(size: int, count: int) -> Reports:
    """So many reports."""
    return _base(size)[:count]


def titles(size: int, editions: int, count: int) -> list[str]:
    """So many treaties drawn from the first editions, always the same."""
    rng = Random(1)
    known = sorted({s.content.treaty for _, said in _base(size) for s in said if isinstance(s.content, Naming)})
    return [_title(rng.choice(known), rng.randrange(editions)) for _ in range(count)]


@cache
def _base(size: int) -> Reports:
    return list(reports(Random(6), size, size // OF_A_TREATY))


def _again(source: Source, said: list[Statement], number: int) -> tuple[Source, list[Statement]]:
    text = f"{source.text}\nEdition {number + 1} of this report.\n"
    made = replace(source, id=source_id(text), text=text, name=f"{number + 1}-{source.name}")
    return made, [replace(s, source=made.id, content=_of(s.content, number)) for s in said]


def _of(content: Content, number: int) -> Content:
    if isinstance(content, Membership) or not content.treaty:
        return content
    title = _title(content.treaty, number)
    return replace(content, treaty=title, name=title) if isinstance(content, Naming) else replace(content, treaty=title)


def _title(title: str, number: int) -> str:
    return f"{title} ({number + 1})"
