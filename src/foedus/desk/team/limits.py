"""How often log-in may fail: after a few failures each further one makes the next wait longer. Kept in the file, so a restart
forgives nothing."""

from __future__ import annotations

import hashlib
import ipaddress
from dataclasses import dataclass

from sqlalchemy import Connection, delete, func, insert, select

from foedus.desk.team.names import folded
from foedus.desk.team.schema import ATTEMPTS

WINDOW = 3600  # seconds that a failure counts
FREE_BY_NAME = 5  # the failure after which one waits
FREE_BY_ADDRESS = 20  # a whole office can come from one address
FIRST_WAIT, LONGEST_WAIT = 30, 900  # seconds; doubled at each failure
MOST = 100_000  # rows kept; beyond them the oldest go


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """What failures are counted for: a name (there or not) or an address."""

    key: str
    free: int


def counted(name: str, address: str) -> tuple[Counted, Counted]:
    """The name and the network address of an attempt; of IPv6 the /64, which is one subscriber's."""
    return (
        Counted(key=_key("name", folded(name)), free=FREE_BY_NAME),
        Counted(key=_key("address", _network(address)), free=FREE_BY_ADDRESS),
    )


def left(connection: Connection, now: int, things: tuple[Counted, ...]) -> int:
    """Seconds to wait before the next attempt; 0 for none."""
    return max(_left(connection, now, thing) for thing in things)


def count(connection: Connection, now: int, things: tuple[Counted, ...], most: int = MOST) -> tuple[int, ...]:
    """Count an attempt as failed until it succeeds, so that many at once gain nothing. What to take back in that case."""
    connection.execute(delete(ATTEMPTS).where(ATTEMPTS.c.at <= now - WINDOW))
    added = tuple(_added(connection, now, thing) for thing in things)
    beyond = select(ATTEMPTS.c.id).order_by(ATTEMPTS.c.at.desc(), ATTEMPTS.c.id.desc()).limit(-1).offset(most)
    connection.execute(delete(ATTEMPTS).where(ATTEMPTS.c.id.in_(beyond)))
    return added


def take_back(connection: Connection, ids: tuple[int, ...]) -> None:
    """An attempt that did not fail."""
    connection.execute(delete(ATTEMPTS).where(ATTEMPTS.c.id.in_(ids)))


def forgive(connection: Connection, name: str) -> None:
    """Forget a name's failures."""
    connection.execute(delete(ATTEMPTS).where(ATTEMPTS.c.key == _key("name", folded(name))))


def _added(connection: Connection, now: int, thing: Counted) -> int:
    return connection.execute(insert(ATTEMPTS).values(key=thing.key, at=now)).lastrowid


def _left(connection: Connection, now: int, thing: Counted) -> int:
    recent = (ATTEMPTS.c.key == thing.key) & (ATTEMPTS.c.at > now - WINDOW)
    failures, last = connection.execute(select(func.count(), func.max(ATTEMPTS.c.at)).where(recent)).one()
    wait = _wait(failures, thing.free)
    return min(max(0, (last or 0) + wait - now), wait)  # never longer, should the clock have been set back


def _wait(failures: int, free: int) -> int:
    return 0 if failures < free else min(FIRST_WAIT << min(failures - free, 10), LONGEST_WAIT)


def _network(address: str) -> str:
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return address[:64]
    if isinstance(found, ipaddress.IPv4Address):
        return str(found)
    return str(found.ipv4_mapped or ipaddress.ip_network((found, 64), strict=False))


def _key(kind: str, text: str) -> str:
    """Hashed: somebody may have typed a password for a name."""
    return f"{kind}:{hashlib.sha256(text.encode('utf-8', 'replace')).hexdigest()}"
