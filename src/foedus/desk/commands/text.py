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

    Who concludes it, where and when it was done, in how many originals and in which languages it is authentic is told as far as
    opening and testimonium say so, in English; nothing of it is guessed.

    The clause on entry into force is told as data, for review: the rule, how many instruments, and the delay; a clause that
    cannot be read is told with its article and words. It is read in English only.

    \b
    Examples:
      foedus text treaty.pdf
      foedus text treaty.pdf --format html > treaty.html
      foedus text treaty.txt --format json | jq '.parts[] | select(.kind == "article") | .number'
    """
    from foedus.core.concluded import Concluded
    from foedus.core.problems import Problem
    from foedus.desk import concluded_lines, out, text_lines, text_page
    from foedus.reading.files.documents import load
    from foedus.reading.treaty.clauses.entry import entry_into_force
    from foedus.reading.treaty.concluded import concluded
    from foedus.reading.treaty.structure import first, further, structure

    documents, problems = load([path])
    for document in documents:
        parts = structure(document.text)
        if not parts:
            problems.append(Problem(document.name, text_lines.NO_TREATY, "Read a report with foedus read."))
            continue
        for place in further(parts):
            problems.append(Problem(document.name, text_lines.FURTHER.format(place), "Put each in a file of its own."))
        why = text_lines.no_treaty(document.text)
        if why:
            problems.append(Problem(document.name, why, "Read a report with foedus read."))
        said = Concluded() if why else concluded(document.text, parts)
        clause = None if why else entry_into_force(document.text, first(parts))
        if form == "html":
            click.echo(text_page.page(document.name, document.text, parts, concluded_lines.lines(said)))
        elif form == "json":
            out.data(text_lines.data(document.name, document.text, parts, said, clause))
        else:
            out.console().print(out.table(text_lines.HEADS, text_lines.rows(document.text, parts), document.name))
            for line in () if why else (*concluded_lines.lines(said), text_lines.entry(document.text, clause)):
                click.echo(line)
    raise SystemExit(1 if out.problems(problems) else 0)
