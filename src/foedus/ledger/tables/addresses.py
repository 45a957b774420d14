"""The address of a ledger, a path or a database's URL: which database it means, and how it is shown without its password."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlalchemy.engine import URL

_FORM = "postgresql://USER@HOST:PORT/DATABASE, where an @, : or / within a password is written %40, %3A, %2F"


def url(address: str) -> URL:
    """What SQLAlchemy opens; PostgreSQL with psycopg 3 where it is installed. ValueError where it is no such address."""
    from sqlalchemy.engine import URL, make_url
    from sqlalchemy.exc import ArgumentError

    if "://" not in address:
        return URL.create("sqlite", database=address)
    try:
        made = make_url(address)
    except (ArgumentError, ValueError):  # their words can hold a piece of the password
        raise ValueError(f"an address is written {_FORM}") from None
    if "@" in (made.host or ""):
        raise ValueError(f"an address is written {_FORM}")
    if made.drivername in ("postgres", "postgresql"):
        return made.set(drivername="postgresql+psycopg" if find_spec("psycopg") else "postgresql")
    return made


def shown(address: str) -> str:
    """The address as it may be printed, kept and compared: its password, if any, as ***; the driver is left out."""
    if "://" not in address:
        return address
    try:
        made = url(address)
    except ValueError:
        return f"{address.split('://')[0]}://***"
    secret = {key: "***" for key in made.query if "password" in key.casefold()}
    plain = made.set(drivername=made.get_backend_name()).update_query_dict(secret)
    return (plain if made.password else plain._replace(password=None)).render_as_string(hide_password=True)


def file_of(address: str) -> Path | None:
    """The file that the address names; None where it names a database of a server. ValueError as `url`."""
    made = url(address)
    return Path(made.database or "") if made.get_backend_name() == "sqlite" else None
