"""Uploads at the server: what was received, what is to be read, and the thread that reads it."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass

from foedus.core.statements import Act
from foedus.desk.current.current import Current
from foedus.desk.deskfile import DeskFile
from foedus.desk.gather import acts_among
from foedus.desk.intake.jobs import Jobs
from foedus.desk.intake.uploads import Uploads
from foedus.desk.intake.worker import Worker
from foedus.desk.web.settings import Settings

_OF_CARDS = "card"  # the method of what the register says


@dataclass(frozen=True, slots=True)
class Intake:
    """One for a server that has a ledger to add to."""

    uploads: Uploads
    jobs: Jobs
    worker: Worker

    @classmethod
    def of(cls, settings: Settings, desk: DeskFile, current: Current) -> Intake | None:
        """None where there is no ledger."""
        if settings.ledger is None:
            return None
        worker = Worker(settings.ledger, desk, bounds=settings.bounds, acts=lambda given: _acts(settings, current, given))
        return cls(Uploads(desk, settings.bounds), Jobs(desk, settings.bounds), worker)


def _acts(settings: Settings, current: Current, given: Set[str]) -> Sequence[Act]:
    """What the ledger's other sources tell, as `foedus ingest` takes it: not what only stands beside it."""
    said = current.now().recorded.standing.values()
    return acts_among((s for s in said if not (settings.register and s.method == _OF_CARDS)), given)
