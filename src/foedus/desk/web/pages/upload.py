"""Adding reports: a form, which a script makes to send files in pieces."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from fastapi import APIRouter, File, Form, Request, Response, UploadFile
from fastapi.responses import RedirectResponse

from foedus.core.problems import Problem, Refused
from foedus.desk.web.guards.who import whoever
from foedus.desk.web.rendering import page
from foedus.desk.web.shared.office import office
from foedus.desk.web.submitting import intake, submitted
from foedus.reading.languages.detect import languages

router = APIRouter(include_in_schema=False)
_CHUNK = 250_000
_Short = Annotated[str, Form(max_length=60)]


@router.get("/upload")
def upload(request: Request) -> Response:
    """The form; without a ledger, how to start one."""
    return _page(request)


@router.post("/upload")
def receive(
    request: Request, files: Annotated[list[UploadFile], File()], published: _Short = "", language: _Short = ""
) -> Response:  # fmt: skip
    """The form as it comes without scripts: take all its files, and have them read."""
    try:
        job = submitted(request, [_received(request, file) for file in files if file.filename], published, language)
    except Refused as refused:
        return _page(request, 400, refused.problem)
    return RedirectResponse(f"/upload/jobs#job-{job.id}", 303)


def _received(request: Request, file: UploadFile) -> str:
    found = intake(request).uploads.receive(file.filename or "", file.size or 0, _pieces(file), whoever(request).name)
    return found.id


def _pieces(file: UploadFile) -> Iterator[bytes]:
    while piece := file.file.read(_CHUNK):
        yield piece


def _page(request: Request, status: int = 200, problem: Problem | None = None) -> Response:
    here = office(request)
    return page(
        request, "upload.html.j2", status, bounds=here.settings.bounds, ledger=here.intake is not None,
        languages=languages(), problem=problem,
    )  # fmt: skip
