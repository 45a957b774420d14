"""Many clients at once, in a process of their own: wrk where it is here, else asyncio."""

from __future__ import annotations

import asyncio
import re
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

CLIENTS = 32
_SCRIPT = """
local pages, at = {}, 0
for line in io.lines("%s") do pages[#pages + 1] = line end
local thread_number = 0
function setup(thread) thread:set("offset", thread_number * 1999) thread_number = thread_number + 1 end
function request()
  at = at + 1
  return wrk.format("GET", pages[(at + offset) %% #pages + 1], {["accept-encoding"] = "gzip", ["hx-request"] = "true"})
end
function done(summary, latency)
  local e = summary.errors
  io.write(string.format("RESULT %%d %%d %%f %%f\\n", summary.requests, e.connect + e.read + e.write + e.status + e.timeout,
    summary.duration / 1e6, latency:percentile(50) / 1000))
end
"""


@dataclass(frozen=True, slots=True)
class Load:
    """Answers a second, requests that failed, and the median of all in milliseconds; by which client."""

    by: str
    rate: float
    errors: int
    median: float


def load(port: int, pages: list[str], seconds: int) -> Load:
    """All clients ask these pages in turn, each the next as soon as it has the last."""
    with tempfile.TemporaryDirectory() as folder:
        (listed := Path(folder) / "pages").write_text("\n".join(pages), encoding="utf-8")
        if shutil.which("wrk"):
            (script := Path(folder) / "ask.lua").write_text(_SCRIPT % listed, encoding="utf-8")
            command = [
                "wrk",
                "-t1",
                f"-c{CLIENTS}",
                f"-d{seconds}s",
                "--timeout",
                "30s",
                "-s",
                str(script),
                f"http://127.0.0.1:{port}",
            ]
        else:
            command = [sys.executable, __file__, str(port), str(listed), str(seconds)]
        said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    found = re.search(r"RESULT (\d+) (\d+) (\S+) (\S+)", said)
    assert found, said
    count, errors, took, middle = int(found[1]), int(found[2]), float(found[3]), float(found[4])
    return Load(Path(command[0]).name, count / took, errors, middle)


async def _client(port: int, pages: list[str], start: int, until: float, times: list[float], errors: list[str]) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    at = start
    while time.perf_counter() < until:
        page, at, begin = pages[at % len(pages)], at + 1, time.perf_counter()
        writer.write(f"GET {page} HTTP/1.1\r\nhost: 127.0.0.1\r\naccept-encoding: gzip\r\nhx-request: true\r\n\r\n".encode())
        head = (await reader.readuntil(b"\r\n\r\n")).lower()
        size = re.search(rb"content-length: (\d+)", head)
        await reader.readexactly(int(size[1]) if size else 0)
        times.append((time.perf_counter() - begin) * 1000)
        if not head.startswith(b"http/1.1 200"):
            errors.append(page)
    writer.close()


async def _clients(port: int, pages: list[str], seconds: int) -> None:
    times: list[float] = []
    errors: list[str] = []
    begin = time.perf_counter()
    each = (_client(port, pages, n * 61, begin + seconds, times, errors) for n in range(CLIENTS))
    broken = [one for one in await asyncio.gather(*each, return_exceptions=True) if one]
    print(f"RESULT {len(times)} {len(errors) + len(broken)} {time.perf_counter() - begin} {median(times)}")


if __name__ == "__main__":
    port, listed, seconds = sys.argv[1:]
    asyncio.run(_clients(int(port), Path(listed).read_text(encoding="utf-8").splitlines(), int(seconds)))
