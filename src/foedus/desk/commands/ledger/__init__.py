"""`foedus ledger`: keeping a ledger: a module of this package for each command, imported when it is asked for."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

import click


class _Lazy(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every command, in the order of the alphabet."""
        return sorted(module.name.rstrip("_").replace("_", "-") for module in iter_modules(__path__))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, or None."""
        found = next((m.name for m in iter_modules(__path__) if m.name.rstrip("_").replace("_", "-") == cmd_name), None)
        made = import_module(f"{__name__}.{found}").command if found else None
        return made if isinstance(made, click.Command) else None


@click.group("ledger", cls=_Lazy)
def command() -> None:
    """Keep a ledger: check it, copy it, carry it to another place, show what it knew on a day.

    LEDGER is a file, or the address of a PostgreSQL database.

    \b
    Examples:
      foedus ledger verify desk.ledger
      foedus ledger backup postgresql://desk@localhost/foedus saved.ledger
    """
