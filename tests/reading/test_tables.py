"""The tables of words: no class without a use."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from foedus.reading.words.lexicon import table

READING = Path(__file__).resolve().parents[2] / "src" / "foedus" / "reading"
CODE = "\n".join(path.read_text(encoding="utf-8") for path in READING.rglob("*.py"))
NAMED = frozenset(re.findall(r"""["']([a-z_]+)["']""", CODE))


@pytest.mark.parametrize("name", ["acts", "claims", "datelines", "grammar", "leaving", "order", "signoffs", "stems"])
def test_every_class_of_words_is_asked_for(name: str) -> None:
    groups = [table(name), *(group for group in table(name).values() if isinstance(group, dict))]
    classes = {key for group in groups for key, words in group.items() if isinstance(words, list)}
    assert classes
    assert classes <= NAMED
