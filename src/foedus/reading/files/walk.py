"""Which files are meant by the paths that a user gives, and in which order."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from foedus.core.problems import Problem

SUFFIXES = {
    ".txt": "text", ".text": "text", ".md": "text", ".html": "html", ".htm": "html", ".xhtml": "html",
    ".pdf": "pdf", ".docx": "word", ".jsonl": "lines", ".ndjson": "lines",
}  # fmt: skip
STDIN = Path("-")
_REMEDY = "Give files or folders with reports: txt, md, html, pdf, docx or jsonl."


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read; `name` is its path below the folder that was given."""

    path: Path
    name: str

    @property
    def place(self) -> str:
        """The path in characters that can be printed."""
        return shown(str(self.path))


def shown(name: str) -> str:
    """A file name in which nothing breaks a line, a terminal or UTF-8."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in name)


def find(paths: Sequence[Path | str], more: Sequence[str] = ()) -> tuple[list[Found], list[Problem]]:
    """Files below the paths, folders searched in order of names; each once. Hidden files and other formats are passed over.

    `more` are endings of names that are read beside the usual ones.
    """
    found: dict[str, Found] = {}
    problems: list[Problem] = []
    for path in map(Path, paths):
        for item in _below(path, more):
            if isinstance(item, Problem):
                problems.append(item)
            else:
                found.setdefault(os.path.realpath(item.path), item)
    return list(found.values()), problems


def _below(path: Path, more: Sequence[str]) -> Iterator[Found | Problem]:
    if path == STDIN:
        yield Found(path, "standard input")
        return
    try:
        folder = stat.S_ISDIR(path.stat().st_mode)
    except (OSError, ValueError) as error:
        yield Problem(shown(str(path)), reason(error), "Check the path.")
        return
    if folder:
        yield from _folder(path, more)
    else:
        yield Found(path, shown(path.name))


def _folder(root: Path, more: Sequence[str]) -> Iterator[Found | Problem]:
    errors: list[OSError] = []
    some, others = False, 0
    for folder, folders, names in os.walk(root, onerror=errors.append):  # does not follow links, so never in circles
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(folder, name)
            if name.startswith(".") or not name.lower().endswith((*SUFFIXES, *more)):
                others += 1
                continue
            some = True
            yield Found(path, shown(path.relative_to(root).as_posix()))
    yield from (Problem(shown(str(error.filename)), reason(error), "Check the permissions.") for error in errors)
    if not some and not errors:
        passed = f" ({others} files in other formats were passed over)" if others else ""
        yield Problem(shown(str(root)), f"holds no report{passed}.", _REMEDY)


def reason(error: OSError | ValueError) -> str:
    """Why a path cannot be opened, as the end of a sentence."""
    words = {"FileNotFoundError": "is not there.", "PermissionError": "may not be read by you."}
    return words.get(type(error).__name__, f"cannot be opened: {getattr(error, 'strerror', None) or error}.")
