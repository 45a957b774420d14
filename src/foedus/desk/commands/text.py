"""`foedus text`: a treaty's own text as its parts."""

from __future__ import annotations

import click

from foedus.desk import options


@click.command("text")
@click.argument("path", metavar="FILE")
@options.formats("json", "html")
def command(path: str, form: str) -> None:
    """A treaty's own text as its parts: opening, chapters, articles with paragraphs and points, ending, annexes.

    FILE is txt, html, pdf or docx. Each part is told with its number, its heading and its place in the text, as characters;
    with --format json each has its parts within it, with --format html it is a page with an anchor for each. Articles are those
    whose numbers follow on one another: an article of another treaty that a line happens to begin with is none.

    \b
    Examples:
      foedus text treaty.pdf
      foedus text treaty.pdf --format html > treaty.html
      foedus text treaty.txt --format json | jq '.parts[] | select(.kind == "article") | .number'
    """
    from foedus.core.problems import Problem
    from foedus.desk import out, text_lines, text_page
    from foedus.reading.files.documents import load
    from foedus.reading.treaty.structure import further, structure

    documents, problems = load([path])
    for document in documents:
        parts = structure(document.text)
        if not parts:
            problems.append(Problem(document.name, text_lines.NO_TREATY, "Read a report with foedus read."))
            continue
        for place in further(parts):
            problems.append(Problem(document.name, text_lines.FURTHER.format(place), "Put each in a file of its own."))
        if form == "html":
            click.echo(text_page.page(document.name, document.text, parts))
        elif form == "json":
            out.data(text_lines.data(document.name, document.text, parts))
        else:
            out.console().print(out.table(text_lines.HEADS, text_lines.rows(document.text, parts), document.name))
    raise SystemExit(1 if out.problems(problems) else 0)
