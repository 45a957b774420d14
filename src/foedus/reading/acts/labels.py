"""Labels of a fact box: "Signed: Warsaw, 17 June 1991", "Ratification: Peru 2 January 1999; Chile 11 January 1999"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from foedus.core.mentions import lexicon
from foedus.core.words import ActKind, Status
from foedus.reading.acts.focus import Focus
from foedus.reading.drafts import DraftAct
from foedus.reading.syntax.phrase import Node, Phrase
from foedus.reading.syntax.scan import Parsed
from foedus.reading.words.lexicon import table

_NO_ONES = frozenset([ActKind.ENTRY_INTO_FORCE, ActKind.TERMINATION, ActKind.PROVISIONAL_APPLICATION, ActKind.EXTENSION])
_TOGETHER = frozenset([ActKind.SIGNATURE, ActKind.ADOPTION, ActKind.INITIALLING, ActKind.EXCHANGE])

_LINE = 6  # nodes of a line that may stand within a box


@dataclass(frozen=True, slots=True)
class _Label:
    """A label with what stands behind it, as far as the next label or the end of the line."""

    kind: ActKind
    words: str
    start: int
    nodes: tuple[Node, ...]  # of the label's own
    values: tuple[Node, ...]


def labelled(parsed: Parsed, text: str, focus: Focus) -> list[DraftAct]:
    """The acts that the labels of a sentence tell, where a treaty has been spoken of."""
    found = list(_labels(parsed, text))
    treaty = _treaty(parsed, focus) if found else None
    return [act for label in found for act in _acts(label, text, focus, treaty)] if treaty is not None else []


def name_box(parsed: Parsed, focus: Focus) -> None:
    """ "Fact box: the Treaty of Nice": a line without a verb that names a treaty gives labels below it their subject."""
    named = [n for n in parsed.nodes if isinstance(n, Phrase) and n.sort == "treaty"]
    if not parsed.clauses and named:
        focus.title = named[0]
    elif parsed.clauses and len(parsed.nodes) > _LINE:
        focus.title = None


def _treaty(parsed: Parsed, focus: Focus) -> int | None:
    """The treaty of the box: one that stands in the line itself, or above it, else the one spoken of."""
    line = next((n for n in parsed.nodes if isinstance(n, Phrase) and n.sort == "treaty"), None)
    if (title := line or focus.title) is None:
        return focus.main()
    focus.title = replace(title, det="the")
    known = focus.places.get((title.start, title.end))
    return known if known is not None else focus.take_up(focus.title)


def opens_with_label(line: str) -> bool:
    """Is the line an entry of a fact box?"""
    return bool(_pattern().match(line))


def _labels(parsed: Parsed, text: str) -> Iterator[_Label]:
    begin, end = parsed.sentence.start, parsed.sentence.end
    if ":" not in text[begin:end]:
        return
    found = list(_pattern().finditer(text, begin, end))
    for i, mark in enumerate(found):
        newline = text.find("\n", mark.end(), end)
        close = min(x for x in (newline, found[i + 1].start() if i + 1 < len(found) else end, end) if x >= 0)
        own = tuple(n for n in parsed.nodes if mark.start("label") <= n.start < mark.end())
        values = tuple(n for n in parsed.nodes if mark.end() <= n.start < close)
        yield _Label(_kinds()[" ".join(mark["label"].lower().split())], mark[0].lower(), mark.start("label"), own, values)


def _acts(label: _Label, text: str, focus: Focus, treaty: int) -> Iterator[DraftAct]:
    how = _status(label)
    owner = _states(label.nodes, text)
    given = list(_with_days(label.values, text))
    if not given and how is not Status.DONE:
        given = [(_states(label.values, text), None)]
    for states, day in given:
        told = owner or (() if label.kind in _TOGETHER and len(given) < 2 else states)
        yield DraftAct(
            kind=label.kind, treaty=treaty, start=label.start, end=day.end if day else label.values[-1].end,
            sentence=focus.sentence, status=how, future=how is Status.EXPECTED, time=day.value if day else None,
            actors=() if label.kind in _NO_ONES else told,
        )  # fmt: skip


def _status(label: _Label) -> Status:
    """ "Entry into force: expected in May", "Ratified by Chad: not yet"."""
    said = {n.low for n in label.values} | set(re.findall(r"\w+", label.words))
    if said & set(table("labels")["words"]["ahead"]):
        return Status.EXPECTED
    opening = " ".join(n.low for n in label.values[:2])
    return Status.NOT_DONE if opening.startswith(tuple(table("labels")["words"]["not_done"])) else Status.DONE


def _with_days(nodes: Sequence[Node], text: str) -> Iterator[tuple[tuple[str, ...], Phrase | None]]:
    """Each day, with the states named before it."""
    waiting: list[Node] = []
    for node in nodes:
        if isinstance(node, Phrase) and node.sort == "time":
            yield _states(waiting, text), node
            waiting = []
        else:
            waiting.append(node)


def _states(nodes: Sequence[Node], text: str) -> tuple[str, ...]:
    """The states named; a capital is where it was done."""
    named = (n for n in nodes if isinstance(n, Phrase) and n.sort == "state")
    acting = (n for n in named if (known := lexicon().get(text[n.start : n.end])) is None or known.sort != "capital")
    return tuple(dict.fromkeys(key for n in acting for key in n.keys))


@cache
def _kinds() -> dict[str, ActKind]:
    return {word: ActKind(kind) for kind, words in table("labels")["kinds"].items() for word in words}


@cache
def _pattern() -> re.Pattern[str]:
    before = "|".join(map(re.escape, table("labels")["words"]["before"]))
    labels = "|".join(re.escape(w).replace(r"\ ", r"\s") for w in sorted(_kinds(), key=len, reverse=True))
    mark = r"(?:^|(?<=[\n;.•·]))[ \t]*(?:[-–—•*·▸►■][ \t]*)?"
    links = "|".join(table("labels")["words"]["links"])
    company = rf"(?:[ ]by(?=:)|[ ](?:{links})[ ][^\n:;.]{{2,40}}|[ ]\([^\n:;)]{{2,40}}\))?"
    return re.compile(rf"{mark}(?:(?:{before})[ ])*(?P<label>{labels}){company}:[ \t]*", re.IGNORECASE)
