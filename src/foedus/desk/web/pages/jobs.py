"""What is being read, and what was: it looks anew each second while something is under way."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from foedus.desk.web.api.jobs import Number
from foedus.desk.web.rendering import FRAGMENT, page
from foedus.desk.web.shared.office import office
from foedus.desk.web.submitting import tried_again
from foedus.desk.web.views.jobs import job_lines

router = APIRouter(prefix="/upload/jobs", include_in_schema=False)


@router.get("")
def jobs(request: Request) -> Response:
    """The jobs asked for last."""
    here = office(request)
    lines = job_lines(here.intake.jobs.latest(), here.now()) if here.intake else ()
    template = "job_list.html.j2" if FRAGMENT in request.headers else "jobs.html.j2"
    return page(request, template, jobs=lines, open=any(not line.job.over for line in lines))


@router.post("/{number}/again")
def again(request: Request, number: Number) -> Response:
    """Try a failed one once more."""
    return RedirectResponse(f"/upload/jobs#job-{tried_again(request, number).id}", 303)
