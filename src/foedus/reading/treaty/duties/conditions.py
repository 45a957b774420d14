"""Conditions and limits read, each against its residue.

A condition is read where nothing of weight is left when the event, the parties and what the table names are taken out of it.
Else it stays in its own words among the conditions, and is told as unread: what was not read makes no duty wider.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from foedus.reading.provisions.kinds import named
from foedus.reading.treaty.duties.actors import actors
from foedus.reading.treaty.duties.events import placed
from foedus.reading.treaty.duties.markers import known, marked, marks
from foedus.reading.treaty.duties.patterns import entry, pattern, rows, whole
from foedus.reading.treaty.duties.setting import Setting

_WORD = re.compile(r"[^\W\d_][\w’'-]*|\d+")
_SHALL_BE = re.compile(r"\s+(?:shall|will|must|to)(?: be)?$", re.IGNORECASE)
_SPACED = re.compile(r"\s+(?=[,;])|(?<=,)\s*,")


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a region: its sort (exception, limit, condition), what it says, that without what opens it, and as a trigger.

    What a condition says leaves out what the table names in it: the law would take the whole for that.
    """

    sort: str
    said: str
    words: str
    trigger: str


def setting(region: str) -> Setting:
    """Of a region that holds conditions only: in front of the subject, or between commas behind it."""
    return _gathered(region, inside=False)[0]


def of_predicate(region: str) -> tuple[Setting, str]:
    """Of what follows the word of duty; and what is left of it, which tells what is to be done."""
    return _gathered(region, inside=True)


def trigger_of(words: str) -> Setting:
    """Of words that tell an event without "if": the subject of "shall be considered an attack against all"."""
    text, names = known(words)
    said, trigger = (_SHALL_BE.sub("", " ".join(told.split())) for told in (text, words))
    return _condition(Piece("condition", said, text, trigger)).joined(Setting(conditions=names))


def _gathered(region: str, inside: bool) -> tuple[Setting, str]:
    first = next(marks(region, "condition"), None) if inside else None
    text, names = known(region, 0 if not inside else first.start() if first else len(region))
    found, at, left = Setting(conditions=names), 0, ""
    for start, after, stop, sort in marked(text, inside):
        said = _plain((text if sort == "condition" else region)[start:stop])
        found = found.joined(_read(Piece(sort, said, text[after:stop], _plain(_without(region[after:stop])))))
        left, at = f"{left}{text[at:start]} ", stop
    return found, " ".join((left + text[at:]).split())


def _plain(words: str) -> str:
    return _SPACED.sub("", " ".join(words.split())).strip(" ,;.")


def _without(words: str) -> str:
    """A trigger without the conditions that stand in it but are none of the event."""
    for row in rows("condition"):
        if row.get("aside"):
            words = whole(row["pattern"]).sub(" ", words)
    return words


def _read(piece: Piece) -> Setting:
    if piece.sort == "exception":
        return Setting(exceptions=(piece.said,))
    return _limit(piece.said) if piece.sort == "limit" else _condition(piece)


def _limit(said: str) -> Setting:
    names = [name for name, form in named("limit") if form.search(said.lower())]
    if "UN Charter Article 51" in names and "UN Charter" in names:
        names.remove("UN Charter")
    left = pattern("limits", "covers").sub(" ", whole(entry("marker", "limit")).sub(" ", said))
    rest = () if names and not _weighty(left) else (said,)
    return Setting(limits=(*names, *rest), unread=rest)


def _condition(piece: Piece) -> Setting:
    told, who = placed(piece.words), actors(piece.words)
    areas = list(pattern("area").finditer(piece.words))
    again = (piece.said,) if pattern("covers", "again").search(piece.said) else ()
    spans = [(s, e) for s, e, _ in told] + [m.span() for m in areas] + list(who.spans)
    left = _left(piece.words, spans)
    if not (told or left) and (again or not _WORD.search(piece.words)):
        return Setting(again=again)
    read = Setting(
        events=tuple(dict.fromkeys(event for _, _, event in told)),
        triggers=(piece.trigger,) if told and not again else (),
        areas=tuple(m[0] for m in areas),
        actors=replace(who, by=() if left else who.by),
        again=again,
    )
    return read.joined(Setting(conditions=(piece.said,), unread=(piece.said,))) if left or not told else read


def _left(words: str, spans: Iterable[tuple[int, int]]) -> list[str]:
    """The words of weight when what stands at these places is taken out, and what the table names."""
    kept = list(words)
    for start, end in spans:
        kept[start:end] = " " * (end - start)
    text = pattern("covers", "again").sub(" ", "".join(kept))
    return _weighty(whole("|".join(entry("covers", "patterns"))).sub(" ", text))


def _weighty(words: str) -> list[str]:
    return [word for word in _WORD.findall(words) if word.lower() not in entry("covers", "small")]
