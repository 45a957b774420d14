"""The command `foedus`. Each command is a module of its own under `commands/`, imported when it is asked for.

Exit codes: 0 all was read and answered; 1 some input could not be read, or a check found problems; 2 wrong usage, or the request
was refused (a damaged ledger, an unknown treaty). Problems go to standard error, one line each.
"""

from __future__ import annotations

import errno
import io
import os
import sys
from importlib import import_module

import click

from foedus.core.problems import Refused

COMMANDS = {
    "brief": "brief",
    "read": "read",
    "second-read": "second_read",
    "text": "text",
    "compare": "compare",
    "times": "times",
    "scan": "scan",
    "says": "says",
    "ingest": "ingest",
    "review": "review",
    "treaties": "treaties",
    "status": "status",
    "relations": "relations",
    "what-if": "what_if",
    "duties": "duties",
    "what-decides": "what_decides",
    "diff": "diff",
    "calendar": "calendar_",
    "panel": "panel",
    "table": "table",
    "network": "network",
    "backtest": "backtest",
    "search": "search",
    "mcp": "mcp_",
    "claims": "claims",
    "sources": "sources",
    "lineage": "lineage",
    "ledger": "ledger",
    "check": "check",
    "export": "export_",
    "import": "import_",
    "serve": "serve",
    "team": "team",
    "completion": "completion",
}


class Lazy(click.Group):
    """A group that imports a command's module when the command is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every command, in the order of their use."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, or None."""
        if cmd_name not in COMMANDS:
            return None
        command = import_module(f"foedus.desk.commands.{COMMANDS[cmd_name]}").command
        return command if isinstance(command, click.Command) else None

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; a refused request, or output that nothing can take, is one line and exit code 2."""
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(errors="replace")  # what the terminal's encoding lacks is shown as "?", and stops nothing
        try:
            try:
                return super().invoke(ctx)
            finally:
                sys.stdout.flush()
        except Refused as refused:
            click.echo(f"foedus: {refused.problem}", err=True)
        except OSError as error:
            if error.errno == errno.EPIPE:
                raise  # whoever read has gone: click ends without a word
            click.echo(f"foedus: {error.filename or 'standard output'}: It cannot be written ({error.strerror}).", err=True)
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what is left over would fail again at the end
        return ctx.exit(2)


@click.group(cls=Lazy, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="foedus", message="foedus %(version)s")
def main() -> None:
    """What states have agreed, what binds whom on a given day, what an event would trigger, and how we know.

    \b
    Try:
      foedus brief reports/ --html brief.html     a folder of reports, as a sourced brief
      foedus status nato --on 2024-03-07          where a treaty of the shipped register stands
      foedus what-if "UKR attacks RUS"            what an event would trigger, with proof

    \b
    Exit codes: 0 all read and answered; 1 some input could not be read, or a check found problems;
    2 wrong usage, or the request was refused.
    """
