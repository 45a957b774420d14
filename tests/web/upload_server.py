"""A server over a ledger at a port, which tests kill: PORT LEDGER; who is silent for a second counts as dead."""

from __future__ import annotations

import sys

import uvicorn

from foedus.desk.intake.bounds import Bounds
from foedus.desk.web.app import create_app
from foedus.desk.web.settings import Settings
from foedus.ledger.opening import open_ledger

if __name__ == "__main__":
    port, ledger = sys.argv[1:]
    open_ledger(ledger).close()
    app = create_app(Settings(ledger=ledger, register=False, bounds=Bounds(lease=1, pause=0, tries=100)))
    uvicorn.run(app, port=int(port), log_level="error")
