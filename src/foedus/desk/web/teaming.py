"""The team at the server, and what its pages share: where to go on, and what has just been done."""

from __future__ import annotations

from urllib.parse import urlsplit

from fastapi import Request
from fastapi.responses import RedirectResponse

from foedus.core.problems import Problem
from foedus.desk.team.team import Team
from foedus.desk.web.guards.refusals import Missing
from foedus.desk.web.shared.office import office

DONE = {
    "password": "The password is changed. All sessions have ended: log in with the new one.",
    "out": "You are logged out.",
    "everywhere": "You are logged out everywhere.",
    "revoked": "The token is revoked; no program comes in with it any more.",
    "added": "The person is added. Tell them the password; they can change it under their account.",
    "role": "The role is changed, and the person's sessions have ended.",
    "set": "The password is set, and the person's sessions have ended.",
    "disabled": "The person is shut out: sessions have ended, and tokens are revoked.",
    "enabled": "The person may come in again, with the same password. Tokens stay revoked.",
}


def team(request: Request) -> Team:
    """The team of this desk. Missing where it is served without accounts."""
    found = office(request).team
    if found is None:
        raise Missing(Problem("accounts", "This desk has no accounts.", "Serve it to a team: foedus serve --team --ledger FILE."))
    return found


def done(path: str, what: str) -> RedirectResponse:
    """To the page that tells what has been done; loading that again does nothing again."""
    return RedirectResponse(f"{path}?done={what}", 303)


def onward(given: str) -> str:
    """A page of ours to go on with, as a link's end; the first page where what is given leads anywhere else."""
    ours = given.startswith("/") and not given.startswith("//") and "\\" not in given and given.isprintable()
    if not ours:
        return "/"
    try:
        parts = urlsplit(given)
    except ValueError:
        return "/"
    away = parts.scheme or parts.netloc or parts.path in ("/login", "/logout")
    return "/" if away else given
