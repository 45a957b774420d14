"""`foedus import`: cards and exported ledgers into a ledger; its subcommands read published data."""

from __future__ import annotations

from importlib import import_module

import click

from foedus.desk import options

SUBCOMMANDS = {
    "untc": "import_untc.command",
    "atop": "import_data.atop",
    "cow": "import_data.cow",
    "states": "import_data.states",
}
_PATHS = "PATH..."  # what stands for the command itself, given paths


class Importing(click.Group):
    """A group whose first word, where it is no subcommand, is a path for the command itself."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The subcommands, in the order of the table."""
        return list(SUBCOMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The subcommand of that name, or what takes paths."""
        if cmd_name == _PATHS:
            return paths
        if cmd_name not in SUBCOMMANDS:
            return None
        module, name = SUBCOMMANDS[cmd_name].split(".")
        command = getattr(import_module(f"foedus.desk.commands.{module}"), name)
        return command if isinstance(command, click.Command) else None

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Send what is no subcommand to the command that takes paths."""
        if args and args[0] not in SUBCOMMANDS and args[0] not in ctx.help_option_names:
            args = [_PATHS, *args]
        return super().parse_args(ctx, args)


@click.group("import", cls=Importing, subcommand_metavar="PATH... --ledger FILE | COMMAND [ARGS]...")
def command() -> None:
    """Add YAML cards, or what `foedus export` wrote, files or folders, to a ledger. What is there already is not added again.

    With --format json it tells what was new as data. The commands below read published data.

    \b
    Examples:
      foedus import nato.yaml --ledger desk.ledger
      foedus import desk/ --ledger copy.ledger
      foedus import untc 27-3.csv --card basel.yaml -o basel-full.yaml
      foedus import atop atop4_01m.csv --ledger alliances.ledger
    """


@click.command(_PATHS)
@options.paths
@click.option(
    "--ledger", metavar="FILE", required=True, envvar=options.LEDGER, help="The ledger to add to; made where there is none."
)
@click.option("--strict", is_flag=True, help="Take nothing of a card file or exported ledger in which something is wrong.")
@options.formats("json")
def paths(paths: tuple[str, ...], ledger: str, strict: bool, form: str) -> None:
    """Add cards and exported ledgers to a ledger."""
    from foedus.desk import out
    from foedus.desk.exchange import take_in
    from foedus.ledger.opening import open_ledger

    with open_ledger(ledger) as book:
        added, found = take_in(paths, book, strict)
    if form == "json":
        new = {"new sources": added.sources, "new statements": added.statements, "new decisions": added.decisions}
        out.data(new | {"problems": found})
    else:
        decided = f", with {added.decisions} decisions on them" if added.decisions else ""
        click.echo(f"{added.sources} sources and {added.statements} statements were new{decided}.")
    raise SystemExit(1 if out.problems(found) else 0)
