"""`foedus text`: a treaty's own text as its parts."""

from __future__ import annotations

import click

from foedus.desk import options


@click.command("text")
@click.argument("path", metavar="FILE")
@options.formats("json", "html", "akn")
def command(path: str, form: str) -> None:
    """A treaty's own text as its parts: opening, chapters, articles with paragraphs and points, ending, annexes.

    FILE is txt, html, pdf or docx. Each part is told with its number, its heading and its place in the text, as characters;
    with --format json each has its parts within it, with --format html it is a page with an anchor for each, with
    --format akn Akoma Ntoso 3.0, the XML of OASIS for laws. Articles are those whose numbers follow on one another: an article
    of another treaty that a line happens to begin with is none.

    Final clauses are told as data, for review: entry into force, provisional application, duration, withdrawal, survival,
    amendment, accession, reservations, depositary, territory; a clause that cannot be read is told with its article and words.
    They are read in English only.

    Duties of mutual defence, consultation, neutrality and non-aggression are proposed for review, each with who is bound, what sets
    it off, conditions, limits and its sentence; what could not be read in a sentence stays in its words. In English only.

    \b
    Examples:
      foedus text treaty.pdf
      foedus text treaty.pdf --format html > treaty.html
      foedus text treaty.docx --format akn > treaty.xml
      foedus text treaty.txt --format json | jq '.parts[] | select(.kind == "article") | .number'
    """
    from foedus.core.problems import Problem
    from foedus.desk import out, text_clauses, text_duties, text_lines, text_page
    from foedus.reading.files.documents import load
    from foedus.reading.treaty.clauses.final import final_clauses
    from foedus.reading.treaty.duties.duties import duties
    from foedus.reading.treaty.structure import first, further, structure

    documents, problems = load([path])
    for document in documents:
        parts = structure(document.text)
        if not parts:
            problems.append(Problem(document.name, text_lines.NO_TREATY, "Read a report with foedus read."))
            continue
        for place in further(parts):
            problems.append(Problem(document.name, text_lines.FURTHER.format(place), "Put each in a file of its own."))
        clauses = final_clauses(document.text, first(parts))
        proposed = duties(document.text, first(parts))
        if form == "html":
            click.echo(text_page.page(document.name, document.text, parts, clauses, proposed))
        elif form == "akn":
            from foedus.desk.akn.writing import akn

            click.echo(akn(document.name, document.text, parts))
        elif form == "json":
            told = text_lines.data(document.name, document.text, parts)
            told |= {"clauses": text_clauses.data(document.text, clauses), "duties": text_duties.data(document.text, proposed)}
            out.data(told)
        else:
            out.console().print(out.table(text_lines.HEADS, text_lines.rows(document.text, parts), document.name))
            if clauses:
                out.console().print(out.table(text_clauses.HEADS, text_clauses.rows(document.text, clauses), text_clauses.TITLE))
            else:
                click.echo(text_clauses.NONE)
            if proposed:
                out.console().print(out.table(text_duties.HEADS, text_duties.rows(proposed), text_duties.TITLE))
    raise SystemExit(1 if out.problems(problems) else 0)
