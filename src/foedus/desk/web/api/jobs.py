"""What is to be read, for programs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Body, Path, Query, Request
from fastapi.responses import JSONResponse

from foedus.desk.intake.jobs import Job
from foedus.desk.web.api.answers import answer, answered
from foedus.desk.web.api.uploads import KEY
from foedus.desk.web.submitting import intake, submitted, tried_again

router = APIRouter(prefix="/api/jobs", tags=["uploads"])
Number = Annotated[int, Path(ge=1, le=2**53 - 1)]


@dataclass(frozen=True, slots=True, kw_only=True)
class JobList:
    """Jobs, those asked for last first."""

    jobs: tuple[Job, ...]


@router.post("", summary="Have files read", responses=answered(Job), response_class=JSONResponse)
def submit(
    request: Request,
    uploads: Annotated[list[Annotated[str, Body(pattern=KEY)]], Body(min_length=1, max_length=500)],
    published: Annotated[str, Body(max_length=60, description="The day of publication of all of them, as EDTF.")] = "",
    language: Annotated[str, Body(max_length=20, description="The language of all of them: en, fr or ru.")] = "",
) -> JSONResponse:
    """These finished uploads, together, for reports date one another. Asked twice before it is done, it is the same job."""
    return answer(submitted(request, uploads, published, language))


@router.get("", summary="The jobs", responses=answered(JobList), response_class=JSONResponse)
def jobs(request: Request, most: Annotated[int, Query(ge=1, le=500)] = 50) -> JSONResponse:
    """Those asked for last."""
    return answer(JobList(jobs=intake(request).jobs.latest(most)))


@router.get("/{number}", summary="How far a job is", responses=answered(Job), response_class=JSONResponse)
def job(request: Request, number: Number) -> JSONResponse:
    """Its state, and what was read or went wrong."""
    return answer(intake(request).jobs.find(number))


@router.post("/{number}/again", summary="Try a failed job again", responses=answered(Job), response_class=JSONResponse)
def again(request: Request, number: Number) -> JSONResponse:
    """Where its files are still kept."""
    return answer(tried_again(request, number))
