"""`foedus scan`: one row a statement, the same rows by every engine, and after every kill."""

from __future__ import annotations

import gzip
import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import polars as pl
import pytest
from labelled import GOLD, Run

from foedus.core.plain import plain
from foedus.core.statements import Act
from foedus.desk.scans.parts import Choices, Part, Shelf
from foedus.desk.scans.reading import read_part
from foedus.desk.scans.scan import scan
from foedus.desk.scans.sources import corpus
from foedus.reading.files.documents import load
from foedus.reading.reader import read

REPORTS = sorted((GOLD / "own").glob("*.txt"))[:8]
PLAIN = "The weather was fine on Tuesday, and the children went to the lake."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "corpus"
    made.mkdir()
    for path in REPORTS:
        (made / path.name).write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    (made / "weather.txt").write_text(PLAIN, encoding="utf-8")
    return made


def rows(path: Path) -> list[dict[str, Any]]:
    return pl.read_parquet(path).to_dicts()


def test_a_row_for_each_statement_of_each_report(run: Run, folder: Path, tmp_path: Path) -> None:
    done = run("scan", folder, "-o", tmp_path / "out.parquet", "--workers", "1")
    assert done.exit_code == 0, done.output
    assert "9 documents, 8 of which may concern a treaty" in done.stdout
    found = rows(tmp_path / "out.parquet")
    documents, _ = load([folder])
    read_apart = [r for d in documents if d.name != "weather.txt" for r in read([d]).readings]
    assert [row["statement"] for row in found] == [s.id for r in read_apart for s in r.statements]
    texts = {d.name: d.text for d in documents}
    assert all(texts[row["document"]][row["start"] : row["end"]] == row["words"] for row in found)


def test_the_fields_are_those_of_the_statement(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("MOSCOW, Nov. 5, 2004 - President Vladimir Putin signed the Kyoto Protocol on Thursday.")
    run("scan", tmp_path / "a.txt", "-o", tmp_path / "out.parquet", "--workers", "1")
    (act,) = [row for row in rows(tmp_path / "out.parquet") if row["says"] == "act"]
    assert act["document"] == "a.txt"
    assert (act["kind"], act["actors"], act["persons"], act["date"]) == ("signature", ["RUS"], ["Vladimir Putin"], "2004-11-04")
    assert (act["published"], act["stance"], act["method"], act["status"]) == ("2004-11-05", "asserts", "rules", "done")
    (reading,) = read(load([tmp_path / "a.txt"])[0]).readings
    (content,) = [s.content for s in reading.statements if isinstance(s.content, Act)]
    assert plain(content)["treaty"] == act["treaty"]


def test_columns_of_a_table(run: Run, tmp_path: Path) -> None:
    text = "President Vladimir Putin signed the Kyoto Protocol on Thursday."
    table = {"key": ["x1", "x2"], "body": [text, PLAIN], "day": [date(2004, 11, 5), None], "n": [1, 2]}
    pl.DataFrame(table).write_parquet(tmp_path / "in.parquet")
    options = ["--text-column", "body", "--id-column", "key", "--published-column", "day"]
    done = run("scan", tmp_path / "in.parquet", "-o", tmp_path / "out.parquet", "--workers", "1", *options)
    assert done.exit_code == 0, done.output
    (act,) = [row for row in rows(tmp_path / "out.parquet") if row["says"] == "act"]
    assert (act["document"], act["date"]) == ("x1", "2004-11-04")
    missing = run("scan", tmp_path / "in.parquet", "-o", tmp_path / "out.parquet", "--workers", "1")
    assert missing.exit_code == 1
    assert 'has no column "text"' in missing.stderr
    assert "--text-column" in missing.stderr


def test_bad_lines_cost_one_line_each_and_are_kept(run: Run, tmp_path: Path) -> None:
    lines = [json.dumps({"id": "a", "text": "Togo joined NATO."}), "{", json.dumps({"id": "b"}), "", json.dumps([1])]
    (tmp_path / "in.jsonl").write_bytes("\n".join(lines).encode() + b"\n\xff\xfe\n")
    done = run("scan", tmp_path / "in.jsonl", "-o", tmp_path / "out.parquet", "--workers", "1")
    assert done.exit_code == 1
    assert len(done.stderr.splitlines()) == 4
    kept = [json.loads(line) for line in (tmp_path / "out.problems.jsonl").read_text().splitlines()]
    assert [row["place"].rsplit(":", 1)[-1] for row in kept] == ["2", "3", "5", "6"]
    assert {row["document"] for row in rows(tmp_path / "out.parquet")} == {"a"}
    mended = run("scan", tmp_path / "in.jsonl", "-o", tmp_path / "out.parquet", "--workers", "1", "--all")
    assert mended.exit_code == 1


def test_lines_packed_by_gzip(run: Run, tmp_path: Path) -> None:
    with gzip.open(tmp_path / "in.jsonl.gz", "wt") as file:
        file.write(json.dumps({"id": 7, "text": "Togo joined NATO."}))
    run("scan", tmp_path / "in.jsonl.gz", "-o", tmp_path / "out.parquet", "--workers", "1")
    assert {row["document"] for row in rows(tmp_path / "out.parquet")} == {"7"}


def test_nothing_there(run: Run, tmp_path: Path) -> None:
    done = run("scan", tmp_path / "nowhere", "-o", tmp_path / "out.parquet", "--workers", "1")
    assert done.exit_code == 1
    assert "is not there" in done.stderr
    assert pl.read_parquet(tmp_path / "out.parquet").height == 0


def test_only_parquet_is_written(run: Run, tmp_path: Path) -> None:
    assert run("scan", tmp_path, "-o", tmp_path / "out.csv").exit_code == 2


def test_the_first_pass_can_be_left_out(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The minister said on Tuesday that prices would rise.")
    run("scan", tmp_path / "a.txt", "-o", tmp_path / "out.parquet", "--workers", "1")
    assert rows(tmp_path / "out.parquet") == []
    run("scan", tmp_path / "a.txt", "-o", tmp_path / "out.parquet", "--workers", "1", "--all")
    assert [row["says"] for row in rows(tmp_path / "out.parquet")] == ["claim"]


def test_documents_that_draw_on_one_another(run: Run, tmp_path: Path) -> None:
    pytest.importorskip("rensa")
    (tmp_path / "in").mkdir()
    for name in ("01-kyoto-putin-signs", "02-kyoto-light-rewrite", "14-black-sea-fleet", "21-indus-new-delhi"):
        (tmp_path / "in" / f"{name}.txt").write_text((GOLD / f"{name}.txt").read_text(encoding="utf-8"), encoding="utf-8")
    done = run("scan", tmp_path / "in", "-o", tmp_path / "out.parquet", "--workers", "1", "--pairs", tmp_path / "pairs.parquet")
    assert done.exit_code == 0, done.output
    (pair,) = rows(tmp_path / "pairs.parquet")
    assert (pair["a"], pair["b"], pair["linked"]) == ("01-kyoto-putin-signs.txt", "02-kyoto-light-rewrite.txt", True)


@pytest.fixture
def site(folder: Path) -> Iterator[str]:
    """The corpus served by address."""
    made = {"id": [p.name for p in REPORTS], "text": [p.read_text(encoding="utf-8") for p in REPORTS]}
    pl.DataFrame(made).write_parquet(folder / "all.parquet")
    pl.DataFrame(made).write_ndjson(folder / "all.jsonl")

    class Quiet(SimpleHTTPRequestHandler):
        def __init__(self, *given: Any) -> None:
            super().__init__(*given, directory=str(folder))

        def log_message(self, format: str, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Quiet)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


@pytest.mark.parametrize("name", ["all.jsonl", "weather.txt"])
def test_by_address(site: str, name: str, tmp_path: Path) -> None:
    pytest.importorskip("fsspec")
    pytest.importorskip("aiohttp")
    told = scan(f"{site}/{name}", tmp_path / "out.parquet", Choices())
    assert told.problems == 0
    assert told.documents == (1 if name == "weather.txt" else len(REPORTS))


def test_a_folder_by_address(folder: Path) -> None:
    pytest.importorskip("fsspec")
    here = [item.name for item in corpus(str(folder)).items]  # type: ignore[union-attr]
    assert [item.name for item in corpus(folder.as_uri()).items] == here  # type: ignore[union-attr]


def started(source: Path, out: Path, workers: int) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "foedus", "scan", str(source), "-o", str(out), "--part", "1", "--workers", str(workers)]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, start_new_session=True)


@pytest.mark.parametrize(("workers", "kills"), [(1, 2), (2, 1)])
def test_killed_at_any_moment_it_goes_on_without_loss_or_repeats(folder: Path, tmp_path: Path, workers: int, kills: int) -> None:
    scan(str(folder), tmp_path / "whole.parquet", Choices())
    out, shelf, chance = tmp_path / "out.parquet", tmp_path / "out.parquet.parts", random.Random(workers)
    for _ in range(kills):
        before = len(list(shelf.glob("*.parquet")))
        running = started(folder, out, workers)
        while running.poll() is None and len(list(shelf.glob("*.parquet"))) < before + 2:
            time.sleep(0.01)
        time.sleep(chance.random() / 10)
        if running.poll() is None:
            os.kill(running.pid, signal.SIGKILL)
        running.wait()
    assert started(folder, out, workers).wait() == 0
    assert rows(out) == rows(tmp_path / "whole.parquet")
    assert not shelf.exists()


def test_what_is_read_is_not_read_again(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from foedus.desk.scans import engines
    from foedus.desk.scans import scan as scanning

    read_parts: list[int] = []

    def counted(part: Part, choices: Choices, shelf: Shelf) -> int:
        read_parts.append(read_part(part, choices, shelf))
        return read_parts[-1]

    monkeypatch.setattr(engines, "read_part", counted)
    monkeypatch.setattr(scanning, "joined", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
    for _ in range(2):
        with pytest.raises(KeyboardInterrupt):
            scan(str(folder), tmp_path / "out.parquet", Choices(), most=4)
    assert read_parts == [4, 4, 1]


@pytest.mark.parametrize("engine", ["local", "daft"])
def test_the_same_rows_by_every_engine(folder: Path, tmp_path: Path, engine: str) -> None:
    if engine == "daft":
        pytest.importorskip("daft")
    scan(str(folder), tmp_path / "one.parquet", Choices())
    scan(str(folder), tmp_path / "other.parquet", Choices(), engine=engine, workers=2)
    assert rows(tmp_path / "one.parquet") == rows(tmp_path / "other.parquet")
