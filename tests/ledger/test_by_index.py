"""What is asked of a large ledger is found by an index, not by going through it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import event

from foedus.core.sources import Source, source_id
from foedus.core.statements import Act, Statement
from foedus.core.words import ActKind
from foedus.ledger.database import Database

TEXTS = [f"They signed, {n}." for n in range(4)]
REPORTS = [Source(id=source_id(text), name=f"{n}.txt", text=text) for n, text in enumerate(TEXTS)]
SAID = [Statement(source=r.id, start=0, end=11, content=Act(kind=ActKind.SIGNATURE, treaty=t)) for r in REPORTS for t in "ab"]


def test_one_treaty_is_read_by_the_indexes_of_its_treaty_and_its_sources(tmp_path: Path) -> None:
    with Database(str(tmp_path / "x")) as ledger:
        ledger.add(REPORTS, SAID)
        plans: list[str] = []

        def explain(connection: Any, cursor: Any, sql: str, values: Any, context: Any, many: bool) -> None:
            found = cursor.connection.cursor().execute(f"EXPLAIN QUERY PLAN {sql}", values)
            plans.extend(row[3] for row in found if "redaction" not in values)  # of which there are few

        event.listen(ledger.rows.engine, "before_cursor_execute", explain)
        assert ledger.about("a") == ({r.id: r for r in REPORTS}, SAID[::2])
    assert plans == [
        "SEARCH entries USING INDEX entries_by_treaty (treaty=?)",
        "SEARCH entries USING INDEX entries_by_source (source=?)",
        "SEARCH texts USING INDEX sqlite_autoindex_texts_1 (source=?)",
    ]
