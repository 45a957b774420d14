"""`foedus team token`, `revoke`: a user's tokens for programs."""

from __future__ import annotations

import click

from foedus.desk.commands.team_users import ROLES
from foedus.desk.team.console import hands, opened, where
from foedus.desk.team.roles import Role


@click.command("token")
@click.argument("name")
@click.option("--label", required=True, metavar="WORDS", help="What it is for.")
@click.option("--role", type=ROLES, default="read", show_default=True, help="What it may do; no more than the user.")
@click.option("--days", type=click.IntRange(min=1), help="How long it lives (default: until it is revoked).")
@where
def token(name: str, label: str, role: str, days: int | None, ledger: str | None, desk: str | None) -> None:
    """Make a token with which a program asks in a user's name. It is printed this once: only its hash is kept.

    \b
    Example:
      foedus team token anna --label "nightly export" --days 90 --ledger desk.ledger
    """
    with opened(ledger, desk) as team:
        secret, made = team.tokens.make(name, label, Role(role), hands(), days)
    click.echo(f"Token {made.id} of {made.user.name}. Keep it now, it cannot be shown again:", err=True)
    click.echo(secret)


@click.command("revoke")
@click.argument("token", type=int)
@where
def revoke(token: int, ledger: str | None, desk: str | None) -> None:
    """End the token of that number (see foedus team list).

    \b
    Example:
      foedus team revoke 3 --ledger desk.ledger
    """
    with opened(ledger, desk) as team:
        team.tokens.revoke(token, hands())
    click.echo(f"Token {token} is revoked.")
