"""Cells that a spreadsheet would run are defused: an apostrophe before them makes them text."""

from __future__ import annotations

import re

# Spaces, control and invisible characters and quotation marks, which a spreadsheet may skip before a formula.
_SKIPPED = '\x00-\x08\x0b\x0c\x0e-\x20\x7f-\xa0\xad\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff"'
_RUN = "=+\\-@＝＋－＠﹦﹢﹣﹫−"
# At the beginning of a cell; and after what would begin another cell where the file is read with other separators than commas.
FORMULA = f"(^|[;\t\r\n])([{_SKIPPED}]*[{_RUN}])"
LEADING = "^([\t\r\n])"
_FORMULA, _LEADING = re.compile(FORMULA), re.compile(LEADING)


def defused(text: str) -> str:
    """The text, with an apostrophe where a spreadsheet would take what follows for a formula."""
    return _LEADING.sub(r"'\1", _FORMULA.sub(r"\1'\2", text))
