"""How fast the desk answers over a large ledger: 100,000 statements, 5,000 treaties (big_ledger.py), served as users serve it.

    python benchmarks/serve.py [--ledger FILE] [--seconds 30] [--few]

Each address is asked for once only (treaties, reports, states, pairs and days are drawn at random), so that no answer was kept. The
clock's time is the client's, on the same machine; beside it stands the processor's time of the server. Then 32 clients at once, by
wrk where it is here: first no address twice, then drawn from some hundreds that were asked before. Exits with 1 where a limit is
missed.
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
PATIENCE = 180  # seconds
SHARES = {"treaty": 40, "search, typed": 30, "report": 12, "what if": 6, "state": 6, "treaties": 3, "home": 3}
FRESH, OFTEN = 10_000, 400  # pages among which the clients draw
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

    def days() -> Iterator[date]:
        while True:
            yield date(1950, 1, 1) + timedelta(days=rng.randrange(27000))

    living = [key for key in states() if existed(key, date(2000, 1, 1)) is Answer.YES]
    names = [text.split() for text in (*treaties, *spoken)]
    tails = (" ".join(words[rng.randrange(len(words)) :]) for words in names for _ in range(2))
    typed = sorted({tail[:n] for tail in tails for n in range(2, min(len(tail), 24))})
    rng.shuffle(typed)
    asked_of = [key for _ in range(3) for key in rng.sample(treaties, len(treaties))]
    some = range(number + FRESH // 10)
    read = [f"{key}?on={day}" for n in range(4) for key, day in zip(rng.sample(reports, len(reports)), days(), strict=False)]
    return {
        "treaty": [f"/treaties/{quote(key, safe='')}?on={day}" for key, day in zip(asked_of, days(), strict=False)],
        "search, typed": [f"/search?{urlencode({'q': words})}" for words in typed],
        "what if": [f"/what-if?by={a}&does=attacks&to={b}&on={day}" for a, b, day in attacks(rng, len(some))],
        "state": [f"/states/{rng.choice(living)}?on={day}" for day, _ in zip(days(), some, strict=False)],
        "report": [f"/reports/{page}" for page in read],
        "treaties": [f"/treaties?party={rng.choice(living)}&on={day}" for day, _ in zip(days(), some, strict=False)],
        "home": [f"/?on={day}" for day, _ in zip(days(), some, strict=False)],
    }


def attacks(rng: Random, number: int) -> Iterator[tuple[str, str, date]]:
    """Two states that there are on a day, and the day."""
    for _ in range(number):
        day = date(1960, 1, 1) + timedelta(days=rng.randrange(23000))
        by, to = rng.sample([key for key in states() if existed(key, day) is Answer.YES], 2)
        yield by, to, day


def asked(server: Server, address: str) -> tuple[float, int]:
    """Milliseconds until the whole answer is there, and its bytes."""
    headers = {"accept-encoding": "gzip", "hx-request": "true"}  # as the clients at once send them
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
    spread = f"median {median(took):8.1f}  p95 {quantiles(took, n=20)[-1]:8.1f}  worst {max(took):8.1f} ms"
    size = median(size for _, size in found) / 1024
    print(f"{kind:<15} first {first:9.1f}  {spread}  processor {worked:7.1f} ms  {size:6.1f} kB   ({len(took)})", flush=True)
    return median(took)


def mixed(pages: dict[str, list[str]], number: int) -> list[str]:
    """What the clients ask, by the shares of the kinds, in random order; `number` pages, each once."""
    rng = Random(9)
    wanted = [kind for kind, share in SHARES.items() for _ in range(share * number // 100)]
    drawn = [page for kind in SHARES for page in pages[kind][: wanted.count(kind)]]
    rng.shuffle(drawn)
    return drawn


def together(server: Server, what: str, pages: list[str], seconds: int) -> Load:
    """Print what the clients got."""
    before = server.worked()
    found = load(server.port, pages, seconds)
    busy = (server.worked() - before) / 1000 / seconds
    print(f"{CLIENTS} clients for {seconds} s by {found.by}, {what}: {found.rate:.0f} requests/s, {found.errors} errors, ", end="")
    print(f"median {found.median:.0f} ms; the server used {busy:.2f} of a core", flush=True)
    return found


def rest(server: Server) -> None:
    """Wait until the server has made what it makes at its start: it then uses less than half a core for some seconds."""
    began = time.perf_counter()
    busy = 1.0
    while busy > 0.5 and time.perf_counter() - began < PATIENCE:
        before = server.worked()
        time.sleep(4)
        busy = (server.worked() - before) / 4000
    print(f"at rest after {time.perf_counter() - began:.0f} s more", flush=True)


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--ledger", type=Path)
    parser.add_argument("--seconds", type=int, default=30)
    parser.add_argument("--few", action="store_true", help="a tenth of the pages")
    options = parser.parse_args()
    ledger = options.ledger or kept()
    number = 20 if options.few else 200
    pages = addresses(ledger, number)
    with serving(ledger) as server:
        rest(server)
        missed = [kind for kind, some in pages.items() if one_after_another(server, kind, some[:number]) > LIMITS.get(kind, 1e9)]
        once = {kind: some[number:] for kind, some in pages.items()}
        together(server, "no page twice", mixed(once, FRESH), options.seconds)
        often = mixed(once, OFTEN)
        for page in often:  # as a team has asked them today: what was answered is kept
            asked(server, page)
        found = together(server, f"of {OFTEN} pages that were asked before", often, options.seconds)
        print(f"{server.megabytes()} MB")
    if found.rate < RATE or found.errors:
        missed.append("clients")
    print(f"missed: {', '.join(missed) or 'nothing'}")
    return int(bool(missed))


if __name__ == "__main__":
    raise SystemExit(main())
