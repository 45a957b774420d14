"""`foedus mcp`: a server for assistants."""

from __future__ import annotations

import click

from foedus.desk import options


@click.command("mcp")
@options.ledger
def command(ledger: str | None) -> None:
    """Answer an assistant over standard input and output, by the Model Context Protocol.

    It has four tools, which only read: status, what_if, who_says, search. Each answer has its citations. The program that
    runs the assistant starts this command; docs/interfaces.md shows how it is told so. It needs the extra mcp.

    \b
    Example:
      foedus mcp --ledger desk.ledger
    """
    from foedus.core.problems import Problem, Refused
    from foedus.desk.current.current import Current

    try:
        from foedus.desk.mcp.server import server
    except ImportError as error:
        says = f"The server for assistants needs a package that is not installed ({error.name})."
        raise Refused(Problem("foedus mcp", says, "Install it with pip install 'foedus[mcp]'.")) from None
    server(Current(ledger)).run()
