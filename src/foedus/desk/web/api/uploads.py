"""Files sent in pieces by programs: what was acknowledged is kept, and a sending that broke off goes on where it was.

An upload's id is 128 random bits that its sender alone is told, and no bytes are ever given back: to know it is to own it.
"""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Body, Path, Query, Request
from fastapi.responses import JSONResponse

from foedus.desk.intake.uploads import Upload
from foedus.desk.web.api.answers import answer, answered, refused
from foedus.desk.web.guards.who import whoever
from foedus.desk.web.submitting import intake

router = APIRouter(prefix="/api/uploads", tags=["uploads"])
_MOST = 2**53 - 1  # what a number in JSON can hold exactly (RFC 8259, 6)
KEY = "^[0-9a-f]{32}$"
_Key = Annotated[str, Path(pattern=KEY)]
_Piece = Annotated[
    bytes, Body(media_type="application/octet-stream", description="From 16,000 to 1,000,000 bytes; the last may be less.")
]
_SHA = Annotated[str | None, Body(embed=True, pattern="^[0-9a-fA-F]{64}$", description="The file's SHA-256, to be compared.")]


@router.post("", summary="Begin a file", responses=answered(Upload), response_class=JSONResponse)
def begin(
    request: Request, name: Annotated[str, Body(max_length=1000)], size: Annotated[int, Body(ge=1, le=_MOST)]
) -> JSONResponse:  # fmt: skip
    """Room for a file of so many bytes."""
    return answer(intake(request).uploads.begin(name, size, whoever(request).name))


@router.get("/{key}", summary="How far a file is", responses=answered(Upload), response_class=JSONResponse)
def find(request: Request, key: _Key) -> JSONResponse:
    """`received` is where the next piece goes on."""
    return answer(intake(request).uploads.find(key))


@router.put("/{key}", summary="Send a piece", responses=answered(Upload), response_class=JSONResponse)
def append(request: Request, key: _Key, data: _Piece, at: Annotated[int, Query(ge=0, le=_MOST)]) -> JSONResponse:
    """The bytes from that place on. The same piece sent again changes nothing."""
    return answer(intake(request).uploads.append(key, at, data))


@router.post("/{key}/finish", summary="Finish a file", responses=answered(Upload), response_class=JSONResponse)
def finish(request: Request, key: _Key, sha256: _SHA = None) -> JSONResponse:
    """All its bytes are here. A file of the same name and content is the same upload, whose id is answered."""
    return answer(intake(request).uploads.finish(key, sha256))


@router.delete("/{key}", summary="Give a file up", status_code=204, response_model=None, responses=refused())
def drop(request: Request, key: _Key) -> None:
    """Forget one that is not finished."""
    intake(request).uploads.drop(key)
