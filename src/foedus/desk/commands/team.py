"""`foedus team`: who may use the desk when it is served with --team."""

from __future__ import annotations

from importlib import import_module

import click

SUBCOMMANDS = {
    "add": "team_users.add",
    "list": "team_list.command",
    "role": "team_users.role",
    "password": "team_users.password",
    "disable": "team_users.disable",
    "enable": "team_users.enable",
    "token": "team_tokens.token",
    "revoke": "team_tokens.revoke",
    "audit": "team_audit.command",
}


class Team(click.Group):
    """A group that imports a subcommand's module when the subcommand is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The subcommands, in the order of the table."""
        return list(SUBCOMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The subcommand of that name, or None."""
        if cmd_name not in SUBCOMMANDS:
            return None
        module, name = SUBCOMMANDS[cmd_name].split(".")
        command = getattr(import_module(f"foedus.desk.commands.{module}"), name)
        return command if isinstance(command, click.Command) else None


@click.group("team", cls=Team)
def command() -> None:
    """Users of a desk that is served with --team, their roles and tokens, and what they did.

    They are kept in the desk's own file, which lies beside the ledger (LEDGER.desk).

    \b
    Examples:
      foedus team add anna --role admin --ledger desk.ledger
      foedus team list --ledger desk.ledger
      foedus team audit --who anna --ledger desk.ledger
    """
