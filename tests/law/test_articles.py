"""The table of articles in docs/law.md points to code and tests that are there."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCE, TESTS = ROOT / "src" / "foedus", ROOT / "tests"
ROWS = [
    [cell.strip() for cell in line.strip("|").split(" | ")]
    for line in (ROOT / "docs" / "law.md").read_text(encoding="utf-8").splitlines()
    if line.startswith("| ") and not line.startswith(("| ---", "| article"))
]
NAME = re.compile(r"`([\w/.*-]+)`")


def code(name: str, module: list[Path]) -> tuple[bool, list[Path]]:
    """Is there such a table, module, or function of one? A bare name may be one of the module named before it."""
    if name.startswith("data/"):
        return bool(list(SOURCE.glob(f"*/{name}"))), module
    path, _, attribute = name.partition(".")
    found = list(SOURCE.glob(f"**/{path}.py"))
    if not found:
        return _defines(module, name), module
    return not attribute or _defines(found, attribute), found


def _defines(files: list[Path], name: str) -> bool:
    defined = re.compile(rf"(?:def|class) {re.escape(name)}\b|^{re.escape(name)}\b", re.M)
    return any(defined.search(file.read_text(encoding="utf-8")) for file in files)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_each_article_leads_to_code_and_to_a_test(row: list[str]) -> None:
    article, does, where, tests = row
    assert article
    assert does
    module: list[Path] = []
    names = NAME.findall(where)
    assert names, row
    for name in names:
        there, module = code(name, module)
        assert there, f"{article}: {name} is not in the code"
    files = NAME.findall(tests)
    assert files, row
    for name in files:
        assert list(TESTS.glob(f"**/{name.removeprefix('tests/').rstrip('*')}*")), f"{article}: no test {name}"


LISTS = {"RULES", "CHECKS", "TESTS", "REMARKS"}
CITES = re.compile(r"\b[Aa]rts?\.|UN Charter|Handbook")


def rules() -> Iterator[tuple[str, str]]:
    """Each public function that stands in one of the law's lists of rules, with its docstring."""
    for file in sorted((SOURCE / "law").glob("**/*.py")):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        functions = {node.name: ast.get_docstring(node) or "" for node in tree.body if isinstance(node, ast.FunctionDef)}
        for node in tree.body:
            if isinstance(node, ast.AnnAssign) and getattr(node.target, "id", "") in LISTS and isinstance(node.value, ast.Tuple):
                names = [getattr(element, "id", "") for element in node.value.elts]
                yield from ((f"{file.stem}.{name}", functions[name]) for name in names if name in functions)


@pytest.mark.parametrize(("rule", "says"), [pair for pair in rules() if not pair[0].partition(".")[2].startswith("_")])
def test_each_rule_names_its_article(rule: str, says: str) -> None:
    assert CITES.search(says), f"{rule}: {says}"
