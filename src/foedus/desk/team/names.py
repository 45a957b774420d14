"""What a user may be called, and what may be a password."""

from __future__ import annotations

import unicodedata

from foedus.core.problems import Problem, Refused
from foedus.desk.safe import one_line

LONGEST_NAME = 64  # characters
SHORTEST_PASSWORD = 12  # characters
LONGEST_PASSWORD = 1024  # bytes as UTF-8: longer ones would only cost time
_INSIDE = "._-@"


def folded(typed: str) -> str:
    """The name in the one form in which names are compared: compatible characters and capitals are one (NFKC, case folded)."""
    whole = typed[: 4 * LONGEST_NAME].strip().encode("utf-8", "replace").decode()  # a lone surrogate is none
    return _nfkc(_nfkc(whole).casefold())


def named(typed: str) -> str:
    """The name as it is kept. Refused where it is none: letters and digits, and within them . _ - @, at most 64."""
    name = folded(typed)
    if not 0 < len(name) <= LONGEST_NAME or not name[0].isalnum() or not all(map(_fit, name)) or folded(name) != name:
        raise Refused(
            Problem(
                one_line(typed, 40) or "name",
                "This cannot be a user's name.",
                f"Take up to {LONGEST_NAME} letters and digits, and between them . _ - or @.",
            )
        )
    return name


def password(typed: str) -> str:
    """The password in the one form in which it is hashed (NFKC). Refused where it is too short or too long."""
    if len(_nfkc(typed)) < SHORTEST_PASSWORD:
        raise Refused(Problem("password", "The password is too short.", f"Take at least {SHORTEST_PASSWORD} characters."))
    if (found := as_typed(typed)) is None:
        raise Refused(Problem("password", "The password is too long.", f"Take at most {LONGEST_PASSWORD} bytes of text."))
    return found


def as_typed(typed: str) -> str | None:
    """The same of a password that somebody tries; None where it cannot be one."""
    if len(typed) > LONGEST_PASSWORD:
        return None
    found = _nfkc(typed)
    try:
        return found if len(found.encode()) <= LONGEST_PASSWORD else None
    except UnicodeEncodeError:  # a lone surrogate
        return None


def _fit(char: str) -> bool:
    return char in _INSIDE or unicodedata.category(char)[0] in "LMN"


def _nfkc(text: str) -> str:
    return unicodedata.normalize("NFKC", text)
