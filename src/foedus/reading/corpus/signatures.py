"""MinHash signatures of texts, and which documents they make candidates for lineage (Broder 1997; Indyk and Motwani 1998).

Two texts agree in one hash with the probability that a shingle of either stands in both. Three hashes make a band, and texts
that agree in one band of 128 are candidates: nearly all that share a third of their runs of three words, hardly any that share
a fiftieth.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence
from itertools import combinations
from zlib import crc32

_WORD = re.compile(r"\w+")
_SHINGLE = 3  # words; a light rewriting keeps a fifth of its source's, reports of one event by two hands hardly a fortieth
_BANDS, _ROWS = 128, 3
_SEED = 1
_CROWD = 50  # a band in which more documents agree shows a formula that all print, no lineage


def signature(text: str) -> bytes | None:
    """The bands of a text, four bytes each; None where it has too few words. Needs rensa."""
    from rensa import RMinHash

    forms = _WORD.findall(text.casefold())
    shingles = {" ".join(forms[i : i + _SHINGLE]) for i in range(len(forms) - _SHINGLE + 1)}
    if not shingles:
        return None
    made = RMinHash(_BANDS * _ROWS, _SEED)
    made.update(list(shingles))
    digest = array("Q", made.digest())
    return array("I", (crc32(digest[i : i + _ROWS].tobytes()) for i in range(0, len(digest), _ROWS))).tobytes()


def candidates(signatures: Sequence[bytes]) -> list[tuple[int, int]]:
    """Pairs of indices whose signatures agree in a band, in order. Band by band, to be small."""
    whole = array("I")
    whole.frombytes(b"".join(signatures))
    found: set[tuple[int, int]] = set()
    for band in range(_BANDS):
        for agreeing in _agreeing(whole[band::_BANDS]):
            found.update(combinations(agreeing, 2))
    return sorted(found)


def _agreeing(hashes: Sequence[int]) -> list[list[int]]:
    """The indices at which the same hash stands, two or more together and no crowd."""
    import polars as pl

    table = pl.DataFrame({"hash": hashes}, schema={"hash": pl.UInt32}).with_row_index("row")
    grouped = table.group_by("hash").agg(pl.col("row"))["row"]
    return grouped.filter(grouped.list.len().is_between(2, _CROWD)).list.sort().to_list()
