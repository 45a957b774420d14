"""How fast the desk answers over a large ledger: 100,000 statements, 5,000 treaties (big_ledger.py), served as users serve it.

    python benchmarks/serve.py [--ledger FILE] [--seconds 30] [--few]

Each page is asked for once only, of treaties, reports, states and pairs drawn at random, so that no answer can have been kept. The
clock's time is the client's, on the same machine; beside it stands the processor's time of the server. Then 32 clients at once, by
wrk where it is here. Exits with 1 where a limit is missed.
"""

from __future__ import annotations

import argparse
import http.client
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random
from statistics import median, quantiles
from urllib.parse import quote, urlencode

from big_ledger import kept
from many_clients import CLIENTS, Load, load

from foedus.core.answers import Answer
from foedus.core.statements import Claim
from foedus.core.states import existed, states
from foedus.ledger.opening import open_ledger

LIMITS = {"treaty": 100, "search, typed": 100, "what if": 200}  # milliseconds, median
RATE = 200  # requests a second
SHARES = {"treaty": 40, "search, typed": 30, "report": 12, "what if": 6, "state": 6, "treaties": 3, "home": 3}
_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Server:
    """A server under way."""

    pid: int
    port: int

    def worked(self) -> float:
        """Milliseconds of the processor so far."""
        parts = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return 1000 * (int(parts[11]) + int(parts[12])) / _TICKS

    def megabytes(self) -> int:
        """What it holds."""
        return next(int(line.split()[1]) // 1024 for line in open(f"/proc/{self.pid}/status") if line.startswith("VmRSS"))


@contextmanager
def serving(ledger: Path) -> Iterator[Server]:
    """`foedus serve` as a process of its own; what it takes until it answers is printed."""
    begin = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        (own := Path(folder) / "big.ledger").symlink_to(ledger)  # the desk's own file is not put beside the ledger
        process = subprocess.Popen(
            [sys.executable, "-m", "foedus", "serve", "--port", "0", "--ledger", str(own)], stdout=subprocess.PIPE, text=True
        )
        assert process.stdout
        said = process.stdout.readline()
        found = re.search(r":(\d+)/", said)
        assert found, said
        server = Server(process.pid, int(found[1]))
        asked(server, "/static/icon.svg")
        print(f"answers after {time.perf_counter() - begin:.1f} s, {server.worked() / 1000:.1f} s of the processor", flush=True)
        try:
            yield server
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(20)


def addresses(ledger: Path, number: int) -> dict[str, list[str]]:
    """By kind of page, addresses of which none is twice."""
    rng = Random(5)
    with open_ledger(str(ledger), create=False) as opened:
        reports, said = list(opened.sources()), list(opened.statements())
    treaties = sorted({s.content.treaty for s in said if s.content.treaty})
    spoken = sorted({s.content.speaker for s in said if isinstance(s.content, Claim)})
    days = [date(1950, 1, 1) + timedelta(days=rng.randrange(27000)) for _ in range(number * 8)]
    living = [key for key in states() if existed(key, date(2000, 1, 1)) is Answer.YES]
    chosen = rng.sample(treaties, min(len(treaties), number * 2))
    typed = [text[:n] for text in (*chosen[number:], *rng.sample(spoken, 20)) for n in range(3, min(len(text), 18))]
    pairs = {tuple(rng.sample(living, 2)) for _ in range(number)}
    return {
        "treaty": [f"/treaties/{quote(key, safe='')}?on={day}" for key, day in zip(chosen[:number], days, strict=False)],
        "search, typed": [f"/search?{urlencode({'q': q})}" for q in rng.sample(sorted(set(typed)), number)],
        "what if": [f"/what-if?by={a}&does=attacks&to={b}&on={day}" for (a, b), day in zip(sorted(pairs), days, strict=False)],
        "state": [f"/states/{rng.choice(living)}?on={day}" for day in days[:number]],
        "report": [f"/reports/{key}" for key in rng.sample(reports, number)],
        "treaties": [f"/treaties?party={key}&on={day}" for key, day in zip(rng.sample(living, 40), days, strict=False)],
        "home": [f"/?on={day}" for day in days[-40:]],
    }


def asked(server: Server, address: str) -> tuple[float, int]:
    """Milliseconds until the whole answer is there, and its bytes."""
    headers = {"accept-encoding": "gzip", **({"hx-request": "true"} if address.startswith("/search") else {})}
    begin = time.perf_counter()
    line = http.client.HTTPConnection("127.0.0.1", server.port, timeout=600)
    line.request("GET", address, headers=headers)
    answer = line.getresponse()
    size = len(answer.read())
    assert answer.status == 200, (address, answer.status)
    line.close()
    return (time.perf_counter() - begin) * 1000, size


def one_after_another(server: Server, kind: str, pages: list[str]) -> float:
    """Print the first, then the median, the ninety-fifth of a hundred and the worst of the rest; the median."""
    first, _ = asked(server, pages[0])
    before = server.worked()
    found = [asked(server, page) for page in pages[1:]]
    took, worked = [ms for ms, _ in found], (server.worked() - before) / len(found)
    print(
        f"{kind:<15} first {first:9.1f}  median {median(took):8.1f}  p95 {quantiles(took, n=20)[-1]:8.1f}  worst {max(took):8.1f} ms"
        f"  processor {worked:7.1f} ms  {median(size for _, size in found) / 1024:6.1f} kB   ({len(took)})",
        flush=True,
    )
    return median(took)


def mixed(pages: dict[str, list[str]]) -> list[str]:
    """What the clients ask, by the shares of the kinds, in random order."""
    rng = Random(9)
    drawn = [rng.choice(pages[kind]) for kind in rng.choices(list(SHARES), list(SHARES.values()), k=4000) if kind in pages]
    return list(dict.fromkeys(drawn))


def together(server: Server, pages: dict[str, list[str]], seconds: int) -> Load:
    """Print what the clients got."""
    before = server.worked()
    found = load(server.port, mixed(pages), seconds)
    print(
        f"{CLIENTS} clients for {seconds} s by {found.by}: {found.rate:.0f} requests/s, {found.errors} errors, median {found.median:.0f} ms;"
        f" processor of the server {(server.worked() - before) / 1000 / seconds:.2f} of a core",
        flush=True,
    )
    return found


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--ledger", type=Path)
    parser.add_argument("--seconds", type=int, default=30)
    parser.add_argument("--few", action="store_true", help="a tenth of the pages")
    options = parser.parse_args()
    ledger = options.ledger or kept()
    pages = addresses(ledger, 20 if options.few else 200)
    with serving(ledger) as server:
        missed = [kind for kind, some in pages.items() if one_after_another(server, kind, some) > LIMITS.get(kind, 1e9)]
        found = together(server, pages, options.seconds)
        print(f"{server.megabytes()} MB")
    if found.rate < RATE or found.errors:
        missed.append("clients")
    print(f"missed: {', '.join(missed) or 'nothing'}")
    return int(bool(missed))


if __name__ == "__main__":
    raise SystemExit(main())
