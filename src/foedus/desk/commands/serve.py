"""`foedus serve`: the desk in a browser."""

from __future__ import annotations

import click

from foedus.desk import options

_PORT = 8391


@click.command("serve")
@click.option(
    "--ledger",
    metavar="FILE|ADDRESS",
    envvar=options.LEDGER,
    help="The ledger to serve; made where there is none. Without it the shipped register is served, to read only.",
)
@click.option("--alone", is_flag=True, help="Show the ledger alone, not beside the shipped register.")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", type=click.IntRange(0, 65535), default=_PORT, show_default=True, help="The port to listen on.")
@click.option(
    "--name", "names", multiple=True, metavar="HOST", help="A further name by which browsers call this server (desk.example.org)."
)
@click.option("--desk", metavar="FILE", help="Where the desk keeps people, uploads and what they did (default: LEDGER.desk).")
@click.option("--team", is_flag=True, help="People log in; `foedus team add` makes the first account.")
@click.option("--https", is_flag=True, help="Browsers reach the server by HTTPS, through a proxy before it.")
@click.option(
    "--trust-proxy", "proxies", multiple=True, metavar="ADDRESS", type=options.Network(),
    help="A proxy before the server (10.0.0.2 or 10.0.0.0/24) whose word on where a request comes from is taken.",
)  # fmt: skip
@click.option("--open", "open_", is_flag=True, help="Open the first page in a browser.")
def command(
    ledger: str | None,
    alone: bool,
    host: str,
    port: int,
    names: tuple[str, ...],
    desk: str | None,
    team: bool,
    https: bool,
    proxies: tuple[str, ...],
    open_: bool,
) -> None:
    """Serve the desk to a browser: treaties, states, what if, reports and their review.

    \b
    Examples:
      foedus serve
      foedus serve --ledger desk.ledger --open
      foedus serve --ledger desk.ledger --team --host 0.0.0.0 --name desk.example.org --https --trust-proxy 10.0.0.2
    """
    from foedus.desk.web.serving import serve
    from foedus.desk.web.settings import LOCAL, Settings

    settings = Settings(ledger=ledger, register=not alone, desk=desk, team=team, hosts=(*LOCAL, *names), https=https)
    serve(settings, host, port, open_, proxies)
