"""The page of review: the statement in work, its place in the queue, and what its visitor did or tries to do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import islice

from foedus.core.problems import Problem
from foedus.core.statements import Statement
from foedus.desk.books import Books
from foedus.desk.current.snapshot import Snapshot
from foedus.desk.web.reviewing import Order
from foedus.desk.web.shared.office import Office
from foedus.desk.web.views import review_form
from foedus.desk.web.views.review import InWork, Made, in_words, in_work, made_of
from foedus.desk.web.views.review_effect import Effect, effect
from foedus.desk.web.views.review_queue import Queue, Wanted
from foedus.ledger.decisions.deciding import Changed
from foedus.ledger.folding.accounts import everything

UP_NEXT = 8  # statements named beneath the one in work


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """Who looks, at which queue, and what they typed. `seen` is the last decision that they had seen when they typed it."""

    by: str
    may: bool
    wanted: Wanted
    done: str = ""  # the statement that was decided just now
    form: Mapping[str, str] | None = None
    seen: str | None = None
    why: str = ""
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """What others decided meanwhile, and what the visitor was about to do; `says` is what a correction would have put."""

    meanwhile: tuple[Made, ...]
    order: Order
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Next:
    """A statement that comes later."""

    id: str
    says: str
    report: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """The statement in work. `after` is what its forms bear as the last decision seen."""

    one: InWork
    place: int | None  # in the queue, from 1
    before: str | None
    ahead: tuple[Next, ...]
    effect: Effect | None = None
    after: str
    fields: tuple[review_form.Field, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewPage:
    """All that is shown. `done` is the last decision on the statement that was decided just now, and what that says."""

    all: int
    counts: Mapping[str, int]
    work: Work | None = None
    done: tuple[Made, str] | None = None
    clash: Clash | None = None
    visit: Visit = field(repr=False)


def review_page(here: Office, found: Statement | None, visit: Visit, clash: tuple[Changed, Order] | None = None) -> ReviewPage:
    """The page's content; `clash` is what the ledger answered to which order."""
    now, books = here.now(), here.books(everything(), None)
    queue = here.queues.queue(now, visit.wanted)
    return ReviewPage(
        all=len(queue.keys),
        counts=queue.counts(now.reviews),
        work=_work(here, found, visit, queue, now, books) if found else None,
        done=_done(visit.done, now, books),
        clash=_clash(*clash, now, books) if clash else None,
        visit=visit,
    )


def _work(here: Office, found: Statement, visit: Visit, queue: Queue, now: Snapshot, books: Books) -> Work:
    form, show, text = visit.form, visit.wanted.show, now.sources[found.source].text
    one = in_work(found, now, books, visit.by, review_form.span(found, form, text) if form else None)
    place = queue.places.get(found.id)
    return Work(
        one=one,
        place=None if place is None else place + 1,
        before=queue.before(found.id, now.reviews, show),
        ahead=tuple(_next(key, now, books) for key in islice(queue.ahead(found.id, now.reviews, show), UP_NEXT)),
        effect=effect(found, now, books, here.today()) if form is None else None,
        after=one.last if visit.seen is None else visit.seen,
        fields=review_form.shown(found, form, visit.problems) if form is not None else (),
    )


def _next(key: str, now: Snapshot, books: Books) -> Next:
    one = now.statements[key]
    return Next(id=key, says=in_words(one, books.treaties), report=now.sources[one.source].name)


def _done(key: str, now: Snapshot, books: Books) -> tuple[Made, str] | None:
    history = now.reviews.history(key)
    if not history or key not in now.statements:
        return None
    return made_of(history[-1], now, books.treaties), in_words(now.statements[key], books.treaties)


def _clash(changed: Changed, order: Order, now: Snapshot, books: Books) -> Clash:
    meanwhile = tuple(made_of(decision, now, books.treaties) for decision in changed.meanwhile)
    return Clash(meanwhile=meanwhile, order=order, says=in_words(order.to, books.treaties) if order.to else "")
