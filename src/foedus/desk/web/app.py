"""The server, put together: its pages, its interfaces, and what stands before them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from fastapi import FastAPI
from fastapi.middleware.gzip import GZipMiddleware
from fastapi.middleware.trustedhost import TrustedHostMiddleware
from fastapi.responses import FileResponse
from fastapi.staticfiles import StaticFiles

from foedus.desk.web import errors
from foedus.desk.web.api import changes as api_changes
from foedus.desk.web.api import claims as api_claims
from foedus.desk.web.api import reports as api_reports
from foedus.desk.web.api import search as api_search
from foedus.desk.web.api import tables as api_tables
from foedus.desk.web.api import treaties as api_treaties
from foedus.desk.web.api import what_if as api_what_if
from foedus.desk.web.api.answers import document
from foedus.desk.web.headers import Headers
from foedus.desk.web.office import Office
from foedus.desk.web.pages import api_docs, brief, downloads, evidence, feeds, home, search, treaties, treaty, voices, what_if
from foedus.desk.web.settings import Settings

PAGES = (
    api_docs.router,
    brief.router,
    downloads.router,
    feeds.router,
    evidence.router,
    home.router,
    search.router,
    treaties.router,
    treaty.router,
    voices.router,
    what_if.router,
)
API = (
    api_treaties.router, api_search.router, api_what_if.router, api_claims.router, api_changes.router, api_reports.router,
    api_tables.router,
)  # fmt: skip
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
    )
    app.state.office = Office.open(settings)
    app.openapi = lambda: document(app)  # type: ignore[method-assign]
    errors.handle(app)
    app.add_middleware(GZipMiddleware, minimum_size=_SMALL, compresslevel=4)
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=[*settings.hosts], www_redirect=False)
    app.add_middleware(Headers, https=settings.https)
    for name, path in _SHARED.items():
        app.add_api_route(f"/static/{name}", _sheet(path), include_in_schema=False)
    app.mount("/static", StaticFiles(directory=_HERE / "static"), name="static")
    for router in (*API, *PAGES):
        app.include_router(router)
    return app


@asynccontextmanager
async def _life(app: FastAPI) -> AsyncIterator[None]:
    yield
    app.state.office.close()


def _sheet(path: Path) -> Callable[[], FileResponse]:
    def sheet() -> FileResponse:
        return FileResponse(path, media_type="text/css")

    return sheet
