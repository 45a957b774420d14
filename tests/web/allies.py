"""The two alliances that stood against each other in 1914, as rows of ATOP by member."""

from __future__ import annotations

from alliance_files import member

FRANCE, RUSSIA, GERMANY, AUSTRIA = 220, 365, 255, 300
ROWS = (
    member(FRANCE, "1894-1-4", "1917-11-7", alliance=1, defense="1"),
    member(RUSSIA, "1894-1-4", "1917-11-7", alliance=1, defense="1"),
    member(GERMANY, "1879-10-7", "1918-11-3", alliance=2, defense="1"),
    member(AUSTRIA, "1879-10-7", "1918-11-3", alliance=2, neutral="1"),
)
