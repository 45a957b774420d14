"""Running the server until it is stopped."""

from __future__ import annotations

import socket
import webbrowser
from contextlib import suppress

import click
import uvicorn
from fastapi import FastAPI

from foedus.core.problems import Problem, Refused
from foedus.desk.safe import one_line
from foedus.desk.team.team import Team
from foedus.desk.web.app import create_app
from foedus.desk.web.settings import LOCAL, Settings
from foedus.desk.web.shared.warming import warming
from foedus.ledger.opening import open_ledger
from foedus.ledger.tables.addresses import shown

_STOP = 5  # seconds for requests under way


def serve(settings: Settings, host: str, port: int, show: bool = False, proxies: tuple[str, ...] = ()) -> None:
    """Serve until interrupted. Refused where the ledger cannot be used, the port is taken, strangers could rule, or nobody could.

    `proxies` are the addresses whose word on where a request comes from is taken (X-Forwarded-For).
    """
    if host not in LOCAL and not settings.team:
        sentence = "Others could reach this address, and without accounts everybody may do everything."
        raise Refused(Problem(f"--host {host}", sentence, "Add --team, or leave --host out."))
    if settings.ledger:
        open_ledger(settings.ledger).close()  # made where there is none
    app = create_app(settings)
    _with_an_admin(app.state.office.team, settings)
    listening = _listening(host, port)
    address = f"http://{host}:{listening.getsockname()[1]}/"
    what = one_line(shown(settings.ledger)) if settings.ledger else "the shipped register"
    click.echo(f"Foedus serves {what} at {address} (stop with Ctrl-C).")
    if show:
        webbrowser.open(address)
    with warming(app.state.office), suppress(KeyboardInterrupt):
        uvicorn.Server(configured(app, proxies)).run(sockets=[listening])


def configured(app: FastAPI, proxies: tuple[str, ...]) -> uvicorn.Config:
    """How the app is run: nobody but those proxies may say for whom a request comes."""
    trusted = {"proxy_headers": bool(proxies), "forwarded_allow_ips": [*proxies]}
    return uvicorn.Config(app, log_level="warning", server_header=False, timeout_graceful_shutdown=_STOP, **trusted)  # type: ignore[arg-type]


def _with_an_admin(team: Team | None, settings: Settings) -> None:
    """Refused where people are to log in and none of them could let in another."""
    if team and not team.users.has_admin():
        which = f"--desk {settings.desk}" if settings.desk else f"--ledger {shown(settings.ledger or 'FILE')}"
        remedy = f"Add one: foedus team add NAME --role admin {which}"
        raise Refused(Problem("--team", "This desk has no admin yet, so nobody could log in.", remedy))


def _listening(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    made = socket.socket(family)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((host.strip("[]"), port))
    except OSError as error:
        made.close()
        raise Refused(
            Problem(f"{host}:{port}", f"The server cannot listen here ({error.strerror}).", "Name another --port.")
        ) from None
    made.listen(128)
    return made
