"""Running the server until it is stopped."""

from __future__ import annotations

import socket
import webbrowser

import click
import uvicorn

from foedus.core.problems import Problem, Refused
from foedus.desk.web.app import create_app
from foedus.desk.web.settings import LOCAL, Settings
from foedus.desk.web.warming import warming
from foedus.ledger.opening import open_ledger

_STOP = 5  # seconds for requests under way


def serve(settings: Settings, host: str, port: int, show: bool = False) -> None:
    """Serve until interrupted. Refused where the ledger cannot be used, the port is taken, or strangers could rule."""
    if host not in LOCAL and not settings.team:
        sentence = "Others could reach this address, and without accounts everybody may do everything."
        raise Refused(Problem(f"--host {host}", sentence, "Add --team, or leave --host out."))
    if settings.ledger:
        open_ledger(settings.ledger).close()  # made where there is none
    app = create_app(settings)
    listening = _listening(host, port)
    address = f"http://{host}:{listening.getsockname()[1]}/"
    click.echo(f"Foedus serves {settings.ledger or 'the shipped register'} at {address} (stop with Ctrl-C).")
    if show:
        webbrowser.open(address)
    config = uvicorn.Config(app, log_level="warning", server_header=False, timeout_graceful_shutdown=_STOP)
    with warming(app.state.office):
        uvicorn.Server(config).run(sockets=[listening])


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
