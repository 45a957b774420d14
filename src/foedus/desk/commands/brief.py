"""`foedus brief`: a folder of reports, as a sourced brief."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from foedus.desk import options

if TYPE_CHECKING:
    from foedus.core.when import When
    from foedus.ledger.folding.accounts import Account


@click.command("brief")
@options.paths
@options.on
@options.known
@click.option("--html", metavar="FILE", help="Write the brief as one self-contained page as well.")
@click.option("--pdf", metavar="FILE", help="Write it as PDF as well, with its citations at the end (extra `web`).")
@click.option("--markdown", metavar="FILE", help="Write it as Markdown as well, with its citations as footnotes.")
@click.option("--json", "json_", metavar="FILE", help="Write the brief as data as well (- for standard output, then nothing else).")
@click.option("--ledger", metavar="FILE", help="Keep what is read in this ledger, and brief from all that it knows.")
@options.published
@options.language
@options.account
def command(
    paths: tuple[str, ...],
    on: date,
    known: date | None,
    html: str | None,
    pdf: str | None,
    markdown: str | None,
    json_: str | None,
    ledger: str | None,
    published: When | None,
    language: str | None,
    account: Account,
) -> None:
    """A sourced brief of the treaties that reports are about.

    PATH is a file or a folder: txt, html, pdf, docx, jsonl with a text field.

    \b
    Examples:
      foedus brief reports/
      foedus brief reports/ --on 2024-11-12 --html brief.html
      foedus brief reports/ --pdf brief.pdf --markdown brief.md
      foedus brief reports/*.txt --known 2024-11-10 --json -
    """
    from foedus.desk import out, writing
    from foedus.desk.books import books
    from foedus.desk.brief import brief
    from foedus.desk.gather import gather, read_paths
    from foedus.ledger.folding.accountwords import unheard

    with options.progress("Reading") as progress:
        readings, problems = read_paths(paths, published, progress, ledger, language)
    gathered = gather(readings, problems, ledger, known, account.models)
    made = brief(gathered, books(), on, known, account=account)
    out.problems(unheard(account, gathered.sources, gathered.statements))
    if html:
        writing.page_file(made, gathered, html)
    if pdf:
        writing.pdf_file(made, pdf)
    if markdown:
        writing.markdown_file(made, markdown)
    if json_:
        writing.json_file(made, json_)
    if json_ != "-":
        from foedus.desk.terminal import show

        show(made, out.console())
    raise SystemExit(1 if out.problems(gathered.problems) else 0)
