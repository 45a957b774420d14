"""Plain data as YAML in one fixed spelling, so that equal data is equal text and a change shows where it was made.

Written here because a dumper decides by itself when to fold, and writes a text with tabs or blanks at its lines' ends as one line.
"""

from __future__ import annotations

import json
import re
from functools import lru_cache
from typing import Any

from foedus.ledger.cards.yamltext import ESCAPED, escaped

_LONGEST_KEY = 500  # characters; YAML takes twice as many
_WORDS, _DAY = r"[^\W\d_](?:[\w./()'’-]| (?=[\w./()'’-]))*", "[0-9]{4}(?:-[0-9]{2}){1,2}"
_HASH = "(?!0b)(?=[0-9e]*[a-df])[0-9a-f]{16,64}"  # one that no YAML takes for a number
_PLAIN = re.compile(f"{_WORDS}|{_DAY}|{_HASH}")
_MEANT = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})  # by one YAML or the other
_PRINTED = "\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff"
_LITERAL = re.compile(f"[{_PRINTED}]*")
_ODD = re.compile(f"[^{_PRINTED}\ud800-\udfff]")
_SURROGATE = re.compile("[\ud800-\udfff]")


def flow(value: Any) -> str:
    """The value on one line."""
    if value.__class__ is str:
        return word(value) if len(value) < _LONGEST_KEY else _word(value)
    if isinstance(value, dict):
        return f"{{{', '.join(f'{_key(k)}: {flow(v)}' for k, v in value.items())}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(flow, value))}]"
    return "null" if value is None else str(value).lower()  # a whole number, true or false


def block(data: dict[str, Any]) -> str:
    """The mapping as an item of a list, a field on each line."""
    lines = "\n  ".join(f"{key}: {flow(value)}" for key, value in data.items())
    return f"- {lines}\n"


def text(value: str) -> str:
    """A long text line by line, to stand after the last key of a file."""
    if _SURROGATE.search(value):
        return f"{ESCAPED} {text(escaped(value))}"
    if not value or not _LITERAL.fullmatch(value):
        return _quoted_lines(value) + "\n"
    whole, body = value.removesuffix("\n"), value.split("\n")
    mark = "-" if whole == value else "+" if not whole or whole.endswith("\n") else ""
    lines = body if whole == value else body[:-1]
    return f"|2{mark}\n" + "".join(f"  {line}\n" if line else "\n" for line in lines)


def quoted(value: str) -> str:
    """The text in quotation marks, whatever it holds but lone surrogates."""
    return _ODD.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(value, ensure_ascii=False))


def _word(value: str) -> str:
    if _SURROGATE.search(value):
        return f"{ESCAPED} {quoted(escaped(value))}"
    return value if _PLAIN.fullmatch(value) and value.casefold() not in _MEANT else quoted(value)


word = lru_cache(maxsize=2**15)(_word)


def _key(value: str) -> str:
    if len(value) > _LONGEST_KEY:
        raise ValueError("the name is too long")
    return word(value)


def _quoted_lines(value: str) -> str:
    """In quotation marks with a line for each of its own."""
    first, *rest = (quoted(line)[1:-1] for line in value.split("\n"))
    kept = (f"\\{line}" if line.startswith(" ") else line for line in rest)  # else YAML drops the blanks
    return '"' + "\\n\\\n  ".join([first, *kept]) + '"'
