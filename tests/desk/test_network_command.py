"""`foedus network`: the alliances of a day as a table, GraphML, JSON or a picture."""

from __future__ import annotations

import json
from pathlib import Path

import networkx as nx
import pytest
from alliance_files import atop, member
from labelled import Run

FRA, POL, CZE = 220, 290, 315


@pytest.fixture
def members(tmp_path: Path) -> Path:
    return atop(tmp_path, member(FRA, "1921-2-19", defense="1"), member(POL, "1921-2-19", consul="1"), member(CZE, "1924--"))


def test_who_owes_whom_what(run: Run, members: Path) -> None:
    done = run("network", "--on", "1922-01-01", members)
    assert done.exit_code == 0, done.output
    lines = [" ".join(line.split()) for line in done.stdout.splitlines()]
    assert "France Poland defense 1" in lines
    assert "Poland France consul 1" in lines
    assert not any("Czechoslovakia" in line for line in lines)
    assert "Cite: Leeds" in done.stderr


def test_a_day_left_open_is_undetermined(run: Run, members: Path) -> None:
    done = run("network", "--on", "1924-06-01", members)
    assert "whether it binds that day cannot be told" in " ".join(done.stdout.split())


def test_files(run: Run, members: Path, tmp_path: Path) -> None:
    done = run("network", "--on", "1922-01-01", members, "-o", tmp_path / "n.graphml")
    assert "2 states and 2 directed ties written" in done.stdout
    graph = nx.read_graphml(tmp_path / "n.graphml", node_type=int)
    assert set(graph.nodes) == {FRA, POL}
    told = json.loads(run("network", "--on", "1922-01-01", members, "--format", "json").stdout)
    assert {node["key"] for node in told["nodes"]} == {"FRA", "POL"}


@pytest.mark.parametrize(("name", "begins"), [("n.svg", b"<?xml"), ("n.png", b"\x89PNG")])
def test_pictures(run: Run, members: Path, tmp_path: Path, name: str, begins: bytes) -> None:
    pytest.importorskip("matplotlib")
    assert run("network", "--on", "1922-01-01", members, "-o", tmp_path / name).exit_code == 0
    assert (tmp_path / name).read_bytes().startswith(begins)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--on", "2020-01-01"), "tells of 1815-01-01 to 2016-12-31 only"),
        (("--on", "1922-01-01", "--data-set", "cow"), "There is no file of COW by members"),
        (("--on", "1922-01-01", "-o", "n.pdf"), "No form of a network is known for .pdf"),
    ],
)
def test_what_cannot_be_is_told_in_one_line(run: Run, members: Path, words: tuple[str, ...], says: str) -> None:
    done = run("network", *words, members)
    assert done.exit_code == 2
    assert says in done.stderr
