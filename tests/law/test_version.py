"""The version of the rules: the same for the same rules, another when a rule or a table changes."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from sample_treaties import act, treaty

from foedus.core import versions
from foedus.law import version
from foedus.law.life.standing import standing


def test_it_is_the_packages_version_and_a_hash() -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+\S*\+[0-9a-f]{8}", version.rules())
    assert standing(treaty(act("signature", "2000-01-01")), date(2001, 1, 1)).rules == version.rules()


def test_another_process_gives_the_same() -> None:
    code = "from foedus.law.version import rules; print(rules())"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == version.rules()


def test_a_changed_rule_or_table_changes_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = set()
    (tmp_path / "data").mkdir()
    (tmp_path / "life").mkdir()
    for rule, table in (("a = 1", "x,y"), ("a = 2", "x,y"), ("a = 2", "x,z")):
        (tmp_path / "life" / "rule.py").write_text(rule)
        (tmp_path / "data" / "t.csv").write_text(table)
        monkeypatch.setattr(versions, "files", lambda room: tmp_path)
        seen.add(version.rules.__wrapped__())
    assert len(seen) == 3


def test_a_finding_names_it_only_when_asked() -> None:
    code = (
        "from foedus.law.life.life import Standing; from foedus.law.scenarios.findings import Finding\n"
        "from foedus.law import version\n"
        "assert version.rules.cache_info().currsize == 0; assert isinstance(Standing.rules, property)\n"
        "assert isinstance(Finding.rules, property); print('ok')"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stdout.strip() == "ok", done.stderr
