"""Review for programs: what waits, one statement with its history, and a decision on it."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from itertools import islice
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, Field

from foedus.core.decisions import Verdict
from foedus.core.plain import plain
from foedus.core.problems import Problem, Refused
from foedus.core.statements import Claim, Statement
from foedus.desk.current.snapshot import Snapshot
from foedus.desk.review_lines import told
from foedus.desk.web.api.answers import answer, answered
from foedus.desk.web.rendering import Json
from foedus.desk.web.reviewing import Filters, Order, Reviewer, decide, known_statement
from foedus.desk.web.shared.office import Office, office
from foedus.desk.web.views.review import Elsewhere, Made, elsewhere, in_words, made, made_of
from foedus.desk.web.views.review_queue import APART, DECIDED, DEFERRED, PENDING
from foedus.ledger.decisions.deciding import LONGEST, Changed
from foedus.ledger.entries.shape import spelled, structure
from foedus.ledger.folding.accounts import everything

router = APIRouter(prefix="/api", tags=["review"])
SHOWN = 50  # on a page
_Key = Annotated[str, Path(description="The statement's id.", max_length=60)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed:
    """A statement, its words, what was decided of it; `last` is to be sent as `after` with a decision."""

    id: str
    says: str
    statement: Statement
    report: str
    words: str
    last: str
    stands: Verdict | None = None
    history: tuple[Made, ...] = ()
    elsewhere: tuple[Elsewhere, ...] = ()  # what merged ledgers decided, where nobody decided here since


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A page of what is asked for, in order; how many wait (with those deferred), are deferred, are decided.

    `apart`: how many were decided otherwise in a merged ledger.
    """

    pending: int
    deferred: int
    decided: int
    apart: int
    at: int
    statements: tuple[Reviewed, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """The decision stands under this id; it was there already where it is not `new`."""

    decision: str
    new: bool
    statement: Reviewed


class Sent(BaseModel):
    """A decision. To correct, give the fields of the content that change (null for none), or other characters."""

    model_config = ConfigDict(extra="forbid")

    verdict: Verdict
    after: str = Field("", max_length=60, description="`last` as it was seen.")
    why: str = Field("", max_length=LONGEST["why"])
    content: dict[str, Any] = Field({}, description="Fields in the form in which the statement is given.")
    start: int | None = None
    end: int | None = None
    speaker: str | None = Field(None, max_length=300, description="Whose word it is; empty for the report's own.")


@router.get("/review", summary="What waits for a decision", responses=answered(Waiting), response_class=JSONResponse)
def review(request: Request, wanted: Filters, at: Annotated[int, Query(ge=1, le=100_000)] = 1) -> JSONResponse:
    """Fifty a page, in the order of the reports and their text; what was deferred is last."""
    here = office(request)
    now = here.now()
    queue = here.queues.queue(now, wanted)
    keys = islice(queue.ahead(None, now.reviews, wanted.show), (at - 1) * SHOWN, at * SHOWN)
    counts, said = queue.counts(now.reviews), tuple(_reviewed(now.statements[key], here, now) for key in keys)
    return answer(
        Waiting(
            pending=counts[PENDING], deferred=counts[DEFERRED], decided=counts[DECIDED], apart=counts[APART], at=at, statements=said
        )
    )  # fmt: skip


@router.get("/statements/{key}", summary="One statement", responses=answered(Reviewed), response_class=JSONResponse)
def statement(request: Request, key: _Key) -> JSONResponse:
    """With its words, and who decided what of it, when and why."""
    here = office(request)
    now = here.now()
    return answer(_reviewed(known_statement(here, now, key), here, now))


@router.post(
    "/statements/{key}/decisions", summary="Decide on a statement", response_class=JSONResponse,
    responses=answered(Written) | {409: {"description": "Somebody else decided meanwhile; nothing was written."}},
)  # fmt: skip
def decided(request: Request, key: _Key, sent: Sent, by: Reviewer) -> JSONResponse:
    """Accept, correct, reject, defer or undo. Sent twice it is one decision."""
    here = office(request)
    now = here.now()
    found = known_statement(here, now, key)
    to = _corrected(found, sent, now) if sent.verdict is Verdict.CORRECT else None
    found_out = decide(request, found, Order(verdict=sent.verdict, why=sent.why, after=sent.after, to=to), by)
    now = here.now()
    if isinstance(found_out, Changed):
        return _conflict(found_out, here, now)
    return answer(Written(decision=found_out.decision.id, new=found_out.new, statement=_reviewed(found, here, now)))


def _reviewed(one: Statement, here: Office, now: Snapshot) -> Reviewed:
    treaties, source, stands = here.books(everything(), None).treaties, now.sources[one.source], now.reviews.verdict(one.id)
    return Reviewed(
        id=one.id, says=in_words(one, treaties), statement=one, report=source.name, words=source.text[one.start : one.end],
        last=now.reviews.last(one.id), stands=stands.verdict if stands else None, history=made(one.id, now, treaties),
        elsewhere=elsewhere(one.id, now, treaties),
    )  # fmt: skip


def _corrected(one: Statement, sent: Sent, now: Snapshot) -> Statement:
    """The statement as it was sent. Refused where that is none, or the same."""
    whole = {name: value for name, value in (plain(one.content) | sent.content).items() if value is not None}
    content, misfits = structure(whole, type(one.content))
    if content is None:
        raise Refused(Problem(spelled(misfits[0].path).rstrip(": ") or "content", misfits[0].sentence, misfits[0].remedy))
    start, end = (one.start if sent.start is None else sent.start), (one.end if sent.end is None else sent.end)
    if (start, end) != (one.start, one.end) and not 0 <= start < end <= len(now.sources[one.source].text):
        raise Refused(Problem("start", f"{start} to {end} are no characters of the text.", "Mark words of the report."))
    speaker = one.speaker if sent.speaker is None or isinstance(content, Claim) else sent.speaker.strip() or None
    to = replace(one, content=content, start=start, end=end, speaker=speaker)
    if not _spoken(to):
        raise Refused(Problem("content", "Half a character is no text.", "Send whole characters."))
    if to == one:
        raise Refused(Problem("content", "Nothing is changed.", "Change a field, or accept it as it is."))
    return to


def _spoken(one: Statement) -> bool:
    """Is all of it characters? JSON can carry one half of a pair."""
    return not any("\ud800" <= char <= "\udfff" for char in json.dumps(plain(one), ensure_ascii=False))


def _conflict(changed: Changed, here: Office, now: Snapshot) -> JSONResponse:
    treaties = here.books(everything(), None).treaties
    said = {
        "title": f"Somebody else decided meanwhile, and nothing was written. {told(changed.meanwhile)}.",
        "status": 409,
        "instance": changed.meanwhile[-1].statement,
        "remedy": "Look at it, and send it again with the last of these as `after`.",
        "meanwhile": [plain(made_of(decision, now, treaties)) for decision in changed.meanwhile],
    }
    return Json(said, 409, media_type="application/problem+json")
