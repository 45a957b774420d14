"""`foedus team list`: the users and their tokens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from foedus.desk import options
from foedus.desk.team.console import opened, where

if TYPE_CHECKING:
    from foedus.desk.team.apitokens import ApiToken
    from foedus.desk.team.users import User


@click.command("list")
@where
@options.formats("json")
def command(ledger: str | None, desk: str | None, form: str) -> None:
    """The users and their tokens (without the secrets, which nobody can see again). Times are UTC.

    \b
    Example:
      foedus team list --ledger desk.ledger
    """
    from foedus.desk import out

    with opened(ledger, desk) as team:
        users, tokens = list(map(_user, team.users.listed())), list(map(_token, team.tokens.listed()))
    if form == "json":
        out.data({"users": users, "tokens": tokens})
        return
    _print("", users)
    if tokens:
        _print("Tokens", tokens)


def _print(title: str, rows: list[dict[str, Any]]) -> None:
    from foedus.desk import out

    heads = [head.capitalize() for head in rows[0]] if rows else ["No user yet"]
    out.console().print(out.table(heads, [tuple(map(str, row.values())) for row in rows], title))


def _user(user: User) -> dict[str, str]:
    return {"name": user.name, "role": user.role.value, "created": _time(user.created), "disabled": _time(user.disabled)}


def _token(token: ApiToken) -> dict[str, Any]:
    times = {name: _time(getattr(token, name)) for name in ("created", "expires", "used", "revoked")}
    return {"id": token.id, "user": token.user.name, "label": token.label, "role": token.role.value} | times


def _time(at: int | None) -> str:
    from foedus.desk.team.audit import iso

    return "" if at is None else iso(at)
