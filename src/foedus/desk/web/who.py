"""Who asks, what they may do, and the seal by which a form is known to be ours."""

from __future__ import annotations

import getpass
import hmac
from dataclasses import dataclass
from functools import cache

from fastapi import Request

from foedus.core.problems import Problem, Refused
from foedus.desk.web.office import office

SEAL = "csrf"  # the field of a form, and of the header x-csrf
_OURS = ("same-origin", "none")


@dataclass(frozen=True, slots=True)
class Who:
    """A person at the desk; without accounts it is whoever started the server, who may do everything."""

    name: str
    account: bool = False  # does it log in?
    may_review: bool = True
    may_rule: bool = True


def who_asks(request: Request) -> Who | None:
    """The person behind a request; None where nobody is known."""
    return Who(_owner())


def seal(request: Request) -> str:
    """What every form of this person bears."""
    return hmac.new(office(request).secret, b"form", "sha256").hexdigest()


async def posted(request: Request) -> None:
    """Lets through a form that one of our own pages sent. Refused where another site's page may have sent it."""
    if request.headers.get("sec-fetch-site", "same-origin") not in _OURS:
        raise Refused(_FOREIGN)
    sent = request.headers.get(f"x-{SEAL}") or (await request.form()).get(SEAL) or ""
    if not hmac.compare_digest(str(sent).encode(), seal(request).encode()):
        raise Refused(_FOREIGN)


_FOREIGN = Problem(
    "form", "This form was not sent by a page of this server, or the page is old.", "Load the page again, and send it anew."
)


@cache
def _owner() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "owner"
