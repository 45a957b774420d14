"""Who asks, what they may do, and the seal by which a form is known to be ours."""

from __future__ import annotations

import getpass
from dataclasses import dataclass, field
from functools import cache
from urllib.parse import urlsplit

from fastapi import Request

from foedus.core.problems import Problem
from foedus.desk.team import tickets
from foedus.desk.team.audit import By
from foedus.desk.team.events import Event
from foedus.desk.team.roles import Role
from foedus.desk.team.sessions import Session
from foedus.desk.web.guards.refusals import Forbidden
from foedus.desk.web.shared.office import office

SEAL = "csrf"  # the field of a form, and of the header x-csrf
SAFE = frozenset(("GET", "HEAD", "OPTIONS"))  # methods that change nothing (RFC 9110, 9.2.1)
_OURS = ("same-origin", "none")
_FORM = "form"
_JSON = "application/json"
_BEARER = "bearer "
_SCOPE = "foedus.who"


@dataclass(frozen=True, slots=True)
class Who:
    """A person at the desk; without accounts it is whoever started the server, who may do everything."""

    name: str
    account: bool = False  # does it log in?
    may_review: bool = True
    may_rule: bool = True
    program: bool = False  # it came with a token, not with a browser's cookie
    secret: bytes | None = field(default=None, repr=False)  # of its session, for the seals of forms


def cookie_name(https: bool) -> str:
    """The session's cookie; by its prefix a browser takes it from this host alone, by HTTPS, for all paths (RFC 6265bis)."""
    return "__Host-foedus" if https else "foedus"


def known(request: Request) -> Who | None:
    """Look up the person behind a request; None where nobody is known."""
    here = office(request)
    if here.team is None:
        return Who(_owner())
    given = request.headers.get("authorization", "")
    if request.url.path.startswith("/api/") and given.lower().startswith(_BEARER):
        token = here.team.tokens.of(given[len(_BEARER) :].strip())
        return _person(token.user.name, token.role, program=True) if token else None
    session = session_of(request)
    return _person(session.user.name, session.role, secret=session.secret) if session else None


def session_of(request: Request) -> Session | None:
    """The live session of the request's cookie."""
    here = office(request)
    token = request.cookies.get(cookie_name(here.settings.https))
    return here.team.sessions.of(token) if here.team and token else None


def remember(request: Request, who: Who | None) -> None:
    """Keep with the request who it is, for all that comes after."""
    request.scope[_SCOPE] = who


def who_asks(request: Request) -> Who | None:
    """The person behind a request, whom the guard has looked up; None where nobody is known."""
    found: Who | None = request.scope.get(_SCOPE)
    return found


def whoever(request: Request) -> Who:
    """The same, where the guard lets nobody unknown through."""
    found = who_asks(request)
    assert found is not None
    return found


def by(request: Request) -> By:
    """The same for the audit, with the address that the server sees."""
    found = who_asks(request)
    return By(name=found.name if found else "", address=address(request))


def address(request: Request) -> str:
    """The address of the network that a request comes from."""
    return request.client.host if request.client else ""


def noted(request: Request, event: Event, about: str = "", details: str = "") -> None:
    """Tell the audit what somebody did, where there are accounts; a single user keeps none."""
    if team := office(request).team:
        team.audit.add(event, by(request), about, details)


def seal(request: Request) -> str:
    """What every form of this person bears; each time another."""
    return tickets.sealed(_secret(request), _FORM)


async def posted(request: Request) -> None:
    """Lets through what changes nothing, and what one of our own pages or a program sent. Forbidden where it may be another's.

    Where there are no accounts JSON needs no seal: a page of another site can send none here unasked (Fetch standard, 2.2.2).
    """
    found, kind = who_asks(request), request.headers.get("content-type", "").partition(";")[0].strip().casefold()
    if request.method in SAFE or (found and found.program) or (_local(found) and kind == _JSON and not from_elsewhere(request)):
        return
    sent = request.headers.get(f"x-{SEAL}") or (await request.form()).get(SEAL) or ""
    if not tickets.check(_secret(request), _FORM, str(sent)):
        raise Forbidden(FOREIGN)


def _local(found: Who | None) -> bool:
    return found is not None and not found.account


def from_elsewhere(request: Request) -> bool:
    """Does a browser say that a page of another site sends this (Fetch Metadata, or the header Origin)?"""
    site, origin = request.headers.get("sec-fetch-site"), request.headers.get("origin")
    if site is not None:
        return site not in _OURS
    return origin is not None and urlsplit(origin).netloc != request.headers.get("host", "")


FOREIGN = Problem(
    "form", "This form was not sent by a page of this server, or the page is old.", "Load the page again, and send it anew."
)


def _secret(request: Request) -> bytes:
    found, here = who_asks(request), office(request)
    return (found and found.secret) or here.secret


def _person(name: str, role: Role, program: bool = False, secret: bytes | None = None) -> Who:
    return Who(name, True, role.may(Role.REVIEW), role.may(Role.ADMIN), program, secret)


@cache
def _owner() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "owner"
