"""The server, put together: its pages, its interfaces, and what stands before them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from fastapi import Depends, FastAPI
from fastapi.middleware.gzip import GZipMiddleware
from fastapi.middleware.trustedhost import TrustedHostMiddleware
from fastapi.responses import FileResponse
from fastapi.staticfiles import StaticFiles

from foedus.desk.web.api import changes as api_changes
from foedus.desk.web.api import claims as api_claims
from foedus.desk.web.api import jobs as api_jobs
from foedus.desk.web.api import network as api_network
from foedus.desk.web.api import reports as api_reports
from foedus.desk.web.api import review as api_review
from foedus.desk.web.api import search as api_search
from foedus.desk.web.api import states as api_states
from foedus.desk.web.api import tables as api_tables
from foedus.desk.web.api import treaties as api_treaties
from foedus.desk.web.api import uploads as api_uploads
from foedus.desk.web.api import what_if as api_what_if
from foedus.desk.web.api.answers import document
from foedus.desk.web.guards import errors
from foedus.desk.web.guards.bodies import Bodies
from foedus.desk.web.guards.guard import Guard
from foedus.desk.web.guards.headers import Headers
from foedus.desk.web.guards.remembered import Remembered
from foedus.desk.web.guards.who import posted
from foedus.desk.web.pages import (
    account,
    api_docs,
    audit,
    brief,
    downloads,
    evidence,
    feeds,
    home,
    jobs,
    login,
    network,
    people,
    review,
    search,
    states,
    treaties,
    treaty,
    upload,
    voices,
    what_if,
)
from foedus.desk.web.settings import Settings
from foedus.desk.web.shared.office import Office

INTAKE = (api_uploads.router, api_jobs.router, upload.router, jobs.router)
TEAM = (account.router, audit.router, login.router, people.router)
TAKEN = (api_docs, brief, downloads, feeds)  # before the treaty, whose address takes any ending
SHOWN = (*TAKEN, evidence, home, network, review, search, states, treaties, treaty, voices, what_if)
PAGES = tuple(one.router for one in SHOWN)
TOLD = (
    api_treaties,
    api_states,
    api_search,
    api_what_if,
    api_network,
    api_claims,
    api_changes,
    api_reports,
    api_tables,
    api_review,
)
API = tuple(one.router for one in TOLD)
_HERE = Path(str(files("foedus.desk.web")))
_SHARED = {"style.css": _HERE.parent / "templates" / "style.css", "drawing.css": _HERE.parent / "drawing" / "drawing.css"}
_SMALL = 1000  # bytes below which nothing is packed


def create_app(settings: Settings) -> FastAPI:
    """The desk of one ledger. Refused where the ledger or the desk's file cannot be used."""
    app = FastAPI(
        title="Foedus",
        version=version("foedus"),
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
        lifespan=_life,
        dependencies=[Depends(posted)],
    )
    app.state.office = Office.open(settings)
    app.openapi = lambda: document(app)  # type: ignore[method-assign]
    errors.handle(app)
    app.add_middleware(Bodies, bounds=settings.bounds)
    app.add_middleware(Guard)
    app.add_middleware(GZipMiddleware, minimum_size=_SMALL, compresslevel=4)
    if settings.remember and not settings.team:
        app.add_middleware(Remembered, moment=app.state.office.moment)
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=[*settings.hosts], www_redirect=False)
    app.add_middleware(Headers, https=settings.https)
    for name, path in _SHARED.items():
        app.add_api_route(f"/static/{name}", _sheet(path), include_in_schema=False)
    app.mount("/static", StaticFiles(directory=_HERE / "static"), name="static")
    for router in (*API, *PAGES, *INTAKE, *TEAM):
        app.include_router(router)
    return app


@asynccontextmanager
async def _life(app: FastAPI) -> AsyncIterator[None]:
    app.state.office.begin()
    yield
    app.state.office.close()


def _sheet(path: Path) -> Callable[[], FileResponse]:
    def sheet() -> FileResponse:
        return FileResponse(path, media_type="text/css")

    return sheet
