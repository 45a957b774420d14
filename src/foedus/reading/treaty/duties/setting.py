"""What a duty hangs on, and how it is limited: the conditions, limits and exceptions around a word of duty, and their residue.

A condition is read where nothing of weight is left when the event, the parties and what the table names are taken out of it. Else it
stays in its own words among the conditions, and is told as unread: no duty is proposed wider than its text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from foedus.core.words import Event
from foedus.reading.provisions.kinds import named
from foedus.reading.treaty.duties.actors import Actors, actors
from foedus.reading.treaty.duties.events import events, placed
from foedus.reading.treaty.duties.patterns import entry, pattern, rows, whole

_WORD = re.compile(r"[^\W\d_][\w’'-]*|\d+")
_SHALL_BE = re.compile(r"\s+(?:shall|will|must|to)(?: be)?$", re.IGNORECASE)
_COMMA = re.compile(r"[,;]")
_VERBS = ("verbal", "inverted", "nominal")


@dataclass(slots=True)
class Setting:
    """What is gathered from the words around a duty. `again` are conditions that take up what was told before ("in this case")."""

    events: tuple[Event, ...] = ()
    triggers: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    limits: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    actors: Actors = field(default_factory=Actors)
    again: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        """Does it tell no condition at all?"""
        return not (self.events or self.conditions or self.again)

    def joined(self, other: Setting) -> Setting:
        """Both together."""
        both = {
            name: tuple(dict.fromkeys((*getattr(self, name), *getattr(other, name))))
            for name in ("events", "triggers", "conditions", "limits", "exceptions", "unread", "areas", "again")
        }
        return Setting(**both, actors=self.actors.joined(other.actors))

    def told(self) -> Setting:
        """Its conditions alone, which hold for what goes on after it too."""
        return replace(self, limits=(), exceptions=())

    def resolved(self, before: Setting) -> Setting:
        """What takes up something told before, with that; left in words where nothing was told."""
        if not self.again:
            return self
        plain = replace(self, again=())
        if before.events:
            return plain.joined(before.told())
        return plain.joined(Setting(conditions=self.again, unread=self.again))


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
    text, names = _known(words)
    said, trigger = (_SHALL_BE.sub("", " ".join(told.split())) for told in (text, words))
    return _condition(Piece("condition", said, text, trigger)).joined(Setting(conditions=names))


def _gathered(region: str, inside: bool) -> tuple[Setting, str]:
    first = next(_marks(region, "condition"), None) if inside else None
    text, names = _known(region, 0 if not inside else first.start() if first else len(region))
    found, at, left = Setting(conditions=names), 0, ""
    for start, after, stop, sort in _placed(text, inside):
        said = _plain((text if sort == "condition" else region)[start:stop])
        found = found.joined(_read(Piece(sort, said, text[after:stop], _plain(_without(region[after:stop])))))
        left, at = f"{left}{text[at:start]} ", stop
    return found, " ".join((left + text[at:]).split())


def _plain(words: str) -> str:
    return re.sub(r"\s+(?=[,;])|(?<=,)\s*,", "", " ".join(words.split())).strip(" ,;.")


def _without(words: str) -> str:
    """A trigger without the conditions that stand in it but are none of the event."""
    for row in rows("condition"):
        if row.get("aside"):
            words = whole(row["pattern"]).sub(" ", words)
    return words


def _placed(text: str, inside: bool) -> Iterator[tuple[int, int, int, str]]:
    """Conditions, limits and exceptions: where each begins, where its own words do, and where it ends; and its sort.

    Inside a predicate one that stands between commas ends there.
    """
    marks = sorted((m.start(), m.end(), sort) for sort in ("exception", "limit", "condition") for m in _marks(text, sort))
    starts, done = [start for start, _, sort in marks if sort != "limit"], 0
    for start, after, sort in marks:
        if start < done:
            continue  # within the limit before it
        end = next(other for other in (*starts, len(text)) if other >= after)
        done = _stop(text, after, end, sort, inside and text[:start].rstrip()[-1:] in ("", ","))
        if sort != "limit":
            done = min(done, next((one for one, _, other in marks if one >= after and other == "limit"), done))
        yield start, after, done, sort


def _stop(text: str, after: int, end: int, sort: str, between: bool) -> int:
    """Where it ends: a limit at the next comma, a condition between commas likewise where an event is told in it."""
    comma = _COMMA.search(text, after, end)
    if comma and (sort == "limit" or (between and events(text[after : comma.start()]))):
        end = comma.start()
    purpose = whole(entry("marker", "purpose")).search(text, after, end) if sort == "condition" else None
    return purpose.start() if purpose else end


def _marks(text: str, sort: str) -> Iterator[re.Match[str]]:
    sources = [entry("marker", name) for name in (_VERBS if sort == "condition" else (sort,))]
    return whole("|".join(sources)).finditer(text)


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
    if not told and not left:
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


def _known(region: str, since: int = 0) -> tuple[str, tuple[str, ...]]:
    """The words with blanks where the table names a condition, and those names; some count only after this place."""
    found: list[str] = []
    region = whole(entry("marker", "idle")).sub(_blank, region)
    for row in rows("condition"):
        at = since if row.get("within") else 0
        rest = whole(row["pattern"]).sub(_blank, region[at:])
        if rest != region[at:]:
            found.append(row["name"])
            region = region[:at] + rest
    return region, tuple(found)


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])
