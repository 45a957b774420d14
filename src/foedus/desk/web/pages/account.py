"""One's own account: the password, tokens for programs, the end of all sessions."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Query, Request, Response

from foedus.core.problems import Problem, Refused
from foedus.desk.team.roles import Role
from foedus.desk.web.guards.who import address, by, whoever
from foedus.desk.web.pages.login import forgotten
from foedus.desk.web.rendering import page
from foedus.desk.web.teaming import DONE, team
from foedus.desk.web.teaming import done as told

router = APIRouter(prefix="/account", include_in_schema=False)
_Password = Annotated[str, Form(max_length=4000)]


@router.get("")
def account(request: Request, done: Annotated[str, Query(max_length=20)] = "") -> Response:
    """The page."""
    return _page(request, done=DONE.get(done, ""))


@router.post("/password")
def change_password(request: Request, old: _Password, new: _Password, again: _Password) -> Response:
    """Change it; all sessions end, this one too."""
    if new != again:
        return _page(request, 400, Problem("password", "The two new passwords differ.", "Type the same twice."))
    try:
        denied = team(request).door.change_password(whoever(request).name, old, new, address(request))
    except Refused as refused:
        return _page(request, 400, refused.problem)
    if denied:
        return _page(request, 403, Problem("password", denied.sentence, ""))
    return forgotten(request, told("/login", "password"))


@router.post("/tokens")
def make_token(
    request: Request,
    label: Annotated[str, Form(max_length=200)],
    role: Annotated[Role, Form()],
    days: Annotated[str, Form(max_length=5, pattern=r"^\d*$")] = "",
) -> Response:
    """Make one; its secret is shown on this answer and never again."""
    try:
        lasting = int(days) if days else None
        secret, token = team(request).tokens.make(whoever(request).name, label, role, by(request), lasting)
    except Refused as refused:
        return _page(request, 400, refused.problem)
    return _page(request, fresh=(token.label, secret))


@router.post("/tokens/{number}/revoke")
def revoke(request: Request, number: int) -> Response:
    """End one of one's own."""
    team(request).tokens.revoke(number, by(request), of=whoever(request).name)
    return told("/account", "revoked")


@router.post("/sessions")
def end_sessions(request: Request) -> Response:
    """Log out everywhere."""
    team(request).sessions.end_all(whoever(request).name, by(request))
    return forgotten(request, told("/login", "everywhere"))


def _page(
    request: Request, status: int = 200, problem: Problem | None = None, fresh: tuple[str, str] | None = None, done: str = ""
) -> Response:
    here = team(request)
    user = here.users.of(whoever(request).name)
    assert user is not None
    tokens = [token for token in here.tokens.listed(user.name) if token.revoked is None]
    roles = [role for role in Role if user.role.may(role)]
    return page(
        request, "account.html.j2", status, user=user, tokens=tokens, roles=roles, problem=problem, fresh=fresh, done=done
    )  # fmt: skip
