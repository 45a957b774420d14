"""What a reader of one file format gives back, and how bytes become text."""

from __future__ import annotations

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE
from dataclasses import dataclass

_BOMS = {
    BOM_UTF8: "utf-8-sig",
    BOM_UTF32_LE: "utf-32",  # before UTF-16, whose mark it begins with
    BOM_UTF32_BE: "utf-32",
    BOM_UTF16_LE: "utf-16",
    BOM_UTF16_BE: "utf-16",
}
# Of two that fit alike, the one that is commoner for reports comes first.
_GUESSES = ["cp1252", "cp1251", "cp1250", "koi8_r", "shift_jis", "euc_kr", "gb18030", "big5", "cp1256", "cp1254", "cp1253"]
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x7f]")
_SAMPLE = 50_000
SAVE_AS_UTF8 = "Save it as plain text in UTF-8."


class Bad(Exception):
    """A file that cannot be read: why, and what the user can do."""

    def __init__(self, sentence: str, remedy: str = "") -> None:
        super().__init__(sentence)
        self.sentence, self.remedy = sentence, remedy


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """The text of one document and what its metadata say, as they say it."""

    text: str
    name: str | None = None
    title: str | None = None
    address: str | None = None
    stated: str | None = None
    publisher: str | None = None


def decode(data: bytes, declared: str | None = None) -> str:
    """Text of the bytes: by byte order mark, as UTF-8, as declared, by a guess. Raises Bad where none of these fits."""
    for bom, codec in _BOMS.items():
        if data.startswith(bom):
            return _strict(data, codec)
    if b"\0" in data:
        raise Bad("is not a text: it holds binary data.", "If it is a text, save it in UTF-8.")
    try:
        return _printable(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        return _otherwise(data, declared, error.start)


def _otherwise(data: bytes, declared: str | None, at: int) -> str:
    loose = data.decode("utf-8", "replace")
    foreign = sum(c > "\x7f" for c in loose)
    if loose.count("\ufffd") * 20 < foreign:  # UTF-8 with a few damaged bytes: any guess would garble the rest
        return _printable(loose)
    codec = declared or _guess(data)
    if codec is None:
        raise Bad(f"is in an encoding that cannot be told (byte {at} is not UTF-8).", SAVE_AS_UTF8)
    return _strict(data, codec)


def _guess(data: bytes) -> str | None:
    from charset_normalizer import from_bytes

    matches = from_bytes(data[:_SAMPLE], cp_isolation=_GUESSES, threshold=0.3)
    ranks = [(round(m.chaos, 1), -round(m.coherence, 1), _GUESSES.index(m.encoding)) for m in matches if m.encoding in _GUESSES]
    return _GUESSES[min(ranks)[2]] if ranks else None


def _strict(data: bytes, codec: str) -> str:
    try:
        return _printable(data.decode(codec))
    except (UnicodeDecodeError, LookupError):
        raise Bad(f"is damaged or not in the encoding that it seems to be in ({codec}).", SAVE_AS_UTF8) from None


def _printable(text: str) -> str:
    sample = text[:_SAMPLE]
    if "\0" in text or len(_CONTROL.findall(sample)) * 100 > len(sample):
        raise Bad("is not a text: it holds binary data.", "Give the report itself: txt, html, pdf, docx or jsonl.")
    return text
