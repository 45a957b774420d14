"""`foedus compare`: two treaties' texts article by article."""

from __future__ import annotations

import click

from foedus.desk import options


@click.command("compare")
@click.argument("one", metavar="FILE")
@click.argument("other", metavar="OTHER")
@options.formats("json")
def command(one: str, other: str, form: str) -> None:
    """Two treaties' texts article by article: what answers to what, what was dropped or added, and which words changed.

    For a draft against a treaty, or a treaty against the one that it replaces. Articles are found wherever they stand now, by the
    words that they share. Dropped words stand in [- -], added ones in {+ +}.

    \b
    Examples:
      foedus compare treaty-1961.txt treaty-2024.txt
      foedus compare draft.docx treaty.pdf --format json
    """
    from foedus.core.problems import Problem
    from foedus.desk import compare_lines, out, text_lines
    from foedus.reading.files.documents import load
    from foedus.reading.treaty.parts.structure import structure

    texts, problems = [], []
    for path in (one, other):
        documents, wrong = load([path])
        problems += wrong
        for document in documents:
            texts.append((document.name, document.text, structure(document.text)))
            problems += [] if texts[-1][2] else [Problem(document.name, text_lines.NO_TREATY, "Name a treaty's own text.")]
    if not out.problems(problems):
        compared = compare_lines.Compared.of(*texts)
        if form == "json":
            out.data(compared.data())
        else:
            out.console().print(out.table(compared.heads, compared.rows()))
            click.echo(compared.summary)
    raise SystemExit(1 if problems else 0)
