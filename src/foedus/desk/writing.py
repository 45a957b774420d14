"""The brief written to files."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain
from pathlib import Path

import click

from foedus.core.plain import plain
from foedus.core.problems import Problem, Refused
from foedus.core.statements import Clauses, Naming
from foedus.desk.gather import Gathered
from foedus.desk.marks import Span
from foedus.desk.views import Brief
from foedus.law.version import rules


def page_file(brief: Brief, gathered: Gathered, path: str) -> None:
    """The brief as a page. Refused where it cannot be written."""
    from foedus.desk.page import page

    texts = {key: source.text for key, source in gathered.sources.items() if source.text}
    written(path, [page(brief, texts, spans(brief, gathered))])


def pdf_file(brief: Brief, path: str) -> None:
    """The brief on paper. Refused where it cannot be set or written."""
    from foedus.desk.pdf import pdf

    written_bytes(path, pdf(brief))


def markdown_file(brief: Brief, path: str) -> None:
    """The brief as Markdown. Refused where it cannot be written."""
    from foedus.desk.markdown import markdown

    written(path, [markdown(brief)])


def json_file(brief: Brief, path: str) -> None:
    """The brief as data; "-" is standard output."""
    text = json.dumps(plain(brief) | {"rules": rules()}, ensure_ascii=False, indent=1) + "\n"
    if path == "-":
        click.echo(text.encode("utf-8", "replace").decode(), nl=False)
    else:
        written(path, [text])


def spans(brief: Brief, gathered: Gathered) -> dict[str, list[Span]]:
    """What is marked in each report: its statements, and the passages that it shares with others."""
    found: dict[str, list[Span]] = {}
    for s in gathered.statements:
        kind = type(s.content).__name__.lower()
        title = f"{kind}: {getattr(s.content, 'kind', None) or getattr(s.content, 'about', '')}"
        if not isinstance(s.content, Naming | Clauses):
            found.setdefault(s.source, []).append(Span(s.start, s.end, (kind,), title))
    for line in brief.sources:
        for place in (p for x in line.shared for p in (x.ours, x.theirs)):
            found.setdefault(place.source, []).append(Span(place.start, place.end, ("shared",)))
    return found


def written(path: str, texts: Iterable[str]) -> None:
    """Write the texts to a file, one after the other. Refused where that cannot be."""
    first = next(iter_ := iter(texts), "")  # what refuses to be told leaves the file as it was
    with refusing(path), Path(path).open("w", encoding="utf-8", errors="replace", newline="\n") as file:
        file.writelines(chain([first], iter_))


def written_bytes(path: str, made: bytes) -> None:
    """Write them to a file; "-" is standard output. Refused where that cannot be."""
    if path == "-":
        click.echo(made, nl=False)
        return
    with refusing(path):
        Path(path).write_bytes(made)


def form_of(path: str, what: str, forms: Sequence[str]) -> str:
    """The ending of the file, one of these. Refused where it is none of them."""
    form = Path(path).suffix.lower()
    if form not in forms:
        says = f"No form of a {what} is known for {form or 'a file without an ending'}."
        raise Refused(Problem(path, says, f"Use {', '.join(forms)}."))
    return form


@contextmanager
def refusing(path: str) -> Iterator[None]:
    """Refused where the system refuses to write what is written within."""
    try:
        yield
    except OSError as error:
        why = error.strerror or "the system refused"
        raise Refused(Problem(path, f"It cannot be written ({why}).", "Name a file in a folder where you may write.")) from None
