"""A treaty's own text as one page: an anchor for each part, no script, nothing from elsewhere, every word escaped."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files

from markupsafe import Markup

from foedus.core.texts import Element, Kind
from foedus.desk import concluded_lines, text_clauses, text_duties
from foedus.desk.page import policy, style, templates
from foedus.desk.text_lines import heading_of
from foedus.reading.treaty.treatytext import TreatyText

_TITLED = (Kind.PART, Kind.CHAPTER, Kind.SECTION, Kind.ARTICLE, Kind.ANNEX)


@dataclass(frozen=True, slots=True)
class PartView:
    """A part: its anchor, its title and heading, its own words line by line, and the parts within it."""

    anchor: str
    title: str
    heading: str
    words: tuple[str, ...]
    parts: tuple[PartView, ...]


def page(name: str, read: TreatyText) -> str:
    """The page: who concludes it at its head, final clauses and proposed duties under the text.

    A part's anchor is the way to it: article-2, article-2.1.a, annex-I.article-1. The second of a name ends in -2.
    """
    own = files("foedus.desk").joinpath("templates/text.css").read_text("utf-8")
    sheet, taken = Markup(style() + own), dict[str, int]()
    parts = [_view(read.text, part, "", taken) for part in read.parts]
    shown = {
        "parts": parts,
        "anchors": {start: anchor for anchor, start in taken.items()},
        "said": concluded_lines.lines(read.concluded),
        "clauses": text_clauses.views(read.text, read.clauses),
        "duties": text_duties.views(read.duties),
    }
    return templates().get_template("text.html.j2").render(name=name, **shown, style=sheet, policy=policy(sheet))


def _view(text: str, part: Element, above: str, taken: dict[str, int]) -> PartView:
    anchor = _free(_anchor(part, above), taken, part.start)
    ends = part.parts[0].start if part.parts else part.end
    named = part.heading[0] if part.heading else part.begins
    title = " ".join(text[part.start : named].split()) if part.kind in _TITLED else ""
    return PartView(
        anchor, title, heading_of(text, part), _lines(text, part.begins, ends), tuple(_within(text, part, anchor, taken))
    )


def _within(text: str, part: Element, anchor: str, taken: dict[str, int]) -> Iterator[PartView]:
    """The parts of a part, and what goes on after a footnote."""
    for one, end in zip(part.parts, [*(other.start for other in part.parts[1:]), part.end], strict=False):
        yield _view(text, one, anchor, taken)
        if words := _lines(text, one.end, end):
            yield PartView(_free(anchor, taken, one.end), "", "", words, ())


def _lines(text: str, start: int, end: int) -> tuple[str, ...]:
    return tuple(line.strip() for line in text[start:end].splitlines() if line.strip())


def _anchor(part: Element, above: str) -> str:
    number = "".join(c if c.isalnum() or c == "." else "-" for c in part.number or "")
    own = number if part.kind in (Kind.PARAGRAPH, Kind.POINT) else f"{part.kind}-{number}".rstrip("-")
    return f"{above}.{own}" if (above and part.kind is not Kind.ARTICLE) or above.startswith("annex") else own


def _free(anchor: str, taken: dict[str, int], start: int) -> str:
    free = next(a for a in (anchor if n == 1 else f"{anchor}-{n}" for n in range(1, len(taken) + 2)) if a not in taken)
    taken[free] = start
    return free
