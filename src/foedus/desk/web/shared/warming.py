"""What questions would wait for, made before they are asked: at the start, and anew after each change."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

from foedus.desk.web.shared.office import Office
from foedus.ledger.folding.accounts import everything

_PAUSE = 1.0  # seconds between two looks at the ledger


@contextmanager
def warming(office: Office) -> Iterator[None]:
    """A thread beside the server, for as long as it runs."""
    stopped = Event()
    Thread(target=_keep, args=(office, stopped), name="warming", daemon=True).start()
    try:
        yield
    finally:
        stopped.set()


def _keep(office: Office, stopped: Event) -> None:
    done = None
    while not stopped.is_set():
        if (present := (office.now().head, office.today())) != done:
            warm(office)
            done = present
        stopped.wait(_PAUSE)


def warm(office: Office) -> None:
    """Treaties folded, words put into the index, the lives of all treaties reckoned, what comes due begun."""
    now, today = office.now(), office.today()
    len(now.books().treaties)
    office.index()
    now.treaties().bonds(today, today).compile()
    books = now.books()
    office.ahead.due(now.head, books, office.shelf(books), (today, today, everything(), None))
    gc.unfreeze()
    gc.collect()
    gc.freeze()  # what stays is not looked through again and again while pages are made
