"""`foedus text`: a treaty's own text as its parts, its final clauses and duties."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from foedus.desk import options

if TYPE_CHECKING:
    from foedus.core.problems import Problem
    from foedus.reading.treaty.treatytext import TreatyText


@click.command("text")
@click.argument("path", metavar="FILE")
@options.formats("json", "html", "akn")
@click.option("--card", is_flag=True, help="Print a card drafted from the text instead, as YAML, to be reviewed.")
@click.option("--ledger", metavar="FILE", help="Keep the text in this ledger as a source, and what it says as statements.")
@click.option("--treaty", metavar="KEY", help="The treaty's key, where --card and --ledger are not to find one.")
def command(path: str, form: str, card: bool, ledger: str | None, treaty: str | None) -> None:
    """A treaty's own text as its parts: opening, chapters, articles with paragraphs and points, ending, annexes.

    FILE is txt, html, pdf or docx. Each part is told with its number, its heading and its place in the text, as characters;
    with --format json each has its parts within it, with --format html it is a page with an anchor for each, with
    --format akn Akoma Ntoso 3.0, the XML of OASIS for laws. Articles are those whose numbers follow on one another: an article
    of another treaty that a line happens to begin with is none.

    Who concludes it, where and when it was done, in how many originals and in which languages it is authentic is told as far as
    opening and testimonium say so, in English; nothing of it is guessed.

    Final clauses are told as data, for review: entry into force, provisional application, duration, withdrawal, survival,
    amendment, accession, reservations, depositary, territory; a clause that cannot be read is told with its article and words.
    They are read in English only.

    Duties of mutual defence, consultation, neutrality and non-aggression are proposed for review, each with who is bound, what sets
    it off, conditions, limits and its sentence; what could not be read in a sentence stays in its words. In English only.

    With --card a card is drafted from all this. With --ledger the text is kept as a source of the treaty, and what it says as
    statements with their characters: duties count only once a person accepts them (foedus review).

    \b
    Examples:
      foedus text treaty.pdf
      foedus text treaty.pdf --format html > treaty.html
      foedus text treaty.docx --format akn > treaty.xml
      foedus text treaty.pdf --card > rus-prk-2024.yaml
      foedus text treaty.pdf --ledger desk.ledger --treaty rus-prk-2024
      foedus text treaty.txt --format json | jq '.parts[] | select(.kind == "article") | .number'
    """
    from foedus.core.problems import Problem
    from foedus.desk import out, text_lines
    from foedus.reading.files.documents import load
    from foedus.reading.treaty.treatytext import read

    documents, problems = load([path])
    for document in documents:
        found = read(document.text)
        problems += [Problem(document.name, wrong, remedy) for wrong, remedy in text_lines.problems(found)]
        if not (card or ledger):
            _show(document.name, found, form)
        elif found.treaty:
            problems += _draft(document.name, found, treaty) if card else _keep(document.name, found, treaty, ledger or "")
    raise SystemExit(1 if out.problems(problems) else 0)


def _draft(name: str, found: TreatyText, treaty: str | None) -> list[Problem]:
    """The card as YAML, and what in it must be mended, if anything."""
    from foedus.ledger.cards.cards import dump, load
    from foedus.reading.treaty import naming, telling

    key = treaty or naming.key(naming.title(found, name), found.concluded)
    text = dump(telling.card(name, found, key))
    click.echo(text, nl=False)
    return load(text, f"{key}.yaml")[1]


def _keep(name: str, found: TreatyText, treaty: str | None, ledger: str) -> list[Problem]:
    """The text in the ledger."""
    from foedus.ledger.opening import open_ledger
    from foedus.reading.treaty import naming, telling

    key = treaty or naming.key(naming.title(found, name), found.concluded)
    with open_ledger(ledger) as book:
        added = book.add([telling.source(name, found)], telling.statements(name, found, key), date.today())
    click.echo(f"{key}: {added.sources} source and {added.statements} statements were new.")
    return []


def _show(name: str, found: TreatyText, form: str) -> None:
    from foedus.desk import out, text_lines, text_page

    if not found.parts:
        return
    if form == "html":
        click.echo(text_page.page(name, found))
    elif form == "akn":
        from foedus.desk.akn.writing import akn

        click.echo(akn(name, found.text, found.parts))
    elif form == "json":
        out.data(text_lines.data(name, found))
    else:
        _table(name, found)


def _table(name: str, found: TreatyText) -> None:
    from foedus.desk import concluded_lines, out, text_clauses, text_duties, text_lines

    out.console().print(out.table(text_lines.HEADS, text_lines.rows(found.text, found.parts), name))
    for line in concluded_lines.lines(found.concluded):
        click.echo(line)
    if found.clauses:
        out.console().print(out.table(text_clauses.HEADS, text_clauses.rows(found.text, found.clauses), text_clauses.TITLE))
    elif found.treaty:
        click.echo(text_clauses.NONE)
    if found.duties:
        out.console().print(out.table(text_duties.HEADS, text_duties.rows(found.duties), text_duties.TITLE))
