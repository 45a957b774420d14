"""The pages that every test of the browser visits: a new page is one line here."""

from __future__ import annotations

KYOTO = "/treaties/kyoto?on=2005-03-01"
ADDRESSES = (
    "/",
    "/treaties",
    "/treaties?named=kyoto&party=Russia",
    KYOTO,
    "/treaties/nato?on=1994-01-01",
    "/search?q=kyoto+protocol",
    "/search?q=nothing-has-these-words",
    "/what-if",
    "/what-if?by=Ukraine&does=attacks&to=Russia&on=2025-01-15&hops=2",
    "/reports",
    "/reports?kind=citation",
    "/reports/{report}",
    "/reports/{report}#{words}",
    "/reports/{report}/line",
    "/reports/{report}/with/{kin}",
    "/reports/{citation}",
    "/voices/{voice}",
    "/states",
    "/states/RUS?on=2025-01-15",
    "/network?on=2025-01-15",
    "/review",
    "/brief/kyoto",
    "/downloads",
    "/upload",
    "/api/docs",
    "/no/such/page",
)
