"""The whole way, with the real reader: files in, page and data out."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
PAGE = """<html><head><title>Ministers<script>alert(1)</script></title></head><body onload="alert(2)"><article>
<h1>Ministers <img src=x onerror=alert(3)></h1><p>BERN, March 3, 2021 - Switzerland and Austria signed a border treaty in Bern on
Wednesday. <a href="javascript:alert(4)">More</a></p><p>The parliament in Vienna approved the treaty on April 4, the government
said in a long statement on the matter.</p><script>document.write("<b>evil</b>")</script></article></body></html>"""


def foedus(*words: object, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "foedus", *map(str, words)]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False, env=os.environ | environment)


def test_every_passage_of_the_examples_is_exactly_what_the_report_says() -> None:
    done = foedus("brief", EXAMPLES, "--json", "-")
    assert done.returncode == 0, done.stderr
    texts = {f.name: f.read_text(encoding="utf-8") for f in EXAMPLES.rglob("*.txt")}
    seen = 0

    def check(value: object) -> None:
        nonlocal seen
        if isinstance(value, dict):
            if {"name", "start", "end", "words"} <= value.keys():
                text = texts[value["name"].rsplit("/", 1)[-1]]
                assert text[value["start"] : value["end"]] == value["words"]
                seen += 1
            for inner in value.values():
                check(inner)
        elif isinstance(value, list):
            for inner in value:
                check(inner)

    check(json.loads(done.stdout))
    assert seen > 100


def test_a_page_with_scripts_is_read_and_never_runs(tmp_path: Path) -> None:
    report, html = tmp_path / "<img src=x onerror=alert(5)>.html", tmp_path / "brief.html"
    report.write_text(PAGE, encoding="utf-8")
    done = foedus("brief", report, "--html", html)
    assert done.returncode == 0, done.stderr
    tree = LexborHTMLParser(html.read_text(encoding="utf-8"))
    assert tree.css("script, img, [onload], [onerror], a[href^='javascript']") == []
    assert "1 report" in tree.css(".also")[0].text()
    assert any("border treaty" in n.text() for n in tree.css(".text, #sources"))


def test_bad_files_beside_good_ones(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text((EXAMPLES / "abm" / "16-abm-rose-garden.txt").read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 64)
    (tmp_path / "broken.docx").write_bytes(b"PK\x03\x04 word/ broken")
    done = foedus("read", tmp_path, "--format", "jsonl")
    assert done.returncode == 1
    assert [json.loads(line)["report"] for line in done.stdout.splitlines()] == ["good.txt"]
    assert len(done.stderr.splitlines()) == 3
    assert "Traceback" not in done.stderr


def test_the_day_a_user_knows_dates_the_report(tmp_path: Path) -> None:
    report = tmp_path / "r.txt"
    report.write_text("Switzerland and Austria signed a border treaty in Bern on Wednesday.", encoding="utf-8")
    done = foedus("read", report, "--published", "2021-03-05", "--format", "jsonl")
    (line,) = map(json.loads, done.stdout.splitlines())
    assert line["published"] == "2021-03-05"
    assert [(a["kind"], a["date"]) for a in line["acts"]] == [("signature", "2021-03-03")]


def test_a_terminal_without_these_letters_still_gets_the_brief() -> None:
    done = foedus("brief", EXAMPLES / "abm", PYTHONIOENCODING="ascii")
    assert done.returncode == 0, done.stderr
    assert "Anti-Ballistic" in done.stdout


def test_help_starts_within_a_quarter_second() -> None:
    def once() -> float:
        """Seconds of work, which other programs on the machine do not lengthen."""
        before, _, after = os.times(), foedus("--help"), os.times()
        return (after.children_user - before.children_user) + (after.children_system - before.children_system)

    assert min(once() for _ in range(7)) < 0.25


def test_output_that_nothing_takes_is_one_line_and_code_2() -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full here")
    for words in (("treaties",), ("brief", EXAMPLES / "abm"), ("export", "-o", "/dev/full")):
        with open("/dev/full", "w") as full:
            done = subprocess.run(
                [sys.executable, "-m", "foedus", *map(str, words)], stdout=full, stderr=subprocess.PIPE, text=True, check=False
            )
        assert done.returncode == 2, words
        assert len(done.stderr.splitlines()) == 1, done.stderr
        assert done.stderr.startswith("foedus: "), done.stderr


def test_a_reader_that_goes_away_is_no_problem() -> None:
    command = f"{sys.executable} -m foedus brief {EXAMPLES / 'abm'} | head -1"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)
    assert done.stderr == ""


def test_a_report_on_standard_input_is_read() -> None:
    text = "BERN, March 3, 2021 - Switzerland and Austria signed a border treaty in Bern on Wednesday."
    command = [sys.executable, "-m", "foedus", "read", "-", "--format", "jsonl"]
    done = subprocess.run(command, input=text, capture_output=True, text=True, check=False)
    line = json.loads(done.stdout)
    assert (line["report"], line["published"], len(line["acts"])) == ("standard input", "2021-03-03", 1)
