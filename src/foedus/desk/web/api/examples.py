"""Example requests of the interface, as its documentation shows them; names in braces are filled from the ledger at hand."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from foedus.desk.addresses import segment
from foedus.desk.books import Books
from foedus.desk.passages import CITATIONS

EXAMPLE = "x-example"
_KNOWN = "kyoto"  # a treaty of the shipped register
_NAME = re.compile(r"{(\w+)}")


def example(address: str) -> dict[str, Any]:
    """For a route's documentation."""
    return {EXAMPLE: address}


def filled(address: str, books: Books) -> str:
    """The address with a treaty and a report that are known here; "" where none is."""
    known = _names(books)
    if any(not known.get(name) for name in _NAME.findall(address)):
        return ""
    return _NAME.sub(lambda found: segment(known[found[1]]), address)


def _names(books: Books) -> Mapping[str, str]:
    treaty = _KNOWN if _KNOWN in books.treaties else next(iter(books.treaties), "")
    sources = books.sources.values()
    report = next((s.id for s in sources if s.kind not in CITATIONS), next(iter(books.sources), ""))
    return {"treaty": treaty, "report": report}
