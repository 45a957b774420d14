"""Which documents of a scan draw on one another: candidates by MinHash, decided passage by passage."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from foedus.desk.frames import frame, put
from foedus.desk.scans.parts import Shelf
from foedus.desk.scans.sources import Item
from foedus.reading.corpus.columns import Row
from foedus.reading.files.documents import Document

PAIRS: Mapping[str, type] = MappingProxyType(
    {"a": str, "b": str, "linked": bool, "score": float, "passages": int, "characters": int, "quoted": int}
)


def paired(keys: Sequence[str], shelf: Shelf, items: Iterable[Item], out: Path) -> int:
    """Write the pairs of documents that share passages; how many. `items` are the documents once more, for their words.

    `score` is what lineage gives; `linked` that prose is shared so far that one draws on the other or both on a third;
    `characters` of `a` stand in passages that both share, `quoted` of them in quotations.
    """
    import polars as pl

    from foedus.reading.corpus.signatures import candidates

    if not keys:
        return 0
    signed = (
        pl.scan_parquet([shelf.documents(key) for key in keys])
        .filter(pl.col("signature").is_not_null()).select("document", "source", "signature")
        .unique("source", keep="first", maintain_order=True)
        .collect()
    )  # fmt: skip
    names, sources = signed["document"].to_list(), signed["source"].to_list()
    found = candidates(signed["signature"].to_list())
    texts = _texts(items, {sources[row] for pair in found for row in pair})
    rows = [row for a, b in found if (row := _pair(names[a], texts[sources[a]], names[b], texts[sources[b]]))]
    put(out, frame(rows, PAIRS).write_parquet)
    return len(rows)


def _texts(items: Iterable[Item], wanted: set[str]) -> dict[str, str]:
    return {item.id: item.text for item in items if isinstance(item, Document) and item.id in wanted}


def _pair(a: str, one: str, b: str, other: str) -> Row | None:
    """What lineage says of two documents; None where they share nothing."""
    from foedus.reading.lineage.lineage import lineage

    found = lineage({"a": one, "b": other})
    if not found.passages:
        return None
    shared = [(p.a_end - p.a_start, p.quoted) for p in found.passages]
    return {
        "a": a, "b": b, "linked": bool(found.links), "score": found.links[0].score if found.links else None,
        "passages": len(shared), "characters": sum(n for n, _ in shared), "quoted": sum(n for n, quoted in shared if quoted),
    }  # fmt: skip
