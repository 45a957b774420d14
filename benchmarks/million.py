"""A ledger of 1,000,000 statements: how fast it takes them in, reads one treaty, verifies; how large it is; how that grows.

    python benchmarks/million.py [--few] [--postgres]

Measured at a tenth, three tenths and the whole of it (of 100,000 with --few), each step in a process of its own; by the clock and,
for a machine that does other work beside it, of the processor. What ten times as many take is reckoned from the last two sizes.
With --postgres the same is done in a PostgreSQL that is started for it. Exits with 1 where a limit is missed by the clock.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from statistics import median, quantiles

import million_steps as steps
from million_steps import Took, alone
from sqlalchemy import create_engine

EDITIONS = (1, 3, 10)
LIMITS = {"ingest": 20_000, "treaty": 50, "verify": 60}  # statements a second at least; milliseconds and seconds at most
_SQLITE = "SELECT name, sum(pgsize) FROM dbstat GROUP BY name HAVING sum(pgsize) > 1e5 ORDER BY 2 DESC"
_POSTGRES = (
    "SELECT relname, pg_table_size(oid) FROM pg_class WHERE relkind IN ('r', 'i') AND relnamespace = 'public'::regnamespace"
    " AND pg_table_size(oid) > 1e5 ORDER BY 2 DESC"
)


@dataclass(slots=True)
class Size:
    """What was measured at one size, by the name of the step."""

    statements: int
    took: dict[str, Took] = field(default_factory=dict)
    parts: dict[str, int] = field(default_factory=dict)  # bytes of the file, by table and index


def measured(address: str, size: int) -> Iterator[Size]:
    """The ledger grown from size to size, measured at each."""
    before = statements = 0
    for editions in EDITIONS:
        filled = alone(steps.filling, address, size, before, editions)
        days = alone(steps.by_days, address, size, 100 + editions)
        statements, before = statements + filled.found + days.found, editions
        found = Size(statements, {"ingest": filled, "days": days}, _parts(address))
        found.took["open"] = alone(steps.opening, address)
        found.took["treaty"] = alone(steps.treaty, address, size, editions, False)
        found.took["cold"] = alone(steps.treaty, address, size, editions, True)
        found.took["verify"] = alone(steps.verifying, address)
        found.took["all"] = alone(steps.reading, address)
        yield found


def table(name: str, sizes: list[Size]) -> None:
    """Print it."""
    print(f"\n{name:<38}" + "".join(f"{s.statements:>18,}" for s in sizes) + "     10 times that, reckoned")
    _row("ingest to this size, statements/s", sizes, partial(_whole, sizes), "{:,.0f} ({:,.0f})")
    _row("  since the size before", sizes, partial(_rate, "ingest"), "{:,.0f} ({:,.0f})")
    _row("  memory beside the batches, MB", sizes, partial(_memory, "ingest"), "{:,.0f}")
    _row("ingest a day at a time, statements/s", sizes, partial(_rate, "days"), "{:,.0f} ({:,.0f})")
    _row("open, s", sizes, partial(_seconds, "open"), "{:,.3f} ({:,.3f})")
    for step, said in (("treaty", "treaty read and folded"), ("cold", "  the file not in memory")):
        _row(f"{said}, median ms", sizes, partial(_each, step, median), "{:,.1f} ({:,.1f})")
        _row("    p95", sizes, partial(_each, step, _p95), "{:,.1f} ({:,.1f})")
    for step, said in (("verify", "verify, s"), ("all", "all of it read, s")):
        _row(said, sizes, partial(_seconds, step), "{:,.1f} ({:,.1f})", grows=True)
        _row("  memory, MB", sizes, partial(_memory, step), "{:,.0f}", grows=True)
    _row("file, MB", sizes, partial(_bytes, "", 1e6), "{:,.0f}", grows=True)
    for part in ("", *sizes[-1].parts):
        _row(f"  bytes a statement {part}", sizes, partial(_bytes, part, 0), "{:,.0f}")


def missed(sizes: list[Size]) -> list[str]:
    """Which limits were not kept at the largest size."""
    last = sizes[-1]
    found = {"ingest": _whole(sizes, last)[0], "treaty": _each("cold", _p95, last)[0], "verify": last.took["verify"].clock}
    return [f"{k}: {v:,.1f}, limit {LIMITS[k]:,}" for k, v in found.items() if (v < LIMITS[k]) == (k == "ingest")]


def _row(said: str, sizes: list[Size], value: Callable[[Size], tuple[float, ...]], form: str, grows: bool = False) -> None:
    values = [value(s) for s in sizes]
    line = f"{said:<38}" + "".join(f"{form.format(*v):>18}" for v in values)
    if grows:
        (one, other), (less, more) = sizes[-2:], values[-2:]
        slopes = [(b - a) / (other.statements - one.statements) for a, b in zip(less, more, strict=True)]
        line += "     " + form.format(*(m + slope * 9 * other.statements for m, slope in zip(more, slopes, strict=True)))
    print(line)


def _whole(sizes: list[Size], upto: Size) -> tuple[float, ...]:
    took = [s.took["ingest"] for s in sizes if s.statements <= upto.statements]
    found = sum(t.found for t in took)
    return found / sum(t.clock for t in took), found / sum(t.processor for t in took)


def _rate(step: str, size: Size) -> tuple[float, ...]:
    took = size.took[step]
    return took.found / took.clock, took.found / took.processor


def _seconds(step: str, size: Size) -> tuple[float, ...]:
    return size.took[step].clock, size.took[step].processor


def _memory(step: str, size: Size) -> tuple[float, ...]:
    return (size.took[step].memory,)


def _each(step: str, of: Callable[[list[float]], float], size: Size) -> tuple[float, ...]:
    clock, processor = zip(*size.took[step].found, strict=True)
    return of(list(clock)), of(list(processor))


def _bytes(part: str, unit: float, size: Size) -> tuple[float, ...]:
    """Of a part of the file or, where none is named, of all; a statement where no unit is given."""
    return ((size.parts.get(part, 0) if part else sum(size.parts.values())) / (unit or size.statements),)


def _p95(times: list[float]) -> float:
    return quantiles(times, n=20)[-1]


def _parts(address: str) -> dict[str, int]:
    """Bytes of each table and index, the largest first."""
    engine = create_engine(address if "://" in address else f"sqlite:///{address}")
    with engine.connect() as connection:
        found = connection.exec_driver_sql(_POSTGRES if "://" in address else _SQLITE).all()
    engine.dispose()
    return {name: int(size) for name, size in found}


def main() -> int:
    """Measure and print."""
    size = 10_000 if "--few" in sys.argv else 100_000
    with tempfile.TemporaryDirectory(prefix="foedus-million-") as folder:
        sizes = list(measured(f"{folder}/x.ledger", size))
        table("SQLite: by the clock (processor)", sizes)
    if "--postgres" in sys.argv:
        sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "samples"))
        from stores import postgres  # type: ignore[import-not-found, unused-ignore]

        beside = list(measured(postgres(), size))
        table("PostgreSQL", beside)
        ratios = (f"{step} {beside[-1].took[step].clock / sizes[-1].took[step].clock:.2f}" for step in beside[-1].took)
        print(f"\nPostgreSQL takes as many times as long: {', '.join(ratios)}")
    for line in (wrong := missed(sizes)):
        print(f"MISSED {line}")
    return int(bool(wrong))


if __name__ == "__main__":
    raise SystemExit(main())
