"""The ledger that is browsed, and what in it the gaps of the addresses stand for."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path
from urllib.parse import quote

from alliance_files import atop
from starlette.testclient import TestClient

from foedus.core.sources import DATA_SET
from foedus.core.statements import Claim
from foedus.datasets.kept import loaded, read
from foedus.desk.books import books
from foedus.desk.web.app import create_app
from foedus.ledger.opening import open_ledger
from web.allies import ROWS
from web.conftest import TODAY, settings
from web.uploading import form, settled, text


def browsed_ledger(examples: str, folder: Path) -> str:
    """The examples, a data set of alliances, and two uploads: one that was read and one that could not be."""
    ledger = str(shutil.copy(examples, folder / "browsed.ledger"))
    told, problems = read(atop(folder, *ROWS))
    assert told, problems
    kept = loaded(told)
    with open_ledger(ledger) as book:
        book.add([kept.source], kept.statements, TODAY)
    with TestClient(create_app(settings(ledger, register=False))) as client:
        form(client, [("one.txt", text(1)), ("two.pdf", b"%PDF-1.4 broken")], published="2024-03")
        form(client, [("three.pdf", b"%PDF-1.4 broken too")])
        assert (settled(client, 1)["state"], settled(client, 2)["state"]) == ("done", "failed")
    return ledger


def places(ledger: str) -> dict[str, str]:
    """A report of several of one line with its words, a citation, a data set, a statement, somebody who speaks."""
    book = books(ledger)
    told, lines = book.told, Counter(book.told.groups.values())
    report = min(key for key, line in told.groups.items() if lines[line] > 1 and told.of(key))
    kin = min(key for key in told.groups if told.group_of(key) == told.group_of(report) and key != report)
    said = next(s for s in told.of(report) if s.end > s.start)
    speaker = next(s.content.speaker for s in told.statements if isinstance(s.content, Claim))
    return {
        "report": report,
        "kin": kin,
        "place": f"{said.start}-{said.end}",
        "words": f"s{said.start}-{said.end}",
        "statement": said.id,
        "table": next(source.id for source in book.sources.values() if source.kind == DATA_SET and source.text),
        "citation": next(source.id for source in books().sources.values() if not source.text),
        "voice": quote(speaker, safe=""),
    }
