"""Texts with brat standoff files beside them, as PolNeAR has them: "T1<tab>Cue 10 14;20 25<tab>words"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from foedus.core.problems import Problem
from foedus.reading.speech.model.roles import ROLES, Spans

_MARK = re.compile(rf"T\d+\t(?P<role>{'|'.join(ROLES)}) (?P<places>\d+ \d+(?:;\d+ \d+)*)(?:\t|$)")


def pairs(folder: Path) -> list[Path]:
    """The texts of a folder, at any depth, that have a standoff file beside them, in the order of their names."""
    return sorted(path for path in folder.rglob("*.txt") if path.with_suffix(".ann").is_file())


def standoff(written: str) -> Spans:
    """The spans of each role in a standoff file; lines that are none of a role are passed over."""
    found: Spans = {role: [] for role in ROLES}
    for line in written.split("\n"):
        if mark := _MARK.match(line):
            found[mark["role"]] += [_span(place) for place in mark["places"].split(";")]
    return found


def labelled(folder: Path) -> Iterator[tuple[str, Spans] | Problem]:
    """Each text with its spans; a problem for one that cannot be read."""
    for path in pairs(folder):
        try:
            text, written = (p.read_bytes().decode("utf-8") for p in (path, path.with_suffix(".ann")))
            yield text, standoff(written)
        except (OSError, UnicodeDecodeError) as error:
            yield Problem(str(path), f"It cannot be read ({type(error).__name__}).", "Both files must be texts in UTF-8.")


def _span(place: str) -> tuple[int, int]:
    start, end = place.split()
    return int(start), int(end)
