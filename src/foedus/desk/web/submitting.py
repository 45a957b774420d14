"""What a request has the intake do: the same for pages and programs."""

from __future__ import annotations

from collections.abc import Sequence

from fastapi import Request

from foedus.core.problems import Problem, Refused
from foedus.core.when import When
from foedus.desk.intake.jobs import Job
from foedus.desk.safe import one_line
from foedus.desk.team.events import Event
from foedus.desk.web.guards.who import noted, whoever
from foedus.desk.web.shared.intaking import Intake
from foedus.desk.web.shared.office import office
from foedus.reading.languages.detect import languages

NO_LEDGER = Problem("upload", "There is no ledger here to add reports to.", "Start one: foedus serve --ledger desk.ledger.")


def intake(request: Request) -> Intake:
    """What takes reports in. Refused where the server has no ledger to add them to."""
    found = office(request).intake
    if found is None:
        raise Refused(NO_LEDGER)
    return found


def submitted(request: Request, uploads: Sequence[str], published: str, language: str) -> Job:
    """Have these uploads read together, beginning now. Refused where a day or a language is none."""
    here, who = intake(request), whoever(request)
    job = here.jobs.submit(uploads, who.name, _published(published), _language(language))
    here.worker.wake()
    noted(request, Event.UPLOADED, f"job {job.id}", ", ".join(job.files))
    return job


def tried_again(request: Request, number: int) -> Job:
    """Try a failed job once more."""
    here = intake(request)
    job = here.jobs.again(number)
    here.worker.wake()
    noted(request, Event.TRIED_AGAIN, f"job {number}")
    return job


def _published(edtf: str) -> When | None:
    try:
        return When.parse(edtf) if edtf.strip() else None
    except ValueError:
        remedy = "Write 2024-11-09, 2024-11 or 2024-10-21/2024-10-31, or leave it empty."
        raise Refused(Problem(one_line(edtf, 40), "This is no day of publication.", remedy)) from None


def _language(code: str) -> str | None:
    if code and code not in languages():
        raise Refused(Problem(one_line(code, 20), "This is no language that is read.", f"Choose one of {', '.join(languages())}."))
    return code or None
