"""Files by address: s3://, gs://, https:// and what else fsspec reads."""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, cast

from foedus.core.problems import Problem, Refused
from foedus.reading.files.walk import SUFFIXES, shown

_READ = (*SUFFIXES, ".parquet", ".jsonl.gz", ".ndjson.gz")
_INSTALL = "Install the extra: pip install 'foedus[scale]' (for s3:// also s3fs, for gs:// gcsfs)."


@dataclass(frozen=True, slots=True)
class Place:
    """A file of a corpus: its path or address, and its name within the corpus."""

    path: str
    name: str

    @property
    def shown(self) -> str:
        """The path in characters that can be printed."""
        return shown(self.path)

    def data(self) -> bytes:
        """All its bytes."""
        with opened(self.path) as stream:
            return stream.read()


def is_address(place: str) -> bool:
    """Is it an address, and no path of this machine?"""
    return "://" in place


def listed(address: str) -> list[Place | Problem]:
    """The files at an address: itself, or those below it that can be read, in order of names. Refused without fsspec."""
    if address.endswith(_READ):
        return [Place(address, address.rsplit("/", 1)[-1])]
    system, root = _system(address)
    try:
        found = sorted(name for name in system.find(root) if name.lower().endswith(_READ))
    except Exception as error:  # each store has errors of its own
        return [Problem(shown(address), f"cannot be listed ({type(error).__name__}).", "Check the address and your credentials.")]
    if not found:
        return [Problem(shown(address), "holds no report.", f"These are read: {', '.join(_READ)}.")]
    return [Place(system.unstrip_protocol(name), name.removeprefix(root).lstrip("/")) for name in found]


def opened(path: str) -> IO[bytes]:
    """A stream of its bytes, unpacked where it is packed by gzip. Refused without fsspec, raises OSError and its like."""
    stream = _remote(path) if is_address(path) else Path(path).open("rb")  # noqa: SIM115
    return cast(IO[bytes], gzip.GzipFile(fileobj=stream)) if path.endswith(".gz") else stream


def _remote(address: str) -> IO[bytes]:
    system, root = _system(address)
    return cast(IO[bytes], system.open(root, "rb"))


def _system(address: str) -> tuple[Any, str]:
    try:
        from fsspec.core import url_to_fs

        return cast(tuple[Any, str], url_to_fs(address))
    except ImportError as error:
        raise Refused(Problem(shown(address), f"It cannot be read without {error.name or 'fsspec'}.", _INSTALL)) from None
    except ValueError as error:
        problem = Problem(shown(address), f"No such kind of address is known ({error}).", "Use s3://, gs:// or https://.")
        raise Refused(problem) from None
