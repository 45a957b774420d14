"""A file cut where its items begin: what is broken in one costs no other, and no text is so long that YAML is slow on it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from foedus.core.problems import Problem
from foedus.ledger.cards import yamltext
from foedus.ledger.cards.yamltext import Lines

_ITEM = re.compile(r"-(?:\s|\Z)")
_SECTION = re.compile(r"(\w+):\s*(?:#.*)?\Z")
_LONG = {"text": 10**9}  # a source's text may be as long as a file


@dataclass(frozen=True, slots=True)
class Piece:
    """A value of a file: a head's where there is no section, else an item of the list of that name."""

    section: str
    value: Any
    at: int  # the line of the file on which the piece begins
    lines: Lines
    path: yamltext.Path = ()

    def line(self, path: yamltext.Path = ()) -> int:
        """The line of the value at that path within it."""
        return self.at + self.lines.of((*self.path, *path)) - 1


def pieces(text: str, place: str, problems: list[Problem]) -> Iterator[Piece]:
    """Heads, as mappings of one key, and items. What is no YAML, or says a key twice, is a problem and left out."""
    for section, at, part in _cut(text):
        try:
            value, lines = _parsed(part)
        except (yaml.YAMLError, ValueError, RecursionError) as error:
            problems.append(_moved(yamltext.unreadable(error, "line"), place, at))
            continue
        if twice := yamltext.twice(lines, "line"):
            problems += [_moved(problem, place, at) for problem in twice]
        else:
            yield from _values(section, Piece("", value, at, lines))


def _values(section: str, whole: Piece) -> Iterator[Piece]:
    if isinstance(whole.value, list):
        yield from (Piece(section, item, whole.at, whole.lines, (n,)) for n, item in enumerate(whole.value))
    elif isinstance(whole.value, dict):
        for key, value in whole.value.items():
            items = enumerate(value) if isinstance(value, list) else ()
            yield from (Piece(str(key), item, whole.at, whole.lines, (key, n)) for n, item in items)
            if value is not None and not isinstance(value, list):
                yield Piece("", {key: value}, whole.at, whole.lines)
    elif whole.value is not None:
        yield whole


def _cut(text: str) -> Iterator[tuple[str, int, str]]:
    """The parts of a file, each from a line that is not indented, with the list that it is an item of and its first line."""
    section, at, part = "", 1, list[str]()
    for number, line in enumerate(text.split("\n"), 1):
        if line[:1] not in ("", " ", "\t", "#", "\r"):
            if part:
                yield section, at, "\n".join(part)
            if not _ITEM.match(line):
                found = _SECTION.match(line)
                section = found[1] if found else ""
            at, part = number, []
        part.append(line)
    yield section, at, "\n".join(part)


def _parsed(part: str) -> tuple[Any, Lines]:
    if "*" in part and any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(part, Loader=yaml.CSafeLoader)):
        raise ValueError("it holds an alias (*), which no export does")
    return yamltext.parse(part, _LONG.get(part.partition(":")[0], yamltext.LONGEST))


def _moved(problem: Problem, place: str, at: int) -> Problem:
    _, _, line = problem.place.partition(":")
    return Problem(f"{place}:{at + int(line or 1) - 1}", problem.sentence, problem.remedy)
