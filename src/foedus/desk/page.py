"""The brief as one self-contained page: no script, no outside resource, every word of others escaped."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from foedus.core.saying import day
from foedus.desk.act_drawing import drawing_of
from foedus.desk.citations import label
from foedus.desk.lines import Passage
from foedus.desk.marked import marked
from foedus.desk.marks import Opening, Span
from foedus.desk.safe import one_line, visible
from foedus.desk.standing_lines import since
from foedus.desk.views import Brief, SourceLine

MANY = 100  # reports
_CITED = re.compile(r'href="#r(\d+)-')


@dataclass(frozen=True, slots=True)
class ReportView:
    """A report in full, with its marked passages as markup."""

    number: int
    name: str
    title: str | None
    body: Markup
    cut: tuple[str, ...] = ()


def page(brief: Brief, texts: Mapping[str, str], spans: Mapping[str, Iterable[Span]]) -> str:
    """The HTML of a brief. `texts` and `spans` are by source; a report is shown in full where it has a span to show.

    Of many reports only those are shown that a line leads to, so that the page stays one that a browser opens.
    """
    shown = [s for s in brief.sources if s.id in texts and spans.get(s.id)]
    if len(brief.sources) > MANY:
        cited = set(_CITED.findall(_rendered(brief, [], {s.number for s in shown})))
        shown = [s for s in shown if str(s.number) in cited]
    return _rendered(brief, [_report(s, texts[s.id], spans[s.id]) for s in shown], {s.number for s in shown})


def _rendered(brief: Brief, reports: list[ReportView], shown: set[int]) -> str:
    sheet = Markup(style() + "".join(_together(anchor) for r in reports for anchor in r.cut))
    return (
        _environment()
        .get_template("page.html.j2")
        .render(
            brief=brief,
            title=brief.title,
            on=day(brief.on),
            known=day(brief.known) if brief.known else None,
            policy=policy(sheet),
            style=sheet,
            treaties=[(t, drawing_of(t.acts, t.parties)) for t in brief.treaties],
            reports=reports,
            shown=shown,
            many=len(brief.sources) > MANY,
            version=version("foedus"),
        )
    )


@cache
def _environment() -> Environment:
    environment = templates()
    environment.filters |= {"label": label, "href": _to_passage, "report": lambda source: f"#r{source.number}"}
    return environment


def templates() -> Environment:
    """The templates of a brief. Whoever writes one adds how passages and reports are named and linked: label, href, report."""
    environment = Environment(
        loader=PackageLoader("foedus.desk"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters |= {"text": visible, "line": one_line, "since": since}
    environment.globals["svg_style"] = ""
    return environment


def _to_passage(passage: Passage) -> str:
    return f"#{passage.anchor}" if passage.anchor else ""


@cache
def style() -> str:
    """The style sheet of the brief."""
    return files("foedus.desk").joinpath("templates/style.css").read_text("utf-8")


def policy(style: str) -> str:
    """Nothing may load or run but this very style sheet (Content Security Policy Level 3, hash sources)."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def _report(source: SourceLine, text: str, spans: Iterable[Span]) -> ReportView:
    cut: dict[str, None] = {}

    def begins(opening: Opening) -> Markup:
        if opening.again:
            cut[_anchor(opening.span, source.number)] = None
        return _opening(opening, source.number)

    body = marked(text, spans, begins, lambda span, at_end: Markup("</mark>"))
    return ReportView(source.number, source.name, source.title, body, tuple(cut))


def _opening(piece: Opening, number: int) -> Markup:
    anchor, kinds = _anchor(piece.span, number), " ".join(piece.span.kinds)
    shape = '<mark class="{} c-{}" title="{}">' if piece.again else '<mark class="{}" id="{}" title="{}">'
    return Markup(shape).format(kinds, anchor, one_line(piece.span.title, 200))


def _anchor(span: Span, number: int) -> str:
    return f"r{number}-{span.start}-{span.end}"


def _together(anchor: str) -> str:
    """A span that was cut because it crosses another lights up as a whole."""
    return f"body:has(#{anchor}:target) .c-{anchor} {{ background: var(--found); }}\n"
