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
    "/reports/{report}?place={place}#{words}",
    "/reports/{report}/line",
    "/reports/{report}/with/{kin}",
    "/reports/{citation}",
    "/reports/{table}",
    "/voices/{voice}",
    "/states",
    "/states/RUS?on=2025-01-15",
    "/states/SUN?on=1960-01-01",
    "/states/RUS/due?on=2025-01-15",
    "/network?on=1914-07-28&view=ring",
    "/network?on=1914-07-28&view=map",
    "/network?on=2025-01-15&data=ledger&state=RUS",
    "/review",
    "/review/{statement}",
    "/review/{statement}/correct",
    "/brief/kyoto?on=2005-03-01",
    "/brief?treaty=kyoto&treaty=nato&report={report}",
    "/downloads",
    "/upload",
    "/upload/jobs",
    "/api/docs",
    "/no/such/page",
)
TEAM = ("/account", "/people", "/audit", "/", "/treaties", "/reports", "/review", "/upload/jobs")  # over an empty ledger
GUEST = ("/login?next=/people", "/login?done=out")
DESKS = {"desk": ADDRESSES, "team": TEAM, "guest": GUEST}
VISITS = tuple((desk, address) for desk, addresses in DESKS.items() for address in addresses)
