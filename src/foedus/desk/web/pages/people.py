"""The people of a team, for its admins; the guard lets nobody else come here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Form, Query, Request, Response

from foedus.core.problems import Problem, Refused
from foedus.desk.team.roles import Role
from foedus.desk.team.users import Users
from foedus.desk.web.guards.who import by
from foedus.desk.web.rendering import page
from foedus.desk.web.teaming import DONE, team
from foedus.desk.web.teaming import done as told

router = APIRouter(prefix="/people", include_in_schema=False)
_Name = Annotated[str, Form(max_length=400)]
_Role = Annotated[Role, Form()]
_Password = Annotated[str, Form(max_length=4000)]


@router.get("")
def people(request: Request, done: Annotated[str, Query(max_length=20)] = "") -> Response:
    """Everybody, with what they may do."""
    return _page(request, done=DONE.get(done, ""))


@router.post("/add")
def add(request: Request, name: _Name, password: _Password, role: _Role) -> Response:
    """A new person."""
    return _done(request, "added", lambda users: users.add(name, password, role, by(request)), name)


@router.post("/role")
def set_role(request: Request, name: _Name, role: _Role) -> Response:
    """Another role."""
    return _done(request, "role", lambda users: users.set_role(name, role, by(request)))


@router.post("/password")
def set_password(request: Request, name: _Name, password: _Password) -> Response:
    """Another password, for one who has forgotten theirs or waits after failures."""
    return _done(request, "set", lambda users: users.set_password(name, password, by(request)))


@router.post("/disable")
def disable(request: Request, name: _Name) -> Response:
    """Shut somebody out."""
    return _done(request, "disabled", lambda users: users.disable(name, by(request)))


@router.post("/enable")
def enable(request: Request, name: _Name) -> Response:
    """Let somebody in again."""
    return _done(request, "enabled", lambda users: users.enable(name, by(request)))


def _done(request: Request, what: str, change: Callable[[Users], object], name: str = "") -> Response:
    """Do it and say so, or say why it cannot be done."""
    try:
        change(team(request).users)
    except Refused as refused:
        return _page(request, 400, refused.problem, name)
    return told("/people", what)


def _page(request: Request, status: int = 200, problem: Problem | None = None, name: str = "", done: str = "") -> Response:
    users = team(request).users.listed()
    return page(request, "people.html.j2", status, users=users, roles=list(Role), problem=problem, name=name, done=done)
