"""A decision from the web into the ledger: what was acknowledged is in its chain."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Query, Request

from foedus.core.decisions import Verdict
from foedus.core.problems import Problem, Refused
from foedus.core.statements import Statement
from foedus.desk.current.current import REGISTER
from foedus.desk.current.snapshot import Snapshot
from foedus.desk.deciding import made
from foedus.desk.team.events import Event
from foedus.desk.web.guards.refusals import Forbidden, Missing
from foedus.desk.web.guards.who import noted, who_asks
from foedus.desk.web.shared.office import Office, office
from foedus.desk.web.views.review_queue import CONTENTS, PENDING, SHOWS, Wanted
from foedus.ledger.decisions.deciding import Changed, Decided

_Filter = Annotated[str, Query(max_length=300)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What somebody decides, on the statement as they saw it: `after` is the last decision that they knew of."""

    verdict: Verdict
    why: str = ""
    after: str = ""
    to: Statement | None = None  # what a correction puts in its place


def decide(request: Request, statement: Statement, order: Order, by: str) -> Decided | Changed:
    """Write it into the ledger; where there are accounts the audit tells of it too. Refused where it can never be."""
    current = office(request).current
    answer = current.decide(*made(statement, order.verdict, by, order.after, order.why, order.to))
    if isinstance(answer, Decided) and answer.new:
        noted(request, Event.DECIDED, f"statement {statement.id}", order.verdict.value)
    return answer


def reviewer(request: Request) -> str:
    """The name of who asks. Forbidden where they may not decide on statements."""
    who = who_asks(request)
    if who is None or not who.may_review:
        raise Forbidden(Problem("review", "You may not decide on statements.", "Ask whoever keeps the accounts of this desk."))
    return who.name


def reader(request: Request) -> tuple[str, bool]:
    """The name of who asks, and whether they may decide."""
    who = who_asks(request)
    return (who.name, who.may_review) if who else ("", False)


def known_statement(here: Office, now: Snapshot, key: str) -> Statement:
    """The statement of that id. Missing where there is none."""
    if not here.current.writable:
        raise Missing(REGISTER)
    found = now.statements.get(key)
    if found is None or found.source not in now.sources:
        raise Missing(Problem(key[:200], "There is no such statement in this ledger.", "The page /review lists what waits."))
    return found


def wanted(
    treaty: _Filter = "", source: _Filter = "", kind: _Filter = "", speaker: _Filter = "", show: _Filter = PENDING
) -> Wanted:
    """Which statements a request asks for. Refused where it names no kind or list."""
    for value, known in ((kind, ("", *CONTENTS)), (show, SHOWS)):
        if value not in known:
            raise Refused(Problem(value[:60], "There is no such list.", f"Known are: {', '.join(filter(None, known))}."))
    return Wanted(treaty=treaty.strip(), source=source.strip(), kind=kind, speaker=speaker.strip(), show=show)


async def typed(request: Request) -> Mapping[str, str]:
    """The text of a form's fields."""
    return {name: value for name, value in (await request.form()).items() if isinstance(value, str)}


Filters = Annotated[Wanted, Depends(wanted)]
Typed = Annotated[Mapping[str, str], Depends(typed)]
Reviewer = Annotated[str, Depends(reviewer)]
Reader = Annotated[tuple[str, bool], Depends(reader)]
