"""`foedus team add`, `role`, `password`, `disable`, `enable`: one user."""

from __future__ import annotations

import click

from foedus.desk.team.console import asked, hands, opened, password_option, where
from foedus.desk.team.roles import Role

ROLES = click.Choice([role.value for role in Role])


@click.command("add")
@click.argument("name")
@click.option("--role", type=ROLES, default="read", show_default=True, help="What the user may do.")
@password_option
@where
def add(name: str, role: str, piped: bool, ledger: str | None, desk: str | None) -> None:
    """Add a user. The password is asked for and not shown.

    \b
    Examples:
      foedus team add anna --role review --ledger desk.ledger
      pass foedus/anna | foedus team add anna --password-stdin --ledger desk.ledger
    """
    with opened(ledger, desk, make=True) as team:
        user = team.users.add(name, asked(piped), Role(role), hands())
    click.echo(f"{user.name} is a user now, with the role {user.role}.")


@click.command("role")
@click.argument("name")
@click.argument("role", type=ROLES)
@where
def role(name: str, role: str, ledger: str | None, desk: str | None) -> None:
    """Give a user another role. Ends the user's sessions; the last admin stays one.

    \b
    Example:
      foedus team role anna admin --ledger desk.ledger
    """
    with opened(ledger, desk) as team:
        team.users.set_role(name, Role(role), hands())
    click.echo(f"The role of {name} is {role}.")


@click.command("password")
@click.argument("name")
@password_option
@where
def password(name: str, piped: bool, ledger: str | None, desk: str | None) -> None:
    """Give a user another password. Ends the user's sessions and forgets failed log-ins.

    \b
    Example:
      foedus team password anna --ledger desk.ledger
    """
    with opened(ledger, desk) as team:
        team.users.set_password(name, asked(piped), hands())
    click.echo(f"The password of {name} is changed.")


@click.command("disable")
@click.argument("name")
@where
def disable(name: str, ledger: str | None, desk: str | None) -> None:
    """Shut a user out. Ends the user's sessions and revokes the tokens; the last admin stays.

    \b
    Example:
      foedus team disable anna --ledger desk.ledger
    """
    with opened(ledger, desk) as team:
        team.users.disable(name, hands())
    click.echo(f"{name} is disabled.")


@click.command("enable")
@click.argument("name")
@where
def enable(name: str, ledger: str | None, desk: str | None) -> None:
    """Let a disabled user in again, with the password of before. Tokens stay revoked.

    \b
    Example:
      foedus team enable anna --ledger desk.ledger
    """
    with opened(ledger, desk) as team:
        team.users.enable(name, hands())
    click.echo(f"{name} is enabled.")
