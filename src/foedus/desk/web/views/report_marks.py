"""How marks are written into a report on the web: a colour and a line for each kind, a number after each that leads to its note."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from foedus.desk.marked import marked
from foedus.desk.marks import Opening, Span
from foedus.desk.safe import one_line

Place = tuple[int, int]
_LONG = 160  # characters of a mark's title


@dataclass(frozen=True, slots=True, kw_only=True)
class Ref:
    """A number after the words of a mark, that leads elsewhere; `says` is what the link tells who hears it."""

    number: int
    address: str
    says: str
    kinds: tuple[str, ...]


def anchor(start: int, end: int, side: str = "s") -> str:
    """The name of a place in a text: "s120-188"."""
    return f"{side}{start}-{end}"


def body(text: str, spans: Iterable[Span], refs: Mapping[Place, Sequence[Ref]], side: str = "s") -> Markup:
    """The text with its marks, and after each the numbers that lead on."""

    def begins(opening: Opening) -> Markup:
        span = opening.span
        name, (first, *more) = anchor(span.start, span.end, side), span.kinds or ("asked",)
        shape = '<mark class="{} c-{}" title="{}">' if opening.again else '<mark class="{}" id="{}" title="{}">'
        inner = Markup("").join(Markup('<mark class="{}">').format(kind) for kind in more)
        return Markup(shape).format(first, name, one_line(span.title, _LONG)) + inner

    def ends(span: Span, at_end: bool) -> Markup:
        links = refs.get((span.start, span.end), ()) if at_end else ()
        return Markup("</mark>") * max(len(span.kinds), 1) + Markup("").join(map(_link, links))

    return marked(text, spans, begins, ends)


def only(kinds: Iterable[str]) -> str:
    """The class of what is hidden with its kind: what is of several kinds stays for the others."""
    found = tuple(dict.fromkeys(kinds))
    return f"only-{found[0]}" if len(found) == 1 else ""


def _link(ref: Ref) -> Markup:
    shape = Markup('<a class="ref {}" href="{}" aria-label="{}">{}</a>')
    return shape.format(only(ref.kinds), ref.address, ref.says, ref.number)


def lit(pairs: Iterable[tuple[str, str]]) -> str:
    """Rules by which two places light up together, and every piece of a mark that crosses another: anchors here and there.

    Anchors are letters and figures that we made; nothing of a report is in it.
    """
    return "".join(_together(one, other) for one, other in pairs)


def _together(one: str, other: str) -> str:
    asked = f":is(#{one}, #{other}):target"
    return (
        f"body:has({asked}) :is(#{one}, #{other}, .c-{one}, .c-{other}) {{ background: var(--found); --soft: var(--ink); }}\n"
        f"body:has(:is(#{one}, #{other}):hover) :is(#{one}, #{other}, .c-{one}, .c-{other}) {{ background: var(--tint); }}\n"
    )
